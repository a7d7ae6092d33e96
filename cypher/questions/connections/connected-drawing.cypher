// Drawn: how two actors are connected: the shortest paths
//
// All shortest paths of at most twelve steps between two actors, over asserted relationships in either direction,
// contested ones and involvements included. The command path finds longer ones as well, and says who bears each step
// out. Drawn is only what is asserted.
//
// Parameters:
//   a (actor): the one; such as "donald-trump"
//   b (actor): the other; such as "ales-bialiatski"
//   relations (list of relation) = []: which relations lead on; empty for all
//   kinds (list of kind) = []: through which kinds of entities, such as Person; empty for all
//   avoid (list of actor) = []: through whom not to go; states join everybody to everybody; such as ["belarus",
//     "united-states"]
//   limit (integer) = 15: at most so much is drawn
//
// Columns:
//   drawn: a path
MATCH (s:Entity {id: $a}) MATCH (t:Entity {id: $b}) WHERE s <> t
WITH s, t, s.id AS one, t.id AS other
MATCH p = allShortestPaths((s)-[*..12]-(t))
WHERE all(r IN relationships(p) WHERE r.written_by = 'graphmodel' AND r.status = 'asserted'
  AND (size($relations) = 0 OR type(r) IN $relations))
  AND all(
    n IN nodes(p)
    WHERE n.id = one OR n.id = other OR (NOT n.id IN $avoid AND (size($kinds) = 0 OR n.kind IN $kinds))
  )
WITH [n IN nodes(p) | n.name] AS path, [n IN nodes(p) | n.id] AS path_ids, collect(p) AS paths
ORDER BY path, path_ids
LIMIT $limit
UNWIND paths AS drawn
RETURN drawn;
