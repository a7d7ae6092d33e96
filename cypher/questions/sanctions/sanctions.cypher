// Who put whom under sanctions, and what was eased
//
// Sanctions imposed and lifted, trade allowed and passage restricted. What is hoped for or promised is prospective.
//
// Parameters:
//   actor (actor or null) = null: who must be one of the two; null for anybody
//   relations (list of relation) = ["IMPOSED_SANCTIONS_ON", "LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH",
//     "RESTRICTS_TRANSIT_OF"]: what counts
// Columns:
//   target: who or what is under sanctions or relieved
//   relation: what was done
//   by: who did it
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   since: the first date that is given
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   origins: where that entered print; "A or B" counts once
//   independence: whether two origins or more are known to be independent: established or not established
//   target_id: the id of the target
//   by_id: the id of who did it
MATCH (by:Entity)-[r]->(target:Entity)
WHERE r.written_by = 'graphmodel' AND type(r) IN $relations AND ($actor IS NULL OR $actor IN [by.id, target.id])
RETURN
  target.name AS target,
  type(r) AS relation,
  by.name AS by,
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
  r.origins AS origins,
  CASE
    WHEN size(r.origins) < 2 THEN null
    WHEN all(root IN r.origin_roots WHERE root =~ '[0-9]+[+](?s:.*)') THEN 'established'
    ELSE 'not established'
  END AS independence,
  target.id AS target_id,
  by.id AS by_id
ORDER BY target, relation, by, target_id, by_id;
