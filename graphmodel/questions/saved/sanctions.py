"""Who put whom under sanctions."""

from graphmodel.questions.listing import ORIGINS, STATUS, SUPPORT, End, Listing, Who

TARGET, BY = End("target", "object", "who or what is under sanctions or relieved"), End("by", "subject", "who did it")
QUESTION = Listing(
    group="sanctions",
    title="Who put whom under sanctions, and what was eased",
    description="Sanctions imposed and lifted, trade allowed, passage restricted. What is promised is prospective.",
    relations=("IMPOSED_SANCTIONS_ON", "LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH", "RESTRICTS_TRANSIT_OF"),
    who=Who("actor", "either", "one of the two; null for anybody"),
    columns=(TARGET, "relation", BY, *STATUS, "dates", "notes", *SUPPORT, *ORIGINS),
    drawn=40,
)
