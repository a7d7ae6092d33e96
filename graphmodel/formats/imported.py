"""What was read of another program's file, and what of it are claims that hold.

A reader takes a file for what it says; whether a name, a date or a relation may stand in a claim is asked of
`graphmodel.claims` alone, and what may not is rejected with what that says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.folder import read_records
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.resolve import resolve
from graphmodel.claims.vocabulary import Kind, Relation, Vocabulary, builtin
from graphmodel.errors import Fault, InputError
from graphmodel.reading import MAX_FAULTS

R = TypeVar("R", Document, Entity)
NOT_STATED = "not stated"
"""The publisher of documents of which a file does not say who published them: as one, so that none counts for two."""


class Record(NamedTuple):
    """A record of the file: a row, an object."""

    place: str
    """Where it stands, in the file's own terms: ``row 12``, ``line 3``, an id."""
    written: str
    """What is written there."""


class Rejected(NamedTuple):
    """A record that is no claim, and why."""

    record: Record
    reason: str


class Sourced(NamedTuple):
    """A claim and the record that it was made of; of one record there may be several."""

    claim: Claim
    record: Record


class Imported(NamedTuple):
    """A file as it was read. Each record that could say who did what to whom is in a claim, or rejected."""

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    claims: Sequence[Sourced]
    rejected: Sequence[Rejected] = ()
    relations: Sequence[Relation] = ()
    """Words that the vocabulary has not."""
    notes: Sequence[str] = ()
    """What was assumed, and what the file has beside claims that is not taken, with counts."""
    kinds: Sequence[Kind] = ()
    """Kinds of entities that the vocabulary has not."""


class Settled(NamedTuple):
    """Claims that hold, and what does not: each record is in one of the two."""

    claims: ClaimSet
    added: Vocabulary
    """The built-in words with those that the file adds, not those that the folder has already."""
    records: int
    """How many records were read."""
    repeated: int
    """How many claims say what another says, and are one with it."""
    rejected: Sequence[Rejected]


def settle(imported: Imported, own: Vocabulary | None = None) -> Settled:
    """Return the claims of a file that hold together, and the records that are in none with what is wrong with them.

    Args:
        imported: the file.
        own: the words that the folder has already which the claims are for.

    Raises:
        InputError: a word that is to be added to the vocabulary is at fault.

    """
    entities, documents, sourced = dict(imported.entities), dict(imported.documents), list(imported.claims)
    reasons = {each.record: each.reason for each in imported.rejected}
    known = builtin()
    words = own or known
    kinds = {name: kind for name, kind in words.kinds.items() if name not in known.kinds}
    kinds |= {each.name: each for each in imported.kinds}
    relations = {name: each for name, each in words.relations.items() if known.relations.get(name) != each}
    relations |= {each.name: each for each in imported.relations}
    while True:
        sections: dict[str, Iterable[object]] = {
            "documents": documents.values(),
            "entities": entities.values(),
            "claims": [each.claim for each in sourced],
            "relations": relations.values(),
            "kinds": kinds.values(),
        }
        try:
            held = resolve(read_records(sections))
        except InputError as error:
            faults = _by_record(error.faults)
            if not faults.keys() & {"documents", "entities", "claims"}:
                raise
            wrong = {**_without(entities, faults["entities"]), **_without(documents, faults["documents"])}
            kept = []
            for number, each in enumerate(sourced, 1):
                reason = faults["claims"].get(number)
                reason = next((wrong[end] for end in _ends(each.claim) if end in wrong), reason)
                if reason is None:
                    kept.append(each)
                else:
                    reasons.setdefault(each.record, reason)
            sourced = kept
        else:
            break
    whole = {each.record for each in sourced}
    rejected = [Rejected(record, reason) for record, reason in reasons.items() if record not in whole]
    added = known.extended(imported.kinds, imported.relations)
    return Settled(held, added, len(whole) + len(rejected), len(sourced) - len(held.claims), rejected)


def _by_record(faults: Iterable[Fault]) -> defaultdict[str, dict[int, str]]:
    """Return what is wrong with records by section and number, of each the first."""
    told: defaultdict[str, dict[int, str]] = defaultdict(dict)
    seen: Counter[str] = Counter()
    for fault in faults:
        seen[fault.file] += 1
        if seen[fault.file] > MAX_FAULTS:  # it only says that there are more, which are told the next time
            continue
        told[fault.file].setdefault(fault.line, fault.message + (f" ({fault.hint})" if fault.hint else ""))
    return told


def _without(records: dict[str, R], faults: Mapping[int, str]) -> dict[str, str]:
    """Take the records at fault out, and return what is wrong with each by its id."""
    wrong = {id_: f"{id_}: {faults[number]}" for number, id_ in enumerate(records, 1) if number in faults}
    for id_ in wrong:
        del records[id_]
    return wrong


def _ends(claim: Claim) -> tuple[str | None, ...]:
    return claim.subject, claim.object, claim.attributed_to, claim.event, claim.place, claim.document
