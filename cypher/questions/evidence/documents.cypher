// What each document adds
//
// Every document with where it had it from, and what would be lost without it.
//
// Columns:
//   document: its id
//   title: its title
//   description: what it is, in the words of whoever entered it
//   publisher: who published it
//   published: when, as precise as given
//   origins: where its information entered print: where there are several, one of them
//   declared: whether the document says so itself
//   claims: how many claims it makes
//   relationships: of how many relationships it says anything, involvements not counted
//   alone: of how many of them no other document says anything
//   speakers: whom it credits
MATCH (d:Document) WHERE d.written_by = 'graphmodel'
OPTIONAL MATCH (d)<-[:IN_DOCUMENT]-(c:Claim) WHERE c.written_by = 'graphmodel' AND c.document = d.id
OPTIONAL MATCH (s:Entity {id: c.attributed_to})
WITH d, count(c) AS claims, collect(DISTINCT c._triple) AS triples, collect(DISTINCT s) AS speakers
RETURN
  d.id AS document, d.title AS title, d.description AS description, d.publisher AS publisher,
  d.published AS published, d.origins AS origins, d.origins_declared AS declared, claims,
  size(triples) AS relationships,
  COUNT {
    UNWIND triples AS triple
    WITH triple
    WHERE NOT EXISTS { MATCH (o:Claim {_triple: triple}) WHERE o.written_by = 'graphmodel' AND o.document <> d.id }
    RETURN triple
  } AS alone, COLLECT { UNWIND speakers AS s RETURN s.name ORDER BY s.name } AS speakers
ORDER BY document;
