// title.zh = "引荐路径"
// title.en = "Introduction path"
// doc.zh = "某地区（含下级）可引荐目标企业的本地存续企业：向目标供货（supplies_target）、向目标采购（buys_from_target）、与目标同属一个集团（same_group，向上至多三步、再向下至多三步）；links 为所供环节，share 为直接持股比例。直接持股者在前。"
// doc.en = "Active firms in the region that can introduce a target: they supply it, buy from it, or are of its group (at most three steps of ownership up, then three down). links are the links supplied, share a direct holding in percent; the closest ties first."
// columns = ["target", "target_name", "target_name_en", "enterprise", "enterprise_name", "enterprise_name_en", "region", "region_name", "supplies_target", "buys_from_target", "links[]", "same_group", "share"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.enterprise]
// type = "enterprise"
// from = "enterprises"
MATCH (h:Enterprise)-[:INVESTS_IN*0..3]->(t:Enterprise {id: $enterprise})
WITH DISTINCT t, h
MATCH (h)-[:INVESTS_IN*0..3]->(g:Enterprise)
WITH t, collect(DISTINCT g.id) AS members
MATCH (e:Enterprise)-[:LOCATED_IN]->(x:Region)-[:INSIDE]->(:Region {id: $region})
WHERE e.status = 'active' AND e.id <> t.id
WITH t, e, x, e.id IN members AS same_group
OPTIONAL MATCH (e)-[s:SUPPLIES]->(t)
WITH t, e, x, same_group, count(s.confidence) AS sales, collect(DISTINCT s.link_id) AS sold
OPTIONAL MATCH (t)-[b:SUPPLIES]->(e)
WITH t, e, x, same_group, sales, sold, count(b.confidence) AS buys,
     collect(DISTINCT b.link_id) AS bought
WHERE same_group OR sales > 0 OR buys > 0
OPTIONAL MATCH (e)-[down:INVESTS_IN]->(t)
OPTIONAL MATCH (t)-[up:INVESTS_IN]->(e)
RETURN t.id AS target, t.name AS target_name, t.name_en AS target_name_en,
       e.id AS enterprise, e.name AS enterprise_name, e.name_en AS enterprise_name_en,
       x.id AS region, x.zh AS region_name,
       sales > 0 AS supplies_target, buys > 0 AS buys_from_target,
       sold + bought AS links, same_group,
       coalesce(down.share, up.share) AS share
ORDER BY same_group DESC, supplies_target DESC, buys_from_target DESC, enterprise
