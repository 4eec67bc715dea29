// title.zh = "两地互补"
// title.en = "Complement of two regions"
// doc.zh = "甲地 region 无人生产、而乙地 other 强的环节：need 为 wanted 本地所缺、alternative 替代路线所需、absent 仅没有。对换两个参数即得另一方向。"
// doc.en = "Links that nobody makes in region and that are strong in other: need says wanted (a gap), alternative (of another route) or absent. Swap the two for the other direction."
// columns = ["link", "link_name", "link_name_en", "category", "category_name", "stage", "kind", "need", "opens[]", "buyers", "other_makers", "other_lq"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.other]
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
MATCH (:Region {id: $other})-[s:HAS]->(l:Link)
WITH l, s.makers AS other_makers, s.lq AS other_lq
WHERE other_makers >= $strong_makers AND other_lq >= $strong_lq
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WITH l, m, c, other_makers, other_lq
WHERE ($category = '' AND m.home) OR c.id = $category
OPTIONAL MATCH (:Region {id: $region})-[h:HAS]->(lh:Link)
WHERE lh.id = l.id
WITH l, m, c, other_makers, other_lq, coalesce(h.makers, 0) AS makers,
     coalesce(h.buyers, 0) AS buyers
WHERE makers = 0
OPTIONAL MATCH (:Region {id: $region})-[g:LACKS]->(lg:Link)
WHERE lg.id = l.id AND g.category = c.id
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage, l.kind AS kind,
       CASE WHEN size(g.opens) > 0 THEN 'wanted'
            WHEN g.status = 'alternative' THEN 'alternative'
            ELSE 'absent' END AS need,
       coalesce(g.opens, []) AS opens, buyers, other_makers, other_lq
ORDER BY CASE need WHEN 'wanted' THEN 1 WHEN 'alternative' THEN 2 ELSE 3 END,
         other_makers DESC, link
