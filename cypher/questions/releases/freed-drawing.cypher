// Drawn: who was freed, and by whose account
//
// Persons and groups of whom somebody says that they were freed; denied and expected releases say so. Drawn is only
// what is asserted.
//
// Parameters:
//   by (actor or null) = null: who freed them; null for anybody
//   limit (integer) = 30: at most so much is drawn
//
// Columns:
//   subject: from whom it leads
//   relationship: a relationship
//   object: to whom it leads
MATCH (a:Entity)-[r:FREED]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND r.status IN ['asserted']
  AND ($by IS NULL OR a.id = $by)
RETURN
  a AS subject, r AS relationship, b AS object
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
