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
MATCH (:Region {id: $region})-[g:LACKS]->(l:Link)
WHERE (($category = '' AND g.home) OR g.category = $category)
  AND size(g.opens) > 0
WITH l, g.category AS category, g.opens AS opens, g.routes AS routes,
     g.buyers AS buyers, g.unproven AS unproven, g.planned AS planned
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WHERE c.id = category
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage, l.kind AS kind,
       size(opens) AS opens_count, opens, routes, buyers, unproven, planned
ORDER BY opens_count DESC, buyers DESC, link
