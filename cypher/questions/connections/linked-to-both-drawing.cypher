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
//   drawn: a link to one of the two
MATCH (:Entity {id: $a})-[r]-(n:Entity)
WHERE r.written_by = 'graphmodel' AND r.status = 'asserted'
  AND (size($relations) = 0 OR type(r) IN $relations) AND NOT n.id IN [$a, $b] AND (size($kinds) = 0 OR n.kind IN $kinds)
WITH DISTINCT n
WHERE EXISTS { MATCH (n)-[r]-(:Entity {id: $b}) WHERE r.written_by = 'graphmodel' AND r.status = 'asserted'
  AND (size($relations) = 0 OR type(r) IN $relations) }
WITH n ORDER BY n.name, n.id LIMIT $limit
MATCH drawn = (n)-[r]-(end:Entity)
WHERE end.id IN [$a, $b] AND r.written_by = 'graphmodel' AND r.status = 'asserted'
  AND (size($relations) = 0 OR type(r) IN $relations)
RETURN drawn;
