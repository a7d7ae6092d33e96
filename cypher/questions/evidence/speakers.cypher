// On whose word the graph rests
//
// Everybody whom documents credit with something, those first on whose word alone most relationships rest;
// involvements are not counted.
//
// Parameters:
//   limit (integer) = 50: at most so many rows
//
// Columns:
//   speaker: who
//   kind: what they are
//   alone: how many asserted relationships rest on their word alone
//   relationships: how many relationships they are credited with asserting
//   denials: how many relationships they are credited with denying
//   claims: how many claims are credited to them, whatever their stance
//   documents: the documents that quote them
//   speaker_id: the id of the speaker
MATCH (c:Claim) WHERE c.written_by = 'graphmodel' AND c.attributed_to IS NOT NULL
WITH
  c.attributed_to AS id, count(*) AS claims, collect(DISTINCT c.document) AS documents,
  collect(DISTINCT CASE c.stance WHEN 'asserted' THEN c._triple END) AS triples,
  count(DISTINCT CASE c.stance WHEN 'denied' THEN c._triple END) AS denials
MATCH (s:Entity {id: id})
RETURN
  s.name AS speaker, s.kind AS kind,
  COUNT {
    UNWIND triples AS triple
    WITH triple WHERE NOT EXISTS {
      MATCH (o:Claim {_triple: triple})
      WHERE o.written_by = 'graphmodel' AND o.stance = 'asserted' AND coalesce(o.attributed_to, '') <> id
    }
    RETURN triple
  } AS alone, size(triples) AS relationships, denials, claims,
  COLLECT { UNWIND documents AS d RETURN d ORDER BY d } AS documents, s.id AS speaker_id
ORDER BY alone DESC, relationships DESC, claims DESC, speaker, speaker_id
LIMIT $limit;
