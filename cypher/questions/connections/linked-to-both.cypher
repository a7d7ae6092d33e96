// Who is linked to both of two actors
//
// Everybody and everything that has an asserted relationship with the one and with the other, contested ones and
// involvements included.
//
// Parameters:
//   a (actor): the one; such as "donald-trump"
//   b (actor): the other; such as "alexander-lukashenko"
//   relations (list of relation) = []: which relations link; empty for all
//   kinds (list of kind) = []: which kinds of entities, such as Person; empty for all
//
// Columns:
//   linked: who or what is linked to both
//   kind: what it is
//   with_a: its relationships with the one
//   with_b: its relationships with the other
//   linked_id: its id
MATCH (:Entity {id: $a})-[r]-(n:Entity)
WHERE r.written_by = 'graphmodel' AND r.status = 'asserted'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND NOT n.id IN [$a, $b] AND (size($kinds) = 0 OR n.kind IN $kinds)
WITH n, r ORDER BY type(r), startNode(r).id
WITH n, collect(r) AS to_a
MATCH (n)-[r]-(:Entity {id: $b})
WHERE r.written_by = 'graphmodel' AND r.status = 'asserted'
  AND (size($relations) = 0 OR type(r) IN $relations)
WITH n, to_a, r ORDER BY type(r), startNode(r).id
WITH n, to_a, collect(r) AS to_b
RETURN
  n.name AS linked, n.kind AS kind, [r IN to_a | r.sentence] AS with_a, [r IN to_b | r.sentence] AS with_b,
  n.id AS linked_id
ORDER BY linked, linked_id;
