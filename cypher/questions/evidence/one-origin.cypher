// What rests on one origin
//
// What is asserted and entered print in one place only, however many documents repeat it. An origin "A or B" is one:
// nobody knows which of them it was.
//
// Parameters:
//   actor (actor or null) = null: whose relationships; null for all
//   origin (text or null) = null: this origin, as it is written in the column; null for any
//   min_documents (integer) = 1: what so many documents say; 2 for what only seems corroborated
//   relations (list of relation) = []: which relations; empty for all
//
// Columns:
//   origin: where it entered print
//   subject: who or what
//   relation: what it is
//   object: whom or what
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   subject_id: its id
//   object_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND r.status IN ['asserted']
  AND NOT r.derived
  AND size(r.origins) = 1 AND ($origin IS NULL OR r.origins = [$origin])
  AND COUNT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = 'asserted'
    RETURN DISTINCT c.document
  } >= $min_documents
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  r.origins[0] AS origin, a.name AS subject, type(r) AS relation, b.name AS object, r.status AS status,
  r.contested AS contested, coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by,
  coalesce(r.denied_by, []) AS denied_by, a.id AS subject_id, b.id AS object_id
ORDER BY origin, subject, relation, object, subject_id, object_id;
