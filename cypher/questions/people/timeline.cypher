// What happened when, around an actor
//
// The dated claims about an actor in order of time, and those about the happenings in which it is named. A claim
// without a date has that of its happening, where other claims give one; other undated claims are left out.
//
// Parameters:
//   actor (actor or null) = "alexander-lukashenko": whose; null for everybody
//   since (date or null) = null: only what may have been on or after it
//   until (date or null) = null: only what may have been on or before it
// Columns:
//   date: the date, or since when, as precise as given
//   until: until when, where a claim says so; former where it only says that it is over
//   dated_by: whether a claim of the row gives the date, or others of its happening: claim or happening
//   subject: who
//   relation: what
//   object: whom or what
//   stance: asserted, denied, unconfirmed or prospective
//   status: what all claims about the two make of it: a denial elsewhere makes it contested
//   happening: the event that the claims belong to
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   subject_id: the id of the subject
//   object_id: the id of the object
//   happening_id: the id of the event
WITH COLLECT {
  MATCH (n:Claim {written_by: 'graphmodel'})
  WHERE n.event IS NOT NULL AND $actor IN [n.subject, n.object]
  RETURN DISTINCT n.event
} AS named
WITH named, COLLECT {
  MATCH (c:Claim {written_by: 'graphmodel'}) WHERE c.first IS NOT NULL
  RETURN {
    claim: c, first: c.first, last: c.last, date: coalesce(c.date, c.start),
    until: CASE c.end WHEN 'unknown' THEN 'former' ELSE c.end END, dated_by: 'claim'
  } AS dated
  UNION ALL
  MATCH (d:Claim {written_by: 'graphmodel'})
  WHERE d.event IS NOT NULL AND d.stance = 'asserted' AND coalesce(d.date, d.start) IS NOT NULL
  WITH d, coalesce(d.date, d.start) AS date ORDER BY d.first, date, d.last
  WITH d.event AS event, head(collect({first: d.first, last: d.last, date: date})) AS day
  MATCH (e:Entity {id: event})<-[:IN_EVENT]-(c:Claim {written_by: 'graphmodel'})
  WHERE c.first IS NULL AND c.event = event
  RETURN {
    claim: c, first: day.first, last: day.last, date: day.date,
    until: CASE c.end WHEN 'unknown' THEN 'former' END, dated_by: 'happening'
  } AS dated
} AS every
UNWIND every AS dated
WITH
  named, dated.claim AS c, dated.first AS first, dated.last AS last, dated.date AS date, dated.until AS until,
  dated.dated_by AS dated_by
WHERE ($actor IS NULL OR $actor IN [c.subject, c.object] OR c.event IN named)
  AND ($since IS NULL OR last >= $since) AND ($until IS NULL OR first <= $until + '~')
MATCH (x:Entity {id: c.subject}) MATCH (y:Entity {id: c.object})
MATCH (x)-[r]-(y) WHERE r.written_by = 'graphmodel' AND type(r) = c.relation AND c.id IN r.claims
WITH DISTINCT c, r, first, date, until, dated_by
WITH
  r, first, date, until, min(dated_by) AS dated_by, c.stance AS stance, c.event AS happening_id, collect(c) AS claims
OPTIONAL MATCH (event:Entity {id: happening_id})
WITH *, startNode(r) AS a, endNode(r) AS b
RETURN
  date,
  until,
  dated_by,
  a.name AS subject,
  type(r) AS relation,
  b.name AS object,
  stance,
  r.status AS status,
  event.name AS happening,
  COLLECT {
    UNWIND claims AS c
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS said_by,
  a.id AS subject_id,
  b.id AS object_id,
  happening_id
ORDER BY first, date, until, subject, relation, object, stance, happening, subject_id, object_id, happening_id;
