"""Who stands between two sides."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import product
from operator import add

from graphmodel.evidence import Relationship
from graphmodel.graph import Graph
from graphmodel.paths import Path
from graphmodel.questions.answers import shortest
from graphmodel.questions.written import THROUGH_KINDS, Field, Parameter, Picture, Row, Values, Written

PATHS = """
UNWIND $side_a AS a UNWIND $side_b AS b
MATCH (s:Entity {id: a}) MATCH (t:Entity {id: b})
WITH DISTINCT s, t, s.id AS one, t.id AS other WHERE one <> other
[[shortest p]]
"""


def pairs(graph: Graph, given: Values) -> Iterator[Sequence[Path]]:
    """Yield the shortest paths of each pair that has any, sorted by the pair's ids."""
    for one, other in sorted(set(product(given["side_a"], given["side_b"]))):
        if paths := shortest(graph, one, other, given):
            yield paths


def rows(graph: Graph, given: Values) -> Iterator[Row]:
    """Yield a row for everybody who stands on a path."""
    shares: dict[str, list[float]] = defaultdict(list)
    for paths in pairs(graph, given):
        through: dict[str, int] = defaultdict(int)
        for path in paths:
            for id_ in path.entities[1:-1]:
                through[id_] += 1
        for id_, number in through.items():
            shares[id_].append(number / len(paths))
    for id_, of_pairs in shares.items():
        yield {
            "entity": graph.name(id_),
            "kind": graph.entities[id_].kind,
            # One after the other, as the statement does: `sum` may round less.
            "betweenness": reduce(add, of_pairs, 0.0),
            "pairs": len(of_pairs),
            "entity_id": id_,
        }


def drawn(graph: Graph, given: Values) -> Iterator[Relationship]:
    """Yield what the first paths lead over, the shorter first."""
    paths = [path for of_pair in pairs(graph, given) for path in of_pair]
    paths.sort(key=lambda path: (len(path.hops), path.entities[0], path.entities[-1], path.entities))
    for path in paths[: given["limit"]]:
        for hop in path.hops:
            yield from hop.relationships


QUESTION = Written(
    group="connections",
    title="Who stands between two sides (betweenness), a measure of this graph and of nothing else",
    description="For each pair of an actor of one side and one of the other, the share of the shortest paths between "
    "them that lead through an entity, added up over all pairs: L. C. Freeman, \"A Set of Measures of Centrality Based "
    'on Betweenness", Sociometry 40 (1977), limited to pairs of the two sides, ends not counted, not normalised. Paths '
    "lead over asserted relationships in either direction, contested ones and involvements included; a path is a "
    "sequence of entities, so several relationships between the same two are one step; it has twelve steps at most. "
    "Who stands on both sides makes no pair with itself.",
    parameters=(
        Parameter("side_a", "list of actor", "the one side", example=["united-states", "donald-trump"]),
        Parameter("side_b", "list of actor", "the other side", example=["belarus", "alexander-lukashenko"]),
        Parameter(
            "relations", "list of relation", "which relations lead on; empty for all", [],
            ["ENVOY_OF", "ENVOY_TO", "APPOINTED", "NEGOTIATED_WITH", "MET_WITH", "VISITED", "HEAD_OF_STATE_OF",
             "ACTS_FOR"],
        ),
        THROUGH_KINDS,
        Parameter("avoid", "list of actor", "through whom not to go", []),
        Parameter("limit", "integer", "at most so many rows", 50),
    ),
    match=f"""{PATHS}WITH DISTINCT one, other, [n IN nodes(p) | n.id] AS path
WITH one, other, collect(path) AS paths
UNWIND paths AS path
UNWIND path[1..-1] AS id
WITH one, other, size(paths) AS every, id, count(*) AS through
ORDER BY one, other
WITH id, collect(toFloat(through) / every) AS shares
MATCH (e:Entity {{id: id}})""",
    columns=(
        Field("entity", "who or what stands between the sides", "e.name"),
        Field("kind", "what it is", "e.kind"),
        Field("betweenness", "the sum of the shares", "reduce(total = 0.0, share IN shares | total + share)"),
        Field("pairs", "between how many pairs it stands", "size(shares)"),
        Field("entity_id", "its id", "e.id"),
    ),
    order=("-betweenness", "entity", "entity_id"),
    rows=rows,
    picture=Picture(
        15,
        f"""{PATHS}WITH one, other, [n IN nodes(p) | n.id] AS path, collect(p) AS paths
ORDER BY size(path), one, other, path
LIMIT $limit
UNWIND paths AS drawn
RETURN drawn""",
        {"drawn": "a path"},
        drawn,
    ),
)  # fmt: skip
