// The schema of a graph that graphmodel writes; `graphmodel load` applies it before anything else.
//
//   (:Entity:Person {id, name, kind, aliases, ...})      one label for all entities, one for the kind
//   (:Entity)-[:FREED {status, contested, sentence, said_by, denied_by, dates, roles, notes, ...}]->(:Entity)
//                                                        derived: one for each subject, relation and object
//   (:Entity)-[:INVOLVED_IN {derived: true, ...}]->(:Event)
//                                                        derived: who is subject or object of a claim of the event
//   (:Claim {id, stance, first, last, ...})              first and last: the days that its dates may mean; before our
//                                                        era the year is counted from 10,000, so that they sort
//   (:Claim)-[:SUBJECT|OBJECT|ATTRIBUTED_TO|IN_EVENT|AT_PLACE]->(:Entity)
//   (:Claim)-[:IN_DOCUMENT]->(:Document {id, title, publisher, ...})-[:DERIVED_FROM {how}]->(:Document)
//   (:Vocabulary {name, part, definition})               the kinds and relations that the claims use; one more, named
//                                                        'state', for what a load that was stopped has left to do
//
// Nodes and derived relationships that graphmodel wrote have written_by = 'graphmodel'; nothing else is ever changed.
// A node that had to stay for others' relationships when it was removed says so there, and is in no answer.

CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (c:Claim) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE;
CREATE CONSTRAINT publisher_name IF NOT EXISTS FOR (p:Publisher) REQUIRE p.name IS UNIQUE;
CREATE CONSTRAINT kind_name IF NOT EXISTS FOR (k:Kind) REQUIRE k.name IS UNIQUE;
CREATE CONSTRAINT relation_name IF NOT EXISTS FOR (r:Relation) REQUIRE r.name IS UNIQUE;
CREATE CONSTRAINT state_name IF NOT EXISTS FOR (s:_State) REQUIRE s.name IS UNIQUE;

// The claims of one relationship, found at once however many claims its ends have; those of an event or a relation;
// and those whose relationships are still to be derived.
CREATE INDEX claim_triple IF NOT EXISTS FOR (c:Claim) ON (c._triple);
CREATE INDEX claim_involvement IF NOT EXISTS FOR (c:Claim) ON (c._involvement);
CREATE INDEX claim_other_involvement IF NOT EXISTS FOR (c:Claim) ON (c._other_involvement);
CREATE INDEX claim_event IF NOT EXISTS FOR (c:Claim) ON (c.event);
CREATE INDEX claim_relation IF NOT EXISTS FOR (c:Claim) ON (c.relation);
CREATE INDEX claim_underived IF NOT EXISTS FOR (c:Claim) ON (c._underived);

// Who else has a name, and whom a question typed by hand is about.
CREATE INDEX entity_name IF NOT EXISTS FOR (e:Entity) ON (e.name);

// Names and aliases in folded and in plain Latin form, each a term of its own.
CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (e:Entity) ON EACH [e._search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}};
