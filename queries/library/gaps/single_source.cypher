// title.zh = "单一来源的投入"
// title.en = "Single-source inputs"
// doc.zh = "本地在产环节的主要投入中，本地只有一家生产的：该企业与需要它的本地在产环节。"
// doc.en = "Main inputs of links made here that one firm alone makes here: that firm, and the links made here that need the input."
// columns = ["link", "link_name", "link_name_en", "category", "category_name", "maker", "maker_name", "maker_name_en", "maker_region", "maker_region_name", "needed_by[]", "needed_by_count", "buyers", "lq"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
MATCH (r:Region {id: $region})-[h:HAS]->(l:Link)
WITH r, l, h.makers AS makers, h.buyers AS buyers, h.lq AS lq
WHERE makers = 1
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WITH r, l, m, c, buyers, lq
WHERE ($category = '' AND m.home) OR c.id = $category
MATCH (l)-[:FEEDS]->(o:Link)<-[ho:HAS]-(r)
WITH r, l, c, buyers, lq,
     collect(DISTINCT CASE WHEN ho.makers > 0 THEN o.id END) AS needed_by
WHERE size(needed_by) > 0
MATCH (e:Enterprise)-[p:PRODUCES]->(l)
WITH r, l, c, p, e, buyers, lq, needed_by
WHERE p.scope = 'site' AND e.status = 'active'
MATCH (e)-[:LOCATED_IN]->(x:Region)-[:INSIDE]->(r)
RETURN DISTINCT l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name,
       e.id AS maker, e.name AS maker_name, e.name_en AS maker_name_en,
       x.id AS maker_region, x.zh AS maker_region_name,
       needed_by, size(needed_by) AS needed_by_count, buyers, lq
ORDER BY needed_by_count DESC, link, maker
