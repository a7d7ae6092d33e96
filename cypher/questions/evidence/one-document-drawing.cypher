// Drawn: what one document alone says
//
// Asserted and contested relationships of which only this document says anything.
//
// Parameters:
//   document (document) = "naffah-belarus-123": the document
//   limit (integer) = 40: at most so many relationships
// Columns:
//   drawn: the two who are connected
MATCH drawn = (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested'] AND r.documents = [$document]
RETURN drawn
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
