"""The neighbourhood of an actor."""

from graphmodel.questions.listing import OBJECT, ORIGINS, STATUS, SUBJECT, SUPPORT, End, Listing, Who

NEIGHBOUR = End("neighbour", "other", "who or what is at the other end")
QUESTION = Listing(
    group="connections",
    title="The neighbourhood of an actor, with its documents",
    description="Every relationship of an actor, whatever its status, involvements in events included.",
    who=Who("actor", "either", "whose neighbourhood", example="maria-kolesnikova"),
    columns=(NEIGHBOUR, NEIGHBOUR.kind, SUBJECT, "relation", OBJECT, *STATUS, "dates", "roles", "events", "notes",
             *SUPPORT, *ORIGINS, "documents"),
    drawn=40,
)  # fmt: skip
