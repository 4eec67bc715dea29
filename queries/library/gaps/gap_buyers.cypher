// title.zh = "谁需要它"
// title.en = "Who needs it"
// doc.zh = "本地区以某环节为主投入的在产企业：谁会买，做什么。"
// doc.en = "Active site enterprises in the region that make a link with this one as a main input: who would buy, and for what."
// columns = ["enterprise", "enterprise_name", "makes", "makes_name", "region", "region_name", "product", "confidence", "source_id"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
MATCH (:Link {id: $link})-[:FEEDS]->(o:Link)<-[p:PRODUCES]-(e:Enterprise)
WITH o, p, e
WHERE p.scope = 'site' AND e.status = 'active'
MATCH (e)-[:LOCATED_IN]->(a:Region)-[:INSIDE]->(:Region {id: $region})
RETURN e.id AS enterprise, e.name AS enterprise_name, o.id AS makes, o.zh AS makes_name,
       a.id AS region, a.zh AS region_name, p.product AS product,
       p.confidence AS confidence, p.source_id AS source_id
ORDER BY enterprise, makes, product, source_id
