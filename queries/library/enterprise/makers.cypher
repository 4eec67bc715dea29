// title.zh = "本地生产企业"
// title.en = "Makers here"
// doc.zh = "某地区（含下级）在本地生产某环节的存续企业，每条生产记录一行，附来源与可信度。"
// doc.en = "The active enterprises that make a link at a site in the region or inside it: a row for each production record, with source and confidence."
// columns = ["link", "link_name", "link_name_en", "enterprise", "enterprise_name", "enterprise_name_en", "region", "region_name", "product", "main", "capacity", "unit", "year", "tier", "listed_code", "confidence", "source_id"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
MATCH (e:Enterprise)-[p:PRODUCES]->(l:Link {id: $link})
WITH e, p, l
WHERE p.scope = 'site' AND e.status = 'active'
MATCH (e)-[:LOCATED_IN]->(x:Region)-[:INSIDE]->(:Region {id: $region})
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       e.id AS enterprise, e.name AS enterprise_name, e.name_en AS enterprise_name_en,
       x.id AS region, x.zh AS region_name, p.product AS product,
       p.main AS main, p.capacity AS capacity, p.unit AS unit, p.year AS year,
       e.tier AS tier, e.listed_code AS listed_code, p.confidence AS confidence,
       p.source_id AS source_id
ORDER BY enterprise, coalesce(product, '')
