// title.zh = "未归类企业"
// title.en = "Enterprises without a link"
// doc.zh = "没有任何生产记录的企业：产品尚未归到环节，各项统计都看不到它们。至多 limit 家。"
// doc.en = "Enterprises without a production record: their products are not classified, so no count sees them. At most limit."
// columns = ["enterprise", "enterprise_name", "enterprise_name_en", "status", "region", "region_name", "park", "source_id"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.limit]
// type = "integer"
// default = 1000
MATCH (inner:Region)-[:INSIDE]->(r:Region)
WHERE r.id = $region
WITH collect(inner.id) AS inside
MATCH (e:Enterprise)
WHERE NOT EXISTS { MATCH (e)-[:PRODUCES]->(:Link) }
OPTIONAL MATCH (e)-[:LOCATED_IN]->(x:Region)
WITH inside, e, x
WHERE $region = '' OR x.id IN inside
RETURN e.id AS enterprise, e.name AS enterprise_name, e.name_en AS enterprise_name_en,
       e.status AS status, x.id AS region, x.zh AS region_name, e.park AS park,
       e.source_id AS source_id
ORDER BY enterprise LIMIT $limit
