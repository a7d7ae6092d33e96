// Drawn: who brokered between two sides
//
// The shortest paths for each pair of an actor of one side and one of the other, over asserted and contested
// relationships in either direction, of at most twelve steps; the shorter first.
//
// Parameters:
//   side_a (list of actor) = ["united-states", "donald-trump"]: the one side
//   side_b (list of actor) = ["belarus", "alexander-lukashenko"]: the other side
//   relations (list of relation) = ["ENVOY_OF", "ENVOY_TO", "APPOINTED", "NEGOTIATED_WITH", "MET_WITH", "VISITED",
//     "HEAD_OF_STATE_OF", "ACTS_FOR"]: which relations lead on; empty for all
//   kinds (list of kind) = []: through which kinds of entities, such as Person; empty for all
//   avoid (list of actor) = []: through whom not to go
//   limit (integer) = 15: at most so many paths
// Columns:
//   drawn: a path
UNWIND $side_a AS a UNWIND $side_b AS b
MATCH (s:Entity {id: a}) MATCH (t:Entity {id: b})
WITH DISTINCT s, t, s.id AS one, t.id AS other WHERE one <> other
MATCH p = allShortestPaths((s)-[*..12]-(t))
WHERE all(
    r IN relationships(p)
    WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
      AND (size($relations) = 0 OR type(r) IN $relations)
  )
  AND all(
    n IN nodes(p)
    WHERE n.id = one OR n.id = other OR (NOT n.id IN $avoid AND (size($kinds) = 0 OR n.kind IN $kinds))
  )
WITH one, other, [n IN nodes(p) | n.id] AS way, collect(p) AS paths
ORDER BY size(way), one, other, way
LIMIT $limit
UNWIND paths AS drawn
RETURN drawn;
