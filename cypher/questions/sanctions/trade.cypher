// Who produces, buys and moves the goods, and who is in the way
//
// Suppliers, markets, routes and who restricts them, with what the claims add.
//
// Parameters:
//   actor (actor or null) = null: one of the two, such as a firm or its goods; null for all
//   relations (list of relation) = ["SUPPLIES", "EXPORTS", "BUYS", "SELLS_TO", "TRANSITS_THROUGH",
//     "RESTRICTS_TRANSIT_OF", "DEPENDS_ON", "USED_IN"]: which relations; empty for all
//
// Columns:
//   subject: who or what
//   relation: what it is
//   object: whom or what
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   notes: what the claims add, and how credible they are graded
//   dates: when, as each claim gives it
//   quantities: how much or how many
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   subject_id: its id
//   object_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a.name AS subject, type(r) AS relation, b.name AS object, r.status AS status, r.contested AS contested,
  coalesce(r.notes, []) AS notes, coalesce(r.dates, []) AS dates, coalesce(r.quantities, []) AS quantities,
  coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by, a.id AS subject_id,
  b.id AS object_id
ORDER BY subject, relation, object, subject_id, object_id;
