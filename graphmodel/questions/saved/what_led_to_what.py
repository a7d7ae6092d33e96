"""What led to what."""

from graphmodel.questions.listing import ORIGINS, STATUS, SUPPORT, End, Listing, Who

QUESTION = Listing(
    group="talks",
    title="What was given in return for what, and what followed what",
    description="Events in their order: one in return for another, after it, or helping to bring it about.",
    relations=("IN_RETURN_FOR", "FOLLOWED", "LED_TO"),
    who=Who("event", "either", "one of the two events; null for all"),
    columns=(End("event", "subject", "the one"), "relation", End("other", "object", "the other"), *STATUS, "dates",
             "notes", *SUPPORT, *ORIGINS),
    drawn=40,
)  # fmt: skip
