// title.zh = "工艺路线"
// title.en = "Routes of a link"
// doc.zh = "生产某环节的全部工艺路线（互为替代）及其投入：main 主要投入须同时具备，auxiliary 辅助投入；无投入的路线占一行。给地区则附本地生产企业数。"
// doc.en = "All routes of a link (alternatives of each other) with their inputs: the main ones are needed together, auxiliary ones are recorded. A route without inputs has one row. With a region, the makers there."
// columns = ["route", "route_name", "route_name_en", "rank", "basis", "route_source", "input", "input_name", "input_name_en", "role", "input_source", "makers", "makers_here", "byproducts[]"]
// [parameters.link]
// type = "link"
// from = "links"
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
MATCH (rt:Route)-[:YIELDS]->(:Link {id: $link})
OPTIONAL MATCH (rt)-[:ALSO_YIELDS]->(b:Link)
WITH rt, collect(DISTINCT b.id) AS byproducts
OPTIONAL MATCH (i:Link)-[x:INPUT_TO]->(rt)
OPTIONAL MATCH (i)<-[h:HAS]-(:Region {id: $region})
RETURN rt.id AS route, rt.zh AS route_name, rt.en AS route_name_en, rt.rank AS rank,
       rt.basis AS basis, rt.source AS route_source,
       i.id AS input, i.zh AS input_name, i.en AS input_name_en, x.role AS role,
       x.source AS input_source, i.makers AS makers,
       CASE WHEN $region = '' OR i.id IS NULL THEN NULL
            ELSE coalesce(h.makers, 0) END AS makers_here, byproducts
ORDER BY rank, route, role DESC, coalesce(input, '')
