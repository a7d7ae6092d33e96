// Drawn: who holds or held which post
//
// Nothing said of an end does not mean that a post is still held; "former" says that it is not. Drawn is only what is
// asserted.
//
// Parameters:
//   actor (actor or null) = null: the holder, or whose post it is; null for all
//   relations (list of relation) = ["HEAD_OF_STATE_OF", "HEAD_OF_GOVERNMENT_OF", "GOVERNS", "HEADS", "MINISTER_OF",
//     "ENVOY_OF", "ENVOY_TO", "LEADER_OF", "COMMANDS", "CHAIRS", "DIRECTOR_OF", "BOARD_MEMBER_OF", "OFFICER_OF",
//     "ADVISER_TO", "SPOKESPERSON_OF", "WORKS_FOR"]: which relations; empty for all
//   limit (integer) = 40: at most so much is drawn
//
// Columns:
//   subject: from whom it leads
//   relationship: a relationship
//   object: to whom it leads
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND r.status IN ['asserted']
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a AS subject, r AS relationship, b AS object
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
