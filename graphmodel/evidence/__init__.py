"""What a relationship says: decided here and nowhere else, from its claims and their documents.

`relationship` has its status, `filters` what narrows it, `support` who says so, `details` what claims add, `columns`
all of that as plain values, `origins` where it entered print. Stores fetch, answers print; neither decides.
"""

from __future__ import annotations

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
    in_words,
    triple_in_words,
)
from graphmodel.evidence.filters import OPEN, WALKED, Filters
from graphmodel.evidence.locators import DIGEST, locator_in_words, place_in_words
from graphmodel.evidence.origins import Origin, Origins, derivation_in_words, disjoint
from graphmodel.evidence.quantities import TOLERANCE, Bounds, bounds, quantity_as_told, quantity_in_words
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
    sides,
    support,
    support_in_words,
)
from graphmodel.evidence.voices import CLASSES, Voice, Voices, is_doubted, telling_order, voices

__all__ = [
    "CLASSES",
    "COLUMNS",
    "DIGEST",
    "FORMER",
    "LISTS",
    "OPEN",
    "STATUSES",
    "TOLERANCE",
    "VERBS",
    "WALKED",
    "Bounds",
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
    "Relationship",
    "Status",
    "Support",
    "Voice",
    "Voices",
    "account",
    "accounts",
    "attributes",
    "bounds",
    "columns",
    "date_in_words",
    "dates",
    "dates_of_events",
    "derivation_in_words",
    "details",
    "disjoint",
    "doubts",
    "in_words",
    "is_doubted",
    "locator_in_words",
    "origins_in_words",
    "place_in_words",
    "quantity_as_told",
    "quantity_in_words",
    "reading_order",
    "relate",
    "relationship_keys",
    "sentence",
    "sides",
    "states",
    "support",
    "support_in_words",
    "telling_order",
    "triple_in_words",
    "voices",
]
