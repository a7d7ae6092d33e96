// What is contested and what is denied
//
// Every relationship that somebody denies: contested where somebody else asserts it, otherwise denied.
//
// Parameters:
//   actor (actor or null) = null: whose relationships; null for all
// Columns:
//   subject: from whom the relationship leads
//   relation: what it is
//   object: to whom it leads
//   status: contested or denied
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   notes: what the claims add, each with its stance
//   subject_id: the id of the subject
//   object_id: the id of the object
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['contested', 'denied'] AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a.name AS subject,
  type(r) AS relation,
  b.name AS object,
  r.status AS status,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance <> 'denied' AND c.stance IN [r.status, 'asserted']
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS said_by,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = 'denied'
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS denied_by,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.note IS NOT NULL
    WITH DISTINCT c.stance AS stance, c.note AS note
    RETURN stance + ': ' + note ORDER BY stance, note
  } AS notes,
  a.id AS subject_id,
  b.id AS object_id
ORDER BY status, subject, relation, object, subject_id, object_id;
