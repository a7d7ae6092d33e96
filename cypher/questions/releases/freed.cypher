// Who was freed, and by whose account
//
// Persons and groups of whom somebody says that they were freed; denied and expected releases say so.
//
// Parameters:
//   by (actor or null) = null: who freed them; null for anybody
//
// Columns:
//   freed: the person or group
//   kind: what it is
//   freed_by: who freed them
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   events: the events that its claims belong to
//   quantities: how much or how many
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   origins: where it entered print; "A or B" counts once
//   origins_declared: whether documents say of all of it what they were made from; of the rest nobody has said so
//   members: who is said to belong to a group
//   freed_id: its id
//   freed_by_id: its id
MATCH (a:Entity)-[r:FREED]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND ($by IS NULL OR a.id = $by)
RETURN
  b.name AS freed, b.kind AS kind, a.name AS freed_by, r.status AS status, r.contested AS contested,
  coalesce(r.dates, []) AS dates, coalesce(r.events, []) AS events, coalesce(r.quantities, []) AS quantities,
  coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by,
  r.origins AS origins, r.origins_declared AS origins_declared,
  COLLECT {
    MATCH (x:Entity)-[o:MEMBER_OF|PART_OF]->(b)
    WHERE o.written_by = 'graphmodel' AND o.status = 'asserted'
    WITH DISTINCT x, o.contested AS contested
    RETURN x.name + CASE WHEN contested THEN ' (contested)' ELSE '' END AS named ORDER BY x.name, x.id, contested
  } AS members, b.id AS freed_id, a.id AS freed_by_id
ORDER BY freed, freed_by, freed_id, freed_by_id;
