// title.zh = "延链机会"
// title.en = "Extensions"
// doc.zh = "本地无人生产、也非本地所缺，但某条工艺路线的全部主要投入本地齐备、且其中一项区位商达到阈值的环节：每条这样的路线一行。"
// doc.en = "Links that nobody here makes or needs, but for which a route has all its main inputs made here, one with a location quotient at the threshold: a row for each such route."
// columns = ["link", "link_name", "link_name_en", "category", "category_name", "stage", "kind", "route", "route_name", "route_name_en", "rank", "inputs[]", "best_lq", "makers_elsewhere"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
// [parameters.extension_lq]
// type = "number"
// default = 1.0
MATCH (:Region {id: $region})-[g:LACKS]->(l:Link)
WHERE (($category = '' AND g.home) OR g.category = $category)
  AND g.ready_lq >= $extension_lq
WITH l, g.category AS category
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WHERE c.id = category
MATCH (i:Link)-[:MAIN_INPUT_TO]->(rt:Route)-[:YIELDS]->(l)
OPTIONAL MATCH (:Region {id: $region})-[hi:HAS]->(ih:Link)
WHERE ih.id = i.id
WITH l, m, c, rt, count(i.id) AS mains, collect(i.id) AS inputs,
     count(CASE WHEN hi.makers > 0 THEN 1 END) AS there,
     max(CASE WHEN hi.makers > 0 THEN hi.lq END) AS best_lq
WHERE mains = there AND best_lq >= $extension_lq
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage, l.kind AS kind,
       rt.id AS route, rt.zh AS route_name, rt.en AS route_name_en, rt.rank AS rank,
       inputs, best_lq, l.makers AS makers_elsewhere
ORDER BY link, rank, route
