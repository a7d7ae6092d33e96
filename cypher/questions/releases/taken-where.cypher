// Where the freed and the exiled were taken, and who took them in
//
// Who was sent somewhere, pushed into exile or taken in. What is merely planned (Poland or Lithuania, if they wish)
// is prospective.
//
// Parameters:
//   who (actor or null) = null: whom it is about, a person or a group; null for everybody
// Columns:
//   who: the person or group
//   how: transferred to, exiled by or received by the other
//   other: where they were sent, who pushed them out or who took them in
//   places: the places that the claims give
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   since: the first date that is given, or else one that other claims give of the same happening
//   happenings: the events that it belongs to
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   who_id: the id of the person or group
//   other_id: the id of the other
MATCH (a:Entity)-[r:TRANSFERRED_TO|EXILED|RECEIVED {written_by: 'graphmodel'}]->(b:Entity)
WITH
  r,
  CASE type(r) WHEN 'TRANSFERRED_TO' THEN a ELSE b END AS moved,
  CASE type(r) WHEN 'TRANSFERRED_TO' THEN b ELSE a END AS far
WHERE $who IS NULL OR moved.id = $who
RETURN
  moved.name AS who,
  CASE type(r)
    WHEN 'TRANSFERRED_TO' THEN 'transferred to'
    WHEN 'EXILED' THEN 'exiled by'
    ELSE 'received by'
  END AS how,
  far.name AS other,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) MATCH (p:Entity {id: c.place})
    WITH DISTINCT p RETURN p.name ORDER BY p.name
  } AS places,
  r.status AS status,
  coalesce(r.start, COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id})
    MATCH (e:Entity {id: c.event})<-[:IN_EVENT]-(d:Claim {written_by: 'graphmodel'})
    WHERE d.event = e.id AND d.stance = 'asserted'
    WITH d.first AS first, coalesce(d.date, d.start) AS date WHERE date IS NOT NULL
    RETURN date ORDER BY first, date LIMIT 1
  }[0]) AS since,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) MATCH (e:Entity {id: c.event})
    WITH DISTINCT e RETURN e.name ORDER BY e.name
  } AS happenings,
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
  moved.id AS who_id,
  far.id AS other_id
ORDER BY who, how, other, who_id, other_id;
