// title.zh = "有目标而无企业的类别"
// title.en = "Categories with targets but no enterprises"
// doc.zh = "文件设定了指标目标、而某地区（未给出时为各地区）没有任何在产企业生产其环节的类别，附目标数、最早与最晚的年份。给出地区时，只看为该地区、其上级或未写明地区设定的目标。"
// doc.en = "Categories that documents set targets for while no enterprise makes one of their links in a region (without one: anywhere), with the number of targets and their first and last year. With a region, only targets set for it, for a region it lies in, or for none."
// columns = ["category", "category_name", "targets", "first_year", "last_year", "documents[]", "planned"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
OPTIONAL MATCH (:Region {id: $region})-[:INSIDE]->(a:Region)
WITH collect(a.id) AS above
MATCH (g:Target)-[:CONCERNS]->(c:Category)
OPTIONAL MATCH (g)-[:SET_FOR]->(x:Region)
WITH g, c, x, above
WHERE $region = '' OR x.id IS NULL OR x.id IN above
OPTIONAL MATCH (g)-[:OF_DOCUMENT]->(d:Document)
WITH c, count(DISTINCT g.id) AS targets, min(g.year) AS first_year,
     max(g.year) AS last_year, collect(DISTINCT d.title) AS documents
WHERE NOT EXISTS {
  MATCH (r:Region)-[h:HAS]->(:Link)-[:IN_CATEGORY]->(c)
  WHERE h.makers > 0 AND ($region = '' OR r.id = $region)
}
OPTIONAL MATCH (p:Project)-[:BUILDS]->(:Link)-[:IN_CATEGORY]->(c)
RETURN c.id AS category, c.zh AS category_name, targets, first_year, last_year,
       documents, count(DISTINCT p.id) AS planned
ORDER BY targets DESC, category
