// What happened when, around an actor
//
// The dated claims about an actor in order of time, and those that belong to the happenings that it is named in.
// Undated claims are left out.
//
// Parameters:
//   actor (actor or null) = "alexander-lukashenko": whose; null for everybody
//   since (date or null) = null: only what may have been on or after it
//   until (date or null) = null: only what may have been on or before it
// Columns:
//   date: the date, or since when, as precise as given
//   until: until when, where a claim says so
//   subject: who
//   relation: what
//   object: whom or what
//   stance: asserted, denied, unconfirmed or prospective
//   status: what all claims about the two make of it: a denial elsewhere makes it contested
//   happening: the event that the claims belong to
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   subject_id: the id of the subject
//   object_id: the id of the object
//   happening_id: the id of the event
MATCH (a:Entity)-[r]->(b:Entity) WHERE r.written_by = 'graphmodel'
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
WHERE c.first IS NOT NULL
  AND ($since IS NULL OR c.last >= $since) AND ($until IS NULL OR c.first <= $until + '~')
  AND ($actor IS NULL OR $actor IN [a.id, b.id] OR EXISTS {
    MATCH (:Entity {id: c.event})<-[:IN_EVENT]-(d:Claim {written_by: 'graphmodel'})
    WHERE d.event = c.event AND $actor IN [d.subject, d.object]
  })
WITH a, r, b, c.first AS first, coalesce(c.date, c.start) AS date, c.end AS until, c.stance AS stance,
  c.event AS happening_id, collect(c) AS claims
OPTIONAL MATCH (event:Entity {id: happening_id})
RETURN
  date,
  until,
  a.name AS subject,
  type(r) AS relation,
  b.name AS object,
  stance,
  r.status AS status,
  event.name AS happening,
  COLLECT {
    UNWIND claims AS c
    OPTIONAL MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s.name AS speaker, c.document AS document
    RETURN coalesce(speaker + ' in ', '') + document ORDER BY speaker, document
  } AS said_by,
  a.id AS subject_id,
  b.id AS object_id,
  happening_id
ORDER BY first, date, until, subject, relation, object, stance, happening, subject_id, object_id, happening_id;
