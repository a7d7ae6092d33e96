// Drawn: who says what of two actors
//
// Every claim about two actors, or about one of them and an event that the other is, with who makes it, in which
// document and where in it. Drawn is only what is asserted.
//
// Parameters:
//   a (actor): the one; such as "alexander-lukashenko"
//   b (actor): the other; such as "john-coale"
//   limit (integer) = 20: at most so much is drawn
//
// Columns:
//   subject: from a claim to its subject
//   object: from a claim to its object
//   document: from a claim to its document
//   speaker: from a claim to whom the document credits
MATCH (:Entity {id: $a})-[r]-(:Entity {id: $b}) WHERE r.written_by = 'graphmodel'
UNWIND r.claims AS id
WITH DISTINCT id ORDER BY id LIMIT $limit
MATCH (c:Claim {id: id})
MATCH subject = (c)-[:SUBJECT]->(x:Entity) WHERE x.id = c.subject
MATCH object = (c)-[:OBJECT]->(y:Entity) WHERE y.id = c.object
MATCH document = (c)-[:IN_DOCUMENT]->(d:Document) WHERE d.id = c.document
OPTIONAL MATCH speaker = (c)-[:ATTRIBUTED_TO]->(s:Entity) WHERE s.id = c.attributed_to
RETURN subject, object, document, speaker;
