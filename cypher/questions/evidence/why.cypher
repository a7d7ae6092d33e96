// Who says what of two actors
//
// Every claim about two actors, with who makes it, in which document and where in it.
//
// Parameters:
//   a (actor) = "alexander-lukashenko": the one
//   b (actor) = "john-coale": the other
// Columns:
//   subject: who
//   relation: what
//   object: whom
//   stance: asserted, denied, unconfirmed or prospective
//   speaker: whom the document credits
//   document: the document
//   publisher: who published it
//   paragraph: where in the document
//   date: when, or since when
//   until: until when, where the claim says so; former where it only says that it is over
//   happening: the event that the claim belongs to
//   place: where
//   role: as what
//   note: what the claim adds
//   claim_id: the id of the claim
MATCH (one:Entity {id: $a})-[r]-(other:Entity {id: $b}) WHERE r.written_by = 'graphmodel'
WITH DISTINCT r
UNWIND r.claims AS id
MATCH (c:Claim {id: id}) MATCH (d:Document {id: c.document})
OPTIONAL MATCH (s:Entity {id: c.attributed_to})
OPTIONAL MATCH (e:Entity {id: c.event})
OPTIONAL MATCH (p:Entity {id: c.place})
RETURN
  startNode(r).name AS subject,
  type(r) AS relation,
  endNode(r).name AS object,
  c.stance AS stance,
  s.name AS speaker,
  d.id AS document,
  d.publisher AS publisher,
  c.locator_paragraph AS paragraph,
  coalesce(c.date, c.start) AS date,
  CASE c.end WHEN 'unknown' THEN 'former' ELSE c.end END AS until,
  e.name AS happening,
  p.name AS place,
  c.role AS role,
  c.note AS note,
  c.id AS claim_id
ORDER BY relation, subject, startNode(r).id, document, paragraph, claim_id;
