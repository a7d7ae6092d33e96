// Whose release is sought, and by whom
//
// Who asks for whose release. Nothing said of a release does not mean that they are still held.
//
// Parameters:
//   who (actor or null) = null: whose release, or who seeks it; null for all
//
// Columns:
//   sought: whose release
//   sought_by: who seeks it
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   release: what is said of their release
//   sought_id: its id
//   sought_by_id: its id
MATCH (a:Entity)-[r:SEEKS_RELEASE_OF]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND ($who IS NULL OR $who IN [a.id, b.id])
RETURN
  b.name AS sought, a.name AS sought_by, r.status AS status, r.contested AS contested,
  coalesce(r.dates, []) AS dates, coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by,
  coalesce(r.denied_by, []) AS denied_by,
  COLLECT {
    MATCH (x:Entity)-[o:FREED]->(b) WHERE o.written_by = 'graphmodel'
    RETURN reduce(
      text = o.sentence,
      more IN coalesce(o.dates, []) + [one IN coalesce(o.said_by, []) | 'said by ' + one]
        + [one IN coalesce(o.denied_by, []) | 'denied by ' + one] |
      text + '; ' + more
    ) AS text ORDER BY x.name, x.id
  } AS release, b.id AS sought_id, a.id AS sought_by_id
ORDER BY sought, sought_by, sought_id, sought_by_id;
