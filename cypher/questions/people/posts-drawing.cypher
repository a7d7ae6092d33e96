// Drawn: who holds or held which post
//
// Posts and roles, and who appointed whom, as far as it is asserted.
//
// Parameters:
//   actor (actor or null) = null: the holder, or whose post it is; null for all
//   relations (list of relation) = ["HEAD_OF_STATE_OF", "HEAD_OF_GOVERNMENT_OF", "GOVERNS", "HEADS", "MINISTER_OF",
//     "ENVOY_OF", "ENVOY_TO", "LEADER_OF", "COMMANDS", "CHAIRS", "DIRECTOR_OF", "BOARD_MEMBER_OF", "OFFICER_OF",
//     "ADVISER_TO", "SPOKESPERSON_OF", "WORKS_FOR", "APPOINTED"]: what counts as a post
//   limit (integer) = 40: at most so many relationships
// Columns:
//   drawn: the two
MATCH drawn = (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested'] AND type(r) IN $relations
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN drawn
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
