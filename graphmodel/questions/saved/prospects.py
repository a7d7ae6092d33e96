"""What is expected or alleged."""

from graphmodel.evidence import account
from graphmodel.questions.listing import OBJECT, STATED, STATUS, SUBJECT, SUPPORT, Column, Condition, Listing, Who

OPEN = ("unconfirmed", "prospective")
ANY = Condition(
    f"EXISTS {{ UNWIND r.claims AS id MATCH (c:Claim {{id: id}}) WHERE c.stance IN {[*OPEN]} }}",
    lambda _graph, r, _given: any(claim.stance in OPEN for claim in r.claims),
)
EXPECTED_BY = Column(
    "expected_by",
    "by whose account it is prospective or unconfirmed",
    f"""COLLECT {{
    [[claims r]] WHERE c.stance IN {[*OPEN]}
    OPTIONAL MATCH (s:Entity {{id: c.attributed_to}})
    WITH DISTINCT c.stance + ': ' + coalesce(s.name + ' in ', '') + c.document AS account
    RETURN account ORDER BY account
  }}""",
    lambda graph, r, _: sorted({f"{c.stance}: {account(c, graph.name)}" for c in r.claims if c.stance in OPEN}),
)
QUESTION = Listing(
    group="evidence",
    title="What is expected, promised or unconfirmed",
    description="Every relationship that somebody alleges or expects, also where others assert it as a fact.",
    who=Who("actor", "either", "whose relationships; null for all"),
    conditions=(STATED, ANY),
    columns=(SUBJECT, "relation", OBJECT, *STATUS, EXPECTED_BY, "dates", "notes", *SUPPORT),
    order=("status",),
)
