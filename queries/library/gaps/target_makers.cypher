// title.zh = "招商候选企业"
// title.en = "Candidates to invite"
// doc.zh = "某环节在本地区以外的在产企业（含集团口径），每个口径与产品一行；是目标评分的原料。"
// doc.en = "Active makers of a link outside the region, site or group scope, a row for each scope and product: what target scores are computed from."
// columns = ["enterprise", "enterprise_name", "status", "scope", "product", "capacity", "unit", "year", "main", "confidence", "tier", "listed_code", "lat", "lon", "home_region", "home_region_name", "home_lat", "home_lon", "home_province", "produces_source", "enterprise_source", "contains"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
MATCH (r:Region {id: $region})
MATCH (l:Link {id: $link})<-[p:PRODUCES]-(e:Enterprise)
WHERE e.status = 'active'
OPTIONAL MATCH (e)-[:LOCATED_IN]->(h:Region)
OPTIONAL MATCH (h)-[here:INSIDE]->(r)
OPTIONAL MATCH (r)-[above:INSIDE]->(h)
OPTIONAL MATCH (h)-[:INSIDE]->(v:Region)
WHERE v.level = 'province'
WITH e, p, h, here, above, min(v.id) AS province
WHERE here.depth IS NULL
RETURN e.id AS enterprise, e.name AS enterprise_name, e.status AS status,
       p.scope AS scope, p.product AS product, p.capacity AS capacity, p.unit AS unit,
       p.year AS year, p.main AS main, p.confidence AS confidence, e.tier AS tier,
       e.listed_code AS listed_code, e.lat AS lat, e.lon AS lon, h.id AS home_region,
       h.zh AS home_region_name, h.lat AS home_lat, h.lon AS home_lon,
       province AS home_province, p.source_id AS produces_source,
       e.source_id AS enterprise_source, above.depth IS NOT NULL AS contains
ORDER BY enterprise, scope, product
