// Drawn: who says what of two actors
//
// The claims about two actors with their documents and speakers, whatever their stance: it is among the properties
// of a claim.
//
// Parameters:
//   a (actor) = "alexander-lukashenko": the one
//   b (actor) = "john-coale": the other
//   limit (integer) = 20: at most so many claims
// Columns:
//   subject: from a claim to its subject
//   object: from a claim to its object
//   document: from a claim to its document
//   speaker: from a claim to whom the document credits
MATCH (one:Entity {id: $a})-[r]-(other:Entity {id: $b}) WHERE r.written_by = 'graphmodel'
UNWIND r.claims AS id
WITH DISTINCT id ORDER BY id LIMIT $limit
MATCH (c:Claim {id: id})
MATCH subject = (c)-[:SUBJECT]->(x:Entity) WHERE x.id = c.subject
MATCH object = (c)-[:OBJECT]->(y:Entity) WHERE y.id = c.object
MATCH document = (c)-[:IN_DOCUMENT]->(d:Document) WHERE d.id = c.document
OPTIONAL MATCH speaker = (c)-[:ATTRIBUTED_TO]->(s:Entity) WHERE s.id = c.attributed_to
RETURN subject, object, document, speaker;
