"""What is not the same in two sets of claims, as an answer that can be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graphmodel.claims.differing import Changed, Field, Records
from graphmodel.claims.grades import grade_in_words
from graphmodel.claims.model import Claim
from graphmodel.comparing import Diff
from graphmodel.evidence import (
    VERBS,
    date_in_words,
    derivation_in_words,
    locator_in_words,
    quantity_in_words,
    triple_in_words,
)
from graphmodel.output import changes
from graphmodel.output.changes import ChangesAnswer
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, Cite, Phrase, count
from graphmodel.output.rows import CLAIM_COLUMNS, Row, claim_row

DIFF_COLUMNS = ("difference", "fields", *CLAIM_COLUMNS)
_CHANGED = (
    "a claim has changed where it says otherwise of the same two, by the same relation, in the same document; else one "
    "was withdrawn and another added"
)
_CALLED = {"attributed_to": "speaker", "derived_from": "made from"}
_ENTITIES = ("attributed_to", "event", "place")


class DiffAnswer:
    """An answer about a difference, and what it mentions."""

    def __init__(self, diff: Diff, old: str, new: str) -> None:
        self.diff = diff
        self.names = old, new
        differing = diff.claims
        claims = [*differing.added, *differing.withdrawn, *(c for pair in differing.changed for c in pair[:2])]
        ids = {
            id_
            for claim in claims
            for id_ in (claim.subject, claim.object, *(getattr(claim, field) for field in _ENTITIES))
            if id_
        }
        self.changes = ChangesAnswer(diff.old, diff.new, diff.changes, *ids)


def blocks(told: DiffAnswer, most: int) -> Iterator[Block]:
    """Yield an answer about a difference, so many claims and relationships of each sort in full."""
    diff, (old, new) = told.diff, told.names
    if diff.is_empty:
        yield Block("title", [f"{old} and {new} say the same"])
        return
    added, withdrawn, changed = diff.claims[:3]
    numbers = f"{count(len(added), 'claim')} added, {len(withdrawn):,} withdrawn, {len(changed):,} changed"
    others = [
        f"; {heading.lower()} differ: {sum(map(len, records))}" for heading, records in _records(told) if any(records)
    ]
    yield Block("title", [f"From {old} to {new}: {numbers}; {changes.summary(diff.changes)}{''.join(others)}"])
    yield Block("note", [_CHANGED])
    before, after = told.changes.before, told.changes.after
    yield from _section("Claims added", [_claim(claim, after) for claim in added], most)
    yield from _section("Claims withdrawn", [_claim(claim, before) for claim in withdrawn], most)
    yield from _section("Claims changed", [_changed(change, before, after) for change in changed], most)
    yield from changes.sections(told.changes, most, "before")
    for heading, records in _records(told):
        yield from _section(f"{heading} that differ", list(_record_items(records)), most)


def _section(heading: str, items: Sequence[Phrase], most: int) -> Iterator[Block]:
    if items:
        yield Block("section", [heading])
    yield from (Block("item", item) for item in items[:most])
    if len(items) > most:
        yield Block("item", [f"and {len(items) - most:,} more (-n shows more)"])


def _claim(claim: Claim, known: Mentioned) -> Phrase:
    """Return a claim as a sentence."""
    parts = [
        VERBS[claim.stance] if claim.stance != "asserted" else None,
        date_in_words(claim),
        f"as {claim.role}" if claim.role else None,
        quantity_in_words(claim.quantity) if claim.quantity else None,
        f"in {known.name(claim.place)}" if claim.place else None,
        f"event: {known.name(claim.event)}" if claim.event else None,
        grade_in_words(claim),
        claim.note,
    ]
    details = "; ".join(part for part in parts if part)
    by = f", according to {known.name(claim.attributed_to)}" if claim.attributed_to else ""
    words = triple_in_words(claim, known.name, known.vocabulary)
    return [f"{words}{f' ({details})' if details else ''}{by} ", Cite((claim.document,))]


def _changed(change: Changed, before: Mentioned, after: Mentioned) -> Phrase:
    """Return what a claim is about, and what it said and says."""
    parts = (
        f"{_CALLED.get(field, field)} {_value(change.after, field, after)}, before "
        f"{_value(change.before, field, before)}"
        for field in change.fields
    )
    words = triple_in_words(change.after, after.name, after.vocabulary)
    return [f"{words} ", Cite((change.after.document,)), f" – {'; '.join(parts)}"]


def _value(claim: Claim, field: str, known: Mentioned) -> str:
    """Return a field of a claim in words."""
    value: Any = getattr(claim, field)
    if value is None:
        return "none"
    if field == "stance":
        return VERBS[claim.stance]
    if field in _ENTITIES:
        return known.name(value)
    if field == "quantity":
        return quantity_in_words(value)
    if field == "locator":
        return locator_in_words(value)
    if field == "derived_from":
        return ", ".join(derivation_in_words(value)) or "nothing else"
    return f"“{value}”" if field in ("note", "role") else str(value)


def _records(told: DiffAnswer) -> Iterator[tuple[str, Records]]:
    difference = told.diff.claims
    yield from (
        ("Documents", difference.documents),
        ("Entities", difference.entities),
        ("Kinds and relations", difference.words),
    )


def _record_items(records: Records) -> Iterator[Phrase]:
    yield from ([f"added: {id_}"] for id_ in records.added)
    yield from ([f"removed: {id_}"] for id_ in records.removed)
    yield from ([f"changed: {id_} ({', '.join(map(_field, fields))})"] for id_, fields in records.changed)


def _field(field: Field) -> str:
    """Return a field of a record in words, with its values where they are plain."""
    plain = all(value is None or isinstance(value, str) for value in field[1:])
    return f"{field.name} {field.after or 'none'}, before {field.before or 'none'}" if plain else field.name


def row(told: DiffAnswer, assumptions: Iterable[str]) -> Row:
    """Return all that an answer about a difference tells, for programs."""
    diff = told.diff

    def record(records: Records) -> Row:
        changed = [{"id": id_, "fields": [field._asdict() for field in fields]} for id_, fields in records.changed]
        return {"added": list(records.added), "removed": list(records.removed), "changed": changed}

    return {
        "old": told.names[0],
        "new": told.names[1],
        "assumptions": list(assumptions),
        "claims": list(claim_rows(told)),
        "relationships": [changes.change_row(change, told.changes) for change in diff.changes],
        **{name.lower().replace(" ", "_"): record(records) for name, records in _records(told)},
    }


def claim_rows(told: DiffAnswer) -> Iterator[Row]:
    """Yield a row for each claim that is not the same: what it says, of what changed also what it said."""
    difference, old, new = told.diff.claims, told.diff.old, told.diff.new
    for claim in difference.added:
        yield {"difference": "added", **claim_row(claim, new.documents[claim.document])}
    for claim in difference.withdrawn:
        yield {"difference": "withdrawn", **claim_row(claim, old.documents[claim.document])}
    for before, after, fields in difference.changed:
        yield {
            "difference": "changed",
            "fields": list(fields),
            **claim_row(after, new.documents[after.document]),
            "before": claim_row(before, old.documents[before.document]),
        }
