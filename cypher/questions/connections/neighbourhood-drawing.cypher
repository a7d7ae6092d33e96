// Drawn: the neighbourhood of an actor
//
// An actor and what has an asserted or contested relationship with it. A relationship's documents, speakers and
// origins are among its properties: click on it.
//
// Parameters:
//   actor (actor) = "maria-kolesnikova": whose neighbourhood
//   relations (list of relation) = []: only these relations; empty for all
//   limit (integer) = 30: at most so many neighbours
// Columns:
//   drawn: the actor and a neighbour
MATCH (a:Entity {id: $actor})-[r]-(n:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
  AND (size($relations) = 0 OR type(r) IN $relations)
WITH DISTINCT a, n ORDER BY n.name, n.id LIMIT $limit
MATCH drawn = (a)-[r]-(n)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
  AND (size($relations) = 0 OR type(r) IN $relations)
RETURN drawn;
