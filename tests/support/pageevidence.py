"""What the page should say of relationships, made of what the commands print and of their claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphmodel.claims import Claim, Document
from graphmodel.claims.grades import grade_in_words
from graphmodel.evidence import (
    EventDates,
    Filters,
    Relationship,
    date_in_words,
    dates,
    derivation_in_words,
    doubts,
    in_words,
    locator_in_words,
    quantity_in_words,
    relationship_keys,
)
from graphmodel.graph import Graph
from graphmodel.store import MemoryStore
from tests.support.printed import event_dates, evidence_lines, names

_MEANINGS = {
    "asserted": "At least one document asserts it.",
    "unconfirmed": "It is reported as unconfirmed, and nobody asserts it.",
    "prospective": "It is expected or planned, and nobody asserts it.",
    "denied": "It is denied, and nobody says that it is so.",
}


def fields(
    claim: Claim, document: Document, name: Callable[[str], str], events: EventDates, states: str
) -> list[tuple[str, str]]:
    """What the page should say of a claim, each with the words that stand before it."""
    sources = document.derived_from if claim.derived_from is None else claim.derived_from
    undeclared = "it does not say" if sources is None else "nothing: it says that it is original"
    told: dict[str, Any] = {
        "claims": states,
        "speaker": name(claim.attributed_to) if claim.attributed_to else "the document itself",
        "when": date_in_words(claim) or in_words(dates([claim], events), [claim.document]),
        "where": name(claim.place) if claim.place else "",
        "event": name(claim.event) if claim.event else "",
        "role": claim.role,
        "quantity": quantity_in_words(claim.quantity) if claim.quantity else "",
        "credibility": grade_in_words(claim),
        "note": claim.note,
        "locator": locator_in_words(claim.locator) if claim.locator else "",
        "derived from": "; ".join(derivation_in_words(sources or ())) or undeclared,
        "by": ", ".join(document.authors),
        "described as": document.description,
        "reliability": grade_in_words(document),
        "on the document": document.note,
        "document": document.id,
        "claim": claim.id,
    }
    return [(label, value) for label, value in told.items() if value]


def evidence(relationship: Relationship, graph: Graph, filters: Filters | None = None) -> dict[str, Any]:
    """What the page should say of a relationship, with all of its claims that filters leave."""
    filters = filters or Filters()
    name, events = names(graph), event_dates(graph, filters)
    (lines,) = evidence_lines([relationship], MemoryStore(graph), filters)
    number = len(relationship.claims)
    hidden = len(graph.relationships[relationship.key].claims) - number
    contested = relationship.contested
    derived = "No claim says so in these words: it follows from the claims of the event."

    def sentence(subject: str, relation: str, object_: str) -> str:
        return f"{name(subject)} {graph.vocabulary.relations[relation].meaning} {name(object_)}"

    def states(claim: Claim) -> str:
        own = relationship_keys(claim, graph.vocabulary)[0] == relationship.key
        return "" if own else sentence(claim.subject, claim.relation, claim.object)

    former = ", former" * ("former" in doubts(relationship))
    return {
        "title": sentence(*relationship.key),
        "doubts": doubts(relationship),
        "facts": f"{relationship.status}{', contested' * contested}{former} "
        f"{_MEANINGS[relationship.status]}{' Somebody denies it.' * contested}",
        "lines": lines,
        "hints": [f"Relation {relationship.relation}", *([derived] if relationship.is_derived else [])],
        "counted": f"{number} claim{'' if number == 1 else 's'}",
        "hidden": f"The filters leave out {hidden} more." if hidden else None,
        "claims": [
            {
                "stance": claim.stance,
                "rows": [[*row] for row in fields(claim, graph.documents[claim.document], name, events, states(claim))],
            }
            for claim in relationship.claims
        ],
    }
