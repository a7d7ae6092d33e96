"""Who took part in what."""

from graphmodel.questions.listing import STATUS, SUPPORT, End, Listing, Who

EVENT, ACTOR = End("event", "object", "what happened"), End("actor", "subject", "who")
QUESTION = Listing(
    group="talks",
    title="Who took part in what, and who led or brokered it",
    description="Who led, brokered, ordered, announced or took part in an event. INVOLVED_IN names all of its claims.",
    relations=("LED", "BROKERED", "ORDERED", "ANNOUNCED", "TOOK_PART_IN"),
    who=Who("event", "object", "the event; null for all"),
    columns=(EVENT, "relation", ACTOR, *STATUS, "dates", "roles", "notes", *SUPPORT),
    drawn=40,
)
