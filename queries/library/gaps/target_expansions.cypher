// title.zh = "候选企业在外地的布局"
// title.en = "Expansions of candidates"
// doc.zh = "某环节的生产企业在别处的子公司与项目（它曾外出布局的证据）；region 不限制结果，只用于提示是否在本地。"
// doc.en = "Children and projects of the makers of a link, wherever they are; here says whether they stand in the region."
// columns = ["enterprise", "what", "kind", "name", "region", "region_name", "province", "here", "status", "source_id"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
MATCH (l:Link {id: $link})<-[:PRODUCES]-(c:Enterprise)-[:INVESTS_IN]->(f:Enterprise)
OPTIONAL MATCH (f)-[:LOCATED_IN]->(a:Region)
OPTIONAL MATCH (a)-[i:INSIDE]->(r:Region {id: $region})
OPTIONAL MATCH (a)-[:INSIDE]->(v:Region)
WHERE v.level = 'province'
RETURN DISTINCT c.id AS enterprise, f.id AS what, 'child' AS kind, f.name AS name,
       a.id AS region, a.zh AS region_name, v.id AS province, i.depth IS NOT NULL AS here,
       f.status AS status, f.source_id AS source_id
ORDER BY enterprise, what
UNION
MATCH (l:Link {id: $link})<-[:PRODUCES]-(c:Enterprise)-[:RUNS]->(f:Project)
OPTIONAL MATCH (f)-[:LOCATED_IN]->(a:Region)
OPTIONAL MATCH (a)-[i:INSIDE]->(r:Region {id: $region})
OPTIONAL MATCH (a)-[:INSIDE]->(v:Region)
WHERE v.level = 'province'
RETURN DISTINCT c.id AS enterprise, f.id AS what, 'project' AS kind, f.name AS name,
       a.id AS region, a.zh AS region_name, v.id AS province, i.depth IS NOT NULL AS here,
       f.status AS status, f.source_id AS source_id
ORDER BY enterprise, what
