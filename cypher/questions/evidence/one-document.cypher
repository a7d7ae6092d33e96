// What one document alone says
//
// Relationships of which only this document says anything, whatever their status.
//
// Parameters:
//   document (document) = "naffah-belarus-123": the document
// Columns:
//   subject: from whom the relationship leads
//   relation: what it is
//   object: to whom it leads
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   since: the first date that is given
//   speakers: whom the document credits
//   notes: what the claims add, each with its stance
//   subject_id: the id of the subject
//   object_id: the id of the object
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.documents = [$document]
RETURN
  a.name AS subject,
  type(r) AS relation,
  b.name AS object,
  r.status AS status,
  r.start AS since,
  COLLECT { UNWIND r.speakers AS id MATCH (s:Entity {id: id}) RETURN s.name ORDER BY s.name } AS speakers,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.note IS NOT NULL
    WITH DISTINCT c.stance AS stance, c.note AS note
    RETURN stance + ': ' + note ORDER BY stance, note
  } AS notes,
  a.id AS subject_id,
  b.id AS object_id
ORDER BY subject, relation, object, subject_id, object_id;
