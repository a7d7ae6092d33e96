// Drawn: whom one speaker's word alone connects
//
// Asserted and contested relationships that every document credits to one and the same speaker and none tells in its
// own words. The Browser adds what else connects them when it connects result nodes.
//
// Parameters:
//   speaker (actor or null) = "viasna": who says so; null for anybody
//   limit (integer) = 40: at most so many relationships
// Columns:
//   drawn: the two who are connected
MATCH drawn = (a:Entity)-[r]->(b:Entity)
WHERE r.written_by = 'graphmodel' AND r.status IN ['asserted', 'contested']
  AND ($speaker IS NULL OR $speaker IN r.speakers)
WITH drawn, a, r, b, COLLECT {
  UNWIND r.claims AS id
  MATCH (c:Claim {id: id}) WHERE c.stance = 'asserted'
  RETURN DISTINCT coalesce(c.attributed_to, '')
} AS speakers
WHERE size(speakers) = 1 AND speakers[0] <> '' AND ($speaker IS NULL OR speakers[0] = $speaker)
RETURN drawn
ORDER BY a.id, b.id, type(r)
LIMIT $limit;
