"""Names in a text: those that are known, and those that only look like names.

What is known is found by each name and alias of the entities, with the letters that the text has. What looks like a
name begins with a capital, so that in scripts without capitals nothing does. Both are for a person to read: nothing is
made of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graphmodel.claims.model import Entity
from graphmodel.claims.names import Names
from graphmodel.passages import Text
from graphmodel.passages.folding import are_unspaced

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?\.?")
_OWN = re.compile("['’]s?$")
_BACK = 20
_SENTENCE_ENDS = frozenset(".!?:;…")
_LINKS = frozenset(
    {"of", "de", "la", "le", "du", "des", "der", "den", "van", "von", "da", "do", "dos", "di", "del", "bin", "ibn",
     "al", "el", "for", "the"}
)  # fmt: skip
_COMMON = frozenset(
    {"the", "a", "an", "in", "on", "at", "by", "for", "from", "with", "when", "while", "after", "before", "as", "but",
     "and", "or", "if", "it", "its", "he", "she", "they", "we", "i", "his", "her", "their", "this", "that", "these",
     "those", "there", "then", "now", "to", "of", "not", "no", "yet", "both", "all", "some", "one", "two", "according",
     "earlier", "later", "last", "since", "under", "what", "who", "why", "how", "where", "neither", "despite", "also",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "april", "may", "june", "july", "august", "september", "october", "november", "december"}
)  # fmt: skip
"""What often begins an English sentence, and days and months, which are no names of anybody."""
_TITLES = frozenset({"mr", "ms", "mrs", "dr", "st", "prof", "gen", "col", "sen", "rep", "gov", "lt", "sgt", "capt"})
"""What stands before a name, with a full stop that ends no sentence."""


_TITLE_BEFORE = re.compile(rf"(?<![^\W_])(?:[^\W\d_]|{'|'.join(sorted(_TITLES))})\.$", re.IGNORECASE)


COMPARED = 60
"""So many names that nobody has are compared with those that are known."""
LOOKED_AT = 1 << 20
"""In so many characters of a text names are looked for."""


class Known(NamedTuple):
    """An entity that a text names."""

    entity: Entity
    times: int
    spelled: tuple[str, ...]
    """As the text has it, each once."""


class Likely(NamedTuple):
    """What looks like a name and is nobody's."""

    name: str
    times: int
    near: tuple[str, ...]
    """The known names that it is like."""


class Sightings(NamedTuple):
    """The names in a text, each in the order in which the text has them first."""

    known: list[Known]
    likely: list[Likely]
    has_capitals: bool
    """Whether its script tells names from other words at all."""


def sightings(text: Text, entities: Iterable[Entity]) -> Sightings:
    """Return the names in a text."""
    if len(text.text) > LOOKED_AT:
        text = Text(text.text[:LOOKED_AT])
    by_id = {entity.id: entity for entity in entities}
    names = Names(by_id.values())
    spans = _longest(_places(text, by_id.values()))
    found: dict[str, list[tuple[int, int]]] = {}
    for id_, start, end in spans:
        found.setdefault(id_, []).append((start, end))
    counts: Counter[str] = Counter()
    for start, end in _runs(text.text, [(start, end) for _, start, end in spans]):
        name = _OWN.sub("", " ".join(text.text[start:end].split()).removesuffix("."))
        if ids := names.find(name):  # spelled otherwise than the entities are
            for id_ in ids:
                found.setdefault(id_, []).append((start, end))
        else:
            counts[name] += 1
    known = [
        Known(by_id[id_], len(places), tuple(dict.fromkeys(" ".join(text.text[a:b].split()) for a, b in places)))
        for id_, places in sorted(found.items(), key=lambda item: (min(item[1]), item[0]))
    ]
    likely = [Likely(name, times, tuple(names.guesses(name, names.suggest(name, 1)))) for name, times in counts.items()]
    return Sightings(known, likely, any(map(str.isupper, text.text)))


def _places(text: Text, entities: Iterable[Entity]) -> Iterator[tuple[str, int, int]]:
    """Yield where the names of entities stand as words of their own."""
    for entity in entities:
        for name in dict.fromkeys(entity.names):
            if "..." in name or "…" in name:
                continue
            for start, end in text.find(name):
                if is_word(text.text, start, end) and (text.text[start].isupper() or not name[:1].isupper()):
                    yield entity.id, start, end


def is_word(text: str, start: int, end: int) -> bool:
    """Return whether a passage begins and ends where words do."""
    return not (_joins(text, start) or _joins(text, end))


def _joins(text: str, place: int) -> bool:
    """Return whether a place is within a word."""
    before, after = text[place - 1 : place] if place else "", text[place : place + 1]
    return before.isalnum() and after.isalnum() and not are_unspaced(before, after)


def _longest(places: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return places without those that are within a longer one, in the text's order."""
    kept: list[tuple[str, int, int]] = []
    reach = (-1, -1)
    for id_, start, end in sorted(set(places), key=lambda place: (place[1], -place[2], place[0])):
        if end > reach[1] or (start, end) == reach:
            kept.append((id_, start, end))
            reach = (start, end)
    return kept


def _runs(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where words with capitals stand in a row that are no known names."""
    lower = {match[0].removesuffix(".") for match in _WORD.finditer(text) if match[0][0].islower()}
    within = {place for start, end in taken for place in range(start, end)}
    run: list[re.Match[str]] = []
    words = [match for match in _WORD.finditer(text) if match.start() not in within]
    certain = {m[0].removesuffix(".") for m in words if m[0][0].isupper() and not _begins_sentence(text, m.start())}
    link: list[re.Match[str]] = []
    for match in (*words, None):
        if match is not None and run and _follows(text, (link or run)[-1], match):
            if match[0][0].isupper():
                run += [*link, match]
                link = []
                continue
            if match[0] in _LINKS and len(link) < 2:
                link.append(match)
                continue
        yield from _named(text, run, lower, certain)
        run, link = ([match] if match is not None and match[0][0].isupper() else []), []


def _follows(text: str, last: re.Match[str], match: re.Match[str]) -> bool:
    """Return whether two words stand beside each other, in one sentence: the full stop of one letter is no end."""
    between = text[last.end() : match.start()].lstrip("’'")
    is_end = last[0].endswith(".") and len(last[0]) > len("J.") and _bare(last) not in _TITLES
    return between.isspace() and "\n\n" not in between and len(between) < 3 and not is_end


def _bare(word: re.Match[str]) -> str:
    return word[0].removesuffix(".").lower()


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _BACK) : start].rstrip("“”\"'‘’«»()[]–—- \t")
    return not before or before[-1] == "\n" or (before[-1] in _SENTENCE_ENDS and not _TITLE_BEFORE.search(before))


def _named(text: str, run: list[re.Match[str]], lower: set[str], certain: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where the name is in words in a row, of which the first may only begin a sentence."""
    while run and (_bare(run[0]) in _COMMON or _bare(run[0]) in _TITLES or not run[0][0][0].isupper()):
        run = run[1:]
    if run and _begins_sentence(text, run[0].start()):
        first = run[0][0].removesuffix(".")
        if first.lower() in lower or (len(run) == 1 and first not in certain):
            run = run[1:]
            while run and not run[0][0][0].isupper():
                run = run[1:]
    if run and len(run[0][0].removesuffix(".")) + len(run) > 2:
        yield run[0].start(), run[-1].end()
