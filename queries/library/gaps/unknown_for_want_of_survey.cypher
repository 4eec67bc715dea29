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
MATCH (r:Region {id: $region})-[:NEAREST]->(rt:Route)<-[:MAIN_INPUT_TO]-(l:Link)
MATCH (rt)-[:YIELDS]->(o:Link)
OPTIONAL MATCH (r)-[h:HAS]->(l)
WITH r, l, o, coalesce(h.makers, 0) AS makers, coalesce(h.buyers, 0) AS buyers,
     coalesce(h.unproven, 0) AS unproven, coalesce(h.planned, 0) AS planned
WHERE makers = 0 AND planned = 0
WITH r, l, buyers, unproven, collect(DISTINCT o.id) AS opens
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WITH r, l, m, c, buyers, unproven, opens
WHERE ($category = '' AND m.home) OR c.id = $category
OPTIONAL MATCH (r)-[ic:INSIDE]->(:Region)-[sc:STATEMENT]->(c)
WITH r, l, m, c, buyers, unproven, opens,
     coalesce(min(ic.depth * 8 + 4 + sc.weakness), 9999) AS of_category
OPTIONAL MATCH (r)-[il:INSIDE]->(:Region)-[sl:STATEMENT]->(l)
WITH l, m, c, buyers, unproven, opens, of_category,
     coalesce(min(il.depth * 8 + sl.weakness), 9999) AS of_link
WITH l, m, c, buyers, unproven, opens,
     CASE WHEN of_link < of_category THEN of_link ELSE of_category END AS nearest
WITH l, m, c, buyers, unproven, opens,
     CASE WHEN nearest = 9999 THEN NULL WHEN nearest % 4 = 0 THEN 'complete'
          WHEN nearest % 4 = 1 THEN 'broad' WHEN nearest % 4 = 2 THEN 'partial'
          ELSE 'none' END AS coverage
WHERE NOT coalesce(coverage, '') IN ['complete', 'broad']
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage, l.kind AS kind,
       opens, buyers, unproven, coverage
ORDER BY buyers DESC, link
