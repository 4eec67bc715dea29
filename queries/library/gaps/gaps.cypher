// title.zh = "缺口"
// title.en = "Gaps"
// doc.zh = "某地区的缺口：断链 break（上下游都在，中间缺）、补链 supply、资源 resource（可购可保障，不招商）、延链 extension（下一步所需本地齐备而无人做）。"
// doc.en = "The gaps of a region: break (both sides stand, the middle is missing), supply, resource (to secure, not to invite) and extension (all that the next step needs is made here, and nobody takes it)."
// columns = ["gap", "region", "region_name", "link", "link_name", "category", "kind", "status", "opens[]", "routes[]", "alternatives[]", "upstream[]", "buyers", "coverage"]
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
MATCH (r:Region {id: $region})-[g:LACKS]->(l:Link)-[m:IN_CATEGORY]->(c:Category)
WITH r, g, l, m, c
WHERE (($category = '' AND m.home) OR c.id = $category)
  AND (size(g.opens) > 0 OR g.ready_lq >= $extension_lq)
OPTIONAL MATCH (:Region {id: $region})-[sc:COVERED]->(cc:Category)
WHERE cc.id = c.id
OPTIONAL MATCH (:Region {id: $region})-[sl:COVERED]->(ll:Link)
WHERE ll.id = l.id
WITH r, g, l, c,
     CASE WHEN sc.depth IS NULL OR sl.depth <= sc.depth THEN sl.completeness
          ELSE sc.completeness END AS coverage,
     CASE WHEN size(g.opens) = 0 THEN 'extension'
          WHEN l.kind = 'resource' THEN 'resource'
          WHEN size(g.upstream) > 0 THEN 'break'
          ELSE 'supply' END AS kind
RETURN r.id + '/' + l.id AS gap, r.id AS region, r.zh AS region_name,
       l.id AS link, l.zh AS link_name, c.id AS category, kind,
       CASE WHEN kind = 'extension' THEN 'not_needed'
            WHEN g.planned > 0 THEN 'planned'
            WHEN g.unproven = 0 AND coverage IN ['complete', 'broad'] THEN 'missing'
            ELSE 'unknown' END AS status,
       g.opens AS opens, g.routes AS routes, g.alternatives AS alternatives,
       g.upstream AS upstream, g.buyers AS buyers, coverage
ORDER BY CASE kind WHEN 'break' THEN 1 WHEN 'supply' THEN 2
                   WHEN 'resource' THEN 3 ELSE 4 END, buyers DESC, link
