// How two actors are connected: the shortest ways
//
// All shortest paths of at most twelve steps between two actors, over asserted and contested relationships in either
// direction. The command path finds longer ones as well and says who bears each step out.
//
// Parameters:
//   a (actor) = "donald-trump": the one
//   b (actor) = "ales-bialiatski": the other
//   relations (list of relation) = []: which relations lead on; empty for all
//   kinds (list of kind) = []: through which kinds of entities, such as Person; empty for all
//   avoid (list of actor) = ["belarus", "united-states"]: through whom not to go; states join everybody to everybody
//   limit (integer) = 20: at most so many paths
// Columns:
//   hops: how many steps
//   way: who stands on the path, both ends included
//   steps: the relationships of each step, in the order of the path
//   way_ids: the ids of who stands on the path
MATCH (s:Entity {id: $a}) MATCH (t:Entity {id: $b}) WHERE s <> t
MATCH p = allShortestPaths((s)-[*..12]-(t))
WHERE all(
    r IN relationships(p)
    WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
      AND (size($relations) = 0 OR type(r) IN $relations)
  )
  AND all(
    n IN nodes(p)
    WHERE n.id = $a OR n.id = $b OR (NOT n.id IN $avoid AND (size($kinds) = 0 OR n.kind IN $kinds))
  )
WITH [n IN nodes(p) | n.name] AS way, [n IN nodes(p) | n.id] AS way_ids, collect(relationships(p)) AS found
RETURN
  size(way) - 1 AS hops,
  way,
  COLLECT {
    UNWIND range(0, size(way) - 2) AS step UNWIND found AS steps
    WITH DISTINCT step, steps[step] AS r
    RETURN startNode(r).name + ' ' + type(r) + ' ' + endNode(r).name
      + CASE r.status WHEN 'contested' THEN ' (contested)' ELSE '' END
    ORDER BY step, type(r), startNode(r).id
  } AS steps,
  way_ids
ORDER BY way, way_ids
LIMIT $limit;
