// title.zh = "同集团企业"
// title.en = "Same-group firms"
// doc.zh = "与某地区（含下级）存续企业同属一个集团的区外企业：沿投资关系向上至多三步、再向下至多三步。heads 为最近的共同上级（可为企业自身），steps 为步数。enterprise 只看某一区外企业，link 只看生产该环节者。"
// doc.en = "Firms outside the region of one group with active firms in it: up to three steps of ownership up, then up to three down. heads are the nearest common owners (or one of the two), steps the steps between. enterprise asks for one firm outside, link for makers of a link."
// columns = ["enterprise", "enterprise_name", "enterprise_name_en", "home_region", "home_region_name", "member", "member_name", "member_name_en", "member_status", "member_region", "member_region_name", "steps", "heads[]"]
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
MATCH (inner:Region)-[:INSIDE]->(:Region {id: $region})
WITH collect(inner.id) AS inside
MATCH (o:Enterprise)
WHERE ($enterprise = '' OR o.id = $enterprise)
  AND (EXISTS { MATCH (o)-[:INVESTS_IN]->(:Enterprise) }
       OR EXISTS { MATCH (:Enterprise)-[:INVESTS_IN]->(o) })
  AND ($link = '' OR EXISTS { MATCH (o)-[:PRODUCES]->(:Link {id: $link}) })
OPTIONAL MATCH (o)-[:LOCATED_IN]->(y:Region)
WITH inside, o, y
WHERE y.id IS NULL OR NOT y.id IN inside
MATCH up = (h:Enterprise)-[:INVESTS_IN*0..3]->(o)
WITH inside, o, y, h, min(length(up)) AS above
MATCH down = (h)-[:INVESTS_IN*0..3]->(e:Enterprise)
WHERE e.id <> o.id AND e.status = 'active'
WITH inside, o, y, h, e, above + min(length(down)) AS steps
MATCH (e)-[:LOCATED_IN]->(x:Region)
WHERE x.id IN inside
WITH o, y, e, x, h, steps
WITH o, y, e, x, min(steps) AS steps, collect(h.id) AS owners, collect(steps) AS each
RETURN e.id AS enterprise, steps
