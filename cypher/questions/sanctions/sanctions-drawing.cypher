// Drawn: who put whom under sanctions, and what was eased
//
// Sanctions imposed and lifted, trade allowed, passage restricted. What is promised is prospective. Drawn is only
// what is asserted.
//
// Parameters:
//   actor (actor or null) = null: one of the two; null for anybody
//   relations (list of relation) = ["IMPOSED_SANCTIONS_ON", "LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH",
//     "RESTRICTS_TRANSIT_OF"]: which relations; empty for all
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
