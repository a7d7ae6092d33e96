// Drawn: who is linked to both of two actors
//
// Everybody and everything that has an asserted relationship with the one and with the other, contested ones and
// involvements included. Drawn is only what is asserted.
//
// Parameters:
//   a (actor): the one; such as "donald-trump"
//   b (actor): the other; such as "alexander-lukashenko"
//   relations (list of relation) = []: which relations link; empty for all
//   kinds (list of kind) = []: which kinds of entities, such as Person; empty for all
//   limit (integer) = 25: at most so much is drawn
//
// Columns:
//   subject: the subject
//   relationship: the relationship
//   object: the object
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
WITH n, to_a, collect(r) AS to_b ORDER BY n.name, n.id LIMIT $limit
UNWIND to_a + to_b AS r
RETURN startNode(r) AS subject, r AS relationship, endNode(r) AS object;
