"""On whose word the graph rests."""

from collections import defaultdict
from collections.abc import Iterator

from graphmodel.claims.model import Claim
from graphmodel.evidence import Key
from graphmodel.graph import Graph
from graphmodel.questions.answers import own_key
from graphmodel.questions.written import Field, Parameter, Row, Values, Written


def rows(graph: Graph, _given: Values) -> Iterator[Row]:
    """Yield a row for everybody who is credited with something."""
    credited: dict[str, list[Claim]] = defaultdict(list)
    asserting: dict[Key, set[str | None]] = defaultdict(set)
    for claim in graph.claims.values():
        if claim.attributed_to is not None:
            credited[claim.attributed_to].append(claim)
        if claim.stance == "asserted":
            asserting[own_key(graph, claim)].add(claim.attributed_to)
    for speaker, claims in credited.items():
        asserted, denied = (
            {own_key(graph, claim) for claim in claims if claim.stance == stance} for stance in ("asserted", "denied")
        )
        yield {
            "speaker": graph.name(speaker),
            "kind": graph.entities[speaker].kind,
            "alone": sum(asserting[key] == {speaker} for key in asserted),
            "relationships": len(asserted),
            "denials": len(denied),
            "claims": len(claims),
            "documents": sorted({claim.document for claim in claims}),
            "speaker_id": speaker,
        }


QUESTION = Written(
    group="evidence",
    title="On whose word the graph rests",
    description="Everybody whom documents credit with something, those first on whose word alone most relationships "
    "rest; involvements are not counted.",
    parameters=(Parameter("limit", "integer", "at most so many rows", 50),),
    match="""
MATCH (c:Claim) WHERE [[ours c]] AND c.attributed_to IS NOT NULL
WITH
  c.attributed_to AS id, count(*) AS claims, collect(DISTINCT c.document) AS documents,
  collect(DISTINCT CASE c.stance WHEN 'asserted' THEN c._triple END) AS triples,
  count(DISTINCT CASE c.stance WHEN 'denied' THEN c._triple END) AS denials
MATCH (s:Entity {id: id})""",
    columns=(
        Field("speaker", "who", "s.name"),
        Field("kind", "what they are", "s.kind"),
        Field("alone", "how many asserted relationships rest on their word alone", """COUNT {
    UNWIND triples AS triple
    WITH triple WHERE NOT EXISTS {
      MATCH (o:Claim {_triple: triple})
      WHERE [[ours o]] AND o.stance = 'asserted' AND coalesce(o.attributed_to, '') <> id
    }
    RETURN triple
  }"""),
        Field("relationships", "how many relationships they are credited with asserting", "size(triples)"),
        Field("denials", "how many relationships they are credited with denying", "denials"),
        Field("claims", "how many claims are credited to them, whatever their stance", "claims"),
        Field("documents", "the documents that quote them", "COLLECT { UNWIND documents AS d RETURN d ORDER BY d }"),
        Field("speaker_id", "the id of the speaker", "s.id"),
    ),
    order=("-alone", "-relationships", "-claims", "speaker", "speaker_id"),
    rows=rows,
)  # fmt: skip
