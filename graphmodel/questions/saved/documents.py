"""What each document adds."""

from collections import defaultdict
from collections.abc import Iterator

from graphmodel.claims.model import Claim
from graphmodel.evidence import Key
from graphmodel.graph import Graph
from graphmodel.questions.answers import names, own_key
from graphmodel.questions.written import Field, Row, Values, Written


def rows(graph: Graph, _given: Values) -> Iterator[Row]:
    """Yield a row for each document."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    sources: dict[Key, set[str]] = defaultdict(set)
    for claim in graph.claims.values():
        claims[claim.document].append(claim)
        sources[own_key(graph, claim)].add(claim.document)
    for id_, document in graph.documents.items():
        origin = graph.origins.of(id_)
        stated = {own_key(graph, claim) for claim in claims[id_]}
        yield {
            "document": id_,
            "title": document.title,
            "description": document.description,
            "publisher": document.publisher_in_words,
            "published": document.published,
            "origins": list(origin.roots),
            "declared": origin.declared,
            "claims": len(claims[id_]),
            "relationships": len(stated),
            "alone": sum(len(sources[key]) == 1 for key in stated),
            "speakers": names(graph, (claim.attributed_to for claim in claims[id_])),
        }


QUESTION = Written(
    group="evidence",
    title="What each document adds",
    description="Every document with where it had it from, and what would be lost without it.",
    match="""
MATCH (d:Document) WHERE [[ours d]]
OPTIONAL MATCH (d)<-[:IN_DOCUMENT]-(c:Claim) WHERE [[ours c]] AND c.document = d.id
OPTIONAL MATCH (s:Entity {id: c.attributed_to})
WITH d, count(c) AS claims, collect(DISTINCT c._triple) AS triples, collect(DISTINCT s) AS speakers""",
    columns=(
        Field("document", "its id", "d.id"),
        Field("title", "its title", "d.title"),
        Field("description", "what it is, in the words of whoever entered it", "d.description"),
        Field("publisher", "who published it", "d.publisher"),
        Field("published", "when, as precise as given", "d.published"),
        Field("origins", "where its information entered print: where there are several, one of them", "d.origins"),
        Field("declared", "whether the document says so itself", "d.origins_declared"),
        Field("claims", "how many claims it makes", "claims"),
        Field("relationships", "of how many relationships it says anything, involvements not counted", "size(triples)"),
        Field("alone", "of how many of them no other document says anything", """COUNT {
    UNWIND triples AS triple
    WITH triple
    WHERE NOT EXISTS { MATCH (o:Claim {_triple: triple}) WHERE [[ours o]] AND o.document <> d.id }
    RETURN triple
  }"""),
        Field("speakers", "whom it credits", "COLLECT { UNWIND speakers AS s RETURN s.name ORDER BY s.name }"),
    ),
    order=("document",),
    rows=rows,
)  # fmt: skip
