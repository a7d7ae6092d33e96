"""Claims from annotated texts: spans that name entities, and relations between two of them.

A claim has the place of its spans in the normalised text, so that `graphmodel verify` finds it in a copy; the text
itself is not kept. Programs count letters differently, and each reader says how its own does.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.names import folded
from graphmodel.claims.vocabulary import ROOT, builtin
from graphmodel.errors import Fault, InputError
from graphmodel.formats.gathering import Gathering, Words, described, free_id, one_line
from graphmodel.formats.imported import NOT_STATED, Imported, Record
from graphmodel.letters import nfc
from graphmodel.passages import Text
from graphmodel.reading import Source, shown
from graphmodel.reading.convert import refusal

Value = TypeVar("Value")

_LONGEST_NAME = 300
_TOLD = 12
"""So many names are told."""


class Span(NamedTuple):
    """A part of a text that names an entity: from one letter of Unicode up to another."""

    start: int
    end: int
    label: str


class Link(NamedTuple):
    """A relation between two spans, by their ids."""

    source: str
    relation: str
    target: str


class Annotated(NamedTuple):
    """A text with its annotations."""

    place: str
    """Where it stands in the file."""
    name: str
    """What it is called there."""
    text: str
    spans: dict[str, Span]
    links: Sequence[Link]


def parsed(source: Source, text: str, type_: type[Value], line: int = 1) -> Value:
    """Return JSON as a value of a type, its texts letter for letter, since offsets count them.

    Raises:
        InputError: it is none; ``line`` is where the text begins.

    """
    try:
        return msgspec.json.decode(text, type=type_)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InputError([Fault(source.name, line, 1, refusal(str(error)).message)]) from error


def told(not_taken: Counter[str]) -> Sequence[str]:
    """Return what a file has and is not taken, with counts, as a note."""
    counts = [f"{what} ({number:,})" for what, number in sorted(not_taken.items())]
    return [f"not taken: {', '.join(counts)}"] if counts else []


class Units:
    """How places that a program counts in units of UTF-16 are counted in letters."""

    def __init__(self, text: str) -> None:
        places = [place for place, letter in enumerate(text) if ord(letter) > 0xFFFF]
        self._second = [place + number + 1 for number, place in enumerate(places)]
        """Of each letter that has two units, where the second is."""

    def letters(self, units: int) -> int:
        """Return how many letters the first units are; of one that is cut in two, up to where it begins."""
        return units - bisect.bisect_right(self._second, units)


def imported(texts: Iterable[Annotated], notes: Sequence[str]) -> Imported:
    """Return the claims of annotated texts."""
    gathering = Gathering(builtin())
    maker = _Maker(gathering)
    for each in texts:
        maker.take(each)
    return gathering.imported([*notes, *maker.notes()], Words([], []))


class _Maker:
    """Makes entities of names, documents of texts and claims of links."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._by_name: dict[str, dict[str, str]] = {}
        """The entities of each name, by kind."""
        self._by_text: dict[tuple[str, str], str] = {}
        """The document of each text, which several people may have annotated; two texts may have one name."""
        self._unknown: set[str] = set()
        self._misplaced = 0
        self._links = 0

    def notes(self) -> Sequence[str]:
        """Return what was assumed."""
        told = [f"who published a text is not said in the file: {NOT_STATED!r} in documents.csv"]
        if self._unknown:
            labels = ", ".join(sorted(map(shown, self._unknown)))
            told.append(f"no kinds of entities, so that what has them is of kind {ROOT}: {labels}")
        several = [
            f"{shown(self._gathering.entities[min(ids.values())].name)} ({', '.join(sorted(ids))})"
            for ids in self._by_name.values()
            if len(ids) > 1
        ]
        if several:
            rest = f" and {len(several) - _TOLD:,} others" if len(several) > _TOLD else ""
            told.append(f"marked as of several kinds, and so an entity for each: {', '.join(several[:_TOLD])}{rest}")
        if not self._links:
            told.append("no relation is marked in it: only what joins two spans is a claim")
        if self._misplaced:
            told.append(f"not taken: spans that are not in their text ({self._misplaced:,})")
        return told

    def take(self, annotated: Annotated) -> None:
        """Take a text with all its links; what no link joins is an entity all the same."""
        text = Text(annotated.text)
        key = annotated.name, text.sha256
        if key not in self._by_text:
            id_ = self._by_text[key] = free_id(annotated.name, self._gathering.documents)
            self._gathering.documents[id_] = Document(
                id=id_, description=f"text {annotated.name}", publisher=NOT_STATED, sha256=text.sha256
            )
        document = self._by_text[key]
        spans = {
            id_: span for id_, span in annotated.spans.items() if 0 <= span.start < span.end <= len(annotated.text)
        }
        self._misplaced += len(annotated.spans) - len(spans)
        ids = {id_: self._entity(annotated.text[span.start : span.end], span.label) for id_, span in spans.items()}
        self._links += len(annotated.links)
        for link in annotated.links:
            written = described({"from": [link.source], "relation": [link.relation], "to": [link.target]})
            record = Record(annotated.place, written)
            subject, object_ = ids.get(link.source), ids.get(link.target)
            if subject is None or object_ is None:
                self._gathering.reject(record, "it joins a span that is not there, or has no words")
                continue
            ends = spans[link.source], spans[link.target]
            start, end = (_place(annotated.text, at) for at in (min(s.start for s in ends), max(s.end for s in ends)))
            claim = Claim(
                subject=subject,
                relation=link.relation,
                object=object_,
                document=document,
                locator=text.locator(start, end),
            )
            self._gathering.claim(claim, record._replace(written=f"{self._said(subject, link, object_)} ({written})"))

    def _said(self, subject: str, link: Link, object_: str) -> str:
        names = [self._gathering.entities[id_].name for id_ in (subject, object_)]
        return f"{names[0]} – {link.relation} – {names[1]}"

    def _entity(self, words: str, label: str) -> str | None:
        name = nfc(one_line(words))[:_LONGEST_NAME]
        if not name:
            return None
        known = self._gathering.vocabulary.kind(label)
        if known is None or known.abstract:
            self._unknown.add(label)
        kind = ROOT if known is None or known.abstract else known.name
        ids = self._by_name.setdefault(folded(name), {})
        if kind not in ids:
            if len(ids) == 1 and kind == ROOT:
                return next(iter(ids.values()))
            if ids.keys() == {ROOT}:
                ids[kind] = ids.pop(ROOT)
                name = self._gathering.entities[ids[kind]].name
            else:
                ids[kind] = free_id(name, self._gathering.entities)
            self._gathering.entities[ids[kind]] = Entity(id=ids[kind], kind=kind, name=name)
        return ids[kind]


def _place(text: str, offset: int) -> int:
    """Return where a letter stands in the normalised text."""
    return len(Text(text[:offset]).text)
