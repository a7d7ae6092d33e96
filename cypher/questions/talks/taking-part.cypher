// Who took part in what, and who led or brokered it
//
// Who led, brokered, ordered, announced or took part in an event. INVOLVED_IN names all of its claims.
//
// Parameters:
//   event (actor or null) = null: the event; null for all
//   relations (list of relation) = ["LED", "BROKERED", "ORDERED", "ANNOUNCED", "TOOK_PART_IN"]: which relations;
//     empty for all
//
// Columns:
//   event: what happened
//   relation: what it is
//   actor: who
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   roles: as what, in the words of the claims
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   event_id: its id
//   actor_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND ($event IS NULL OR b.id = $event)
RETURN
  b.name AS event, type(r) AS relation, a.name AS actor, r.status AS status, r.contested AS contested,
  coalesce(r.dates, []) AS dates, coalesce(r.roles, []) AS roles, coalesce(r.notes, []) AS notes,
  coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by, b.id AS event_id,
  a.id AS actor_id
ORDER BY event, relation, actor, event_id, actor_id;
