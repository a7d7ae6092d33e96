"""Who trades what."""

from graphmodel.questions.listing import OBJECT, STATUS, SUBJECT, SUPPORT, Listing, Who

QUESTION = Listing(
    group="sanctions",
    title="Who produces, buys and moves the goods, and who is in the way",
    description="Suppliers, markets, routes and who restricts them, with what the claims add.",
    relations=("SUPPLIES", "EXPORTS", "BUYS", "SELLS_TO", "TRANSITS_THROUGH", "RESTRICTS_TRANSIT_OF", "DEPENDS_ON",
               "USED_IN"),
    who=Who("actor", "either", "one of the two, such as a firm or its goods; null for all"),
    columns=(SUBJECT, "relation", OBJECT, *STATUS, "notes", "dates", "quantities", *SUPPORT),
    drawn=40,
)  # fmt: skip
