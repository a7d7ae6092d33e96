// Drawn: the neighbourhood of an actor, with its documents
//
// Every relationship of an actor, whatever its status, involvements in events included. Drawn is only what is
// asserted.
//
// Parameters:
//   actor (actor): whose neighbourhood; such as "maria-kolesnikova"
//   relations (list of relation) = []: which relations; empty for all
//   limit (integer) = 40: at most so much is drawn
//
// Columns:
//   subject: from whom it leads
//   relationship: a relationship
//   object: to whom it leads
MATCH (e:Entity {id: $actor})-[r]-(n:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND r.status IN ['asserted']
WITH DISTINCT r, n, startNode(r) AS a, endNode(r) AS b
RETURN
  a AS subject, r AS relationship, b AS object
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
