// title.zh = "候选企业在本地的同集团企业"
// title.en = "Group firms of candidates here"
// doc.zh = "某环节的生产企业在本地的母公司、子公司或同一母公司的企业（持股三层以内）；relation 从候选企业看。"
// doc.en = "Parents, children and siblings (up to three steps of ownership) of the makers of a link that stand in the region; relation is seen from the candidate."
// columns = ["enterprise", "firm", "firm_name", "relation", "source_id"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
MATCH (l:Link {id: $link})<-[:PRODUCES]-(c:Enterprise)<-[:INVESTS_IN*1..3]-(f:Enterprise)
MATCH (f)-[:LOCATED_IN]->(:Region)-[:INSIDE]->(r:Region {id: $region})
WHERE f.id <> c.id
RETURN DISTINCT c.id AS enterprise, f.id AS firm, f.name AS firm_name,
       'parent' AS relation, f.source_id AS source_id
ORDER BY enterprise, firm
UNION
MATCH (l:Link {id: $link})<-[:PRODUCES]-(c:Enterprise)-[:INVESTS_IN*1..3]->(f:Enterprise)
MATCH (f)-[:LOCATED_IN]->(:Region)-[:INSIDE]->(r:Region {id: $region})
WHERE f.id <> c.id
RETURN DISTINCT c.id AS enterprise, f.id AS firm, f.name AS firm_name,
       'child' AS relation, f.source_id AS source_id
ORDER BY enterprise, firm
UNION
MATCH (l:Link {id: $link})<-[:PRODUCES]-(c:Enterprise)<-[:INVESTS_IN*1..2]-(p:Enterprise)
MATCH (p)-[:INVESTS_IN*1..2]->(f:Enterprise)-[:LOCATED_IN]->(:Region)-[:INSIDE]->(r:Region {id: $region})
WHERE f.id <> c.id
RETURN DISTINCT c.id AS enterprise, f.id AS firm, f.name AS firm_name,
       'sibling' AS relation, f.source_id AS source_id
ORDER BY enterprise, firm
