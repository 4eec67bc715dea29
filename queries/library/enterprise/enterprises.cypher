// title.zh = "企业名录"
// title.en = "Enterprises"
// doc.zh = "可查询的企业；按地区（含下级）、所产环节、名称、简称、英文名、代码查找，至多 limit 家。"
// doc.en = "The enterprises that can be asked for, by region, link made, or part of a name or id; at most limit."
// columns = ["id", "name", "name_en", "short_name", "status", "tier", "region", "region_name", "makes[]"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.link]
// type = "link"
// default = ""
// from = "links"
// [parameters.search]
// type = "text"
// default = ""
// [parameters.limit]
// type = "integer"
// default = 1000
MATCH (inner:Region)-[:INSIDE]->(r:Region)
WHERE r.id = $region
WITH collect(inner.id) AS inside
MATCH (e:Enterprise)
WHERE $search = '' OR toLower(e.id) CONTAINS toLower($search)
   OR toLower(e.name) CONTAINS toLower($search)
   OR toLower(coalesce(e.short_name, '')) CONTAINS toLower($search)
   OR toLower(coalesce(e.name_en, '')) CONTAINS toLower($search)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(x:Region)
WITH inside, e, x
WHERE $region = '' OR x.id IN inside
OPTIONAL MATCH (e)-[:PRODUCES]->(l:Link)
WITH e, x, collect(DISTINCT l.id) AS makes
WHERE $link = '' OR $link IN makes
RETURN e.id AS id, e.name AS name, e.name_en AS name_en, e.short_name AS short_name,
       e.status AS status, e.tier AS tier, x.id AS region, x.zh AS region_name, makes
ORDER BY id LIMIT $limit
