// Who negotiated with whom, when and where
//
// Talks, meetings and agreements between two, one row for each happening that they belong to. The date and place are
// those of the claims, or else those that other claims give of the same happening.
//
// Parameters:
//   actor (actor or null) = null: who must be one of the two; null for anybody
//   relations (list of relation) = ["NEGOTIATED_WITH", "MET_WITH", "AGREED_WITH"]: what counts
// Columns:
//   one: who
//   relation: what they did
//   other: with whom
//   stance: what the claims of the row say: asserted, denied, unconfirmed or prospective
//   status: what all claims about the two make of it: a denial elsewhere makes it contested
//   happening: the event that the claims belong to
//   date: the first date that is given, as precise as given
//   places: where
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   one_id: the id of the one
//   other_id: the id of the other
//   happening_id: the id of the event
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND type(r) IN $relations AND ($actor IS NULL OR $actor IN [a.id, b.id])
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
WITH a, b, r, c.event AS happening_id, c.stance AS stance, collect(c) AS claims
OPTIONAL MATCH (event:Entity {id: happening_id})
WITH *, COLLECT {
  MATCH (event)<-[:IN_EVENT]-(d:Claim {written_by: 'graphmodel'})
  WHERE d.event = happening_id AND d.stance = 'asserted' RETURN d
} AS others
WITH *, COLLECT {
  UNWIND claims AS c
  WITH c.first AS first, coalesce(c.date, c.start) AS date WHERE date IS NOT NULL
  RETURN date ORDER BY first, date LIMIT 1
}[0] AS own_date
WITH *, CASE WHEN own_date IS NULL THEN COLLECT {
  UNWIND others AS c
  WITH c.first AS first, coalesce(c.date, c.start) AS date WHERE date IS NOT NULL
  RETURN date ORDER BY first, date LIMIT 1
}[0] ELSE own_date END AS date
WITH *, COLLECT {
  UNWIND claims AS c MATCH (p:Entity {id: c.place}) RETURN DISTINCT p
} AS own_places
WITH *, CASE own_places WHEN [] THEN COLLECT {
  MATCH (event)-[t:TOOK_PLACE_IN {written_by: 'graphmodel'}]->(p:Entity)
  WHERE t.status IN ['asserted', 'contested'] RETURN DISTINCT p
} ELSE own_places END AS found
RETURN
  a.name AS one,
  type(r) AS relation,
  b.name AS other,
  stance,
  r.status AS status,
  event.name AS happening,
  date,
  COLLECT { UNWIND found AS p RETURN p.name ORDER BY p.name } AS places,
  COLLECT {
    UNWIND claims AS c
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS said_by,
  a.id AS one_id,
  b.id AS other_id,
  happening_id
ORDER BY date, one, other, relation, happening, stance, one_id, other_id, happening_id;
