// Who produces, buys and moves the goods, and who is in the way
//
// Suppliers, markets, routes and who restricts them, with what the claims add.
//
// Parameters:
//   actor (actor or null) = null: one of the two, such as a firm or its goods; null for all
//   relations (list of relation) = ["SUPPLIES", "EXPORTS", "BUYS", "SELLS_TO", "TRANSITS_THROUGH",
//     "RESTRICTS_TRANSIT_OF", "DEPENDS_ON", "USED_IN"]: what counts
// Columns:
//   subject: who
//   relation: what
//   object: whom or what
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   notes: what the claims add, each with its stance, such as that it is past or forbidden now
//   since: the first date that is given
//   until: the last date that is given, unless it is only said since when; former where it is only said to be over
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   subject_id: the id of the subject
//   object_id: the id of the object
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND type(r) IN $relations AND ($actor IS NULL OR $actor IN [a.id, b.id])
RETURN
  a.name AS subject,
  type(r) AS relation,
  b.name AS object,
  r.status AS status,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.note IS NOT NULL
    WITH DISTINCT c.stance AS stance, c.note AS note
    RETURN stance + ': ' + note ORDER BY stance, note
  } AS notes,
  r.start AS since,
  CASE r.end WHEN 'unknown' THEN 'former' ELSE r.end END AS until,
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
  a.id AS subject_id,
  b.id AS object_id
ORDER BY object, relation, subject, object_id, subject_id;
