// The neighbourhood of an actor, with its documents
//
// Every relationship of an actor, whatever its status, involvements in events included.
//
// Parameters:
//   actor (actor): whose neighbourhood; such as "maria-kolesnikova"
//   relations (list of relation) = []: which relations; empty for all
//
// Columns:
//   neighbour: who or what is at the other end
//   kind: what it is
//   subject: who or what
//   relation: what it is
//   object: whom or what
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   roles: as what, in the words of the claims
//   events: the events that its claims belong to
//   notes: what the claims add, and how credible they are graded
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   origins: where it entered print; "A or B" counts once
//   origins_declared: whether documents say of all of it what they were made from; of the rest nobody has said so
//   documents: all documents that say anything of it
//   neighbour_id: its id
//   subject_id: its id
//   object_id: its id
MATCH (e:Entity {id: $actor})-[r]-(n:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
WITH DISTINCT r, n, startNode(r) AS a, endNode(r) AS b
RETURN
  n.name AS neighbour, n.kind AS kind, a.name AS subject, type(r) AS relation, b.name AS object,
  r.status AS status, r.contested AS contested, coalesce(r.dates, []) AS dates, coalesce(r.roles, []) AS roles,
  coalesce(r.events, []) AS events, coalesce(r.notes, []) AS notes, coalesce(r.said_by, []) AS said_by,
  coalesce(r.denied_by, []) AS denied_by, r.origins AS origins, r.origins_declared AS origins_declared,
  r.documents AS documents, n.id AS neighbour_id, a.id AS subject_id, b.id AS object_id
ORDER BY neighbour, subject, relation, object, neighbour_id, subject_id, object_id;
