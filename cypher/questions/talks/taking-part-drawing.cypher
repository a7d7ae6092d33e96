// Drawn: who took part in what, and who led or brokered it
//
// Who led, brokered, ordered, announced or took part in an event. INVOLVED_IN names all of its claims. Drawn is only
// what is asserted.
//
// Parameters:
//   event (actor or null) = null: the event; null for all
//   relations (list of relation) = ["LED", "BROKERED", "ORDERED", "ANNOUNCED", "TOOK_PART_IN"]: which relations;
//     empty for all
//   limit (integer) = 40: at most so much is drawn
//
// Columns:
//   subject: from whom it leads
//   relationship: a relationship
//   object: to whom it leads
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND r.status IN ['asserted']
  AND ($event IS NULL OR b.id = $event)
RETURN
  a AS subject, r AS relationship, b AS object
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
