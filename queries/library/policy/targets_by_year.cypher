// title.zh = "按年份的指标目标"
// title.en = "Policy targets by year"
// doc.zh = "文件设定的指标目标，按年份排列，附类别、地区、出处与最近的观测值。year 为 0 即各年。"
// doc.en = "The numbers that documents set to be reached, by year, with category, region, document and the latest observation. Year 0 means all."
// columns = ["year", "target", "subject", "measure", "comparison", "value", "value_to", "unit", "printed", "period", "category", "category_name", "region", "region_name", "document", "document_title", "passage", "observations", "latest_date", "latest_value", "latest_unit"]
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
// [parameters.year]
// type = "integer"
// default = 0
MATCH (g:Target)
WHERE $year = 0 OR g.year = $year
OPTIONAL MATCH (g)-[:CONCERNS]->(c:Category)
WITH g, c
WHERE $category = '' OR c.id = $category
OPTIONAL MATCH (every:Observation)-[:OBSERVED_FOR]->(g)
WITH g, c, count(every.id) AS observations, max(every.date) AS latest_date
OPTIONAL MATCH (o:Observation)-[:OBSERVED_FOR]->(g)
WHERE o.date = latest_date
OPTIONAL MATCH (g)-[:SET_FOR]->(x:Region)
OPTIONAL MATCH (g)-[:OF_DOCUMENT]->(d:Document)
OPTIONAL MATCH (g)-[:STATED_IN]->(s:Passage)
RETURN g.year AS year, g.id AS target, g.subject AS subject, g.measure AS measure,
       g.comparison AS comparison, g.value AS value, g.value_to AS value_to,
       g.unit AS unit, g.printed AS printed, g.period AS period,
       c.id AS category, c.zh AS category_name, x.id AS region, x.zh AS region_name,
       d.id AS document, d.title AS document_title, s.id AS passage,
       observations, latest_date, o.value AS latest_value, o.unit AS latest_unit
ORDER BY year, target
