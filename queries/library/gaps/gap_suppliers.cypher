// title.zh = "本地供方"
// title.en = "Suppliers here"
// doc.zh = "本地生产某环节主投入的企业：候选企业来了向谁买。"
// doc.en = "Firms in the region that make a main input of a link: from whom a newcomer would buy."
// columns = ["enterprise", "enterprise_name", "makes", "makes_name", "region", "region_name", "product", "confidence", "source_id"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
MATCH (:Link {id: $link})<-[:FEEDS]-(i:Link)<-[p:PRODUCES]-(e:Enterprise)
WITH i, p, e
WHERE p.scope = 'site' AND e.status = 'active'
MATCH (e)-[:LOCATED_IN]->(a:Region)-[:INSIDE]->(:Region {id: $region})
RETURN e.id AS enterprise, e.name AS enterprise_name, i.id AS makes, i.zh AS makes_name,
       a.id AS region, a.zh AS region_name, p.product AS product,
       p.confidence AS confidence, p.source_id AS source_id
ORDER BY enterprise, makes, product, source_id
