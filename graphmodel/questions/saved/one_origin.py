"""What rests on one origin."""

from graphmodel.questions.listing import (
    OBJECT,
    STATED,
    STATUS,
    SUBJECT,
    SUPPORT,
    Column,
    Condition,
    Listing,
    Who,
)  # fmt: skip
from graphmodel.questions.question import Parameter

ORIGIN = Column("origin", "where it entered print", "r.origins[0]", lambda _graph, r, _given: str(r.origins[0]))
ONE = Condition(
    "size(r.origins) = 1 AND ($origin IS NULL OR r.origins = [$origin])",
    lambda _graph, r, given: len(r.origins) == 1 and given["origin"] in (None, str(r.origins[0])),
)
SEVERAL = Condition(
    """COUNT {
    [[claims r]] WHERE c.stance = 'asserted'
    RETURN DISTINCT c.document
  } >= $min_documents""",
    lambda _graph, r, given: len({claim.document for claim in r.supporting}) >= given["min_documents"],
)
QUESTION = Listing(
    group="evidence",
    title="What rests on one origin",
    description="What is asserted and entered print in one place only, however many documents repeat it. An origin "
    '"A or B" is one: nobody knows which of them it was.',
    who=Who("actor", "either", "whose relationships; null for all"),
    parameters=(
        Parameter("origin", "text or null", "this origin, as it is written in the column; null for any"),
        Parameter("min_documents", "integer", "what so many documents say; 2 for what only seems corroborated", 1),
    ),
    statuses=("asserted",),
    conditions=(STATED, ONE, SEVERAL),
    columns=(ORIGIN, SUBJECT, "relation", OBJECT, *STATUS, "notes", *SUPPORT),
    order=("origin",),
)
