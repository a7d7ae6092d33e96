"""Claims from the relationships and sightings of a STIX bundle."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from graphmodel.claims.model import Claim, Document, Quantity
from graphmodel.claims.vocabulary import RESERVED, Relation
from graphmodel.formats.gathering import ANY_LINK, LONGEST_TEXT, Gathering, host, is_link, one_line
from graphmodel.formats.imported import Record
from graphmodel.formats.stix.bundle import Object, Reference, Written
from graphmodel.formats.stix.things import DEPRECATED, REVOKED
from graphmodel.formats.stix.words import TYPES, graded

_TYPE = re.compile("[a-z][a-z0-9-]{0,58}")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T.*", re.DOTALL)
_MOST_OWN = 200
"""So many types of relationship that are in no table become relations of their own."""


class _Joined(NamedTuple):
    subject: str
    relation: str
    object: str
    fallback: str | None = None
    """What is said, where the relation can only say that the two are linked."""


class Links:
    """Makes claims of relationships and sightings."""

    def __init__(self, gathering: Gathering, file: str) -> None:
        """Take where claims go, and the document of what cites none."""
        self._gathering = gathering
        self._file = file
        self._counts: Counter[str] = Counter()
        self.relations: list[Relation] = []
        """The relations that the bundle's own types of relationship are."""

    def relate(self, written: Written) -> None:
        """Make a claim of a relationship for each document that it cites."""
        object_ = written.object
        type_, source, target = object_.relationship_type, object_.source_ref, object_.target_ref
        record = Record(object_.id, f"{source} {type_} {target}")
        if not _TYPE.fullmatch(type_):
            self._gathering.reject(record, "no relationship_type is given, or one that is no word")
            return
        if not source or not target:
            self._gathering.reject(record, f"no {'target_ref' if source else 'source_ref'} is given")
            return
        joined = self._joined(type_, source, target)
        start, end = _day(object_.start_time), _day(object_.stop_time)
        for document, note in self._cited(object_, joined.fallback):
            self._claim(object_, joined, record, document, note, start=start, end=end)
        self._count_rest(written)

    def sight(self, written: Written) -> None:
        """Make a claim of a sighting for each who made it, or where it was, and each document that it cites."""
        object_ = written.object
        seen, wheres = object_.sighting_of_ref, object_.where_sighted_refs
        wheres = wheres or ([object_.created_by_ref] if object_.created_by_ref else [])
        if not wheres:
            record = Record(object_.id, f"sighting of {seen}")
            self._gathering.reject(record, "it is not said who sighted it, nor where")
        date, told = _within(object_.first_seen, object_.last_seen)
        quantity = None if object_.count is None else Quantity(value=object_.count, of="sightings")
        told = "; ".join(filter(None, [told, "a summary of sightings" if object_.summary else ""]))
        for where in dict.fromkeys(wheres):
            record = Record(object_.id, f"sighting of {seen}: {where}")
            joined = _Joined(seen, "SIGHTED_IN", where)
            if not self._gathering.fits(joined.relation, seen, where):
                joined = _Joined(where, "SIGHTED", seen)
            for document, note in self._cited(object_, told):
                self._claim(object_, joined, record, document, note, date=date, quantity=quantity)
        self._count_rest(written)

    def notes(self) -> Iterator[str]:
        """Yield what was assumed."""
        texts = {
            "own": "types of relationship in no table are relations by their own words",
            "fallback": f"{ANY_LINK}, with a note of what it is, where a relation does not join such kinds here",
            "host": "assumed: what a link leads to is published by its host",
            "file": f"what cites no document is in the file, {self._file}, which is assumed to be its own publisher",
            "graded": "a confidence is a grade by appendix A of the specification, also where that calls it confirmed",
            "credited": "who made a relationship that cites documents is in its note: the documents do not credit them",
            "revoked": "what its author revoked or deprecated is unconfirmed, and its note says so",
            "times": "times are days here; the hour is not taken",
        }
        yield from (f"{text} ({self._counts[what]:,})" for what, text in texts.items() if self._counts[what])

    def _joined(self, type_: str, source: str, target: str) -> _Joined:
        """Return which relation joins two, and which way round."""
        fits, vocabulary = self._gathering.fits, self._gathering.vocabulary
        for name in TYPES.get(type_, ()):
            if fits(name, source, target):
                return _Joined(source, name, target)
        words = type_.replace("-", " ")
        readings = vocabulary.readings(words)
        if len(readings) == 1:
            name, ends = readings[0].relation.name, (target, source) if readings[0].turned else (source, target)
            if fits(name, *ends):
                return _Joined(ends[0], name, ends[1])
        name = type_.replace("-", "_").upper()
        if not readings and name not in RESERVED and len(self.relations) < _MOST_OWN:
            relation = Relation(name=name, meaning=words)
            self.relations.append(relation)
            self._gathering.vocabulary = vocabulary.extended((), [relation])
            self._counts["own"] += 1
            return _Joined(source, name, target)
        self._counts["fallback"] += 1
        return _Joined(source, ANY_LINK, target, f"written as {type_}: {source} {type_} {target}")

    def _cited(self, object_: Object, beside: str | None) -> Iterator[tuple[str, str | None]]:
        """Yield each document of an object, with the note of its claim there."""
        marks = [REVOKED if object_.revoked else "", DEPRECATED if object_.x_mitre_deprecated else ""]
        self._counts["revoked"] += any(marks)
        confidence = "" if object_.confidence is None else f"confidence {object_.confidence} of 100"
        creator = object_.created_by_ref
        known = self._gathering.entities.get(creator or "")
        documents = dict.fromkeys(map(self._document, object_.external_references))
        credit = ""
        if creator and known is None:
            credit = f"made by {creator}, which the file does not have"
        elif known is not None and documents:
            self._counts["credited"] += 1
            credit = f"put together by {known.name}"
        text = (object_.description or "").strip()
        note = "; ".join(filter(None, [*marks, text, beside, confidence, credit]))
        bounded = self._gathering.bounded(note, LONGEST_TEXT) or None
        for document in documents or [self._own_document()]:
            yield document, bounded

    def _claim(
        self,
        object_: Object,
        joined: _Joined,
        record: Record,
        document: str,
        note: str | None,
        *,
        date: str | None = None,
        start: str | None = None,
        end: str | None = None,
        quantity: Quantity | None = None,
    ) -> None:
        grade = None if object_.confidence is None else graded(object_.confidence)
        self._counts["graded"] += grade is not None
        is_own = document == self._file and object_.created_by_ref in self._gathering.entities
        claim = Claim(
            subject=joined.subject,
            relation=joined.relation,
            object=joined.object,
            document=document,
            stance="unconfirmed" if object_.revoked or object_.x_mitre_deprecated else "asserted",
            attributed_to=object_.created_by_ref if is_own else None,
            date=date,
            start=start,
            end=end,
            quantity=quantity,
            grade=grade,
            note=note,
        )
        self._gathering.claim(claim, record)

    def _document(self, reference: Reference) -> str:
        """Return the id of a document that is cited, which is added where it is new."""
        name = one_line(reference.source_name)
        link = reference.url if reference.url and is_link(reference.url) else None
        id_ = link or " ".join(filter(None, [name, one_line(reference.external_id or "")])) or self._own_document()
        if id_ not in self._gathering.documents:
            publisher = host(link) if link else None
            self._counts["host"] += link is not None
            self._gathering.documents[id_] = Document(
                id=id_,
                publisher=publisher or name,
                url=link,
                description=name if link and name else None,
                note=self._gathering.bounded(reference.description or "", LONGEST_TEXT) or None,
            )
        return id_

    def _own_document(self) -> str:
        """Return the id of the file as a document."""
        documents = self._gathering.documents
        documents.setdefault(self._file, Document(id=self._file, publisher=self._file))
        self._counts["file"] += 1
        return self._file

    def _count_rest(self, written: Written) -> None:
        """Count what of a relationship or sighting is in no claim."""
        object_ = written.object
        for name in written.more:
            if name != "spec_version":
                is_common = name in ("created", "object_marking_refs")
                self._gathering.not_taken[name if is_common else f"{object_.type}.{name}"] += 1
        times = (object_.start_time, object_.stop_time, object_.first_seen, object_.last_seen)
        self._counts["times"] += any(time and _TIME.fullmatch(time) and "T00:00:00" not in time for time in times)


def _day(time: str | None) -> str | None:
    """Return the day of a time; what is none is left to be told of."""
    return None if time is None else _TIME.sub(r"\1", time)


def _within(first: str | None, last: str | None) -> tuple[str | None, str]:
    """Return within which days something was seen, and that it was: the last time is no end of anything."""
    days = [day for day in (_day(first), _day(last)) if day]
    if len(days) < 2 or days[0] == days[1]:
        return (days[0] if days else None), ""
    return f"{days[0]}/{days[1]}", f"first seen {days[0]}, last seen {days[1]}"
