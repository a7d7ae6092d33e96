// What was given in return for what, and what followed what
//
// Events in their order: one in return for another, after it, or helping to bring it about.
//
// Parameters:
//   event (actor or null) = null: one of the two events; null for all
//   relations (list of relation) = ["IN_RETURN_FOR", "FOLLOWED", "LED_TO"]: which relations; empty for all
//
// Columns:
//   event: the one
//   relation: what it is
//   other: the other
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   origins: where it entered print; "A or B" counts once
//   origins_declared: whether documents say of all of it what they were made from; of the rest nobody has said so
//   event_id: its id
//   other_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND ($event IS NULL OR $event IN [a.id, b.id])
RETURN
  a.name AS event, type(r) AS relation, b.name AS other, r.status AS status, r.contested AS contested,
  coalesce(r.dates, []) AS dates, coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by,
  coalesce(r.denied_by, []) AS denied_by, r.origins AS origins, r.origins_declared AS origins_declared,
  a.id AS event_id, b.id AS other_id
ORDER BY event, relation, other, event_id, other_id;
