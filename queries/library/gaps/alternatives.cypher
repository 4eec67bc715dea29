// title.zh = "缺口的替代路线"
// title.en = "Alternatives to a gap"
// doc.zh = "缺口环节所打通的下一环节的其他工艺路线及其全部主要投入。missing 且非 is_gap 者即缺口的替代环节：补上它们也能打通。"
// doc.en = "The other routes of the links that a wanted link opens, with all their main inputs. Those that are missing and not is_gap are the alternatives of the gap: closing them would do as well."
// columns = ["opens", "opens_name", "opens_name_en", "route", "route_name", "route_name_en", "rank", "input", "input_name", "input_name_en", "makers", "missing", "is_gap"]
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
MATCH (l)-[:MAIN_INPUT_TO]->(near:Route)<-[:NEAREST]-(r)
MATCH (near)-[:YIELDS]->(o:Link)<-[:YIELDS]-(rt:Route)
WHERE rt.id <> near.id
MATCH (i:Link)-[:MAIN_INPUT_TO]->(rt)
OPTIONAL MATCH (r)-[hi:HAS]->(i)
WITH l, o, rt, i, coalesce(hi.makers, 0) AS makers
RETURN o.id AS opens, o.zh AS opens_name, o.en AS opens_name_en,
       rt.id AS route, rt.zh AS route_name, rt.en AS route_name_en, rt.rank AS rank,
       i.id AS input, i.zh AS input_name, i.en AS input_name_en, makers,
       makers = 0 AS missing, i.id = l.id AS is_gap
ORDER BY opens, rank, route, input
