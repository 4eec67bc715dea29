// title.zh = "牵头与配合最多的单位"
// title.en = "Units that lead and join most"
// doc.zh = "按牵头任务数、再按配合任务数排列的单位，附涉及的文件数，以及与其共同负责任务的其他单位数。"
// doc.en = "Units by the number of tasks they lead, then by those they join, with the number of documents and of other units that answer for the same tasks."
// columns = ["unit", "unit_name", "unit_kind", "region", "region_name", "leads", "joins", "tasks", "documents", "partners"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.top]
// type = "integer"
// default = 20
MATCH (u:Unit)-[a:RESPONSIBLE_FOR]->(t:Task)
OPTIONAL MATCH (u)-[:ACTS_FOR]->(x:Region)
WITH u, a, t, x
WHERE $region = '' OR x.id = $region
OPTIONAL MATCH (t)-[:OF_DOCUMENT]->(d:Document)
OPTIONAL MATCH (p:Unit)-[:RESPONSIBLE_FOR]->(t)
WHERE p.id <> u.id
RETURN u.id AS unit, u.zh AS unit_name, u.kind AS unit_kind,
       x.id AS region, x.zh AS region_name,
       count(DISTINCT CASE WHEN a.role = 'lead' THEN t.id END) AS leads,
       count(DISTINCT CASE WHEN a.role = 'joint' THEN t.id END) AS joins,
       count(DISTINCT t.id) AS tasks, count(DISTINCT d.id) AS documents,
       count(DISTINCT p.id) AS partners
ORDER BY leads DESC, joins DESC, unit LIMIT $top
