// Who took part in what, and who led or brokered it
//
// Actors and the happenings that they led, brokered, ordered, announced or took part in.
//
// Parameters:
//   event (actor or null) = null: the happening; null for all
//   relations (list of relation) = ["LED", "BROKERED", "ORDERED", "ANNOUNCED", "TOOK_PART_IN"]: what counts
// Columns:
//   happening: the event
//   relation: what the actor did
//   actor: who
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   since: the first date that is given
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   happening_id: the id of the event
//   actor_id: the id of the actor
MATCH (a:Entity)-[r]->(e:Entity)
WHERE r.written_by = 'graphmodel' AND type(r) IN $relations AND ($event IS NULL OR e.id = $event)
RETURN
  e.name AS happening,
  type(r) AS relation,
  a.name AS actor,
  r.status AS status,
  r.start AS since,
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
  e.id AS happening_id,
  a.id AS actor_id
ORDER BY happening, relation, actor, happening_id, actor_id;
