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
MATCH (:Region {id: $region})-[g:LACKS]->(l:Link)-[m:IN_CATEGORY]->(c:Category)
WITH g, l, m, c
WHERE (($category = '' AND m.home) OR c.id = $category)
  AND size(g.opens) > 0 AND g.planned = 0
OPTIONAL MATCH (:Region {id: $region})-[sc:COVERED]->(cc:Category)
WHERE cc.id = c.id
OPTIONAL MATCH (:Region {id: $region})-[sl:COVERED]->(ll:Link)
WHERE ll.id = l.id
WITH g, l, m, c,
     CASE WHEN sc.depth IS NULL OR sl.depth <= sc.depth THEN sl.completeness
          ELSE sc.completeness END AS coverage
WHERE NOT coalesce(coverage, '') IN ['complete', 'broad']
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage, l.kind AS kind,
       g.opens AS opens, g.buyers AS buyers, g.unproven AS unproven, coverage
ORDER BY buyers DESC, link
