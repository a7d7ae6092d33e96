"""Who negotiated with whom."""

from graphmodel.questions.listing import STATUS, SUPPORT, End, Listing, Who

QUESTION = Listing(
    group="talks",
    title="Who negotiated with whom, when and where",
    description="Talks, meetings and agreements between two, with the events that they belong to.",
    relations=("NEGOTIATED_WITH", "MET_WITH", "AGREED_WITH"),
    who=Who("actor", "either", "one of the two; null for anybody"),
    columns=(End("one", "subject", "who"), "relation", End("other", "object", "with whom"), *STATUS, "dates", "places",
             "events", "notes", *SUPPORT),
    drawn=40,
)  # fmt: skip
