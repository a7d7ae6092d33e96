// Drawn: who put whom under sanctions, and what was eased
//
// Sanctions imposed and lifted, trade allowed and passage restricted, as far as it is asserted.
//
// Parameters:
//   actor (actor or null) = null: who must be one of the two; null for anybody
//   relations (list of relation) = ["IMPOSED_SANCTIONS_ON", "LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH",
//     "RESTRICTS_TRANSIT_OF"]: what counts
//   limit (integer) = 60: at most so many relationships
// Columns:
//   drawn: who did it and the target
MATCH drawn = (by:Entity)-[r]->(target:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested'] AND type(r) IN $relations
  AND ($actor IS NULL OR $actor IN [by.id, target.id])
RETURN drawn
ORDER BY target.id, by.id, type(r)
LIMIT $limit;
