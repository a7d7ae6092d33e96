// Rows as a file that spreadsheet programs open with a double click; see graphmodel/output/rows.py.

/** What no field may hold: it would mislead whoever reads it, or end a line for one program and not for another. */
const UNFIT =
  /[\r\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]|\p{Noncharacter_Code_Point}/gu;
const BYTE_ORDER_MARK = "\ufeff";

/** Return rows of texts and numbers as CSV. */
function asCsv(rows) {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** Return a cell that no program takes for a formula: with an apostrophe before one. */
function csvCell(value) {
  if (typeof value === "number") return String(value);
  const text = value.replace(/^(?=[=+\-@\t\r])/, "'").replace(UNFIT, spelledOut);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Return a letter by its number, as Python writes it. */
function spelledOut(letter) {
  if (letter === "\r") return "\\r";
  const code = letter.codePointAt(0);
  const [sign, digits] = code < 0x100 ? ["x", 2] : code < 0x10000 ? ["u", 4] : ["U", 8];
  return `\\${sign}${code.toString(16).padStart(digits, "0")}`;
}
