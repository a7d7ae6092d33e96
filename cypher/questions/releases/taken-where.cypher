// Where the freed and the exiled were taken, and who took them in
//
// Who was sent somewhere, pushed into exile or taken in. What is merely planned is prospective.
//
// Parameters:
//   who (actor or null) = null: a person, a group, or who sent or received them; null for everybody
//   relations (list of relation) = ["TRANSFERRED_TO", "EXILED", "RECEIVED"]: which relations; empty for all
//
// Columns:
//   subject: who or what
//   relation: what it is
//   object: whom or what
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   places: where
//   events: the events that its claims belong to
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   subject_id: its id
//   object_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND ($who IS NULL OR $who IN [a.id, b.id])
RETURN
  a.name AS subject, type(r) AS relation, b.name AS object, r.status AS status, r.contested AS contested,
  coalesce(r.dates, []) AS dates, coalesce(r.places, []) AS places, coalesce(r.events, []) AS events,
  coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by,
  a.id AS subject_id, b.id AS object_id
ORDER BY subject, relation, object, subject_id, object_id;
