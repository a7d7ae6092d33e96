// What happened when, around an actor
//
// The dated claims about an actor in order of time, and those about the events that it is involved in. What has an
// end alone stands there. A claim without a date has the first that asserted claims of its event give, and says so;
// others are left out.
//
// Parameters:
//   actor (actor or null) = null: whose; null for everybody; such as "alexander-lukashenko"
//   since (date or null) = null: only what may have been on or after it
//   until (date or null) = null: only what may have been on or before it
//
// Columns:
//   date: when, or that it is the event's date
//   subject: who
//   relation: what
//   object: whom or what
//   stance: asserted, denied, unconfirmed or prospective
//   status: what all claims about the two make of it
//   contested: whether somebody denies it
//   event: the event that the claims belong to
//   said_by: the speaker that a document credits, with the document, or a document alone
//   subject_id: the id of the subject
//   object_id: the id of the object
//   event_id: the id of the event
MATCH (c:Claim)
WHERE c.written_by = 'graphmodel' AND ($actor IS NULL OR $actor IN [c.subject, c.object, c.event] OR EXISTS {
  MATCH (:Entity {id: $actor})-[i:INVOLVED_IN]->(:Entity {id: c.event}) WHERE i.written_by = 'graphmodel'
})
WITH c, CASE WHEN c._first IS NULL THEN COLLECT {
  MATCH (:Entity {id: c.event})<-[:IN_EVENT]-(d:Claim)
  WHERE d.written_by = 'graphmodel' AND d.event = c.event AND d.stance = 'asserted'
  RETURN d
} ELSE [c] END AS dated
WITH c, COLLECT {
  UNWIND dated AS d
  WITH d._first AS first, d._last AS last, CASE d.end
    WHEN 'unknown' THEN coalesce(d.date + ' (former)', 'from ' + d.start + ' (former)', 'former')
    ELSE coalesce(d.date, d.start + ' to ' + d.end, 'since ' + d.start, 'until ' + d.end)
  END AS words
  WHERE first IS NOT NULL
  RETURN {first: first, last: last, words: words} ORDER BY first, last, words LIMIT 1
}[0] AS day
WHERE ($since IS NULL OR day.last >= $since) AND ($until IS NULL OR day.first <= $until) AND day.first IS NOT NULL
WITH c, day, day.first = '-0001-01-01' AS is_open
WITH c, is_open, CASE WHEN is_open THEN day.last ELSE day.first END AS place, CASE
  WHEN c._first IS NULL THEN coalesce(CASE c.end
    WHEN 'unknown' THEN coalesce(c.date + ' (former)', 'from ' + c.start + ' (former)', 'former')
    ELSE coalesce(c.date, c.start + ' to ' + c.end, 'since ' + c.start, 'until ' + c.end)
  END + ', ', '') + day.words + ' (by the event)'
  ELSE day.words
END AS date
MATCH (:Entity {id: c.subject})-[r]-(:Entity {id: c.object})
WHERE r.written_by = 'graphmodel' AND type(r) = c.relation AND c.id IN r.claims
  AND (startNode(r).id = c.subject OR type(r) <> 'INVOLVED_IN')
WITH DISTINCT r, place, is_open, date, c
WITH
  r, startNode(r) AS a, endNode(r) AS b, place, is_open, date, c.stance AS stance, c.event AS event_id,
  collect(c) AS claims
OPTIONAL MATCH (e:Entity {id: event_id})
RETURN
  date, a.name AS subject, type(r) AS relation, b.name AS object, stance, r.status AS status,
  r.contested AS contested, e.name AS event,
  COLLECT {
    UNWIND claims AS c
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT coalesce(s.name + ' in ', '') + c.document AS account
    RETURN account ORDER BY account
  } AS said_by, a.id AS subject_id, b.id AS object_id, event_id
ORDER BY place, is_open, date, subject, relation, object, stance, event, subject_id, object_id, event_id;
