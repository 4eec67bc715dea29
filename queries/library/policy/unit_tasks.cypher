// title.zh = "单位的任务"
// title.en = "Tasks of a unit"
// doc.zh = "某单位负责的全部任务：牵头或配合、次序、出处文件与段落、所指类别与环节。"
// doc.en = "All tasks that a unit answers for: lead or joint, rank, document and passage, the categories and links concerned."
// columns = ["task", "task_title", "number", "role", "rank", "basis", "document", "document_title", "document_date", "passage", "categories[]", "links[]"]
// [parameters.unit]
// type = "unit"
// from = "units"
MATCH (:Unit {id: $unit})-[a:RESPONSIBLE_FOR]->(t:Task)
OPTIONAL MATCH (t)-[:CONCERNS]->(l:Link)
WITH a, t, collect(DISTINCT l.id) AS links
OPTIONAL MATCH (t)-[:CONCERNS]->(c:Category)
WITH a, t, links, collect(DISTINCT c.id) AS categories
OPTIONAL MATCH (t)-[:OF_DOCUMENT]->(d:Document)
OPTIONAL MATCH (t)-[:STATED_IN]->(s:Passage)
RETURN t.id AS task, t.title AS task_title, t.number AS number,
       a.role AS role, a.rank AS rank, a.basis AS basis,
       d.id AS document, d.title AS document_title,
       d.date AS document_date, s.id AS passage, categories, links
ORDER BY role DESC, task
