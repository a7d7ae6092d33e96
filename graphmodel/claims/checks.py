"""What may be wrong with a document, an entity or a claim that is seen by itself.

The types in `model` say what a field holds; here is what they cannot say, such as that a claim does not end before
it starts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from graphmodel.claims.dates import UNKNOWN, NotADate, days
from graphmodel.claims.model import Claim, Document, Entity, Locator, Quantity
from graphmodel.letters import called, unseen
from graphmodel.reading import Path, Problem, did_you_mean, shown

_SHA256 = re.compile("[0-9a-f]{64}")
_LINE_END = re.compile("[\n\t\u2028\u2029]")
_EXACT = 2**53
"""Up to here a program that keeps numbers as floating point, such as a browser, keeps whole ones exactly."""


def document_problems(document: Document) -> Iterator[Problem]:
    """Yield what is wrong with a document."""
    yield from _id_problems(document.id)
    yield from date_problems(document, ("published",))
    yield from _digest_problems(document.sha256, ("sha256",))
    yield from line_problems(document, ("id", "title", "house", "language", "file"))
    yield from _publisher_problems(document)
    yield from _lines_problems(document.authors, "authors")
    yield from derivation_problems(document)


def derivation_problems(record: Document | Claim) -> Iterator[Problem]:
    """Yield what is wrong with what a document or claim was made from."""
    for index, source in enumerate(record.derived_from or ()):
        if (source.publisher is None) == (source.document is None):
            yield Problem(("derived_from", index), "needs either a publisher or a document")
        yield from line_problems(source, ("publisher", "document"), ("derived_from", index))


def _publisher_problems(document: Document) -> Iterator[Problem]:
    if isinstance(document.publisher, str):
        yield from line_problems(document, ("publisher",))
        return
    yield from _lines_problems(document.publisher, "publisher")
    for index, name in enumerate(document.publisher):
        if name in document.publisher[:index]:
            yield Problem(("publisher", index), f"{shown(name)} stands twice in publisher", "name each publisher once")
    if document.house is not None and len(document.publisher) > 1:
        hint = "say it where one of them publishes alone"
        yield Problem(("house",), "a joint report has no one house", hint)


def entity_problems(entity: Entity) -> Iterator[Problem]:
    """Yield what is wrong with an entity."""
    yield from _id_problems(entity.id)
    yield from line_problems(entity, ("id", "name"))
    for place, name in enumerate(entity.names):
        if name and not name.isascii() and len(hidden := [*unseen(name)]) == len(name):
            path = ("aliases", place - 1) if place else ("name",)
            yield Problem(path, f"a name of {called(hidden[0])}, which nobody can see", "write a name")
    yield from _lines_problems(entity.names[1:], "aliases")
    yield from _lines_problems(entity.same_as, "same_as")


def claim_problems(claim: Claim) -> Iterator[Problem]:
    """Yield what is wrong with a claim."""
    if claim.role is not None or claim.id is not None:
        yield from _id_problems(claim.id)
        yield from line_problems(claim, ("role", "id"))
    if claim.note is not None and claim.note != claim.note.strip():
        yield Problem(("note",), "note must not begin or end with a space")
    if claim.date is not None or claim.start is not None or claim.end is not None:
        yield from _time_problems(claim)
    if claim.quantity is not None:
        yield from _quantity_problems(claim.quantity)
    if claim.locator is not None:
        yield from _locator_problems(claim.locator)
    if claim.derived_from is not None:
        yield from derivation_problems(claim)


def _id_problems(id_: str | None) -> Iterator[Problem]:
    """Yield a problem for an id that holds what nobody sees."""
    if id_ is not None and not id_.isascii() and (hidden := next(unseen(id_), None)) is not None:
        visible = "".join(" " if char.isspace() else "" if any(unseen(char)) else char for char in id_).strip()
        hint = f"write {shown(visible)}" if visible else "write another id"
        yield Problem(("id",), f"an id may not hold {called(hidden)}, which nobody can see", hint)


def line_problems(record: msgspec.Struct, fields: Iterable[str], path: Path = ()) -> Iterator[Problem]:
    """Yield a problem for each field that is more than one line, or begins or ends with a space."""
    for field in fields:
        value = getattr(record, field)
        if value is not None and (fault := _line_fault(value)):
            yield Problem((*path, field), f"{field} {fault}")


def _lines_problems(values: Iterable[str], field: str) -> Iterator[Problem]:
    for index, value in enumerate(values):
        if fault := _line_fault(value):
            yield Problem((field, index), f"each of {field} {fault}")


@lru_cache(maxsize=1 << 14)
def _line_fault(value: str) -> str | None:
    """Return what is wrong with a text of one line; remembered, because roles and units come again and again."""
    if _LINE_END.search(value):
        return "must be one line without tabs"
    if value != value.strip():
        return "must not begin or end with a space"
    return None


def date_problems(record: msgspec.Struct, fields: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each field that is no date."""
    for field in fields:
        date = getattr(record, field)
        if date is not None:
            try:
                days(date)
            except NotADate as error:
                yield Problem((field,), str(error), error.hint)


