"""Who says what of two actors."""

from collections.abc import Iterator

from graphmodel.claims.model import Claim
from graphmodel.evidence import date_in_words
from graphmodel.graph import Graph
from graphmodel.questions.answers import name
from graphmodel.questions.written import Field, Parameter, Picture, Row, Values, Written
from graphmodel.store.base import Drawn

CLAIMS = """
MATCH (:Entity {id: $a})-[r]-(:Entity {id: $b}) WHERE [[ours r]]
UNWIND r.claims AS id
WITH DISTINCT id"""


def between(graph: Graph, given: Values) -> list[Claim]:
    """Return the claims of all relationships between the two, sorted by their ids."""
    relationships = graph.adjacency[given["a"]].get(given["b"], ())
    return [graph.claims[id_] for id_ in sorted({claim.id or "" for r in relationships for claim in r.claims})]


def rows(graph: Graph, given: Values) -> Iterator[Row]:
    """Yield a row for each claim."""
    for claim in between(graph, given):
        yield {
            "subject": graph.name(claim.subject),
            "relation": claim.relation,
            "object": graph.name(claim.object),
            "stance": claim.stance,
            "speaker": name(graph, claim.attributed_to),
            "document": claim.document,
            "publisher": graph.documents[claim.document].publisher_in_words,
            "paragraph": claim.locator.paragraph if claim.locator else None,
            "date": date_in_words(claim),
            "event": name(graph, claim.event),
            "place": name(graph, claim.place),
            "role": claim.role,
            "note": claim.note,
            "claim_id": claim.id,
        }


def drawn(graph: Graph, given: Values) -> Iterator[Drawn]:
    """Yield what the nodes of claims are joined to."""
    for claim in between(graph, given)[: given["limit"]]:
        yield claim.id or "", "SUBJECT", claim.subject, None
        yield claim.id or "", "OBJECT", claim.object, None
        yield claim.id or "", "IN_DOCUMENT", claim.document, None
        if claim.attributed_to is not None:
            yield claim.id or "", "ATTRIBUTED_TO", claim.attributed_to, None


QUESTION = Written(
    group="evidence",
    title="Who says what of two actors",
    description="Every claim about two actors, or about one of them and an event that the other is, with who makes it, "
    "in which document and where in it.",
    parameters=(
        Parameter("a", "actor", "the one", example="alexander-lukashenko"),
        Parameter("b", "actor", "the other", example="john-coale"),
    ),
    match=f"""{CLAIMS}
MATCH (c:Claim {{id: id}}) MATCH (d:Document {{id: c.document}})
MATCH (x:Entity {{id: c.subject}}) MATCH (y:Entity {{id: c.object}})
OPTIONAL MATCH (s:Entity {{id: c.attributed_to}})
OPTIONAL MATCH (e:Entity {{id: c.event}})
OPTIONAL MATCH (p:Entity {{id: c.place}})""",
    columns=(
        Field("subject", "who", "x.name"),
        Field("relation", "what", "c.relation"),
        Field("object", "whom", "y.name"),
        Field("stance", "asserted, denied, unconfirmed or prospective", "c.stance"),
        Field("speaker", "whom the document credits", "s.name"),
        Field("document", "the document", "d.id"),
        Field("publisher", "who published it", "d.publisher"),
        Field("paragraph", "where in the document", "c.locator_paragraph"),
        Field("date", "when", "[[dated c]]"),
        Field("event", "the event that the claim belongs to", "e.name"),
        Field("place", "where", "p.name"),
        Field("role", "as what", "c.role"),
        Field("note", "what the claim adds", "c.note"),
        Field("claim_id", "the id of the claim", "c.id"),
    ),
    order=("relation", "subject", "object", "document", "paragraph", "claim_id"),
    rows=rows,
    picture=Picture(
        20,
        f"""{CLAIMS} ORDER BY id LIMIT $limit
MATCH (c:Claim {{id: id}})
MATCH subject = (c)-[:SUBJECT]->(x:Entity) WHERE x.id = c.subject
MATCH object = (c)-[:OBJECT]->(y:Entity) WHERE y.id = c.object
MATCH document = (c)-[:IN_DOCUMENT]->(d:Document) WHERE d.id = c.document
OPTIONAL MATCH speaker = (c)-[:ATTRIBUTED_TO]->(s:Entity) WHERE s.id = c.attributed_to
RETURN subject, object, document, speaker""",
        {
            "subject": "from a claim to its subject",
            "object": "from a claim to its object",
            "document": "from a claim to its document",
            "speaker": "from a claim to whom the document credits",
        },
        drawn,
    ),
)
