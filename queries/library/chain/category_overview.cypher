// title.zh = "类别概览"
// title.en = "Category overview"
// doc.zh = "某地区各类别一行：环节数、本地在产环节数、单一企业环节数、所缺环节数、生产企业数（去重）、工艺路线数。"
// doc.en = "A row for each category: its links, those made in the region, those with one maker, those wanted, distinct makers, and routes."
// columns = ["category", "category_name", "category_name_en", "links", "made", "single_maker", "wanted", "makers", "routes"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
MATCH (r:Region {id: $region})
MATCH (c:Category)
WHERE $category = '' OR c.id = $category
OPTIONAL MATCH (l:Link)-[:IN_CATEGORY]->(c)
OPTIONAL MATCH (r)-[h:HAS]->(l)
OPTIONAL MATCH (l)-[:MAIN_INPUT_TO]->(near:Route)<-[:NEAREST]-(r)
WITH r, c, count(DISTINCT l.id) AS links,
     count(DISTINCT CASE WHEN h.makers > 0 THEN l.id END) AS made,
     count(DISTINCT CASE WHEN h.makers = 1 THEN l.id END) AS single_maker,
     count(DISTINCT CASE WHEN near.id IS NOT NULL AND coalesce(h.makers, 0) = 0
                         THEN l.id END) AS wanted
OPTIONAL MATCH (rt:Route)-[:YIELDS]->(y:Link)-[:IN_CATEGORY]->(c)
WITH r, c, links, made, single_maker, wanted, count(DISTINCT rt.id) AS routes
OPTIONAL MATCH (k:Link)-[:IN_CATEGORY]->(c)
OPTIONAL MATCH (e:Enterprise)-[p:PRODUCES]->(k)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(x:Region)
OPTIONAL MATCH (x)-[at:INSIDE]->(r)
RETURN c.id AS category, c.zh AS category_name, c.en AS category_name_en,
       links, made, single_maker, wanted,
       count(DISTINCT CASE WHEN p.scope = 'site' AND e.status = 'active'
                            AND at.depth IS NOT NULL THEN e.id END) AS makers, routes
ORDER BY category
