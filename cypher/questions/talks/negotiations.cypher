// Who negotiated with whom, when and where
//
// Talks, meetings and agreements between two, with the events that they belong to.
//
// Parameters:
//   actor (actor or null) = null: one of the two; null for anybody
//   relations (list of relation) = ["NEGOTIATED_WITH", "MET_WITH", "AGREED_WITH"]: which relations; empty for all
//
// Columns:
//   one: who
//   relation: what it is
//   other: with whom
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   places: where
//   events: the events that its claims belong to
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   one_id: its id
//   other_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a.name AS one, type(r) AS relation, b.name AS other, r.status AS status, r.contested AS contested,
  coalesce(r.dates, []) AS dates, coalesce(r.places, []) AS places, coalesce(r.events, []) AS events,
  coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by,
  a.id AS one_id, b.id AS other_id
ORDER BY one, relation, other, one_id, other_id;
