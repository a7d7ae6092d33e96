// Drawn: whom one speaker's word alone connects
//
// What is asserted, is credited by every document to one and the same speaker, and is told by none in its own words.
// Drawn is only what is asserted.
//
// Parameters:
//   speaker (actor or null) = null: who says so; null for anybody
//   relations (list of relation) = []: which relations; empty for all
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
  AND NOT r.derived
  AND COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = 'asserted'
    WITH DISTINCT coalesce(c.attributed_to, '') AS speaker
    RETURN speaker = '' OR coalesce($speaker <> speaker, false)
  } = [false]
RETURN
  a AS subject, r AS relationship, b AS object
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
