// The page's own words. They stand in one file of strings, so that a translation is one more such file.

const numberFormat = new Intl.NumberFormat(language);

/** A name within a phrase, which is drawn as an element of its own; `role` says what it is there. */
class Isolated {
  constructor(text, role = null) {
    this.text = text;
    this.role = role;
  }

  toString() {
    return this.text;
  }
}

/** Return a name in isolation, so that the direction of its letters, or a control among them, ends with it. */
function isolated(text, role) {
  return new Isolated(text, role);
}

/** Return a string with its `{blanks}` filled in; a missing one shows its key. */
function t(key, values) {
  const template = Object.hasOwn(payload.strings, key) ? payload.strings[key] : key;
  return template.replace(/\{(\w+)\}/g, (blank, name) =>
    values && Object.hasOwn(values, name) ? String(values[name]) : blank,
  );
}

/** Return the singular or plural of a string, with the number in `{count}`. */
function plural(key, count, values) {
  return t(`${key}.${count === 1 ? "one" : "other"}`, { count: numberFormat.format(count), ...values });
}

/** Return a number as people write it. */
function number(value) {
  return numberFormat.format(value);
}
