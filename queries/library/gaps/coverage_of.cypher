// title.zh = "适用的调查覆盖声明"
// title.en = "The coverage statement in force"
// doc.zh = "对某地区、类别、环节生效的调查覆盖声明：由本区起逐级向上最近的一条，同级先看环节后看类别。不给类别时取环节的本类别；没有声明则无行，即未调查。"
// doc.en = "The coverage statement that counts for a region, category and link: the nearest from the region up, in one region the link's before the category's. Without a category, the link's home category. No row: not surveyed."
// columns = ["region", "region_name", "category", "category_name", "link", "link_name", "about", "completeness", "as_of", "by", "note", "source_id", "depth"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
// [parameters.link]
// type = "link"
// default = ""
// from = "links"
MATCH (r:Region {id: $region})
OPTIONAL MATCH (:Link {id: $link})-[m:IN_CATEGORY]->(home:Category)
WITH r, coalesce(max(CASE WHEN m.home THEN home.id END), '') AS own
WITH r, CASE WHEN $category = '' THEN own ELSE $category END AS asked
MATCH (r)-[i:INSIDE]->(x:Region)
OPTIONAL MATCH (x)-[sc:STATEMENT]->(c:Category {id: asked})
OPTIONAL MATCH (x)-[sl:STATEMENT]->(l:Link {id: $link})
WITH x, i.depth AS depth, c, sc, l, sl
WHERE c.id IS NOT NULL OR l.id IS NOT NULL
RETURN x.id AS region, x.zh AS region_name,
       CASE WHEN l.id IS NULL THEN c.id END AS category,
       CASE WHEN l.id IS NULL THEN c.zh END AS category_name,
       l.id AS link, l.zh AS link_name,
       CASE WHEN l.id IS NULL THEN 'category' ELSE 'link' END AS about,
       CASE WHEN l.id IS NULL THEN sc.completeness ELSE sl.completeness END AS completeness,
       CASE WHEN l.id IS NULL THEN sc.as_of ELSE sl.as_of END AS as_of,
       CASE WHEN l.id IS NULL THEN sc.by ELSE sl.by END AS by,
       CASE WHEN l.id IS NULL THEN sc.note ELSE sl.note END AS note,
       CASE WHEN l.id IS NULL THEN sc.source_id ELSE sl.source_id END AS source_id,
       depth
ORDER BY depth, region LIMIT 1
