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
WITH r, c, count(DISTINCT l.id) AS links,
     count(DISTINCT CASE WHEN h.makers > 0 THEN l.id END) AS made,
     count(DISTINCT CASE WHEN h.makers = 1 THEN l.id END) AS single_maker
OPTIONAL MATCH (r)-[:NEAREST]->(near:Route)<-[:MAIN_INPUT_TO]-(w:Link)-[:IN_CATEGORY]->(c)
OPTIONAL MATCH (r)-[hw:HAS]->(w)
WITH r, c, links, made, single_maker,
     count(DISTINCT CASE WHEN coalesce(hw.makers, 0) = 0 THEN w.id END) AS wanted
OPTIONAL MATCH (c)<-[:IN_CATEGORY]-(:Link)<-[p:PRODUCES]-(e:Enterprise)-[:LOCATED_IN]->(:Region)-[:INSIDE]->(r)
WITH c, links, made, single_maker, wanted,
     count(DISTINCT CASE WHEN p.scope = 'site' AND e.status = 'active' THEN e.id END) AS makers
OPTIONAL MATCH (rt:Route)-[:YIELDS]->(:Link)-[:IN_CATEGORY]->(c)
RETURN c.id AS category, c.zh AS category_name, c.en AS category_name_en,
       links, made, single_maker, wanted, makers, count(DISTINCT rt.id) AS routes
ORDER BY category
