// How two actors are connected: the shortest paths
//
// All shortest paths of at most twelve steps between two actors, over asserted relationships in either direction,
// contested ones and involvements included. The command path finds longer ones as well, and says who bears each step
// out.
//
// Parameters:
//   a (actor): the one; such as "donald-trump"
//   b (actor): the other; such as "ales-bialiatski"
//   relations (list of relation) = []: which relations lead on; empty for all
//   kinds (list of kind) = []: through which kinds of entities, such as Person; empty for all
//   avoid (list of actor) = []: through whom not to go; states join everybody to everybody; such as ["belarus",
//     "united-states"]
//   limit (integer) = 20: at most so many paths
//
// Columns:
//   hops: how many steps
//   path: who stands on the path, both ends included
//   steps: the relationships of each step, in the order of the path
//   path_ids: the ids of who stands on the path
MATCH (s:Entity {id: $a}) MATCH (t:Entity {id: $b}) WHERE s <> t
WITH s, t, s.id AS one, t.id AS other
MATCH p = allShortestPaths((s)-[*..12]-(t))
WHERE all(r IN relationships(p) WHERE r.written_by = 'graphmodel' AND r.status = 'asserted'
  AND (size($relations) = 0 OR type(r) IN $relations))
  AND all(
    n IN nodes(p)
    WHERE n.id = one OR n.id = other OR (NOT n.id IN $avoid AND (size($kinds) = 0 OR n.kind IN $kinds))
  )
WITH [n IN nodes(p) | n.name] AS path, [n IN nodes(p) | n.id] AS path_ids, collect(relationships(p)) AS walks
RETURN
  size(path) - 1 AS hops, path,
  COLLECT {
    UNWIND range(0, size(path) - 2) AS step UNWIND walks AS steps
    WITH DISTINCT step, steps[step] AS r
    RETURN r.sentence AS sentence ORDER BY step, type(r), startNode(r).id
  } AS steps, path_ids
ORDER BY path, path_ids
LIMIT $limit;
