// Who was arrested, imprisoned or sentenced, and who is said to be free since
//
// Everybody of whom a document says that they were arrested, held or sentenced, with what is said of their release:
// nothing said does not mean that they are still held, and a release of a group is not carried over to its members.
//
// Parameters:
//   by (actor or null) = null: who holds or held them; null for anybody
//   relations (list of relation) = ["ARRESTED", "IMPRISONED", "SENTENCED"]: what counts
// Columns:
//   held: the person or group
//   kind: what they are
//   relation: arrested, held or sentenced
//   held_by: who arrested, held or sentenced them
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   since: the first date that is given
//   until: the last date that is given, unless it is only said since when; none for an arrest or a sentence of one date;
//     former where it is only said to be over
//   term: the numbers that are given with that, such as the years of a sentence or how many people are held
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   release: what is said of their release: who freed them and since when, whether that is asserted, denied,
//     unconfirmed or prospective, and by whose account
//   held_id: the id of the held
//   held_by_id: the id of who held them
MATCH (by:Entity)-[r]->(held:Entity)
WHERE r.written_by = 'graphmodel' AND type(r) IN $relations AND ($by IS NULL OR by.id = $by)
RETURN
  held.name AS held,
  held.kind AS kind,
  type(r) AS relation,
  by.name AS held_by,
  r.status AS status,
  r.start AS since,
  CASE
    WHEN type(r) IN ['ARRESTED', 'SENTENCED'] AND r.end = r.start THEN null
    WHEN r.end = 'unknown' THEN 'former'
    ELSE r.end
  END AS until,
  COLLECT {
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id})
    WHERE c.stance <> 'denied' AND c.stance IN [r.status, 'asserted'] AND properties(c).quantity_about IS NOT NULL
    WITH
      properties(c).quantity_about AS about, properties(c).quantity_unit AS unit,
      [n IN [properties(c).quantity_value, properties(c).quantity_low, properties(c).quantity_high] |
        CASE WHEN n = floor(n) THEN toString(toInteger(n)) ELSE toString(n) END] AS numbers
    WITH DISTINCT
      CASE
        WHEN numbers[0] IS NOT NULL THEN CASE WHEN about THEN 'about ' ELSE '' END + numbers[0]
        WHEN numbers[2] IS NULL THEN 'at least ' + numbers[1]
        WHEN numbers[1] IS NULL THEN 'at most ' + numbers[2]
        ELSE numbers[1] + ' to ' + numbers[2]
      END + coalesce(' ' + unit, '') AS words
    RETURN words ORDER BY words
  } AS term,
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
  COLLECT {
    MATCH (x:Entity)-[f:FREED {written_by: 'graphmodel'}]->(held)
    UNWIND f.claims AS id
    MATCH (c:Claim {id: id})
    WITH x, f, c.stance AS stance, collect(c) AS claims
    WITH *, COLLECT {
      UNWIND claims AS c
      OPTIONAL MATCH (s:Entity {id: c.attributed_to})
      WITH DISTINCT s.name AS speaker, c.document AS document
      RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
    } AS accounts
    RETURN 'freed by ' + x.name + coalesce(', ' + f.start, '') + ': ' + stance + ' by '
      + reduce(listed = head(accounts), account IN tail(accounts) | listed + ', ' + account)
    ORDER BY x.name, x.id, stance
  } AS release,
  held.id AS held_id,
  by.id AS held_by_id
ORDER BY held, relation, held_by, held_id, held_by_id;
