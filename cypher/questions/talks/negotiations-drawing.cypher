// Drawn: who negotiated with whom, when and where
//
// Talks, meetings and agreements between two, with the events that they belong to. Drawn is only what is asserted.
//
// Parameters:
//   actor (actor or null) = null: one of the two; null for anybody
//   relations (list of relation) = ["NEGOTIATED_WITH", "MET_WITH", "AGREED_WITH"]: which relations; empty for all
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
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a AS subject, r AS relationship, b AS object
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
