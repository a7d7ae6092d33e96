// Who is linked to both of two actors
//
// Everybody and everything that has an asserted or contested relationship with the one and with the other.
//
// Parameters:
//   a (actor) = "donald-trump": the one
//   b (actor) = "alexander-lukashenko": the other
//   relations (list of relation) = []: which relations link; empty for all
// Columns:
//   linked: who or what is linked to both
//   kind: what it is
//   with_a: its relationships with the one
//   with_b: its relationships with the other
//   linked_id: its id
MATCH (a:Entity {id: $a})-[r]-(n:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
  AND (size($relations) = 0 OR type(r) IN $relations) AND n.id <> $a AND n.id <> $b
WITH DISTINCT a, n
MATCH (b:Entity {id: $b})
WHERE EXISTS {
  MATCH (n)-[r]-(b)
  WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
    AND (size($relations) = 0 OR type(r) IN $relations)
}
RETURN
  n.name AS linked,
  n.kind AS kind,
  COLLECT {
    MATCH (n)-[r]-(a)
    WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
      AND (size($relations) = 0 OR type(r) IN $relations)
    RETURN startNode(r).name + ' ' + type(r) + ' ' + endNode(r).name
      + CASE r.status WHEN 'contested' THEN ' (contested)' ELSE '' END
    ORDER BY type(r), startNode(r).id
  } AS with_a,
  COLLECT {
    MATCH (n)-[r]-(b)
    WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
      AND (size($relations) = 0 OR type(r) IN $relations)
    RETURN startNode(r).name + ' ' + type(r) + ' ' + endNode(r).name
      + CASE r.status WHEN 'contested' THEN ' (contested)' ELSE '' END
    ORDER BY type(r), startNode(r).id
  } AS with_b,
  n.id AS linked_id
ORDER BY linked, linked_id;
