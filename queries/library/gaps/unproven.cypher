// title.zh = "可能的生产企业"
// title.en = "Unproven makers"
// doc.zh = "某地区（含下级）可能生产某环节、但不计入生产企业者：仅有总部口径记录（group），或企业状态不明（status）。须先核实，再断言缺失。"
// doc.en = "Enterprises in the region that may make a link but do not count as makers: recorded at head office only (group), or of unknown status (status). Check these before calling the link missing."
// columns = ["link", "link_name", "link_name_en", "enterprise", "enterprise_name", "enterprise_name_en", "region", "region_name", "reason", "scope", "product", "year", "confidence", "source_id"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
MATCH (e:Enterprise)-[p:PRODUCES]->(l:Link {id: $link})
MATCH (e)-[:LOCATED_IN]->(x:Region)-[:INSIDE]->(:Region {id: $region})
WITH e, l, x, max(CASE WHEN p.scope = 'site' THEN 1 ELSE 0 END) AS sited
WHERE e.status = 'unknown' OR (e.status = 'active' AND sited = 0)
MATCH (e)-[p:PRODUCES]->(l)
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       e.id AS enterprise, e.name AS enterprise_name, e.name_en AS enterprise_name_en,
       x.id AS region, x.zh AS region_name,
       CASE e.status WHEN 'unknown' THEN 'status' ELSE 'group' END AS reason,
       p.scope AS scope, p.product AS product, p.year AS year,
       p.confidence AS confidence, p.source_id AS source_id
ORDER BY enterprise, scope, coalesce(product, '')
