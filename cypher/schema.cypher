// The schema of a graph that graphmodel writes; `graphmodel load` applies it before anything else.
//
//   (:Entity:Actor:Person {id, name, kind, aliases, ...})
//                                                        a label for its kind and for each broader one
//   (:Entity)-[:FREED {status, contested, sentence, said_by, denied_by, dates, from_day, to_day, roles, ...}]->(:Entity)
//                                                        derived: one for each subject, relation and object
//   (:Entity)-[:INVOLVED_IN {derived: true, ...}]->(:Event)
//                                                        derived: who is subject or object of a claim of the event
//   (:Claim {id, relation, stance, date, from_day, to_day, role, note, quantity_value, ...})
//   (:Claim)-[:SUBJECT|OBJECT|ATTRIBUTED_TO|IN_EVENT|AT_PLACE]->(:Entity)
//   (:Claim)-[:IN_DOCUMENT]->(:Document {id, title, published, origins, ...})-[:PUBLISHED_BY]->(:Publisher {name})
//   (:Document)-[:DERIVED_FROM {how}]->(:Document or :Publisher), (:Publisher)-[:EDITION_OF]->(:Publisher)
//   (:Relation {name, meaning, inverse, class, symmetric}), (:Kind {name, meaning, broader})
//
// What begins with _ is graphmodel's own: what it reads claims back from, and (:_State), which says in what form the
// graph is written. docs/neo4j.md says what the rest means, with questions.
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

// Whom and which days a question typed by hand is about, and who else has a name.
CREATE INDEX entity_name IF NOT EXISTS FOR (e:Entity) ON (e.name);
CREATE INDEX claim_from_day IF NOT EXISTS FOR (c:Claim) ON (c.from_day);
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.aliases, e._search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};

// Names and aliases in folded and in plain Latin form, each a term of its own.
CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (e:Entity) ON EACH [e._search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}};
