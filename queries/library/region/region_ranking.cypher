// title.zh = "环节的地区排名"
// title.en = "Regions ranked for a link"
// doc.zh = "某级行政区按某环节的生产企业数、区位商排序；另列可能生产、需求方与在建项目数。level 为空则含各级。"
// doc.en = "Regions of a level by makers of a link, then by location quotient; with unproven makers, buyers and planned projects. An empty level means all."
// columns = ["region", "region_name", "level", "parent", "parent_name", "makers", "lq", "unproven", "buyers", "planned"]
// [parameters.link]
// type = "link"
// from = "links"
// [parameters.level]
// type = "text"
// default = "city"
// choices = ["", "country", "province", "city", "county"]
// [parameters.within]
// type = "region"
// default = ""
// from = "regions"
MATCH (w:Region)<-[:INSIDE]-(r:Region)-[h:HAS]->(:Link {id: $link})
WHERE CASE WHEN $within = '' THEN w.id = r.id ELSE w.id = $within END
  AND ($level = '' OR r.level = $level)
OPTIONAL MATCH (r)-[:WITHIN]->(p:Region)
RETURN r.id AS region, r.zh AS region_name, r.level AS level,
       p.id AS parent, p.zh AS parent_name, h.makers AS makers, h.lq AS lq,
       h.unproven AS unproven, h.buyers AS buyers, h.planned AS planned
ORDER BY makers DESC, coalesce(lq, -1.0) DESC, region
