// What is expected, promised or unconfirmed
//
// Every relationship that somebody alleges or expects, also where others assert it as a fact.
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
//   expected_by: by whose account it is prospective or unconfirmed
//   dates: when, as each claim gives it
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   subject_id: its id
//   object_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND NOT r.derived
  AND EXISTS { UNWIND r.claims AS id MATCH (c:Claim {id: id}) WHERE c.stance IN ['unconfirmed', 'prospective'] }
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a.name AS subject, type(r) AS relation, b.name AS object, r.status AS status, r.contested AS contested,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance IN ['unconfirmed', 'prospective']
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT c.stance + ': ' + coalesce(s.name + ' in ', '') + c.document AS account
    RETURN account ORDER BY account
  } AS expected_by, coalesce(r.dates, []) AS dates, coalesce(r.notes, []) AS notes,
  coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by, a.id AS subject_id,
  b.id AS object_id
ORDER BY status, subject, relation, object, subject_id, object_id;
