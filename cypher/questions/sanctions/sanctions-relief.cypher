// Which firms were sanctioned and then relieved, and by whom
//
// Each easing of sanctions on a firm, with those who had sanctioned it: on the same side are whoever eased them and
// what is part of it or what it is part of; the sanctions of others are not lifted by it. A firm of which only the
// easing is told has nobody in sanctioned_by. The date of an easing is that of its claims, or else one that other
// claims give of the same happening; that it came after the sanctions is not checked where dates are missing.
//
// Parameters:
//   kinds (list of kind) = ["Company"]: what was relieved; empty for goods, banks and states as well
// Columns:
//   firm: who was relieved
//   kind: what it is
//   sanctioned_by: who on the same side had put it under sanctions
//   sanctioned_since: the first date that is given of that
//   sanctions_said_by: who says that: the speaker that a document credits, with the document, or a document alone
//   others_sanctioning: others who put it under sanctions
//   relieved_by: who eased them
//   relief: LIFTED_SANCTIONS_ON or AUTHORISED_TRADE_WITH
//   status: that of the easing: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   relieved_since: the first date that is given of it
//   happenings: the events that it belongs to
//   said_by: who says so of the easing, likewise
//   denied_by: who denies the easing, likewise
//   origins: where the easing entered print; "A or B" counts once
//   independence: whether two origins or more are known to be independent: established or not established
//   firm_id: the id of the firm
//   relieved_by_id: the id of who eased them
MATCH (by:Entity)-[r:LIFTED_SANCTIONS_ON|AUTHORISED_TRADE_WITH {written_by: 'graphmodel'}]->(firm:Entity)
WHERE size($kinds) = 0 OR firm.kind IN $kinds
WITH by, r, firm, COLLECT {
  MATCH (x:Entity)-[s:IMPOSED_SANCTIONS_ON {written_by: 'graphmodel'}]->(firm)
  WHERE s.status IN ['asserted', 'contested'] AND (
    x = by
    OR EXISTS {
      MATCH (x)-[up:PART_OF*1..3]->(by)
      WHERE all(p IN up WHERE p.written_by = 'graphmodel' AND p.status IN ['asserted', 'contested'])
    }
    OR EXISTS {
      MATCH (by)-[up:PART_OF*1..3]->(x)
      WHERE all(p IN up WHERE p.written_by = 'graphmodel' AND p.status IN ['asserted', 'contested'])
    }
  )
  RETURN s
} AS own
RETURN
  firm.name AS firm,
  firm.kind AS kind,
  COLLECT {
    UNWIND own AS s
    WITH s, startNode(s) AS x
    RETURN x.name + CASE s.status WHEN 'contested' THEN ' (contested)' ELSE '' END ORDER BY x.name, x.id
  } AS sanctioned_by,
  COLLECT {
    UNWIND own AS s UNWIND s.claims AS id
    MATCH (c:Claim {id: id})
    WITH c.first AS first, coalesce(c.date, c.start) AS date WHERE date IS NOT NULL
    RETURN date ORDER BY first, date LIMIT 1
  }[0] AS sanctioned_since,
  COLLECT {
    UNWIND own AS s UNWIND s.claims AS id
    MATCH (c:Claim {id: id}) WHERE c.stance = 'asserted'
    OPTIONAL MATCH (x:Entity {id: c.attributed_to})
    WITH DISTINCT x.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS sanctions_said_by,
  COLLECT {
    MATCH (x:Entity)-[s:IMPOSED_SANCTIONS_ON {written_by: 'graphmodel'}]->(firm)
    WHERE s.status IN ['asserted', 'contested'] AND NOT s IN own
    RETURN x.name + CASE s.status WHEN 'contested' THEN ' (contested)' ELSE '' END ORDER BY x.name, x.id
  } AS others_sanctioning,
  by.name AS relieved_by,
  type(r) AS relief,
  r.status AS status,
  coalesce(r.start, COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id})
    MATCH (e:Entity {id: c.event})<-[:IN_EVENT]-(d:Claim {written_by: 'graphmodel'})
    WHERE d.event = e.id AND d.stance = 'asserted'
    WITH d.first AS first, coalesce(d.date, d.start) AS date WHERE date IS NOT NULL
    RETURN date ORDER BY first, date LIMIT 1
  }[0]) AS relieved_since,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id}) MATCH (e:Entity {id: c.event})
    WITH DISTINCT e RETURN e.name ORDER BY e.name
  } AS happenings,
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
  firm.id AS firm_id,
  by.id AS relieved_by_id
ORDER BY firm, relieved_by, relief, firm_id, relieved_by_id;