def _digest_problems(digest: str | None, path: Path) -> Iterator[Problem]:
    if digest is not None and not _SHA256.fullmatch(digest):
        yield Problem(path, "not a SHA-256", "64 lower-case hex digits")


def _time_problems(claim: Claim) -> Iterator[Problem]:
    end = None if claim.end == UNKNOWN else claim.end
    problems = list(date_problems(claim, ("date", "start") if end is None else ("date", "start", "end")))
    if problems and problems[-1].path == ("end",) and (meant := did_you_mean(end or "", [UNKNOWN])):
        problems[-1] = problems[-1]._replace(hint=meant)
    yield from problems
    if claim.date and (claim.start or end):
        yield Problem(("date",), "a claim has either a date, or a start and end", "leave one of them out")
    if claim.start and end and _are_dates(("start", "end"), problems) and days(claim.start).first > days(end).last:
        yield Problem(("end",), f"ends in {claim.end}, before it starts in {claim.start}")


def _are_dates(fields: Iterable[str], problems: list[Problem]) -> bool:
    """Return whether nothing is wrong with fields by themselves."""
    return not problems or {problem.path[0] for problem in problems}.isdisjoint(fields)


def _quantity_problems(quantity: Quantity) -> Iterator[Problem]:
    yield from line_problems(quantity, ("unit", "of"), ("quantity",))
    value, low, high = quantity.value, quantity.low, quantity.high
    given = {name: n for name, n in (("value", value), ("low", low), ("high", high)) if n is not None}
    if not given:
        yield Problem(("quantity",), "a quantity needs a value, or low or high")
    for name, number in given.items():
        if not math.isfinite(number):
            yield Problem(("quantity", name), f"{name} must be a finite number", "leave out what is not known")
        elif abs(number) > _EXACT:
            yield Problem(("quantity", name), f"{name} is too large to be kept exactly", f"write it as {number:.3e}")
    if value is not None and len(given) > 1:
        yield Problem(("quantity",), "a quantity has either a value, or low and high", "leave one of them out")
    if quantity.strictly and low is None and high is None:
        yield Problem(("quantity", "strictly"), "strictly goes with low or high", "leave it out beside a value")
    if low is not None and high is not None and low > high:
        yield Problem(("quantity", "low"), f"low {low} is more than high {high}")


def _locator_problems(locator: Locator) -> Iterator[Problem]:
    yield from _digest_problems(locator.sha256, ("locator", "sha256"))
    start, end = locator.start, locator.end
    if (start is None) != (end is None):
        yield Problem(("locator",), "start and end belong together")
    elif start is not None and end is not None and start >= end:
        yield Problem(("locator", "end"), f"ends at {end}, not after its start at {start}")
    elif start is None and locator.paragraph is None and locator.sha256 is None:
        yield Problem(("locator",), "a locator needs a paragraph, or start and end, or sha256")
