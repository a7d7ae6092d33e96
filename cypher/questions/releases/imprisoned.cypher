// Who was arrested, imprisoned or sentenced, and who is said to be free since
//
// Nothing said of a release does not mean that they are held; a group's is not that of its members.
//
// Parameters:
//   by (actor or null) = null: who holds or held them; null for anybody
//   relations (list of relation) = ["ARRESTED", "IMPRISONED", "SENTENCED"]: which relations; empty for all
//
// Columns:
//   held: the person or group
//   kind: what it is
//   relation: what it is
//   held_by: who did that
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   quantities: how much or how many
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   release: what is said of their release
//   held_id: its id
//   held_by_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND ($by IS NULL OR a.id = $by)
RETURN
  b.name AS held, b.kind AS kind, type(r) AS relation, a.name AS held_by, r.status AS status,
  r.contested AS contested, coalesce(r.dates, []) AS dates, coalesce(r.quantities, []) AS quantities,
  coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by,
  COLLECT {
    MATCH (x:Entity)-[o:FREED]->(b) WHERE o.written_by = 'graphmodel'
    RETURN reduce(
      text = o.sentence,
      more IN coalesce(o.dates, []) + [one IN coalesce(o.said_by, []) | 'said by ' + one]
        + [one IN coalesce(o.denied_by, []) | 'denied by ' + one] |
      text + '; ' + more
    ) AS text ORDER BY x.name, x.id
  } AS release, b.id AS held_id, a.id AS held_by_id
ORDER BY held, relation, held_by, held_id, held_by_id;
