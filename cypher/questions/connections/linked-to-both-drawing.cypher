// Drawn: who is linked to both of two actors
//
// The two, and what has an asserted or contested relationship with each of them.
//
// Parameters:
//   a (actor) = "donald-trump": the one
//   b (actor) = "alexander-lukashenko": the other
//   relations (list of relation) = []: which relations link; empty for all
//   limit (integer) = 25: at most so many who are linked to both
// Columns:
//   drawn: a way from the one to the other
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
WITH a, n, b ORDER BY n.name, n.id LIMIT $limit
MATCH drawn = (a)-[one]-(n)-[other]-(b)
WHERE all(
  r IN [one, other]
  WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
    AND (size($relations) = 0 OR type(r) IN $relations)
)
RETURN drawn;
