// title.zh = "无人负责的缺口"
// title.en = "Gaps without an owner"
// doc.zh = "某地区所缺、而没有任何任务针对该环节或其类别的环节：政策文件尚未覆盖。未读入文件时即全部缺口。"
// doc.en = "Wanted links of a region that no task concerns, neither by the link nor by its category: no document covers them yet. Before documents are read, that is all of them."
// columns = ["link", "link_name", "link_name_en", "category", "category_name", "stage", "kind", "opens[]", "buyers"]
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
WITH l, g.category AS category, g.opens AS opens, g.buyers AS buyers
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WHERE c.id = category
  AND NOT EXISTS { MATCH (:Task)-[:CONCERNS]->(l) }
  AND NOT EXISTS { MATCH (:Task)-[:CONCERNS]->(c) }
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage, l.kind AS kind,
       opens, buyers
ORDER BY buyers DESC, link
