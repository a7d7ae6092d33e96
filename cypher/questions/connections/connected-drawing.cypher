// Drawn: how two actors are connected
//
// All shortest paths of at most twelve steps between two actors, over asserted and contested relationships in either
// direction.
//
// Parameters:
//   a (actor) = "donald-trump": the one
//   b (actor) = "ales-bialiatski": the other
//   relations (list of relation) = []: which relations lead on; empty for all
//   kinds (list of kind) = []: through which kinds of entities, such as Person; empty for all
//   avoid (list of actor) = ["belarus", "united-states"]: through whom not to go; states join everybody to everybody
//   limit (integer) = 15: at most so many paths
// Columns:
//   drawn: a path
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
WITH [n IN nodes(p) | n.name] AS way, [n IN nodes(p) | n.id] AS way_ids, collect(p) AS paths
ORDER BY way, way_ids
LIMIT $limit
UNWIND paths AS drawn
RETURN drawn;
