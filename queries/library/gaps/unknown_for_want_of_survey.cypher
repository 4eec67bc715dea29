// title.zh = "待调查的环节"
// title.en = "Unknown for want of a survey"
// doc.zh = "某地区所缺、但因没有完整或较全的调查而不能断言缺失的环节：coverage 为空即从未调查。先调查这些，结论才成立。"
// doc.en = "Links wanted in a region that cannot be called missing because no complete or broad survey covers them; coverage empty: never surveyed. Survey these first."
// columns = ["link", "link_name", "link_name_en", "category", "category_name", "stage", "kind", "opens[]", "buyers", "unproven", "coverage"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
MATCH (:Region {id: $region})-[g:LACKS]->(l:Link)
WHERE (($category = '' AND g.home) OR g.category = $category)
  AND size(g.opens) > 0 AND g.planned = 0
  AND NOT coalesce(g.coverage, '') IN ['complete', 'broad']
WITH l, g.category AS category, g.opens AS opens, g.buyers AS buyers,
     g.unproven AS unproven, g.coverage AS coverage
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WHERE c.id = category
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage, l.kind AS kind,
       opens, buyers, unproven, coverage
ORDER BY buyers DESC, link
