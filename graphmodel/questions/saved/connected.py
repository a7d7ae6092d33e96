"""How two actors are connected."""

from collections.abc import Iterator

from graphmodel.evidence import Relationship
from graphmodel.graph import Graph
from graphmodel.paths import Path
from graphmodel.questions.answers import in_sentences, shortest
from graphmodel.questions.written import THROUGH_KINDS, Field, Parameter, Picture, Row, Values, Written

PATHS = """
MATCH (s:Entity {id: $a}) MATCH (t:Entity {id: $b}) WHERE s <> t
WITH s, t, s.id AS one, t.id AS other
[[shortest p]]
WITH [n IN nodes(p) | n.name] AS path, [n IN nodes(p) | n.id] AS path_ids, """


def rows(graph: Graph, given: Values) -> Iterator[Row]:
    """Yield a row for each path."""
    for path in shortest(graph, given["a"], given["b"], given):
        yield {
            "hops": len(path.hops),
            "path": [graph.name(id_) for id_ in path.entities],
            "steps": [words for hop in path.hops for words in in_sentences(graph, hop.relationships)],
            "path_ids": list(path.entities),
        }


def drawn(graph: Graph, given: Values) -> Iterator[Relationship]:
    """Yield what the first paths lead over."""

    def place(path: Path) -> tuple[list[str], tuple[str, ...]]:
        return [graph.name(id_) for id_ in path.entities], path.entities

    for path in sorted(shortest(graph, given["a"], given["b"], given), key=place)[: given["limit"]]:
        for hop in path.hops:
            yield from hop.relationships


QUESTION = Written(
    group="connections",
    title="How two actors are connected: the shortest paths",
    description="All shortest paths of at most twelve steps between two actors, over asserted relationships in either "
    "direction, contested ones and involvements included. The command path finds longer ones as well, and says who "
    "bears each step out.",
    parameters=(
        Parameter("a", "actor", "the one", example="donald-trump"),
        Parameter("b", "actor", "the other", example="ales-bialiatski"),
        Parameter("relations", "list of relation", "which relations lead on; empty for all", []),
        THROUGH_KINDS,
        Parameter(
            "avoid", "list of actor", "through whom not to go; states join everybody to everybody", [],
            ["belarus", "united-states"],
        ),
        Parameter("limit", "integer", "at most so many paths", 20),
    ),
    match=f"{PATHS}collect(relationships(p)) AS walks",
    columns=(
        Field("hops", "how many steps", "size(path) - 1"),
        Field("path", "who stands on the path, both ends included", "path"),
        Field("steps", "the relationships of each step, in the order of the path", """COLLECT {
    UNWIND range(0, size(path) - 2) AS step UNWIND walks AS steps
    WITH DISTINCT step, steps[step] AS r
    RETURN r.sentence AS sentence ORDER BY step, type(r), startNode(r).id
  }"""),
        Field("path_ids", "the ids of who stands on the path", "path_ids"),
    ),
    order=("path", "path_ids"),
    rows=rows,
    picture=Picture(
        15,
        f"{PATHS}collect(p) AS paths\nORDER BY path, path_ids\nLIMIT $limit\nUNWIND paths AS drawn\nRETURN drawn",
        {"drawn": "a path"},
        drawn,
    ),
)  # fmt: skip
