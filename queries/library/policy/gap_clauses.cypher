// title.zh = "缺口背后的条款"
// title.en = "Clauses behind a gap"
// doc.zh = "在某地区有效的文件中，针对某环节或其类别的任务及其责任单位，附文件、标题与原文。about 说明任务点名的是环节还是类别；未给出类别时取环节所属的全部类别。levels_up 为文件所属地区高出几级（本地区为 0，未写明地区为 99），近者在前。"
// doc.en = "Tasks about a link or its category, of documents in force in a region, with the units that answer for them, document, heading and printed text. about tells whether the task names the link or the category; without a category, all categories of the link. levels_up is how many levels above the region the document was issued (0: here, 99: for no region); the nearest come first."
// columns = ["about", "task", "number", "title", "unit", "unit_name", "role", "rank", "basis", "document", "document_title", "document_number", "heading", "passage", "start", "text", "levels_up"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
OPTIONAL MATCH (:Link {id: $link})-[:IN_CATEGORY]->(c:Category)
WHERE $category = '' OR c.id = $category
WITH collect(DISTINCT c.id) AS categories
MATCH (t:Task)
OPTIONAL MATCH (t)-[:CONCERNS]->(named:Link)
WITH categories, t, count(CASE WHEN named.id = $link THEN 1 END) AS direct
OPTIONAL MATCH (t)-[:CONCERNS]->(of:Category)
WITH t, direct, count(CASE WHEN of.id IN categories THEN 1 END) AS broad
WHERE direct > 0 OR broad > 0
OPTIONAL MATCH (t)-[:OF_DOCUMENT]->(d:Document)
OPTIONAL MATCH (d)-[:ISSUED_FOR]->(x:Region)
OPTIONAL MATCH (:Region {id: $region})-[i:INSIDE]->(x)
WITH t, direct, d, x, i.depth AS depth
WHERE x.id IS NULL OR depth IS NOT NULL
OPTIONAL MATCH (t)-[:STATED_IN]->(s:Passage)
OPTIONAL MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t)
RETURN CASE WHEN direct > 0 THEN 'link' ELSE 'category' END AS about,
       t.id AS task, t.number AS number, t.title AS title,
       u.id AS unit, u.zh AS unit_name, r.role AS role, r.rank AS rank,
       r.basis AS basis, d.id AS document, d.title AS document_title,
       d.number AS document_number, s.heading AS heading, s.id AS passage, s.start AS start,
       s.text AS text, coalesce(depth, 99) AS levels_up
ORDER BY about DESC, levels_up, document, start, task, rank, unit
