// title.zh = "同集团企业"
// title.en = "Same-group firms"
// doc.zh = "与某地区（含下级）存续企业同属一个集团的区外企业：沿投资关系向上至多三步、再向下至多三步。heads 为共同上级（可为二者之一），steps 为最少步数。enterprise 只看某一区外企业，link 只看生产该环节者。"
// doc.en = "Firms outside the region of one group with active firms in it: at most three steps of ownership up, then three down. heads are the common owners (or one of the two), steps the fewest steps between. enterprise asks for one firm outside, link for those that make it."
// columns = ["enterprise", "enterprise_name", "enterprise_name_en", "region", "region_name", "member", "member_name", "member_name_en", "member_status", "member_region", "member_region_name", "steps", "heads[]"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.enterprise]
// type = "enterprise"
// default = ""
// from = "enterprises"
// [parameters.link]
// type = "link"
// default = ""
// from = "links"
MATCH (e:Enterprise)-[:LOCATED_IN]->(x:Region)-[:INSIDE]->(:Region {id: $region})
WHERE e.status = 'active'
MATCH up = (h:Enterprise)-[:INVESTS_IN*0..3]->(e)
WITH e, x, h, min(length(up)) AS above
MATCH down = (h)-[:INVESTS_IN*0..3]->(o:Enterprise)
WHERE o.id <> e.id AND ($enterprise = '' OR o.id = $enterprise)
WITH e, x, h, above, o, min(length(down)) AS below
WITH e, x, o, min(above + below) AS steps, collect(DISTINCT h.id) AS heads
OPTIONAL MATCH (o)-[:LOCATED_IN]->(y:Region)
OPTIONAL MATCH (y)-[at:INSIDE]->(:Region {id: $region})
OPTIONAL MATCH (o)-[:PRODUCES]->(l:Link {id: $link})
WITH e, x, o, y, steps, heads, count(l.id) AS makes, count(at.depth) AS local
WHERE local = 0 AND ($link = '' OR makes > 0)
RETURN e.id AS enterprise, e.name AS enterprise_name, e.name_en AS enterprise_name_en,
       x.id AS region, x.zh AS region_name,
       o.id AS member, o.name AS member_name, o.name_en AS member_name_en,
       o.status AS member_status, y.id AS member_region, y.zh AS member_region_name,
       steps, heads
ORDER BY enterprise, steps, member
