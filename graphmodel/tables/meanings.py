"""What the columns of a table are about, guessed from what they are called and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.tables.headings import CALLED, LINKS, NAME, OF_AN_END, plain
from graphmodel.tables.values import is_amount, is_date, is_nothing

Meaning = Literal[
    "subject", "subject kind", "relation", "object", "object kind", "date", "start", "end", "amount", "unit", "source",
    "title", "publisher", "published", "speaker", "role", "place", "note", "",
]  # fmt: skip
"""What a column may be about; nothing where it is not taken."""
MEANINGS: Mapping[Meaning, str] = {
    "subject": "who",
    "subject kind": "what sort of entity the first is",
    "relation": "did what",
    "object": "to whom",
    "object kind": "what sort of entity the second is",
    "date": "when",
    "start": "since when",
    "end": "until when",
    "amount": "how much",
    "unit": "of what unit or currency",
    "source": "according to which document: a link or a title",
    "title": "what the document is called",
    "publisher": "who published the document",
    "published": "when the document was published",
    "speaker": "whom the document credits",
    "role": "as what",
    "place": "where",
    "note": "what else, kept as a note",
    "": "not taken",
}
NEEDED: tuple[Meaning, ...] = ("subject", "relation", "object")

_ASIDE = re.compile(r"\s*[(\[].*")
"""What is said of a column in brackets, such as its currency."""
_SHORT = 3
_LINK = re.compile(r"https?://\S+")
_ORDINAL = re.compile(r"\s*\b(\d+|[a-c])$")
SEVERAL: frozenset[Meaning] = frozenset({"note", "source", ""})
"""What several columns may be about."""
_LOOKED_AT = 300
_MOST, _SOME = 0.6, 0.2
"""What so many of the values are, a column is about; fewer are enough where it is called so as well."""


class Column(NamedTuple):
    """A column and what stands in it, as far as it was looked at."""

    number: int
    """From 0."""
    name: str
    values: Sequence[str]

    def share(self, test: Callable[[str], object]) -> float:
        """Return for which part of the values something holds."""
        return sum(bool(test(value)) for value in self.values) / len(self.values) if self.values else 0


def columns_in(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns of rows below their names."""
    looked = rows[:_LOOKED_AT]
    return [Column(i, name, [row[i] for row in looked if row[i]]) for i, name in enumerate(names)]


def guess(columns: Sequence[Column], vocabulary: Vocabulary) -> list[Meaning]:
    """Return what each column is likely about; each meaning but notes and sources only once, the surest first."""
    scores: list[tuple[float, int, Meaning]] = [
        (-score, column.number, meaning)
        for column in columns
        for meaning in get_args(Meaning)
        if meaning and column.values and (score := _score(column, meaning, vocabulary))
    ]
    if {"source", "target"} <= {plain(column.name) for column in columns}:  # as programs for graphs call the ends
        scores += [(-3, c.number, "subject") for c in columns if plain(c.name) == "source"]
    meant: dict[int, Meaning] = {}
    for _, index, meaning in sorted(scores):
        if index not in meant and (meaning == "note" or meaning not in meant.values()):
            meant[index] = meaning
    if "relation" not in meant.values():  # a post says what somebody is to a firm
        meant.update({index: "relation" for index, meaning in meant.items() if meaning == "role"})
    _place_sources(columns, meant)
    _place_ends(columns, meant, vocabulary)
    _place_kinds(columns, meant, vocabulary)
    ends = {_group(columns[index].name) for index, meaning in meant.items() if meaning in ("subject", "object")} - {""}
    for index, meaning in meant.items():
        if meaning == "place" and _group(columns[index].name) in ends:  # where one of the two is at home
            meant[index] = "note"
    return [meant.get(column.number, "note" if column.values else "") for column in columns]


def _group(name: str) -> str:
    """Return what a group of columns is called, of one that is in none nothing."""
    return plain(name.partition("/")[0]) if "/" in name else ""


def _place_sources(columns: Sequence[Column], meant: dict[int, Meaning]) -> None:
    """Take what further columns say of sources.

    Links beside sources without any are theirs, so that these are titles; sources that are called as the first but
    for a number are further ones. Other links, such as those of archives, may be copies of the same, and are notes.
    """
    first = next((c for c in columns if meant.get(c.number) == "source"), None)
    if first is None:
        return
    free = [c for c in columns if c.values and meant.get(c.number, "note") == "note"]
    links = next((c for c in free if plain(c.name) in LINKS and c.share(_LINK.match) > _MOST), None)
    if links is not None and not any(map(_LINK.search, first.values)):
        known: tuple[Meaning, ...] = ("title", "publisher")
        meant[first.number] = next((each for each in known if each not in meant.values()), "note")
        meant[links.number] = "source"
        return
    called = _ORDINAL.sub("", plain(first.name))
    meant.update({c.number: "source" for c in free if _ORDINAL.sub("", plain(c.name)) == called})


