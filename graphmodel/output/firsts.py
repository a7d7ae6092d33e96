"""Which document said it first, in sentences and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphmodel.evidence import sentence
from graphmodel.evidence.firsts import First, Firsts
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, Cite, Phrase, count
from graphmodel.output.rows import RELATIONSHIP_COLUMNS, Row, document_row, relationship_row
from graphmodel.store.base import Store

ASSUMED = "first among the documents that are here, by the day of publication and what a document says it was made from"
COLUMNS = ("first_in", "decided", *RELATIONSHIP_COLUMNS)


def blocks(firsts: Firsts, ends: tuple[str, ...], store: Store) -> tuple[list[Block], Mentioned]:
    """Return which document said it first as an answer, and what it mentions."""
    known = Mentioned(store, [first.relationship for first in firsts.each], *ends)
    name = " and ".join(map(known.name, ends))
    number = count(len(firsts.documents), "document") if firsts.documents else "no document that is here"
    title = Block("title", [f"{name}: in {number}"])
    return [title, Block("note", [ASSUMED]), *_told(firsts, known)], known


def _told(firsts: Firsts, known: Mentioned) -> Iterator[Block]:
    if not firsts.documents:
        return
    yield Block("plain", _first(firsts.may_be, firsts.documents, "All of it", known))
    if firsts.undated and len(firsts.documents) > 1:
        yield Block("plain", [f"{count(len(firsts.undated), 'document')} without a date: ", Cite(firsts.undated)])
    yield Block("section", ["Each relationship"])
    for first in firsts.each:
        relationship = first.relationship
        words = sentence(relationship, known.name, known.vocabulary)
        yield Block("item", _first(first.may_be, tuple(relationship.documents), words, known))


def _first(may_be: tuple[str, ...], documents: tuple[str, ...], what: str, known: Mentioned) -> Phrase:
    """Return who said something first, or that nobody can tell."""
    if len(documents) == 1:
        return [f"{what}: ", Cite(documents), " only"]
    if len(may_be) == 1:
        published = known.documents[may_be[0]].published
        return [f"{what}: first ", Cite(may_be), f", published {published}" if published else ", without a date"]
    others = tuple(sorted(set(documents) - set(may_be)))
    beside: list[str | Cite] = [", not ", Cite(others)] if others else []
    return [f"{what}: nothing tells which of ", Cite(may_be), " was first", *beside]


def answer(firsts: Firsts, notes: Iterable[str], known: Mentioned) -> Row:
    """Return which document said it first for programs."""
    return {
        "assumptions": [*notes, ASSUMED],
        "first_in": list(firsts.may_be),
        "decided": len(firsts.may_be) == 1,
        "undated": list(firsts.undated),
        "relationships": [_row(first, known) for first in firsts.each],
        "documents": [document_row(known.documents[document]) for document in firsts.documents],
    }


def _row(first: First, known: Mentioned) -> Row:
    decided = len(first.may_be) == 1
    return {"first_in": list(first.may_be), "decided": decided, **relationship_row(first.relationship, known)}
