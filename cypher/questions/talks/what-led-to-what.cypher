// What was given in return for what, and what followed what
//
// Happenings in their order: one in return for another, after it, or helping to bring it about.
//
// Parameters:
//   event (actor or null) = null: one of the two happenings; null for all
//   relations (list of relation) = ["IN_RETURN_FOR", "FOLLOWED", "LED_TO"]: what joins them
// Columns:
//   happening: the one
//   relation: how it is joined to the other
//   other: the other
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   origins: where that entered print; "A or B" counts once
//   independence: whether two origins or more are known to be independent: established or not established
//   happening_id: the id of the one
//   other_id: the id of the other
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND type(r) IN $relations AND ($event IS NULL OR $event IN [a.id, b.id])
RETURN
  a.name AS happening,
  type(r) AS relation,
  b.name AS other,
  r.status AS status,
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
  r.origins AS origins,
  CASE
    WHEN size(r.origins) < 2 THEN null
    WHEN all(root IN r.origin_roots WHERE root =~ '[0-9]+[+](?s:.*)') THEN 'established'
    ELSE 'not established'
  END AS independence,
  a.id AS happening_id,
  b.id AS other_id
ORDER BY happening, relation, other, happening_id, other_id;
