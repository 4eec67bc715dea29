// title.zh = "补缺口的项目"
// title.en = "Projects that cover gaps"
// doc.zh = "某地区（含下级）将建成本地所缺环节的项目。counts 为真者（计划至试产）使该缺口成为 planned；建成、停止或状态不明者不计。"
// doc.en = "Projects in the region that build links wanted there. counts is true for those that make the gap planned (planned to trial); completed, stopped and unknown ones do not."
// columns = ["link", "link_name", "link_name_en", "category", "category_name", "opens[]", "project", "project_name", "status", "counts", "enterprise", "enterprise_name", "enterprise_name_en", "region", "region_name", "investment_yi", "capacity", "unit", "year", "source_id"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
MATCH (:Region {id: $region})-[g:LACKS]->(l:Link)
WHERE (($category = '' AND g.home) OR g.category = $category)
  AND size(g.opens) > 0
WITH l, g.category AS category, g.opens AS opens
MATCH (c:Category {id: category})
MATCH (j:Project)-[:BUILDS]->(l)
MATCH (j)-[:LOCATED_IN]->(x:Region)-[:INSIDE]->(:Region {id: $region})
OPTIONAL MATCH (e:Enterprise)-[:RUNS]->(j)
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, opens,
       j.id AS project, j.name AS project_name, j.status AS status,
       coalesce(j.status, '') IN ['planned', 'signed', 'started', 'under_construction', 'trial'] AS counts,
       e.id AS enterprise, e.name AS enterprise_name, e.name_en AS enterprise_name_en,
       x.id AS region, x.zh AS region_name, j.investment_yi AS investment_yi,
       j.capacity AS capacity, j.unit AS unit, j.year AS year, j.source_id AS source_id
ORDER BY link, counts DESC, project
