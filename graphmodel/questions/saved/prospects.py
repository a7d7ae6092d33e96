"""What is expected or alleged."""

from graphmodel.questions.listing import OBJECT, STATED, STATUS, SUBJECT, SUPPORT, Listing, Who

QUESTION = Listing(
    group="evidence",
    title="What is expected, promised or unconfirmed",
    description="Every relationship that nobody asserts and somebody alleges or expects.",
    who=Who("actor", "either", "whose relationships; null for all"),
    statuses=("unconfirmed", "prospective"),
    conditions=(STATED,),
    columns=(SUBJECT, "relation", OBJECT, *STATUS, "dates", *SUPPORT, "notes"),
    order=("status",),
)
