// What each document adds
//
// Every document with where it had it from, and what would be lost without it.
//
// Columns:
//   document: its id
//   title: its title
//   publisher: who published it
//   published: when, as precise as given
//   origins: where its information entered print: where there are several, one of them
//   declared: whether the document says so itself
//   claims: how many claims it makes
//   relationships: of how many relationships it says anything
//   alone: of how many of them no other document says anything
//   speakers: whom it credits
MATCH (d:Document {written_by: 'graphmodel'})
RETURN
  d.id AS document,
  d.title AS title,
  d.publisher AS publisher,
  d.published AS published,
  d.roots AS origins,
  d.declared AS declared,
  COUNT { (d)<-[:IN_DOCUMENT]-(c:Claim {written_by: 'graphmodel'}) WHERE c.document = d.id } AS claims,
  COUNT {
    MATCH (d)<-[:IN_DOCUMENT]-(c:Claim {written_by: 'graphmodel'}) WHERE c.document = d.id
    RETURN DISTINCT c.triple
  } AS relationships,
  COUNT {
    MATCH (d)<-[:IN_DOCUMENT]-(c:Claim {written_by: 'graphmodel'}) WHERE c.document = d.id
    WITH DISTINCT c.triple AS triple
    WHERE NOT EXISTS {
      MATCH (o:Claim {triple: triple}) WHERE o.written_by = 'graphmodel' AND o.document <> d.id
    }
    RETURN triple
  } AS alone,
  COLLECT {
    MATCH (d)<-[:IN_DOCUMENT]-(c:Claim {written_by: 'graphmodel'}) WHERE c.document = d.id
    MATCH (s:Entity {id: c.attributed_to})
    WITH DISTINCT s RETURN s.name ORDER BY s.name
  } AS speakers
ORDER BY document;
