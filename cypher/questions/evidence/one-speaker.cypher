// Whom one speaker's word alone connects
//
// Asserted and contested relationships that every document credits to one and the same speaker and none tells in its
// own words, those first without which the two would not be connected directly.
//
// Parameters:
//   speaker (actor or null) = "viasna": who says so; null for anybody
// Columns:
//   speaker: on whose word it rests
//   only_link: whether nothing else that is asserted connects the two directly
//   subject: from whom the relationship leads
//   relation: what it is
//   object: to whom it leads
//   status: asserted or contested (somebody denies it)
//   other_relations: what else connects them, with who else says that
//   documents: the documents that credit the speaker with it
//   denied_by: who denies it: the speaker that a document credits, with the document, or a document alone
//   speaker_id: the id of the speaker
//   subject_id: the id of the subject
//   object_id: the id of the object
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
  AND ($speaker IS NULL OR $speaker IN r.speakers)
WITH a, r, b, COLLECT {
  UNWIND r.claims AS id
  MATCH (c:Claim {id: id}) WHERE c.stance = 'asserted'
  RETURN DISTINCT coalesce(c.attributed_to, '')
} AS speakers
WHERE size(speakers) = 1 AND speakers[0] <> '' AND ($speaker IS NULL OR speakers[0] = $speaker)
MATCH (s:Entity {id: speakers[0]})
WITH a, r, b, s, COLLECT {
  MATCH (a)-[o]-(b)
  WHERE o <> r AND o.written_by = 'graphmodel' AND o.status IN ['asserted', 'contested']
  WITH DISTINCT o, startNode(o) AS x, endNode(o) AS y
  RETURN x.name + ' ' + type(o) + ' ' + y.name + CASE o.status WHEN 'contested' THEN ' (contested)' ELSE '' END
  ORDER BY type(o), x.id
} AS other_relations
RETURN
  s.name AS speaker,
  size(other_relations) = 0 AS only_link,
  a.name AS subject,
  type(r) AS relation,
  b.name AS object,
  r.status AS status,
  other_relations,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = 'asserted'
    RETURN DISTINCT c.document AS document ORDER BY document
  } AS documents,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = 'denied'
    OPTIONAL MATCH (d:Entity {id: c.attributed_to})
    WITH DISTINCT d.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS denied_by,
  s.id AS speaker_id,
  a.id AS subject_id,
  b.id AS object_id
ORDER BY only_link DESC, speaker, subject, relation, object, speaker_id, subject_id, object_id;
