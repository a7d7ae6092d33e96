// What rests on one origin
//
// Asserted and contested relationships whose claims entered print in one place only, however many documents repeat
// them. An origin "A or B" is one: nobody knows which of them it was.
//
// Parameters:
//   actor (actor or null) = "alexander-lukashenko": whose relationships; null for all
//   origin (text or null) = null: only what rests on this origin, as it is written in the column; null for any
//   min_documents (integer) = 1: only what so many documents say; 2 for what seems corroborated and is not
// Columns:
//   origin: where it entered print
//   declared: whether a document says so itself; otherwise only nobody has said where it had it from
//   subject: from whom the relationship leads
//   relation: what it is
//   object: to whom it leads
//   status: asserted or contested (somebody denies it)
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   subject_id: the id of the subject
//   object_id: the id of the object
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested'] AND size(r.origins) = 1
  AND ($actor IS NULL OR $actor IN [a.id, b.id]) AND ($origin IS NULL OR r.origins[0] = $origin)
  AND COUNT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = 'asserted' RETURN DISTINCT c.document
  } >= $min_documents
RETURN
  r.origins[0] AS origin,
  r.origin_roots[0] STARTS WITH '0+' AS declared,
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
  a.id AS subject_id,
  b.id AS object_id
ORDER BY origin, subject, relation, object, subject_id, object_id;
