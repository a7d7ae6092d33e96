// Drawn: what was given in return for what, and what followed what
//
// Happenings and how one leads to the other, as far as it is asserted.
//
// Parameters:
//   event (actor or null) = null: one of the two happenings; null for all
//   relations (list of relation) = ["IN_RETURN_FOR", "FOLLOWED", "LED_TO"]: what joins them
//   limit (integer) = 40: at most so many relationships
// Columns:
//   drawn: two happenings
MATCH drawn = (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested'] AND type(r) IN $relations
  AND ($event IS NULL OR $event IN [a.id, b.id])
RETURN drawn
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
