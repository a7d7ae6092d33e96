// Finding entities by any of their names, whatever its case, accents and, between Latin and Cyrillic, its script.

const ASCII = /^[\x00-\x7f]*$/;
/** A word in Latin and another script. */
const MIXED = /[a-z\u00c0-\u024f].*[\u0370-\u052f]|[\u0370-\u052f].*[a-z\u00c0-\u024f]/i;

/** Return a name in lower case and one Unicode form, with single spaces. */
function folded(name) {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Return a name in plain Latin letters and digits, as `latin` in graphmodel/claims/names/keys.py. */
function latin(name) {
  if (ASCII.test(name))
    return name
      .toLowerCase()
      .replace(/['`]/g, "")
      .replace(/[^0-9a-z]+/g, " ")
      .trim();
  const letters = [...name.normalize("NFKC")].map((letter) =>
    Object.hasOwn(payload.letters, letter) ? payload.letters[letter] : letter,
  );
  return letters
    .join("")
    .toLowerCase()
    .replace(/['`’ʼʹ]/g, "")
    .replace(/[^0-9a-z]+/g, " ")
    .trim();
}

/** Return a name with the press's variants of Cyrillic spelling made one: `-sky` and `-ski`, `ya` and `ia`. */
function pressed(name) {
  return latin(name).replaceAll("y", "i").replace(/i+/g, "i");
}

/**
 * Return a name with what may differ in it left out: accents and hyphens, and letters of Cyrillic and Greek in Latin.
 *
 * Other signs and scripts stay, and so do letters that may only look like the Latin ones around them, since names that differ in them are not one: C++ and C, or two names in Chinese.
 */
function matched(name) {
  const romanised = (letter) =>
    letter < "\u0530" && Object.hasOwn(payload.letters, letter) ? payload.letters[letter] : letter;
  const words = name.normalize("NFKC").split(/(?<=[\s-])/);
  return words
    .map((word) => (MIXED.test(word) ? word : [...word].map(romanised).join("")))
    .join("")
    .toLowerCase()
    .replace(/['`’ʼʹ]/g, "")
    .replace(/\.(?=\s|$)/g, "")
    .replace(/[\s\-‐‑–]+/g, " ")
    .trim()
    .replaceAll("y", "i")
    .replace(/i+/g, "i");
}

/** Return whether what was typed is a part of a name of an entity, and not only read like one. */
function isNamed(entity, typed) {
  const word = matched(typed);
  return [entities.name[entity], ...entities.aliases[entity], entities.id[entity]].some((name) =>
    matched(name).includes(word),
  );
}

/** Return the spellings by which a name is found. */
function spellings(typed) {
  return [...new Set([folded(typed), latin(typed), pressed(typed)])].filter(Boolean);
}

/** The spellings of the names, aliases and id of each entity. */
const searchable = lazily(() =>
  entities.name.map((name, i) => [...new Set([name, ...entities.aliases[i], entities.id[i]].flatMap(spellings))]),
);

/** Return the entities whose names fit what was typed, the best first. */
function findEntities(typed, limit = 12) {
  const words = spellings(typed);
  if (!words.length) return [];
  const found = [];
  const typedAsIs = folded(typed);
  const keys = searchable();
  for (let i = 0; i < entities.count; i++) {
    let best = 9;
    for (const key of keys[i]) {
      for (const word of words) {
        const at = key.indexOf(word);
        if (at < 0) continue;
        const place = key === word ? 0 : at === 0 ? 1 : key[at - 1] === " " ? 2 : 3;
        best = Math.min(best, word === typedAsIs ? place : place + 0.5);
      }
    }
    if (best < 9) found.push([best, i]);
  }
  const names = nameRanks();
  found.sort((a, b) => a[0] - b[0] || around(b[1]).length - around(a[1]).length || names[a[1]] - names[b[1]]);
  return found.slice(0, limit).map(([, i]) => i);
}

/** Return the alias that fits what was typed where the name itself does not, or nothing. */
function fittingAlias(entity, typed) {
  const words = spellings(typed);
  const fits = (name) => words.some((word) => spellings(name).some((spelling) => spelling.includes(word)));
  if (fits(entities.name[entity])) return undefined;
  return entities.aliases[entity].find(fits);
}
