"""What is contested and denied."""

from graphmodel.questions.listing import OBJECT, SIDES, STATED, STATUS, SUBJECT, Condition, Listing, Who

DISPUTED = Condition("(r.contested OR r.status = 'denied')", lambda _g, r, _: r.contested or r.status == "denied")
QUESTION = Listing(
    group="evidence",
    title="What is contested and what is denied",
    description="Every relationship that somebody denies: contested where others assert, allege or expect it.",
    who=Who("actor", "either", "whose relationships; null for all"),
    conditions=(STATED, DISPUTED),
    columns=(SUBJECT, "relation", OBJECT, *STATUS, *SIDES, "dates", "roles", "quantities", "notes"),
    order=("status",),
)
