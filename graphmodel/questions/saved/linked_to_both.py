"""Who is linked to both of two actors."""

from collections.abc import Iterator

from graphmodel.evidence import Relationship
from graphmodel.graph import Graph
from graphmodel.questions.answers import filters, in_sentences
from graphmodel.questions.written import Field, Parameter, Picture, Row, Values, Written
from graphmodel.store.memory import MemoryStore

LINKED = """
MATCH (:Entity {id: $a})-[r]-(n:Entity)
WHERE [[walked r]]
  AND NOT n.id IN [$a, $b] AND (size($kinds) = 0 OR n.kind IN $kinds)
WITH n, r ORDER BY type(r), startNode(r).id
WITH n, collect(r) AS to_a
MATCH (n)-[r]-(:Entity {id: $b})
WHERE [[walked r]]
WITH n, to_a, r ORDER BY type(r), startNode(r).id
WITH n, to_a, collect(r) AS to_b"""


def linked(graph: Graph, given: Values) -> list[str]:
    """Return who is linked to both, by the path engine's steps, in the order of their names."""
    around = MemoryStore(graph).neighbours((given["a"], given["b"]), filters(given), "both", ())
    both = {*around[given["a"]]} & {*around[given["b"]]} - {given["a"], given["b"]}
    return sorted(both, key=lambda id_: (graph.name(id_), id_))


def links(graph: Graph, end: str, id_: str, given: Values) -> list[Relationship]:
    """Return the relationships of a step."""
    return [*MemoryStore(graph).hops(((end, id_),), filters(given), "both")[end, id_]]


def rows(graph: Graph, given: Values) -> Iterator[Row]:
    """Yield a row for each who is linked to both."""
    for id_ in linked(graph, given):
        yield {
            "linked": graph.name(id_),
            "kind": graph.entities[id_].kind,
            "with_a": in_sentences(graph, links(graph, given["a"], id_, given)),
            "with_b": in_sentences(graph, links(graph, given["b"], id_, given)),
            "linked_id": id_,
        }


def drawn(graph: Graph, given: Values) -> Iterator[Relationship]:
    """Yield what links the first of them."""
    for id_ in linked(graph, given)[: given["limit"]]:
        yield from links(graph, given["a"], id_, given)
        yield from links(graph, given["b"], id_, given)


QUESTION = Written(
    group="connections",
    title="Who is linked to both of two actors",
    description="Everybody and everything that has an asserted relationship with the one and with the other, contested "
    "ones and involvements included.",
    parameters=(
        Parameter("a", "actor", "the one", example="donald-trump"),
        Parameter("b", "actor", "the other", example="alexander-lukashenko"),
        Parameter("relations", "list of relation", "which relations link; empty for all", []),
        Parameter("kinds", "list of kind", "which kinds of entities, such as Person; empty for all", []),
    ),
    match=LINKED,
    columns=(
        Field("linked", "who or what is linked to both", "n.name"),
        Field("kind", "what it is", "n.kind"),
        Field("with_a", "its relationships with the one", "[r IN to_a | r.sentence]"),
        Field("with_b", "its relationships with the other", "[r IN to_b | r.sentence]"),
        Field("linked_id", "its id", "n.id"),
    ),
    order=("linked", "linked_id"),
    rows=rows,
    picture=Picture(
        25,
        f"""{LINKED} ORDER BY n.name, n.id LIMIT $limit
UNWIND to_a + to_b AS r
RETURN startNode(r) AS subject, r AS relationship, endNode(r) AS object""",
        {name: f"the {name}" for name in ("subject", "relationship", "object")},
        drawn,
    ),
)
