// Drawn: who produces, buys and moves the goods, and who is in the way
//
// Suppliers, markets, routes and who restricts them, as far as it is asserted.
//
// Parameters:
//   actor (actor or null) = null: one of the two, such as a firm or its goods; null for all
//   relations (list of relation) = ["SUPPLIES", "EXPORTS", "BUYS", "SELLS_TO", "TRANSITS_THROUGH",
//     "RESTRICTS_TRANSIT_OF", "DEPENDS_ON", "USED_IN"]: what counts
//   limit (integer) = 40: at most so many relationships
// Columns:
//   drawn: the two
MATCH drawn = (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested'] AND type(r) IN $relations
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN drawn
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
