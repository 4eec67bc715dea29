// title.zh = "候选企业与本地企业的供应关系"
// title.en = "Supply ties of candidates to firms here"
// doc.zh = "某环节的生产企业与本地企业之间有记录的供应关系；relation 从候选企业看：sells_to 卖给，buys_from 买自。"
// doc.en = "Recorded supply between makers of a link and firms in the region; relation is seen from the candidate: sells_to or buys_from."
// columns = ["enterprise", "firm", "firm_name", "relation", "confidence", "source_id"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
MATCH (l:Link {id: $link})<-[:PRODUCES]-(c:Enterprise)-[s:SUPPLIES]->(f:Enterprise)
MATCH (f)-[:LOCATED_IN]->(:Region)-[:INSIDE]->(r:Region {id: $region})
WHERE f.id <> c.id
RETURN DISTINCT c.id AS enterprise, f.id AS firm, f.name AS firm_name,
       'sells_to' AS relation, s.confidence AS confidence, s.source_id AS source_id
ORDER BY enterprise, firm, confidence, source_id
UNION
MATCH (l:Link {id: $link})<-[:PRODUCES]-(c:Enterprise)<-[s:SUPPLIES]-(f:Enterprise)
MATCH (f)-[:LOCATED_IN]->(:Region)-[:INSIDE]->(r:Region {id: $region})
WHERE f.id <> c.id
RETURN DISTINCT c.id AS enterprise, f.id AS firm, f.name AS firm_name,
       'buys_from' AS relation, s.confidence AS confidence, s.source_id AS source_id
ORDER BY enterprise, firm, confidence, source_id
