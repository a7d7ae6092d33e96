// Which numbers are given, by whom, and whether they meet
//
// Every number of every claim, those of the same happening, unit and thing counted beside each other. "About" means
// ten per cent more or less; numbers of the same thing whose bounds do not meet are in conflict.
//
// Parameters:
//   counted (text or null) = null: only numbers of this, as it is written in the column; null for all
//   actor (actor or null) = null: only from claims about this actor; null for all
// Columns:
//   counted: what was counted
//   unit: what is counted by
//   happening: the event that the claims belong to
//   value: how many
//   low: at least so many
//   high: at most so many
//   about: whether the number is approximate
//   stance: asserted, denied, unconfirmed or prospective
//   said_of: what the number was said of: subject, relation and object of the claims
//   in_conflict: whether another asserted number of the same thing does not meet this one
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   happening_id: the id of the event
MATCH (c:Claim {written_by: 'graphmodel'})
WHERE properties(c).quantity_about IS NOT NULL AND ($counted IS NULL OR properties(c).quantity_of = $counted)
  AND ($actor IS NULL OR $actor IN [c.subject, c.object])
WITH
  properties(c).quantity_of AS counted, properties(c).quantity_unit AS unit, c.event AS happening_id,
  properties(c).quantity_value AS value, properties(c).quantity_low AS low, properties(c).quantity_high AS high,
  properties(c).quantity_about AS about, c.stance AS stance,
  collect(c) AS claims
WITH *, {
  least: CASE WHEN value IS NULL THEN low WHEN about THEN value - abs(value) * 0.1 ELSE value END,
  most: CASE WHEN value IS NULL THEN high WHEN about THEN value + abs(value) * 0.1 ELSE value END,
  stance: stance
} AS bounds
WITH counted, unit, happening_id, collect({
  value: value, low: low, high: high, about: about, stance: stance, claims: claims, bounds: bounds
}) AS numbers
UNWIND numbers AS number
OPTIONAL MATCH (event:Entity {id: happening_id})
RETURN
  counted,
  unit,
  event.name AS happening,
  number.value AS value,
  number.low AS low,
  number.high AS high,
  number.about AS about,
  number.stance AS stance,
  COLLECT {
    UNWIND number.claims AS c
    MATCH (x:Entity {id: c.subject}) MATCH (y:Entity {id: c.object})
    WITH DISTINCT x.name + ' ' + c.relation + ' ' + y.name AS words
    RETURN words ORDER BY words
  } AS said_of,
  counted IS NOT NULL AND number.stance = 'asserted' AND any(
    other IN [n IN numbers WHERE n.stance = 'asserted' | n.bounds]
    WHERE coalesce(other.least > number.bounds.most, false) OR coalesce(other.most < number.bounds.least, false)
  ) AS in_conflict,
  COLLECT {
    UNWIND number.claims AS c
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS said_by,
  happening_id
ORDER BY counted, unit, happening, happening_id, value, low, high, about, stance;
