// title.zh = "缺口打通的工艺路线"
// title.en = "Routes that a gap opens"
// doc.zh = "缺口环节所打通的每个下一环节、其最近工艺路线，以及该路线的全部主要投入：本地有几家。missing 为本地没有，is_gap 为缺口环节本身。"
// doc.en = "Each link that the wanted link opens, its nearest route, and all main inputs of that route with the makers here: missing marks those without, is_gap the wanted link itself."
// columns = ["opens", "opens_name", "opens_name_en", "makers_of_opens", "route", "route_name", "route_name_en", "rank", "basis", "route_source", "input", "input_name", "input_name_en", "makers", "missing", "is_gap"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.link]
// type = "link"
// from = "links"
MATCH (r:Region {id: $region})
MATCH (l:Link {id: $link})
OPTIONAL MATCH (r)-[h:HAS]->(l)
WITH r, l, coalesce(h.makers, 0) AS here
WHERE here = 0
MATCH (l)-[:MAIN_INPUT_TO]->(rt:Route)<-[:NEAREST]-(r)
MATCH (rt)-[:YIELDS]->(o:Link)<-[ho:HAS]-(r)
MATCH (i:Link)-[:MAIN_INPUT_TO]->(rt)
OPTIONAL MATCH (r)-[hi:HAS]->(i)
WITH l, o, ho.makers AS makers_of_opens, rt, i, coalesce(hi.makers, 0) AS makers
RETURN o.id AS opens, o.zh AS opens_name, o.en AS opens_name_en, makers_of_opens,
       rt.id AS route, rt.zh AS route_name, rt.en AS route_name_en, rt.rank AS rank,
       rt.basis AS basis, rt.source AS route_source,
       i.id AS input, i.zh AS input_name, i.en AS input_name_en, makers,
       makers = 0 AS missing, i.id = l.id AS is_gap
ORDER BY opens, route, input
