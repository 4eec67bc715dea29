// title.zh = "单位的任务量"
// title.en = "Load per unit"
// doc.zh = "每个单位在每份文件中负责多少任务：合计、牵头、配合，任务所指的类别，以及其中带数值目标的任务数（目标的原文位于任务的原文之内）。"
// doc.en = "How many tasks each unit answers for in each document: all, leading, joining; the categories they are about; and how many of them have a target with a number (one that is printed inside the text of the task)."
// columns = ["unit", "unit_name", "unit_kind", "region", "region_name", "document", "document_title", "tasks", "leads", "joins", "with_target", "categories[]"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.document]
// type = "document"
// default = ""
// from = "documents"
MATCH (u:Unit)-[a:RESPONSIBLE_FOR]->(t:Task)
OPTIONAL MATCH (u)-[:ACTS_FOR]->(x:Region)
OPTIONAL MATCH (t)-[:OF_DOCUMENT]->(d:Document)
WITH u, a, t, x, d
WHERE ($region = '' OR x.id = $region) AND ($document = '' OR d.id = $document)
OPTIONAL MATCH (t)-[:CONCERNS]->(c:Category)
WITH u, a, t, x, d, collect(DISTINCT c.id) AS about
OPTIONAL MATCH (t)-[:STATED_IN]->(s:Passage)
OPTIONAL MATCH (g:Target)-[:OF_DOCUMENT]->(d), (g)-[:STATED_IN]->(q:Passage)
WITH u, a, t, x, d, about,
     count(CASE WHEN g.value IS NOT NULL AND q.start >= s.start AND q.`end` <= s.`end`
                THEN 1 END) AS numbers
UNWIND CASE WHEN size(about) = 0 THEN [''] ELSE about END AS category
RETURN u.id AS unit, u.zh AS unit_name, u.kind AS unit_kind,
       x.id AS region, x.zh AS region_name,
       d.id AS document, d.title AS document_title,
       count(DISTINCT t.id) AS tasks,
       count(DISTINCT CASE WHEN a.role = 'lead' THEN t.id END) AS leads,
       count(DISTINCT CASE WHEN a.role = 'joint' THEN t.id END) AS joins,
       count(DISTINCT CASE WHEN numbers > 0 THEN t.id END) AS with_target,
       collect(DISTINCT CASE WHEN category <> '' THEN category END) AS categories
ORDER BY tasks DESC, unit, document
