"""Who reacted to what."""

from graphmodel.questions.listing import OBJECT, STATUS, SUBJECT, SUPPORT, Listing, Who

QUESTION = Listing(
    group="people",
    title="Who praised, criticised or spoke about what",
    description="Reactions to events and to others, with what the claims add.",
    relations=("PRAISED", "CRITICISED", "COMMENTED_ON", "SUPPORTS", "OPPOSES", "THANKED", "ACCUSED"),
    who=Who("actor", "either", "one of the two; null for all"),
    columns=(SUBJECT, "relation", OBJECT, *STATUS, "dates", "notes", *SUPPORT),
)
