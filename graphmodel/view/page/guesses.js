// Who may be meant where nobody is called what was typed: misspelt, romanised otherwise, its words in another order. A
// guess may be wrong, and is offered only; what the command line guesses is in graphmodel/claims/names/nearness.py.

/** What is less near is no guess; nor is what is less near than the nearest by more than so much. */
const LEAST_NEAR = 0.62;
const BEHIND_NEAREST = 0.12;
const GUESSES = 5;
/** So much nearer than their letters may the sounds make two words: few consonants are soon alike. */
const HEARD = 0.3;
/** So many letters and words of a name are compared. */
const LETTERS_COMPARED = 60;
const WORDS_COMPARED = 8;

/** Return how near two words are, from 0 to 1, counting letters that are missing, others or swapped. */
function alikeLetters(a, b) {
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return 1 - last[b.length] / Math.max(a.length, b.length);
}

/** Return the consonants of a word, those that languages write in several ways made one. */
function consonants(word) {
  return word
    .replaceAll("ph", "f")
    .replace(/[aeiouyjwh]/g, "")
    .replace(/[cqgx]/g, "k")
    .replace(/z/g, "s")
    .replace(/d/g, "t")
    .replace(/b/g, "p")
    .replace(/v/g, "f")
    .replace(/(.)\1+/g, "$1");
}

/** Return how near two words are; a beginning counts, and little likeness does not. */
function alikeWords(a, b) {
  if (a === b) return 1;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length > 2 && longer.startsWith(shorter)) return 0.85;
  const [sound, other] = [consonants(a), consonants(b)];
  const seen = alikeLetters(a, b);
  const heard = Math.min(sound.length, other.length) > 2 ? 0.9 * alikeLetters(sound, other) : 0;
  const alike = Math.max(seen, Math.min(heard, seen + HEARD));
  return alike >= 0.6 ? alike : 0;
}

/** Return how much two names have in common, each of their words taken once, whatever the order. */
function nearness(words, others) {
  const pairs = words.flatMap((a, i) => others.map((b, j) => ({ alike: alikeWords(a, b), i, j })));
  pairs.sort((one, other) => other.alike - one.alike);
  const [left, right] = [new Set(words.keys()), new Set(others.keys())];
  const weight = (word) => Math.min(word.length, 6);
  const sum = (all) => all.reduce((total, word) => total + weight(word), 0);
  let [here, there] = [0, 0];
  for (const { alike, i, j } of pairs) {
    if (!alike || !left.has(i) || !right.has(j)) continue;
    left.delete(i);
    right.delete(j);
    here += alike * weight(words[i]);
    there += alike * weight(others[j]);
  }
  [here, there] = [here / sum(words), there / sum(others)];
  return 0.65 * Math.max(here, there) + 0.35 * Math.min(here, there);
}

function comparedWords(name) {
  return latin(name.slice(0, LETTERS_COMPARED)).split(" ").filter(Boolean).slice(0, WORDS_COMPARED);
}

/** The words of the names and aliases of each entity. */
const guessable = lazily(() =>
  entities.name.map((name, i) => [name, ...entities.aliases[i]].map(comparedWords).filter((words) => words.length)),
);

/** Return the entities that may be meant by what was typed, nearest first. */
function guessEntities(typed) {
  const words = comparedWords(typed);
  if (!words.length) return [];
  const near = guessable().map((names, i) => [Math.max(0, ...names.map((name) => nearness(words, name))), i]);
  const ranks = nameRanks();
  const found = near.filter(([score]) => score >= LEAST_NEAR).sort((a, b) => b[0] - a[0] || ranks[a[1]] - ranks[b[1]]);
  return found.filter(([score]) => score >= found[0][0] - BEHIND_NEAREST).slice(0, GUESSES).map(([, i]) => i);
}
