// Drawn: who produces, buys and moves the goods, and who is in the way
//
// Suppliers, markets, routes and who restricts them, with what the claims add. Drawn is only what is asserted.
//
// Parameters:
//   actor (actor or null) = null: one of the two, such as a firm or its goods; null for all
//   relations (list of relation) = ["SUPPLIES", "EXPORTS", "BUYS", "SELLS_TO", "TRANSITS_THROUGH",
//     "RESTRICTS_TRANSIT_OF", "DEPENDS_ON", "USED_IN"]: which relations; empty for all
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
