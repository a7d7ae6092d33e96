// What is expected, promised or unconfirmed
//
// Every relationship that nobody asserts or denies: documents call it a prospect, or say that it is not confirmed.
//
// Parameters:
//   actor (actor or null) = null: whose relationships; null for all
// Columns:
//   subject: from whom the relationship would lead
//   relation: what it would be
//   object: to whom it would lead
//   status: prospective or unconfirmed
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   notes: what the claims add, each with its stance
//   subject_id: the id of the subject
//   object_id: the id of the object
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['prospective', 'unconfirmed']
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a.name AS subject,
  type(r) AS relation,
  b.name AS object,
  r.status AS status,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = r.status
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS said_by,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.note IS NOT NULL
    WITH DISTINCT c.stance AS stance, c.note AS note
    RETURN stance + ': ' + note ORDER BY stance, note
  } AS notes,
  a.id AS subject_id,
  b.id AS object_id
ORDER BY status, subject, relation, object, subject_id, object_id;
