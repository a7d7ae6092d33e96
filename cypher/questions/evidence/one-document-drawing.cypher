// Drawn: what one document alone says
//
// Relationships of which only this document says anything, whatever their status. Drawn is only what is asserted.
//
// Parameters:
//   document (document): the document; such as "naffah-belarus-123"
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
  AND r.documents = [$document]
RETURN
  a AS subject, r AS relationship, b AS object
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
