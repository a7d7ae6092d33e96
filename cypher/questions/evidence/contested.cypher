// What is contested and what is denied
//
// Every relationship that somebody denies: contested where others assert, allege or expect it.
//
// Parameters:
//   actor (actor or null) = null: whose relationships; null for all
//   relations (list of relation) = []: which relations; empty for all
//
// Columns:
//   subject: who or what
//   relation: what it is
//   object: whom or what
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   alleged_by: who alleges it, unconfirmed, likewise
//   expected_by: who expects it, likewise
//   dates: when, as each claim gives it
//   roles: as what, in the words of the claims
//   quantities: how much or how many
//   notes: what the claims add, and how credible they are graded
//   subject_id: its id
//   object_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND NOT r.derived
  AND (r.contested OR r.status = 'denied')
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a.name AS subject, type(r) AS relation, b.name AS object, r.status AS status, r.contested AS contested,
  coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by,
  coalesce(r.alleged_by, []) AS alleged_by, coalesce(r.expected_by, []) AS expected_by,
  coalesce(r.dates, []) AS dates, coalesce(r.roles, []) AS roles, coalesce(r.quantities, []) AS quantities,
  coalesce(r.notes, []) AS notes, a.id AS subject_id, b.id AS object_id
ORDER BY status, subject, relation, object, subject_id, object_id;
