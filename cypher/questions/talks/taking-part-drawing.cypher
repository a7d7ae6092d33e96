// Drawn: who took part in what, and who led or brokered it
//
// Actors and the happenings that they led, brokered, ordered, announced or took part in, as far as it is asserted.
//
// Parameters:
//   event (actor or null) = null: the happening; null for all
//   relations (list of relation) = ["LED", "BROKERED", "ORDERED", "ANNOUNCED", "TOOK_PART_IN"]: what counts
//   limit (integer) = 60: at most so many relationships
// Columns:
//   drawn: an actor and a happening
MATCH drawn = (a:Entity)-[r]->(e:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested'] AND type(r) IN $relations
  AND ($event IS NULL OR e.id = $event)
RETURN drawn
ORDER BY e.id, a.id, type(r)
LIMIT $limit;
