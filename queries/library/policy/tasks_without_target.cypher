// title.zh = "没有数值目标的任务"
// title.en = "Tasks without a numeric target"
// doc.zh = "原文之内没有数值目标的任务，附责任单位。没有原文位置的任务也在其中。"
// doc.en = "Tasks whose text holds no target with a number, with the units that answer for them; tasks without a passage are among them."
// columns = ["task", "task_title", "number", "document", "document_title", "passage", "categories[]", "leads[]", "joins[]"]
// [parameters.document]
// type = "document"
// default = ""
// from = "documents"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
MATCH (t:Task)
OPTIONAL MATCH (t)-[:OF_DOCUMENT]->(d:Document)
WITH t, d
WHERE $document = '' OR d.id = $document
OPTIONAL MATCH (t)-[:STATED_IN]->(s:Passage)
OPTIONAL MATCH (g:Target)-[:OF_DOCUMENT]->(d), (g)-[:STATED_IN]->(q:Passage)
WITH t, d, s,
     count(CASE WHEN g.value IS NOT NULL AND q.start >= s.start AND q.`end` <= s.`end`
                THEN 1 END) AS numbers
WHERE numbers = 0
OPTIONAL MATCH (t)-[:CONCERNS]->(c:Category)
WITH t, d, s, collect(DISTINCT c.id) AS categories
WHERE $category = '' OR $category IN categories
OPTIONAL MATCH (u:Unit)-[a:RESPONSIBLE_FOR]->(t)
RETURN t.id AS task, t.title AS task_title, t.number AS number,
       d.id AS document, d.title AS document_title, s.id AS passage, categories,
       collect(DISTINCT CASE WHEN a.role = 'lead' THEN u.zh END) AS leads,
       collect(DISTINCT CASE WHEN a.role = 'joint' THEN u.zh END) AS joins
ORDER BY document, passage, task
