// Releases over time, with their counts
//
// Every number that is given of people freed, one row for each number and event, in order of time; and for each event
// the freed of whom no number is given. Claims of one event belong together; it has the first date that any of them
// gives. A release that belongs to no event is told apart by who was freed. Numbers of different people (all freed,
// Belarusians taken to Ukraine) are different numbers, not a conflict.
//
// Parameters:
//   relations (list of relation) = ["FREED", "PARDONED"]: what counts as a release; empty for all
//
// Columns:
//   date: the first date that is given
//   event: the event that the claims belong to
//   value: how many
//   low: at least so many
//   high: at most so many
//   about: whether the number is approximate
//   strictly: whether low and high are not meant themselves: more than, less than
//   unit: what is counted by
//   counted: who was counted
//   stance: asserted, denied, unconfirmed or prospective
//   freed: whom the number is given of, or of whom none is given
//   freed_by: who freed or pardoned them
//   said_by: the speaker that a document credits, with the document, or a document alone
//   event_id: the id of the event
MATCH (c:Claim) WHERE c.written_by = 'graphmodel' AND (size($relations) = 0 OR c.relation IN $relations)
WITH
  c.event AS event_id, CASE WHEN c.event IS NULL THEN c.object END AS alone, c.stance AS stance, c.object AS whom,
  collect(c) AS claims, count(properties(c).quantity_about) AS numbers
UNWIND claims AS c
WITH event_id, alone, stance, numbers, c WHERE numbers = 0 OR properties(c).quantity_about IS NOT NULL
WITH
  event_id, alone, stance,
  properties(c).quantity_value AS value, properties(c).quantity_low AS low, properties(c).quantity_high AS high,
  properties(c).quantity_about AS about, properties(c).quantity_strictly AS strictly,
  properties(c).quantity_unit AS unit, properties(c).quantity_of AS counted, collect(c) AS claims
WITH *, CASE WHEN event_id IS NULL THEN claims ELSE COLLECT {
  MATCH (:Entity {id: event_id})<-[:IN_EVENT]-(d:Claim)
  WHERE d.written_by = 'graphmodel' AND d.event = event_id AND d.stance = 'asserted'
  RETURN d
} END AS dated
WITH *, COLLECT {
  UNWIND dated AS d
  WITH d._first AS first, d._last AS last, CASE d.end
    WHEN 'unknown' THEN coalesce(d.date + ' (former)', 'from ' + d.start + ' (former)', 'former')
    ELSE coalesce(d.date, d.start + ' to ' + d.end, 'since ' + d.start, 'until ' + d.end)
  END AS words
  WHERE first IS NOT NULL
  RETURN {first: first, last: last, words: words} ORDER BY first, last, words LIMIT 1
}[0] AS day, coalesce(value, high, low, -1) AS size
OPTIONAL MATCH (e:Entity {id: event_id})
WITH *, day.first AS first
RETURN
  day.words AS date, e.name AS event, value, low, high, about, strictly, unit, counted, stance,
  COLLECT {
    UNWIND claims AS c MATCH (x:Entity {id: c.object}) WITH DISTINCT x RETURN x.name ORDER BY x.name
  } AS freed,
  COLLECT {
    UNWIND claims AS c MATCH (x:Entity {id: c.subject}) WITH DISTINCT x RETURN x.name ORDER BY x.name
  } AS freed_by,
  COLLECT {
    UNWIND claims AS c
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT coalesce(s.name + ' in ', '') + c.document AS account
    RETURN account ORDER BY account
  } AS said_by, event_id
ORDER BY first, event, event_id, size DESC, counted, value, low, high, about, strictly, unit, stance, freed, alone;
