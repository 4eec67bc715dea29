// title.zh = "环节状态"
// title.en = "Status of links"
// doc.zh = "某地区各环节的状态：strong 强、weak 弱（单点）、present 有、planned 在建、missing 断缺、unknown 待查、alternative 替代路线所需、not_needed 无本地需求。不给类别时按环节的本类别。"
// doc.en = "The status of every link in a region; without a category, each link in its home category."
// columns = ["region", "region_name", "link", "link_name", "category", "stage", "status", "makers", "buyers", "lq", "opens[]", "coverage", "common"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
// [parameters.strong_makers]
// type = "integer"
// default = 3
// [parameters.strong_lq]
// type = "number"
// default = 1.0
// [parameters.weak_buyers]
// type = "integer"
// default = 2
MATCH (l:Link)-[m:IN_CATEGORY]->(c:Category)
WITH l, m, c
WHERE ($category = '' AND m.home) OR c.id = $category
MATCH (r:Region {id: $region})
OPTIONAL MATCH (:Region {id: $region})-[h:HAS]->(lh:Link)
WHERE lh.id = l.id
OPTIONAL MATCH (:Region {id: $region})-[g:LACKS]->(lg:Link)
WHERE lg.id = l.id AND g.category = c.id
OPTIONAL MATCH (:Region {id: $region})-[sc:COVERED]->(cc:Category)
WHERE cc.id = c.id
OPTIONAL MATCH (:Region {id: $region})-[sl:COVERED]->(ll:Link)
WHERE ll.id = l.id
WITH r, l, m, c, coalesce(h.makers, 0) AS makers, coalesce(h.buyers, 0) AS buyers,
     coalesce(h.common, 0) AS common, coalesce(g.opens, []) AS opens,
     coalesce(g.status, 'not_needed') AS absent,
     CASE WHEN h.lq IS NOT NULL THEN h.lq
          WHEN r.makers > 0 AND l.makers > 0 THEN 0.0 END AS lq,
     CASE WHEN sc.depth IS NULL OR sl.depth <= sc.depth THEN sl.completeness
          ELSE sc.completeness END AS coverage
RETURN r.id AS region, r.zh AS region_name, l.id AS link, l.zh AS link_name,
       c.id AS category, m.stage AS stage,
       CASE WHEN makers >= $strong_makers AND lq >= $strong_lq THEN 'strong'
            WHEN makers = 1 AND buyers >= $weak_buyers THEN 'weak'
            WHEN makers >= 1 THEN 'present'
            ELSE absent END AS status,
       makers, buyers, lq, opens, coverage, common
ORDER BY CASE m.stage WHEN 'upstream' THEN 1 WHEN 'midstream' THEN 2 ELSE 3 END, link
