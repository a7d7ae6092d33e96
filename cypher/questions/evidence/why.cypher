// Who says what of two actors
//
// Every claim about two actors, or about one of them and an event that the other is, with who makes it, in which
// document and where in it.
//
// Parameters:
//   a (actor): the one; such as "alexander-lukashenko"
//   b (actor): the other; such as "john-coale"
//
// Columns:
//   subject: who
//   relation: what
//   object: whom
//   stance: asserted, denied, unconfirmed or prospective
//   speaker: whom the document credits
//   document: the document
//   publisher: who published it
//   paragraph: where in the document
//   date: when
//   event: the event that the claim belongs to
//   place: where
//   role: as what
//   note: what the claim adds
//   claim_id: the id of the claim
MATCH (:Entity {id: $a})-[r]-(:Entity {id: $b}) WHERE r.written_by = 'graphmodel'
UNWIND r.claims AS id
WITH DISTINCT id
MATCH (c:Claim {id: id}) MATCH (d:Document {id: c.document})
MATCH (x:Entity {id: c.subject}) MATCH (y:Entity {id: c.object})
OPTIONAL MATCH (s:Entity {id: c.attributed_to})
OPTIONAL MATCH (e:Entity {id: c.event})
OPTIONAL MATCH (p:Entity {id: c.place})
RETURN
  x.name AS subject, c.relation AS relation, y.name AS object, c.stance AS stance, s.name AS speaker,
  d.id AS document, d.publisher AS publisher, c.locator_paragraph AS paragraph,
  CASE c.end
    WHEN 'unknown' THEN coalesce(c.date + ' (former)', 'from ' + c.start + ' (former)', 'former')
    ELSE coalesce(c.date, c.start + ' to ' + c.end, 'since ' + c.start, 'until ' + c.end)
  END AS date, e.name AS event, p.name AS place, c.role AS role, c.note AS note, c.id AS claim_id
ORDER BY relation, subject, object, document, paragraph, claim_id;
