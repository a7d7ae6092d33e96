// Releases over time, with their counts
//
// Every number that is given of people freed, one row for each number and happening, in order of time; and for each
// happening the freed of whom no number is given. Claims about one happening belong together; it has the date that
// any of them gives. A release that belongs to no happening is told apart by who was freed. Numbers of different
// people (all freed, Belarusians taken to Ukraine) are different numbers, not a conflict.
//
// Parameters:
//   relations (list of relation) = ["FREED", "PARDONED"]: what counts as a release
// Columns:
//   date: the first date that is given of the happening, as precise as given
//   happening: the event that groups the claims
//   value: how many
//   low: at least so many
//   high: at most so many
//   about: whether the number is approximate: ten per cent more or less
//   unit: what is counted by
//   counted: who was counted
//   stance: asserted, denied, unconfirmed or prospective
//   freed: whom the number is given of, or of whom none is given
//   freed_by: who freed or pardoned them
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   happening_id: the id of the event
MATCH (c:Claim {written_by: 'graphmodel'}) WHERE c.relation IN $relations
WITH
  c.event AS happening_id, CASE WHEN c.event IS NULL THEN c.object END AS alone, c.stance AS stance, c.object AS whom,
  collect(c) AS claims, count(properties(c).quantity_about) AS numbers
UNWIND claims AS c
WITH happening_id, alone, stance, numbers, c WHERE numbers = 0 OR properties(c).quantity_about IS NOT NULL
WITH
  happening_id, alone, stance,
  properties(c).quantity_value AS value, properties(c).quantity_low AS low, properties(c).quantity_high AS high,
  properties(c).quantity_about AS about,
  properties(c).quantity_unit AS unit, properties(c).quantity_of AS counted, collect(c) AS claims
OPTIONAL MATCH (event:Entity {id: happening_id})
WITH *, CASE
  WHEN happening_id IS NULL THEN claims
  ELSE COLLECT {
    MATCH (event)<-[:IN_EVENT]-(d:Claim {written_by: 'graphmodel'})
    WHERE d.event = happening_id AND d.stance = 'asserted' RETURN d
  }
END AS dated
WITH *, COLLECT {
  UNWIND dated AS d
  WITH d.first AS first, coalesce(d.date, d.start) AS date WHERE date IS NOT NULL
  RETURN date ORDER BY first, date LIMIT 1
}[0] AS date
RETURN
  date,
  event.name AS happening,
  value,
  low,
  high,
  about,
  unit,
  counted,
  stance,
  COLLECT {
    UNWIND claims AS c MATCH (e:Entity {id: c.object}) WITH DISTINCT e RETURN e.name ORDER BY e.name
  } AS freed,
  COLLECT {
    UNWIND claims AS c MATCH (e:Entity {id: c.subject}) WITH DISTINCT e RETURN e.name ORDER BY e.name
  } AS freed_by,
  COLLECT {
    UNWIND claims AS c
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS said_by,
  happening_id
ORDER BY
  date, happening, happening_id, coalesce(value, high, low, -1) DESC, counted, value, low, high, about, unit, stance,
  freed, alone;
