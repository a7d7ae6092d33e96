// Drawn: who negotiated with whom
//
// Talks, meetings and agreements between two, as far as they are asserted. Their happenings are among the properties
// of the claims.
//
// Parameters:
//   actor (actor or null) = null: who must be one of the two; null for anybody
//   relations (list of relation) = ["NEGOTIATED_WITH", "MET_WITH", "AGREED_WITH", "ENVOY_OF", "ENVOY_TO"]: what counts
//   limit (integer) = 40: at most so many relationships
// Columns:
//   drawn: the two
MATCH drawn = (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested'] AND type(r) IN $relations
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN drawn
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
