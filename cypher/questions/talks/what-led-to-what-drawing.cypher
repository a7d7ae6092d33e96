// Drawn: what was given in return for what, and what followed what
//
// Events in their order: one in return for another, after it, or helping to bring it about. Drawn is only what is
// asserted.
//
// Parameters:
//   event (actor or null) = null: one of the two events; null for all
//   relations (list of relation) = ["IN_RETURN_FOR", "FOLLOWED", "LED_TO"]: which relations; empty for all
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
  AND ($event IS NULL OR $event IN [a.id, b.id])
RETURN
  a AS subject, r AS relationship, b AS object
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
