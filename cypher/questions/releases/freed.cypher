// Who was freed, and by whose account
//
// Everybody of whom a document says that somebody freed them, persons and groups, with who says so. Denied and
// merely expected releases are listed as such. Of a group the members are given, as far as they are told.
//
// Parameters:
//   by (actor or null) = null: who freed them; null for anybody
// Columns:
//   freed: the person or group
//   kind: what the freed are
//   freed_by: who freed them
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   since: the first date that is given, or else one that other claims give of the same happening
//   happenings: the events that it belongs to
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   origins: where that entered print; "A or B" counts once
//   independence: whether two origins or more are known to be independent: established or not established
//   members: of a group, who is said to belong to it
//   freed_id: the id of the freed
//   freed_by_id: the id of who freed them
MATCH (giver:Entity)-[r:FREED {written_by: 'graphmodel'}]->(who:Entity)
WHERE $by IS NULL OR giver.id = $by
RETURN
  who.name AS freed,
  who.kind AS kind,
  giver.name AS freed_by,
  r.status AS status,
  coalesce(r.start, COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id})
    MATCH (e:Entity {id: c.event})<-[:IN_EVENT]-(d:Claim {written_by: 'graphmodel'})
    WHERE d.event = e.id AND d.stance = 'asserted'
    WITH d.first AS first, coalesce(d.date, d.start) AS date WHERE date IS NOT NULL
    RETURN date ORDER BY first, date LIMIT 1
  }[0]) AS since,
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
  COLLECT {
    MATCH (m:Entity)-[x:MEMBER_OF|PART_OF {written_by: 'graphmodel'}]->(who)
    WHERE x.status IN ['asserted', 'contested'] AND who.kind = 'Group'
    WITH m.name AS name, m.id AS id, max(x.status) AS worse
    RETURN name + CASE worse WHEN 'contested' THEN ' (contested)' ELSE '' END ORDER BY name, id
  } AS members,
  who.id AS freed_id,
  giver.id AS freed_by_id
ORDER BY freed, freed_by, freed_id, freed_by_id;