def _place_ends(columns: Sequence[Column], meant: dict[int, Meaning], vocabulary: Vocabulary) -> None:
    """Take columns of names for ends that are not known: the nearest on each side of the relation, left to right."""
    middle = next((index for index, meaning in meant.items() if meaning == "relation"), None)
    free = [
        c.number
        for c in columns
        if c.number not in meant and c.values and c.share(_is_name) > _MOST and c.share(vocabulary.kind) < _MOST
    ]
    ends = [c.number for c in columns if c.number in free and OF_AN_END.isdisjoint(_phrases(c.name))]
    if len(ends) + len({"subject", "object"} & {*meant.values()}) > 1:  # what is about one of the two is neither
        free = ends
    subject = next((index for index, meaning in meant.items() if meaning == "subject"), None)
    object_ = next((index for index, meaning in meant.items() if meaning == "object"), None)
    left = [index for index in free if middle is None or index < middle]
    right = [index for index in free if middle is not None and index > middle]
    if subject is None and object_ is None:
        pair = [left[-1], right[0]] if left and right else left[-2:] if left else right[:2]
        meant.update(zip(pair, ("subject", "object"), strict=False))
    elif subject is None and free:
        before = [index for index in free if object_ is not None and index < object_]
        meant[(before or free)[-1]] = "subject"
    elif object_ is None and free:
        after = [index for index in free if subject is not None and index > subject]
        meant[(right or after or free)[0]] = "object"


def _place_kinds(columns: Sequence[Column], meant: dict[int, Meaning], vocabulary: Vocabulary) -> None:
    """Take a column of kinds for those of the end that stands before it."""
    for column in columns:
        if column.number in meant or not column.values or column.share(vocabulary.kind) < _MOST:
            continue
        before = [
            meant[index] for index in sorted(meant) if index < column.number and meant[index] in ("subject", "object")
        ]
        kind: Meaning = "object kind" if before and before[-1] == "object" else "subject kind"
        if before and kind not in meant.values():
            meant[column.number] = kind


def _score(column: Column, meaning: Meaning, vocabulary: Vocabulary) -> float:
    """Return how likely a column is about something: at most 2 for its name, and 1 for what stands in it."""
    if meaning in ("date", "place") and not OF_AN_END.isdisjoint(_phrases(column.name)):
        return 0
    called = _by_name(column.name, meaning)
    is_end = plain(column.name) in CALLED["subject"] | CALLED["object"]  # as are "from" and "to", also of dates
    held = _by_values(column, meaning, vocabulary, _SOME if called > 1 and not is_end else _MOST)
    return 0 if held is None else called + (held if called or held > _MOST else 0)


def _by_name(name: str, meaning: Meaning) -> float:
    called = CALLED[meaning]
    group, own, whole = plain(name.partition("/")[0]), plain(name.rpartition("/")[2]), plain(name)
    if whole in called:
        return 2
    if "/" in name:
        if meaning in ("subject", "object") and group in called and own in NAME:
            return 2
        if group in CALLED["source"] and own in CALLED["date"]:
            return 2 if meaning == "published" else 0
        if meaning in ("subject kind", "object kind") and f"{group} {own}" in called:
            return 2
    if meaning == "relation" and "/" in name and group in called:
        return 1.5
    if own in called or plain(_ASIDE.sub("", name)) in called:
        return 1.5
    words = f" {whole} "
    return 0.5 if len(whole.split()) <= _SHORT and any(f" {each} " in words for each in called) else 0


def _phrases(name: str) -> set[str]:
    """Return the words that something is called by, each and two side by side."""
    words = plain(name).split()
    return {*words, *map(" ".join, pairwise(words))}


def _by_values(column: Column, meaning: Meaning, vocabulary: Vocabulary, enough: float) -> float | None:
    """Return how well the values fit, ``None`` where not enough of them do."""
    dates, links, numbers = column.share(is_date), column.share(_LINK.match), column.share(is_amount)
    match meaning:
        case "date" | "start" | "end" | "published":
            if column.values and dates < enough:
                return None
            return 0.9 if meaning == "date" and numbers <= dates else 0.1
        case "amount":
            return None if column.values and numbers < enough else 0.5
        case "source":
            return 1 if links > _MOST else 0.1
        case "relation":
            known = column.share(vocabulary.readings)
            return None if dates > _MOST or links > _MOST or numbers > _MOST else known
        case "subject kind" | "object kind":
            return None if column.values and column.share(vocabulary.kind) < enough else 0.4
        case "note" | "title" | "role" | "unit" | "publisher":
            return 0.1
    return None if dates > _MOST or links > _MOST or numbers > _MOST else 0.1


def _is_name(text: str) -> bool:
    return not (is_date(text) or is_amount(text) or _LINK.match(text) or is_nothing(text))
