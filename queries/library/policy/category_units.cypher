// title.zh = "类别的责任单位"
// title.en = "Units of a category"
// doc.zh = "对某类别或其任一成员环节的任务负责的单位，按任务及文件中的次序排列；links 为任务所指的该类别环节，空即任务针对整个类别。给出地区时，只看在该地区有效的文件。"
// doc.en = "The units that answer for tasks about a category or one of its links, by task and printed order; links are the links of the category that the task names, empty if it is about the category as a whole. With a region, only documents in force there."
// columns = ["task", "task_title", "number", "document", "document_title", "unit", "unit_name", "unit_kind", "role", "rank", "links[]"]
// [parameters.category]
// type = "category"
// from = "categories"
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
OPTIONAL MATCH (:Region {id: $region})-[:INSIDE]->(a:Region)
WITH collect(a.id) AS above
MATCH (c:Category {id: $category})
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
OPTIONAL MATCH (t)-[:OF_DOCUMENT]->(d:Document)
OPTIONAL MATCH (d)-[:ISSUED_FOR]->(x:Region)
WITH c, u, r, t, d, x, above
WHERE $region = '' OR x.id IS NULL OR x.id IN above
OPTIONAL MATCH (t)-[:CONCERNS]->(own:Category)
WITH c, u, r, t, d, count(CASE WHEN own.id = c.id THEN 1 END) AS direct
OPTIONAL MATCH (t)-[:CONCERNS]->(l:Link)-[:IN_CATEGORY]->(of:Category)
WITH u, r, t, d, direct,
     collect(DISTINCT CASE WHEN of.id = c.id THEN l.id END) AS links
WHERE direct > 0 OR size(links) > 0
RETURN t.id AS task, t.title AS task_title, t.number AS number,
       d.id AS document, d.title AS document_title,
       u.id AS unit, u.zh AS unit_name, u.kind AS unit_kind,
       r.role AS role, r.rank AS rank, links
ORDER BY task, role DESC, rank, unit
