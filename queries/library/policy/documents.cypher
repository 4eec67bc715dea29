// title.zh = "政策文件"
// title.en = "Policy documents"
// doc.zh = "已读入的文件，附发文单位、文号、日期、有效年份与任务数、指标目标数。给出地区时，只列在该地区有效的：发给该地区或其上级的，以及未写明地区的。"
// doc.en = "The documents that were read, with issuer, number, date, years and how many tasks and targets they set. With a region, only those in force there: issued for it or for a region it lies in, or for none in particular."
// columns = ["id", "title", "issuer", "number", "date", "kind", "region", "region_name", "first_year", "last_year", "tasks", "targets"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.search]
// type = "text"
// default = ""
OPTIONAL MATCH (:Region {id: $region})-[:INSIDE]->(a:Region)
WITH collect(a.id) AS above
MATCH (d:Document)
WHERE $search = '' OR d.id CONTAINS $search OR d.title CONTAINS $search
OPTIONAL MATCH (d)-[:ISSUED_FOR]->(x:Region)
WITH d, x, above
WHERE $region = '' OR x.id IS NULL OR x.id IN above
OPTIONAL MATCH (t:Task)-[:OF_DOCUMENT]->(d)
WITH d, x, count(DISTINCT t.id) AS tasks
OPTIONAL MATCH (g:Target)-[:OF_DOCUMENT]->(d)
RETURN d.id AS id, d.title AS title, d.issuer AS issuer, d.number AS number,
       d.date AS date, d.kind AS kind, x.id AS region, x.zh AS region_name,
       d.first_year AS first_year, d.last_year AS last_year,
       tasks, count(DISTINCT g.id) AS targets
ORDER BY date, id
