"""Whom one speaker's word alone connects."""

from graphmodel.evidence import Relationship
from graphmodel.graph import Graph
from graphmodel.questions.answers import in_sentences
from graphmodel.questions.listing import (
    OBJECT,
    STATED,
    STATUS,
    SUBJECT,
    SUPPORT,
    Column,
    Condition,
    Listing,
)  # fmt: skip
from graphmodel.questions.question import Parameter, Values


def alone(_graph: Graph, r: Relationship, given: Values) -> bool:
    """Return whether every document credits it to the same speaker."""
    speakers = {claim.attributed_to for claim in r.supporting}
    return len(speakers) == 1 and None not in speakers and given["speaker"] in (None, *speakers)


def other_relations(graph: Graph, r: Relationship, _given: Values) -> list[str]:
    """Return what else is asserted between the two."""
    others = (o for o in graph.adjacency[r.subject][r.object] if o.key != r.key and o.status == "asserted")
    return in_sentences(graph, (o for o in others if not o.is_derived))


ALONE = Condition(
    """COLLECT {
    [[claims r]] WHERE c.stance = 'asserted'
    WITH DISTINCT coalesce(c.attributed_to, '') AS speaker
    RETURN speaker = '' OR coalesce($speaker <> speaker, false)
  } = [false]""",
    alone,
)
OTHERS = Column(
    "other_relations",
    "what else connects the two directly; nothing where they hang on this word alone",
    """COLLECT {
    MATCH (a)-[o]-(b) WHERE o <> r AND [[ours o]] AND o.status = 'asserted' AND NOT o.derived
    WITH DISTINCT o RETURN o.sentence AS sentence ORDER BY type(o), startNode(o).id
  }""",
    other_relations,
)
QUESTION = Listing(
    group="evidence",
    title="Whom one speaker's word alone connects",
    description="What is asserted, is credited by every document to one and the same speaker, and is told by none in "
    "its own words.",
    parameters=(Parameter("speaker", "actor or null", "who says so; null for anybody"),),
    statuses=("asserted",),
    conditions=(STATED, ALONE),
    columns=(SUBJECT, "relation", OBJECT, *STATUS, "notes", *SUPPORT, OTHERS),
    drawn=40,
)
