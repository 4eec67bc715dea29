// title.zh = "责任单位"
// title.en = "Units"
// doc.zh = "可查询的责任单位，附其任务数（牵头、配合）。"
// doc.en = "The responsible units that can be asked for, with the number of tasks they lead and join."
// columns = ["id", "zh", "kind", "region", "region_name", "leads", "joins"]
// [parameters.search]
// type = "text"
// default = ""
MATCH (u:Unit)
WHERE $search = '' OR toLower(u.id) CONTAINS toLower($search)
   OR toLower(u.zh) CONTAINS toLower($search)
OPTIONAL MATCH (u)-[:ACTS_FOR]->(x:Region)
OPTIONAL MATCH (u)-[a:RESPONSIBLE_FOR]->(t:Task)
RETURN u.id AS id, u.zh AS zh, u.kind AS kind, x.id AS region, x.zh AS region_name,
       count(CASE WHEN a.role = 'lead' THEN t.id END) AS leads,
       count(CASE WHEN a.role = 'joint' THEN t.id END) AS joins
ORDER BY id
