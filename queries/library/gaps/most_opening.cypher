// title.zh = "打通最多的环节"
// title.en = "Most opening links"
// doc.zh = "某地区的缺口环节，按补上后能打通多少个本地下一环节排序；资源类环节可购可保障，不招商。"
// doc.en = "The wanted links of a region, by how many links made here each would open; a resource can be secured rather than invited."
// columns = ["link", "link_name", "link_name_en", "category", "category_name", "stage", "kind", "opens_count", "opens[]", "routes[]", "buyers", "unproven", "planned"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
MATCH (r:Region {id: $region})-[:NEAREST]->(rt:Route)<-[:MAIN_INPUT_TO]-(l:Link)
MATCH (rt)-[:YIELDS]->(o:Link)
OPTIONAL MATCH (r)-[h:HAS]->(l)
WITH l, o, rt, coalesce(h.makers, 0) AS makers, coalesce(h.buyers, 0) AS buyers,
     coalesce(h.unproven, 0) AS unproven, coalesce(h.planned, 0) AS planned
WHERE makers = 0
WITH l, buyers, unproven, planned, collect(DISTINCT o.id) AS opens,
     collect(DISTINCT rt.id) AS routes
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WITH l, m, c, buyers, unproven, planned, opens, routes
WHERE ($category = '' AND m.home) OR c.id = $category
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage, l.kind AS kind,
       size(opens) AS opens_count, opens, routes, buyers, unproven, planned
ORDER BY opens_count DESC, buyers DESC, link
