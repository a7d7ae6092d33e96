// Which firms were sanctioned and then relieved, and by whom
//
// Each easing of sanctions, with who had imposed them. On the same side are whoever eased them, what is part of it
// and what it is part of; the sanctions of others are not lifted by it. That an easing came after the sanctions is
// not checked.
//
// Parameters:
//   kinds (list of kind) = ["Company"]: what was relieved; empty for goods and states too
//   relations (list of relation) = ["LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH"]: which relations; empty for all
//
// Columns:
//   firm: who was relieved
//   kind: what it is
//   sanctions: those that the same side imposed
//   others_sanctioning: others who put it under sanctions
//   relieved_by: who eased the sanctions
//   relation: what it is
//   status: asserted, unconfirmed, prospective or denied: the strongest thing that is said for it
//   contested: whether somebody denies what others assert, allege or expect
//   dates: when, as each claim gives it
//   events: the events that its claims belong to
//   said_by: who says so: the speaker that a document credits, with the document, or a document alone
//   denied_by: who denies it, likewise
//   origins: where it entered print; "A or B" counts once
//   origins_declared: whether documents say of all of it what they were made from; of the rest nobody has said so
//   firm_id: its id
//   relieved_by_id: its id
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel'
  AND (size($relations) = 0 OR type(r) IN $relations)
  AND (size($kinds) = 0 OR b.kind IN $kinds)
RETURN
  b.name AS firm, b.kind AS kind,
  COLLECT {
    MATCH (x:Entity)-[o:IMPOSED_SANCTIONS_ON]->(b) WHERE o.written_by = 'graphmodel' AND (EXISTS {
      MATCH (x)-[up:PART_OF*0..3]->(a)
      WHERE all(p IN up WHERE p.written_by = 'graphmodel' AND p.status = 'asserted')
    } OR EXISTS {
      MATCH (a)-[up:PART_OF*0..3]->(x)
      WHERE all(p IN up WHERE p.written_by = 'graphmodel' AND p.status = 'asserted')
    })
    RETURN reduce(
      text = o.sentence,
      more IN coalesce(o.dates, []) + [one IN coalesce(o.said_by, []) | 'said by ' + one]
        + [one IN coalesce(o.denied_by, []) | 'denied by ' + one] |
      text + '; ' + more
    ) AS text ORDER BY x.name, x.id
  } AS sanctions,
  COLLECT {
    MATCH (x:Entity)-[o:IMPOSED_SANCTIONS_ON]->(b)
    WHERE o.written_by = 'graphmodel' AND o.status = 'asserted' AND NOT (EXISTS {
      MATCH (x)-[up:PART_OF*0..3]->(a)
      WHERE all(p IN up WHERE p.written_by = 'graphmodel' AND p.status = 'asserted')
    } OR EXISTS {
      MATCH (a)-[up:PART_OF*0..3]->(x)
      WHERE all(p IN up WHERE p.written_by = 'graphmodel' AND p.status = 'asserted')
    })
    WITH DISTINCT x, o.contested AS contested
    RETURN x.name + CASE WHEN contested THEN ' (contested)' ELSE '' END AS named ORDER BY x.name, x.id, contested
  } AS others_sanctioning, a.name AS relieved_by, type(r) AS relation, r.status AS status,
  r.contested AS contested, coalesce(r.dates, []) AS dates, coalesce(r.events, []) AS events,
  coalesce(r.said_by, []) AS said_by, coalesce(r.denied_by, []) AS denied_by, r.origins AS origins,
  r.origins_declared AS origins_declared, b.id AS firm_id, a.id AS relieved_by_id
ORDER BY firm, relieved_by, relation, firm_id, relieved_by_id;
