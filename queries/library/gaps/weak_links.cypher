// title.zh = "单点环节"
// title.en = "Weak links"
// doc.zh = "某地区只有一家生产企业、却有多家下游需要的环节（单点失效），附该企业。"
// doc.en = "Links with one maker in the region and several buyers there (a single point of failure), with that maker."
// columns = ["link", "link_name", "link_name_en", "category", "category_name", "stage", "maker", "maker_name", "maker_name_en", "maker_region", "maker_region_name", "buyers", "lq"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
// [parameters.weak_buyers]
// type = "integer"
// default = 2
MATCH (r:Region {id: $region})-[h:HAS]->(l:Link)
WITH r, l, h.makers AS makers, h.buyers AS buyers, h.lq AS lq
WHERE makers = 1 AND buyers >= $weak_buyers
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WITH r, l, m, c, buyers, lq
WHERE ($category = '' AND m.home) OR c.id = $category
MATCH (e:Enterprise)-[p:PRODUCES]->(l)
WITH r, l, m, c, p, e, buyers, lq
WHERE p.scope = 'site' AND e.status = 'active'
MATCH (e)-[:LOCATED_IN]->(x:Region)-[:INSIDE]->(r)
RETURN DISTINCT l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage,
       e.id AS maker, e.name AS maker_name, e.name_en AS maker_name_en,
       x.id AS maker_region, x.zh AS maker_region_name, buyers, lq
ORDER BY buyers DESC, link, maker
