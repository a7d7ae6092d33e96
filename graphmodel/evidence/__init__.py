"""What a relationship says: decided here and nowhere else, from its claims and their documents.

`relationship` has its status, `filters` what narrows it, `support` who says so, `details` what claims add, `columns`
all of that as plain values, `origins` where it entered print; `changes` has what becomes of it with other claims, and
`weakness` what it rests on that is little. Stores fetch, answers print; neither decides.
"""

from __future__ import annotations

from graphmodel.evidence.changes import Change, changes
from graphmodel.evidence.columns import COLUMNS, LISTS, attributes, columns, doubts, sentence
from graphmodel.evidence.details import (
    FORMER,
    Detail,
    Details,
    EventDate,
    EventDates,
    date_in_words,
    dates,
    dates_of_events,
    details,
    details_of_claims,
    in_words,
    triple_in_words,
)
from graphmodel.evidence.filters import OPEN, WALKED, Filters
from graphmodel.evidence.locators import DIGEST, locator_in_words, paragraph_in_words, place_in_words
from graphmodel.evidence.origins import Origin, Origins, derivation_in_words, disjoint
from graphmodel.evidence.quantities import STRICTLY, TOLERANCE, Bounds, bounds, quantity_as_told, quantity_in_words
from graphmodel.evidence.relationship import (
    STATUSES,
    Context,
    Key,
    Relationship,
    Status,
    reading_order,
    relate,
    relationship_keys,
    states,
)
from graphmodel.evidence.support import (
    VERBS,
    Name,
    Support,
    account,
    accounts,
    origins_in_words,
    support,
    support_in_words,
)
from graphmodel.evidence.voices import CLASSES, Voice, Voices, is_doubted, telling_order, voices
from graphmodel.evidence.weakness import Reason, is_unnamed, weaknesses

__all__ = [
    "CLASSES",
    "COLUMNS",
    "DIGEST",
    "FORMER",
    "LISTS",
    "OPEN",
    "STATUSES",
    "STRICTLY",
    "TOLERANCE",
    "VERBS",
    "WALKED",
    "Bounds",
    "Change",
    "Context",
    "Detail",
    "Details",
    "EventDate",
    "EventDates",
    "Filters",
    "Key",
    "Name",
    "Origin",
    "Origins",
    "Reason",
    "Relationship",
    "Status",
    "Support",
    "Voice",
    "Voices",
    "account",
    "accounts",
    "attributes",
    "bounds",
    "changes",
    "columns",
    "date_in_words",
    "dates",
    "dates_of_events",
    "derivation_in_words",
    "details",
    "details_of_claims",
    "disjoint",
    "doubts",
    "in_words",
    "is_doubted",
    "is_unnamed",
    "locator_in_words",
    "origins_in_words",
    "paragraph_in_words",
    "place_in_words",
    "quantity_as_told",
    "quantity_in_words",
    "reading_order",
    "relate",
    "relationship_keys",
    "sentence",
    "states",
    "support",
    "support_in_words",
    "telling_order",
    "triple_in_words",
    "voices",
    "weaknesses",
]
