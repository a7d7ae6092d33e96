// What is expected, promised or unconfirmed
//
// What documents call a prospect or say is not confirmed, also where others assert it as a fact.
//
// Parameters:
//   actor (actor or null) = null: whose relationships; null for all
// Columns:
//   subject: from whom the relationship would lead
//   relation: what it would be
//   object: to whom it would lead
//   stance: prospective or unconfirmed
//   status: what all claims about the two make of it: asserted where somebody tells it as a fact
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   notes: what the claims add
//   subject_id: the id of the subject
//   object_id: the id of the object
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND ($actor IS NULL OR $actor IN [a.id, b.id])
UNWIND r.claims AS id
MATCH (c:Claim {id: id}) WHERE c.stance IN ['prospective', 'unconfirmed']
WITH a, r, b, c.stance AS stance, collect(c) AS claims
RETURN
  a.name AS subject,
  type(r) AS relation,
  b.name AS object,
  stance,
  r.status AS status,
  COLLECT {
    UNWIND claims AS c
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS said_by,
  COLLECT {
    UNWIND claims AS c
    WITH c.note AS note WHERE note IS NOT NULL
    RETURN DISTINCT note ORDER BY note
  } AS notes,
  a.id AS subject_id,
  b.id AS object_id
ORDER BY stance, subject, relation, object, subject_id, object_id;
