"""Claims that were made from other documents, and whether that leads back to where it began.

What a claim was made from are its own sources, or its document's where it gives none. A document that is a source
says the same thing in claims of its own, whose sources are then followed; where it has none, its own are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import NamedTuple

from graphmodel.claims.model import Claim, Document
from graphmodel.reading import Problem, Table, shown

Statement = tuple[str, frozenset[str] | tuple[str, str]]
"""What a claim states, whichever document does: its relation and what that joins."""


class Derived(NamedTuple):
    """A claim with sources of its own, and where it stands."""

    table: Table[Claim]
    row: int
    claim: Claim


def report_circles(
    derived: Iterable[Derived],
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    symmetric: Collection[str],
) -> None:
    """Report each claim that is derived from its own document, at once or by way of others.

    Args:
        derived: those that may be.
        claims: all claims.
        documents: all documents, by id.
        symmetric: the relations that read the same both ways.

    """
    waiting = []
    for one in derived:
        own = [place for place, s in enumerate(one.claim.derived_from or ()) if s.document == one.claim.document]
        for place in own:
            message = f"a claim of {shown(one.claim.document)} cannot be derived from that document"
            hint = "name the document that it was made from, or leave derived_from out"
            one.table.report(one.row, Problem(("derived_from", place, "document"), message, hint))
        if not own:
            waiting.append(one)
    in_circles = _in_circles([one.claim for one in waiting], documents)
    waiting = [one for one in waiting if one.claim.document in in_circles]
    if not waiting:
        return
    statements = {_statement(one.claim, symmetric) for one in waiting}
    every = chain(claims, (one.claim for one in waiting))  # one with faults is not among the claims
    sources = _Sources(statements, every, documents, symmetric)
    for one in waiting:
        if sources.lead_back(one.claim, in_circles):
            message = f"what this claim was made from leads back to its own document, {shown(one.claim.document)}"
            one.table.report(one.row, Problem(("derived_from",), message))


class _Sources:
    """The documents that say something because others did."""

    def __init__(
        self,
        statements: Collection[Statement],
        claims: Iterable[Claim],
        documents: Mapping[str, Document],
        symmetric: Collection[str],
    ) -> None:
        self._documents = documents
        self._symmetric = symmetric
        self._claims: dict[tuple[str, Statement], list[Claim]] = defaultdict(list)
        for claim in claims:
            if (statement := _statement(claim, symmetric)) in statements:
                self._claims[claim.document, statement].append(claim)

    def lead_back(self, claim: Claim, within: Collection[str]) -> bool:
        """Return whether a claim's sources, followed through some documents, lead to its own document."""
        statement = _statement(claim, self._symmetric)
        waiting, seen = [*_named(claim)], set[str]()
        while waiting:
            document = waiting.pop()
            if document in within and document not in seen:
                seen.add(document)
                waiting += self._of(document, statement)
        return claim.document in seen and any(self._of(claim.document, statement))

    def _of(self, document: str, statement: Statement) -> Iterable[str]:
        """Return the documents from which a document has a statement: none where it is the first to say it."""
        claims = self._claims.get((document, statement), ())
        records = [self._documents[document] if claim.derived_from is None else claim for claim in claims]
        named = [{*_named(record)} for record in records or [self._documents[document]]]
        return set().union(*named) if all(named) else ()


def _in_circles(derived: Iterable[Claim], documents: Mapping[str, Document]) -> set[str]:
    """Return the documents that may be derived from themselves, whatever they say."""
    made_from: dict[str, set[str]] = {
        id_: {*_named(document)} & documents.keys() for id_, document in documents.items()
    }
    for claim in derived:
        if claim.document in documents:
            made_from[claim.document] |= {*_named(claim)} & documents.keys()
    sorter = TopologicalSorter(made_from)
    try:
        sorter.prepare()
    except CycleError:
        remaining = {*made_from}
        while ready := sorter.get_ready():
            remaining.difference_update(ready)
            sorter.done(*ready)
        return remaining
    return set()


def _named(record: Document | Claim) -> Iterator[str]:
    """Yield the documents that a record was made from."""
    return (source.document for source in record.derived_from or () if source.document is not None)


def _statement(claim: Claim, symmetric: Collection[str]) -> Statement:
    ends = claim.subject, claim.object
    return claim.relation, frozenset(ends) if claim.relation in symmetric else ends
