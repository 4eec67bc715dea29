// title.zh = "按可信度的事实"
// title.en = "Facts by confidence"
// doc.zh = "生产记录逐条列出，低可信度在前，便于核实；confidence 只看一种，至多 limit 条。"
// doc.en = "Production records one by one, the least certain first, to be checked; confidence keeps one kind, at most limit rows."
// columns = ["confidence", "enterprise", "enterprise_name", "enterprise_name_en", "status", "region", "region_name", "link", "link_name", "link_name_en", "scope", "product", "year", "source_id", "source_title"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
// [parameters.confidence]
// type = "text"
// default = ""
// choices = ["", "high", "medium", "low"]
// [parameters.limit]
// type = "integer"
// default = 1000
MATCH (inner:Region)-[:INSIDE]->(r:Region)
WHERE r.id = $region
WITH collect(inner.id) AS inside
MATCH (e:Enterprise)-[p:PRODUCES]->(l:Link)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(x:Region)
WITH inside, e, p, l, x
WHERE $region = '' OR x.id IN inside
OPTIONAL MATCH (l)-[:IN_CATEGORY]->(c:Category {id: $category})
WITH e, p, l, x, count(c.id) AS member
WHERE ($category = '' OR member > 0)
  AND ($confidence = '' OR p.confidence = $confidence)
OPTIONAL MATCH (s:Source {id: p.source_id})
RETURN p.confidence AS confidence, e.id AS enterprise, e.name AS enterprise_name,
       e.name_en AS enterprise_name_en, e.status AS status,
       x.id AS region, x.zh AS region_name,
       l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       p.scope AS scope, p.product AS product, p.year AS year,
       p.source_id AS source_id, s.title AS source_title
ORDER BY CASE confidence WHEN 'low' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END,
         enterprise, link, scope DESC, coalesce(product, '') LIMIT $limit
