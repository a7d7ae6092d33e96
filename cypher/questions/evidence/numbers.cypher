// Which numbers are given, by whom, and whether they meet
//
// Every number of every claim, those of the same event, unit and thing counted beside each other. "About" is taken as
// ten per cent more or less; numbers of the same thing that do not meet are in conflict.
//
// Parameters:
//   counted (text or null) = null: only numbers of this, as it is written in the column; null for all
//   actor (actor or null) = null: only from claims about this actor; null for all
//
// Columns:
//   counted: what was counted
//   unit: what is counted by
//   event: the event that the claims belong to
//   value: how many
//   low: at least so many
//   high: at most so many
//   about: whether the number is approximate
//   strictly: whether low and high are not meant themselves: more than, less than
//   stance: asserted, denied, unconfirmed or prospective
//   said_of: what the number was said of: subject, relation and object of the claims
//   in_conflict: whether another asserted number of the same thing does not meet this one
//   said_by: the speaker that a document credits, with the document, or a document alone
//   event_id: the id of the event
MATCH (c:Claim) WHERE c.written_by = 'graphmodel' AND properties(c).quantity_about IS NOT NULL
WITH
  c, properties(c).quantity_of AS counted, properties(c).quantity_unit AS unit, properties(c).quantity_value AS value,
  properties(c).quantity_low AS low, properties(c).quantity_high AS high, properties(c).quantity_about AS about,
  properties(c).quantity_strictly AS strictly
WHERE ($counted IS NULL OR counted = $counted) AND ($actor IS NULL OR $actor IN [c.subject, c.object])
WITH
  counted, unit, c.event AS event_id, value, low, high, about, strictly, c.stance AS stance,
  coalesce(value - abs(value) * CASE WHEN about THEN 0.1 ELSE 0 END, low + CASE WHEN strictly THEN 1e-09 * CASE WHEN abs(low) > 1 THEN abs(low) ELSE 1 END ELSE 0 END) AS least,
  coalesce(value + abs(value) * CASE WHEN about THEN 0.1 ELSE 0 END, high - CASE WHEN strictly THEN 1e-09 * CASE WHEN abs(high) > 1 THEN abs(high) ELSE 1 END ELSE 0 END) AS most,
  collect(c) AS claims
WITH counted, unit, event_id, collect({
  value: value, low: low, high: high, about: about, strictly: strictly, stance: stance, claims: claims,
  least: least, most: most
}) AS numbers
UNWIND numbers AS number
OPTIONAL MATCH (event:Entity {id: event_id})
RETURN
  counted, unit, event.name AS event, number.value AS value, number.low AS low, number.high AS high,
  number.about AS about, number.strictly AS strictly, number.stance AS stance,
  COLLECT {
    UNWIND number.claims AS c
    MATCH (x:Entity {id: c.subject}) MATCH (y:Entity {id: c.object})
    WITH DISTINCT x.name + ' ' + c.relation + ' ' + y.name AS words
    RETURN words ORDER BY words
  } AS said_of,
  counted IS NOT NULL AND number.stance = 'asserted' AND any(
      other IN numbers
      WHERE other.stance = 'asserted'
        AND (coalesce(other.least > number.most, false) OR coalesce(other.most < number.least, false))
    ) AS in_conflict,
  COLLECT {
    UNWIND number.claims AS c
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT coalesce(s.name + ' in ', '') + c.document AS account
    RETURN account ORDER BY account
  } AS said_by, event_id
ORDER BY counted, unit, event, event_id, value, low, high, about, stance;
