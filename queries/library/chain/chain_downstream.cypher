// title.zh = "下游链"
// title.en = "Chain downstream"
// doc.zh = "从某环节沿主要投入向下 1 至 steps 步（至多 6）的全部环节及最短距离；给地区则附本地生产企业数。"
// doc.en = "All links 1 to steps (at most 6) steps down from a link along main inputs, with the shortest distance; with a region, the makers there."
// columns = ["link", "link_name", "link_name_en", "distance", "category", "category_name", "stage", "kind", "makers", "makers_here"]
// [parameters.link]
// type = "link"
// from = "links"
// [parameters.steps]
// type = "integer"
// default = 3
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
MATCH path = (l:Link {id: $link})-[:FEEDS*1..6]->(o:Link)
WHERE length(path) <= $steps AND o.id <> l.id
WITH o, min(length(path)) AS distance
MATCH (o)-[m:IN_CATEGORY]->(c:Category)
WITH o, distance, m, c
WHERE m.home
OPTIONAL MATCH (o)<-[h:HAS]-(:Region {id: $region})
RETURN o.id AS link, o.zh AS link_name, o.en AS link_name_en, distance,
       c.id AS category, c.zh AS category_name, m.stage AS stage, o.kind AS kind,
       o.makers AS makers,
       CASE WHEN $region = '' THEN NULL ELSE coalesce(h.makers, 0) END AS makers_here
ORDER BY distance, link
