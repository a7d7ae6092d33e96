"""What is said of a relationship, as plain values: what stores, exports and saved questions have of it.

Where a detail is not given by all documents that could have given it, its text ends with those that do, in brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graphmodel.claims.dates import UNKNOWN
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence.details import FORMER, Detail, Details, EventDates, details, triple_in_words
from graphmodel.evidence.origins import are_declared
from graphmodel.evidence.relationship import Relationship
from graphmodel.evidence.support import VERBS, Name, accounts

COLUMNS: Mapping[str, str] = {
    "relation": "what it is",
    "status": "asserted, unconfirmed, prospective or denied: the strongest thing that is said for it",
    "contested": "whether somebody denies what others assert, allege or expect",
    "sentence": "the same in words",
    "said_by": "who says so: the speaker that a document credits, with the document, or a document alone",
    "denied_by": "who denies it, likewise",
    "alleged_by": "who alleges it, unconfirmed, likewise",
    "expected_by": "who expects it, likewise",
    "through": "of an involvement in an event, the claims that it follows from",
    "dates": "when, as each claim gives it",
    "roles": "as what, in the words of the claims",
    "quantities": "how much or how many",
    "places": "where",
    "events": "the events that its claims belong to",
    "notes": "what the claims add, and how credible they are graded",
    "first": "the first date that is mentioned",
    "last": "the last date that is mentioned; it does not say that anything ended then",
    "origins": 'where it entered print; "A or B" counts once',
    "origins_declared": "whether documents say of all of it what they were made from; of the rest nobody has said so",
    "documents": "all documents that say anything of it",
}
"""The columns and what they mean."""

_DETAILS = ("through", "dates", "roles", "quantities", "places", "events", "notes")
LISTS = frozenset({"said_by", "denied_by", "alleged_by", "expected_by", *_DETAILS})
"""The columns that may be an empty list."""

_PLAIN: Mapping[str, Callable[[Relationship], Any]] = {
    "relation": lambda r: r.relation,
    "status": lambda r: r.status,
    "contested": lambda r: r.contested,
    "first": lambda r: r.first,
    "last": lambda r: r.last,
    "origins": lambda r: [str(origin) for origin in r.origins],
    "origins_declared": lambda r: are_declared(r.origins),
    "documents": lambda r: r.documents,
}


def columns(relationship: Relationship, events: EventDates, name: Name, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return a value for each of `COLUMNS`: texts, lists of texts, whether, or ``None``.

    Args:
        relationship: of which.
        events: the dates of the events that its claims belong to.
        name: turns an entity's id into its name.
        vocabulary: has the relation.

    """
    groups = details(relationship, events, name, vocabulary)
    claims = relationship.claims
    supporting = relationship.supporting if relationship.status != "denied" else ()
    values: dict[str, Any] = {
        "sentence": sentence(relationship, name, vocabulary),
        "said_by": accounts(supporting, name),
        "denied_by": accounts(relationship.denying, name),
        "alleged_by": accounts([claim for claim in claims if claim.stance == "unconfirmed"], name),
        "expected_by": accounts([claim for claim in claims if claim.stance == "prospective"], name),
        **{column: _told(column, groups, relationship.documents) for column in _DETAILS},
    }
    return {column: values[column] if column in values else _PLAIN[column](relationship) for column in COLUMNS}


def attributes(relationship: Relationship, events: EventDates, name: Name, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what an edge says of its relationship, beside its ends: `columns`, and more for programs.

    What is unknown is left out.
    """
    values = {
        **columns(relationship, events, name, vocabulary),
        "speakers": relationship.speakers,
        "derived": relationship.is_derived,
        "claims": [claim.id for claim in relationship.claims],
    }
    return {column: value for column, value in values.items() if value is not None}


def sentence(relationship: Relationship, name: Name, vocabulary: Vocabulary) -> str:
    """Return a relationship in words, with what keeps it from being simply so: "A freed B (alleged, contested)"."""
    doubt = [] if relationship.is_derived else doubts(relationship)
    words = triple_in_words(relationship, name, vocabulary)
    return f"{words} ({', '.join(doubt)})" if doubt else words


def doubts(relationship: Relationship) -> list[str]:
    """Return what keeps a relationship from being simply so: alleged, expected or denied; former; contested.

    Former is what all say to be over, and nobody since when; where only some do, the dates tell which.
    """
    status = VERBS[relationship.status] if relationship.status != "asserted" else None
    is_former = all(claim.end == UNKNOWN for claim in relationship.supporting)
    words = status, FORMER if is_former else None, "contested" if relationship.contested else None
    return [word for word in words if word]


def _told(column: str, groups: Sequence[Details], every: Sequence[str]) -> list[str]:
    """Return the details of a sort, those of other stances than the status with their stance before them."""
    texts = []
    for number, group in enumerate(groups):
        details_: list[Detail] = getattr(group, column)
        documents = group.documents if not number else every
        texts += [f"{f'{group.stance}: ' * bool(number)}{detail.among(documents)}" for detail in details_]
    return texts
