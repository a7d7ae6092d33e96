// Who stands between two sides (betweenness), a measure of this graph and of nothing else
//
// For each pair of an actor of one side and one of the other, the share of the shortest paths between them that lead
// through an entity, added up over all pairs: L. C. Freeman, "A Set of Measures of Centrality Based on Betweenness",
// Sociometry 40 (1977), limited to pairs of the two sides, ends not counted, not normalised. Paths lead over asserted
// relationships in either direction, contested ones and involvements included; a path is a sequence of entities, so
// several relationships between the same two are one step; it has twelve steps at most. Who stands on both sides
// makes no pair with itself.
//
// Parameters:
//   side_a (list of actor): the one side; such as ["united-states", "donald-trump"]
//   side_b (list of actor): the other side; such as ["belarus", "alexander-lukashenko"]
//   relations (list of relation) = []: which relations lead on; empty for all; such as ["ENVOY_OF", "ENVOY_TO",
//     "APPOINTED", "NEGOTIATED_WITH", "MET_WITH", "VISITED", "HEAD_OF_STATE_OF", "ACTS_FOR"]
//   kinds (list of kind) = []: through which kinds of entities, such as Person; empty for all
//   avoid (list of actor) = []: through whom not to go
//   limit (integer) = 50: at most so many rows
//
// Columns:
//   entity: who or what stands between the sides
//   kind: what it is
//   betweenness: the sum of the shares
//   pairs: between how many pairs it stands
//   entity_id: its id
UNWIND $side_a AS a UNWIND $side_b AS b
MATCH (s:Entity {id: a}) MATCH (t:Entity {id: b})
WITH DISTINCT s, t, s.id AS one, t.id AS other WHERE one <> other
MATCH p = allShortestPaths((s)-[*..12]-(t))
WHERE all(r IN relationships(p) WHERE r.written_by = 'graphmodel' AND r.status = 'asserted'
  AND (size($relations) = 0 OR type(r) IN $relations))
  AND all(
    n IN nodes(p)
    WHERE n.id = one OR n.id = other OR (NOT n.id IN $avoid AND (size($kinds) = 0 OR n.kind IN $kinds))
  )
WITH DISTINCT one, other, [n IN nodes(p) | n.id] AS path
WITH one, other, collect(path) AS paths
UNWIND paths AS path
UNWIND path[1..-1] AS id
WITH one, other, size(paths) AS every, id, count(*) AS through
ORDER BY one, other
WITH id, collect(toFloat(through) / every) AS shares
MATCH (e:Entity {id: id})
RETURN
  e.name AS entity, e.kind AS kind, reduce(total = 0.0, share IN shares | total + share) AS betweenness,
  size(shares) AS pairs, e.id AS entity_id
ORDER BY betweenness DESC, entity, entity_id
LIMIT $limit;
