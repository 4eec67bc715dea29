// title.zh = "行政区"
// title.en = "Regions"
// doc.zh = "可查询的行政区；within 限于某区及其下级，search 按代码或名称查找。label 带上级名称，便于区分同名区。"
// doc.en = "The regions that can be asked for; within keeps a region and those inside it, search looks in code and name. The label names the parent too, to tell namesakes apart."
// columns = ["id", "zh", "level", "parent", "parent_name", "label", "lat", "lon"]
// [parameters.within]
// type = "region"
// default = ""
// from = "regions"
// [parameters.level]
// type = "text"
// default = ""
// choices = ["", "country", "province", "city", "county"]
// [parameters.search]
// type = "text"
// default = ""
MATCH (r:Region)-[:INSIDE]->(w:Region)
WHERE CASE WHEN $within = '' THEN w.id = r.id ELSE w.id = $within END
  AND ($level = '' OR r.level = $level)
  AND ($search = '' OR r.id CONTAINS $search OR r.zh CONTAINS $search)
OPTIONAL MATCH (r)-[:WITHIN]->(p:Region)
RETURN r.id AS id, r.zh AS zh, r.level AS level, p.id AS parent, p.zh AS parent_name,
       CASE WHEN p.id IS NULL THEN r.zh ELSE r.zh + ' (' + p.zh + ')' END AS label, r.lat AS lat, r.lon AS lon
ORDER BY id
