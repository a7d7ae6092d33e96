// Whom one speaker's word alone connects
//
// What is asserted, is credited by every document to one and the same speaker, and is told by none in its own words.
//
// Parameters:
//   speaker (actor or null) = null: who says so; null for anybody
//   relations (list of relation) = []: which relations; empty for all
//
// Columns:
//   subject: who or what
//   relation: what it is
//   object: whom or what
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   other_relations: what else connects the two directly; nothing where they hang on this word alone
//   subject_id: its id
//   object_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND r.status IN ['asserted']
  AND NOT r.derived
  AND COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = 'asserted'
    WITH DISTINCT coalesce(c.attributed_to, '') AS speaker
    RETURN speaker = '' OR coalesce($speaker <> speaker, false)
  } = [false]
RETURN
  a.name AS subject, type(r) AS relation, b.name AS object, r.status AS status, r.contested AS contested,
  coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by,
  COLLECT {
    MATCH (a)-[o]-(b) WHERE o <> r AND o.written_by = 'graphmodel' AND o.status = 'asserted' AND NOT o.derived
    WITH DISTINCT o RETURN o.sentence AS sentence ORDER BY type(o), startNode(o).id
  } AS other_relations, a.id AS subject_id, b.id AS object_id
ORDER BY subject, relation, object, subject_id, object_id;
