// The neighbourhood of an actor, with its documents
//
// Every relationship of an actor, whatever its status, with who says so in which document.
//
// Parameters:
//   actor (actor) = "maria-kolesnikova": whose neighbourhood
//   relations (list of relation) = []: only these relations; empty for all
// Columns:
//   neighbour: who or what is at the other end
//   kind: what it is
//   subject: from whom the relationship leads
//   relation: what it is
//   object: to whom it leads
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   since: the first date that is given
//   until: the last date that is given, unless it is only said since when; former where it is only said to be over
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   origins: where that entered print; "A or B" counts once
//   independence: whether two origins or more are known to be independent: established or not established
//   documents: all documents that say anything of it
//   neighbour_id: the id of the neighbour
MATCH (a:Entity {id: $actor})-[r]-(n:Entity)
WHERE r.written_by = 'graphmodel' AND (size($relations) = 0 OR type(r) IN $relations)
WITH DISTINCT n, r, startNode(r) AS subject, endNode(r) AS object
RETURN
  n.name AS neighbour,
  n.kind AS kind,
  subject.name AS subject,
  type(r) AS relation,
  object.name AS object,
  r.status AS status,
  r.start AS since,
  CASE r.end WHEN 'unknown' THEN 'former' ELSE r.end END AS until,
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
  r.documents AS documents,
  n.id AS neighbour_id
ORDER BY neighbour, relation, subject, neighbour_id, startNode(r).id;
