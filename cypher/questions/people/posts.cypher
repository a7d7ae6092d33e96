// Who holds or held which post
//
// Nothing said of an end does not mean that a post is still held; "former" says that it is not.
//
// Parameters:
//   actor (actor or null) = null: the holder, or whose post it is; null for all
//   relations (list of relation) = ["HEAD_OF_STATE_OF", "HEAD_OF_GOVERNMENT_OF", "GOVERNS", "HEADS", "MINISTER_OF",
//     "ENVOY_OF", "ENVOY_TO", "LEADER_OF", "COMMANDS", "CHAIRS", "DIRECTOR_OF", "BOARD_MEMBER_OF", "OFFICER_OF",
//     "ADVISER_TO", "SPOKESPERSON_OF", "WORKS_FOR"]: which relations; empty for all
//
// Columns:
//   holder: who
//   relation: what it is
//   of: of what or whom
//   roles: as what, in the words of the claims
//   dates: when, as each claim gives it
//   appointed_by: who appointed the holder, to whatever post
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   holder_id: its id
//   of_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a.name AS holder, type(r) AS relation, b.name AS of, coalesce(r.roles, []) AS roles,
  coalesce(r.dates, []) AS dates,
  COLLECT {
    MATCH (x:Entity)-[o:APPOINTED]->(a)
    WHERE o.written_by = 'graphmodel' AND o.status = 'asserted'
    WITH DISTINCT x, o.contested AS contested
    RETURN x.name + CASE WHEN contested THEN ' (contested)' ELSE '' END AS named ORDER BY x.name, x.id, contested
  } AS appointed_by, r.status AS status, r.contested AS contested, coalesce(r.notes, []) AS notes,
  coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by, a.id AS holder_id, b.id AS of_id
ORDER BY holder, relation, of, holder_id, of_id;
