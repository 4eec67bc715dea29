// title.zh = "谁在生产"
// title.en = "Who makes it"
// doc.zh = "某环节的全部生产记录（本地与总部口径、各种企业状态），附所在地与省份；不给地区则为各地，含未定位者。"
// doc.en = "Every production record of a link (site and group, of any status) with place and province; without a region, anywhere, unplaced ones too."
// columns = ["enterprise", "enterprise_name", "enterprise_name_en", "status", "region", "region_name", "province", "province_name", "scope", "product", "main", "capacity", "unit", "year", "tier", "listed_code", "confidence", "source_id"]
// [parameters.link]
// type = "link"
// from = "links"
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
MATCH (inner:Region)-[:INSIDE]->(r:Region)
WHERE r.id = $region
WITH collect(inner.id) AS inside
MATCH (e:Enterprise)-[p:PRODUCES]->(:Link {id: $link})
OPTIONAL MATCH (e)-[:LOCATED_IN]->(x:Region)
WITH inside, e, p, x
WHERE $region = '' OR x.id IN inside
OPTIONAL MATCH (x)-[:INSIDE]->(up:Region {level: 'province'})
WITH e, p, x, min(up.id) AS province
OPTIONAL MATCH (v:Region {id: province})
RETURN e.id AS enterprise, e.name AS enterprise_name, e.name_en AS enterprise_name_en,
       e.status AS status, x.id AS region, x.zh AS region_name,
       province, v.zh AS province_name, p.scope AS scope, p.product AS product,
       p.main AS main, p.capacity AS capacity, p.unit AS unit, p.year AS year,
       e.tier AS tier, e.listed_code AS listed_code, p.confidence AS confidence,
       p.source_id AS source_id
ORDER BY enterprise, scope DESC, coalesce(product, '')
