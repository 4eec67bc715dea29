// title.zh = "按阶段的项目"
// title.en = "Projects by stage"
// doc.zh = "项目按阶段（计划、签约、开工、在建、试产、建成、停止，不明在后）排列，附企业、环节、地点、投资与来源。给类别时取该类别的成员环节。"
// doc.en = "Projects in the order of their stage (planned to completed, then stopped and unknown), with firm, link, place, investment and source. A category means its member links."
// columns = ["status", "project", "project_name", "enterprise", "enterprise_name", "enterprise_name_en", "link", "link_name", "link_name_en", "region", "region_name", "investment_yi", "capacity", "unit", "year", "source_id"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
// [parameters.status]
// type = "text"
// default = ""
// choices = ["", "planned", "signed", "started", "under_construction", "trial", "completed", "stopped"]
MATCH (inner:Region)-[:INSIDE]->(r:Region)
WHERE r.id = $region
WITH collect(inner.id) AS inside
MATCH (j:Project)
WHERE $status = '' OR j.status = $status
OPTIONAL MATCH (j)-[:LOCATED_IN]->(x:Region)
WITH inside, j, x
WHERE $region = '' OR x.id IN inside
OPTIONAL MATCH (j)-[:BUILDS]->(l:Link)
OPTIONAL MATCH (l)-[:IN_CATEGORY]->(c:Category {id: $category})
WITH j, x, l, count(c.id) AS member
WHERE $category = '' OR member > 0
OPTIONAL MATCH (e:Enterprise)-[:RUNS]->(j)
RETURN j.status AS status, j.id AS project, j.name AS project_name,
       e.id AS enterprise, e.name AS enterprise_name, e.name_en AS enterprise_name_en,
       l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       x.id AS region, x.zh AS region_name, j.investment_yi AS investment_yi,
       j.capacity AS capacity, j.unit AS unit, j.year AS year, j.source_id AS source_id
ORDER BY CASE status WHEN 'planned' THEN 1 WHEN 'signed' THEN 2 WHEN 'started' THEN 3
                     WHEN 'under_construction' THEN 4 WHEN 'trial' THEN 5
                     WHEN 'completed' THEN 6 WHEN 'stopped' THEN 7 ELSE 8 END, project
