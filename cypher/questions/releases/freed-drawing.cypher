// Drawn: who was freed
//
// Who freed whom, as far as it is asserted, and who is said to belong to the freed groups.
//
// Parameters:
//   by (actor or null) = null: who freed them; null for anybody
//   limit (integer) = 30: at most so many of the freed
// Columns:
//   drawn: who freed them, and the freed
//   member: who belongs to them, and the freed group
MATCH drawn = (by:Entity)-[r:FREED {written_by: 'graphmodel'}]->(freed:Entity)
WHERE r.status IN ['asserted', 'contested'] AND ($by IS NULL OR by.id = $by)
WITH drawn, by, freed ORDER BY freed.id, by.id LIMIT $limit
OPTIONAL MATCH member = (:Entity)-[x:MEMBER_OF|PART_OF {written_by: 'graphmodel'}]->(freed)
WHERE x.status IN ['asserted', 'contested'] AND freed.kind = 'Group'
RETURN drawn, member;
