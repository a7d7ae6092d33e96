// Whose release is sought, and by whom
//
// Who asks for whose release, and what is said of it: nothing said does not mean that they are still held.
//
// Parameters:
//   who (actor or null) = null: whose release, or who seeks it; null for all
// Columns:
//   sought: whose release
//   sought_by: who seeks it
//   status: asserted, contested (somebody denies it), denied, unconfirmed or prospective
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   release: what is said of their release: who freed them and since when, whether that is asserted, denied,
//     unconfirmed or prospective, and by whose account
//   sought_id: the id of whose release
//   sought_by_id: the id of who seeks it
MATCH (by:Entity)-[r:SEEKS_RELEASE_OF {written_by: 'graphmodel'}]->(sought:Entity)
WHERE $who IS NULL OR $who IN [by.id, sought.id]
RETURN
  sought.name AS sought,
  by.name AS sought_by,
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
  COLLECT {
    MATCH (x:Entity)-[f:FREED {written_by: 'graphmodel'}]->(sought)
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
  sought.id AS sought_id,
  by.id AS sought_by_id
ORDER BY sought, sought_by, sought_id, sought_by_id;
