// Who put whom under sanctions, and what was eased
//
// Sanctions imposed and lifted, trade allowed, passage restricted. What is promised is prospective.
//
// Parameters:
//   actor (actor or null) = null: one of the two; null for anybody
//   relations (list of relation) = ["IMPOSED_SANCTIONS_ON", "LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH",
//     "RESTRICTS_TRANSIT_OF"]: which relations; empty for all
//
// Columns:
//   target: who or what is under sanctions or relieved
//   relation: what it is
//   by: who did it
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   origins: where it entered print; "A or B" counts once
//   origins_declared: whether documents say of all of it what they were made from; of the rest nobody has said so
//   target_id: its id
//   by_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  b.name AS target, type(r) AS relation, a.name AS by, r.status AS status, r.contested AS contested,
  coalesce(r.dates, []) AS dates, coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by,
  coalesce(r.denied_by, []) AS denied_by, r.origins AS origins, r.origins_declared AS origins_declared,
  b.id AS target_id, a.id AS by_id
ORDER BY target, relation, by, target_id, by_id;
