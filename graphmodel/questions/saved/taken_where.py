"""Where people were taken."""

from graphmodel.questions.listing import OBJECT, STATUS, SUBJECT, SUPPORT, Listing, Who

QUESTION = Listing(
    group="releases",
    title="Where the freed and the exiled were taken, and who took them in",
    description="Who was sent somewhere, pushed into exile or taken in. What is merely planned is prospective.",
    relations=("TRANSFERRED_TO", "EXILED", "RECEIVED"),
    who=Who("who", "either", "a person, a group, or who sent or received them; null for everybody"),
    columns=(SUBJECT, "relation", OBJECT, *STATUS, "dates", "places", "events", "notes", *SUPPORT),
)
