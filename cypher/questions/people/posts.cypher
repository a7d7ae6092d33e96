// Who holds or held which post
//
// Posts and roles with their dates. Nothing said of an end does not mean that the post is still held: "former" stands
// in the role where a document says so.
//
// Parameters:
//   actor (actor or null) = null: the holder, or whose post it is; null for all
//   relations (list of relation) = ["HEAD_OF_STATE_OF", "HEAD_OF_GOVERNMENT_OF", "GOVERNS", "HEADS", "MINISTER_OF",
//     "ENVOY_OF", "ENVOY_TO", "LEADER_OF", "COMMANDS", "CHAIRS", "DIRECTOR_OF", "BOARD_MEMBER_OF", "OFFICER_OF",
//     "ADVISER_TO", "SPOKESPERSON_OF", "WORKS_FOR"]: what counts as a post
// Columns:
//   holder: who
//   relation: what they are
//   of: of what or whom
//   roles: the words that documents use
//   since: the first date that is given
//   until: the last date that is given, unless it is only said since when; former where it is only said to be over
//   appointed_by: who appointed the holder, to whatever post
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   holder_id: the id of the holder
//   of_id: the id of what or whom
MATCH (holder:Entity)-[r]->(of:Entity)
WHERE r.written_by = 'graphmodel' AND type(r) IN $relations AND ($actor IS NULL OR $actor IN [holder.id, of.id])
RETURN
  holder.name AS holder,
  type(r) AS relation,
  of.name AS of,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.role IS NOT NULL
    RETURN DISTINCT c.role AS role ORDER BY role
  } AS roles,
  r.start AS since,
  CASE r.end WHEN 'unknown' THEN 'former' ELSE r.end END AS until,
  COLLECT {
    MATCH (x:Entity)-[p:APPOINTED {written_by: 'graphmodel'}]->(holder)
    WHERE p.status IN ['asserted', 'contested']
    RETURN x.name + CASE p.status WHEN 'contested' THEN ' (contested)' ELSE '' END ORDER BY x.name, x.id
  } AS appointed_by,
  r.status AS status,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance <> 'denied' AND c.stance IN [r.status, 'asserted']
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS said_by,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = 'denied'
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS denied_by,
  holder.id AS holder_id,
  of.id AS of_id
ORDER BY holder, relation, of, holder_id, of_id;
