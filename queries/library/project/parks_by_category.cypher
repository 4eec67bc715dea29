// title.zh = "按类别的园区"
// title.en = "Parks by category"
// doc.zh = "园区按所属类别排列，附级别、地点、园内企业数，以及园内在产该类别任一环节的企业数。未标类别的园区列在最后。"
// doc.en = "Parks by the category they are meant for, with level, place, enterprises sited there, and how many of these make a link of the category. Parks without a category come last."
// columns = ["category", "category_name", "category_name_en", "park", "park_name", "level", "region", "region_name", "enterprises", "makers", "land_mu", "tax_yi", "output_yi", "source_id"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
MATCH (inner:Region)-[:INSIDE]->(r:Region)
WHERE r.id = $region
WITH collect(inner.id) AS inside
MATCH (k:Park)
OPTIONAL MATCH (k)-[:LOCATED_IN]->(x:Region)
WITH inside, k, x
WHERE $region = '' OR x.id IN inside
OPTIONAL MATCH (k)-[:HOSTS]->(c:Category)
WITH k, x, c
WHERE $category = '' OR c.id = $category
OPTIONAL MATCH (e:Enterprise)-[:SITED_IN]->(k)
WITH k, x, c, count(DISTINCT e.id) AS enterprises
OPTIONAL MATCH (k)<-[:SITED_IN]-(m:Enterprise)-[p:PRODUCES]->(:Link)
               -[:IN_CATEGORY]->(d:Category)
WHERE m.status = 'active' AND p.scope = 'site' AND d.id = c.id
WITH k, x, c, enterprises, count(DISTINCT m.id) AS makers
RETURN c.id AS category, c.zh AS category_name, c.en AS category_name_en,
       k.id AS park, k.name AS park_name, k.level AS level,
       x.id AS region, x.zh AS region_name, enterprises, makers,
       k.land_mu AS land_mu, k.tax_yi AS tax_yi, k.output_yi AS output_yi,
       k.source_id AS source_id
ORDER BY category, park
