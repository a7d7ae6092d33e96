"""What analysts think of sources and claims: grades in the Admiralty system, typed by them and never computed.

A letter says how reliable a source is, a number how credible what it says is (NATO AJP-2.1); neither says anything of
the other. ``F`` and ``6``, which cannot be judged, are beside the scale, not at its lower end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from graphmodel.claims.model import Claim, Document
from graphmodel.claims.publishers import Publishers
from graphmodel.errors import FilterError
from graphmodel.reading import Problem, did_you_mean, listed, shown

if TYPE_CHECKING:
    from graphmodel.claims.folder import Batch

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
_MINIMUM = re.compile("([A-E]?)([1-5]?)", re.IGNORECASE)


def grade_in_words(record: Document | Claim) -> str | None:
    """Return the grade of a document or claim: "graded B, usually reliable"."""
    grade = record.grade
    if grade is None:
        return None
    return f"graded {grade}, {RELIABILITY[grade] if isinstance(grade, str) else CREDIBILITY[grade]}"


class Minimum(NamedTuple):
    """The lowest grades that claims, and the documents that make them, may have."""

    reliability: str | None
    """``A`` to ``E``."""
    credibility: int | None
    """1 to 5."""

    def __str__(self) -> str:
        return f"{self.reliability or ''}{self.credibility or ''}"

    def takes(self, claim: Claim, document: Document) -> bool:
        """Return whether a claim is graded so high, and its document; what is not graded, or ``F`` or 6, is not."""
        of_source = self.reliability is None or (document.grade or "F") <= self.reliability
        return of_source and (self.credibility is None or (claim.grade or 6) <= self.credibility)

    def is_graded(self, claim: Claim, document: Document) -> bool:
        """Return whether what is asked for is graded, be it ``F`` or 6."""
        return not (self.reliability and document.grade is None) and not (self.credibility and claim.grade is None)


def minimum(text: str) -> Minimum:
    """Return the grades that ``B2`` names, or ``B``, or ``2``.

    Raises:
        FilterError: these are none, or ``F`` or 6, than which nothing is lower or higher.

    """
    match = _MINIMUM.fullmatch(text)
    if not text or match is None:
        hint = "a letter from A to E for documents, a number from 1 to 5 for claims, or both, as in B2"
        raise FilterError("min-grade", f"{text!r} is no grade", hint)
    letter, number = match.groups()
    return Minimum(letter.upper() or None, int(number) if number else None)


def grade_documents(batch: Batch, documents: Mapping[str, Document]) -> dict[str, Document]:
    """Return documents with the grades of their publishers, where they have none of their own.

    A joint report has that of all who published it where they have the same. What is wrong with publishers is reported
    to their tables.
    """
    publishers = Publishers(documents.values())
    known = {name: None for document in documents.values() for name in (*document.publishers, document.house) if name}
    bodies = {body for name in known for body in publishers.bodies((name,))}
    grades: dict[str, str] = {}
    for table, index, publisher in batch.rows("publishers"):
        body, *others = publishers.bodies((publisher.name,))
        if others:
            message, hint = f"{shown(publisher.name)} is {listed([body, *others], 'and')}", "grade each by itself"
            table.report(index, Problem(("name",), message, hint))
        elif body not in bodies and not batch.is_cut_short("documents"):
            message = f"no document is published by {shown(publisher.name)}"
            table.report(index, Problem(("name",), message, did_you_mean(publisher.name, list(known))))
        elif grades.setdefault(body, publisher.grade) != publisher.grade:
            message = f"{shown(publisher.name)} is graded twice, differently"
            table.report(index, Problem(("grade",), message, "keep one of the two"))
    return (
        {id_: _graded(document, publishers, grades) for id_, document in documents.items()} if grades else {**documents}
    )


def _graded(document: Document, publishers: Publishers, grades: Mapping[str, str]) -> Document:
    given = {grades.get(body) for body in publishers.bodies(document.publishers)}
    if document.grade or len(given) > 1:
        return document
    return msgspec.structs.replace(document, grade=given.pop())
