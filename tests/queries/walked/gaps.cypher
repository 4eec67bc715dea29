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
MATCH (l:Link)-[m:IN_CATEGORY]->(c:Category)
WITH l, m, c
WHERE ($category = '' AND m.home) OR c.id = $category
MATCH (r:Region {id: $region})
OPTIONAL MATCH (:Region {id: $region})-[h:HAS]->(lh:Link)
WHERE lh.id = l.id
WITH r, l, c, coalesce(h.makers, 0) AS makers, coalesce(h.buyers, 0) AS buyers,
     coalesce(h.unproven, 0) AS unproven, coalesce(h.planned, 0) AS planned
WHERE makers = 0
OPTIONAL MATCH (:Region {id: $region})-[:NEAREST]->(near:Route)<-[:MAIN_INPUT_TO]-(ln:Link)
WHERE ln.id = l.id
OPTIONAL MATCH (near)-[:YIELDS]->(o:Link)
WITH r, l, c, buyers, unproven, planned, collect(DISTINCT near.id) AS routes,
     collect(DISTINCT o.id) AS opens
OPTIONAL MATCH (:Region {id: $region})-[:NEAREST]->(t:Route)-[:YIELDS]->(:Link)<-[:FEEDS]-(lt:Link)
WHERE lt.id = l.id
WITH r, l, c, buyers, unproven, planned, routes, opens, count(t.id) AS needed
OPTIONAL MATCH (i:Link)-[:MAIN_INPUT_TO]->(own:Route)-[:YIELDS]->(l)
OPTIONAL MATCH (:Region {id: $region})-[hi:HAS]->(ih:Link)
WHERE ih.id = i.id
WITH r, l, c, buyers, unproven, planned, routes, opens, needed, own,
     count(i.id) AS mains, count(CASE WHEN hi.makers > 0 THEN 1 END) AS there,
     max(CASE WHEN hi.makers > 0 THEN hi.lq END) AS lq
WITH r, l, c, buyers, unproven, planned, routes, opens, needed,
     max(CASE WHEN mains > 0 AND mains = there AND lq >= $extension_lq
              THEN 1 ELSE 0 END) AS extends
WHERE size(opens) > 0
   OR (needed = 0 AND extends = 1
       AND NOT coalesce(l.kind, '') IN ['application', 'by_product'])
OPTIONAL MATCH (u:Link)-[:FEEDS]->(l)
OPTIONAL MATCH (:Region {id: $region})-[hu:HAS]->(uh:Link)
WHERE uh.id = u.id
WITH r, l, c, buyers, unproven, planned, routes, opens,
     collect(DISTINCT CASE WHEN hu.makers > 0 THEN u.id END) AS upstream
OPTIONAL MATCH (:Region {id: $region})-[:NEAREST]->(used:Route)<-[:MAIN_INPUT_TO]-(lu:Link)
WHERE lu.id = l.id
OPTIONAL MATCH (used)-[:YIELDS]->(:Link)<-[:YIELDS]-(other:Route)
OPTIONAL MATCH (a:Link)-[:MAIN_INPUT_TO]->(other)
OPTIONAL MATCH (:Region {id: $region})-[ha:HAS]->(ah:Link)
WHERE ah.id = a.id
WITH r, l, c, buyers, unproven, planned, routes, opens, upstream,
     collect(DISTINCT CASE WHEN other.id <> used.id AND a.id <> l.id
                            AND coalesce(ha.makers, 0) = 0 THEN a.id END) AS alternatives
OPTIONAL MATCH (:Region {id: $region})-[ic:INSIDE]->(:Region)-[sc:STATEMENT]->(cs:Category)
WHERE cs.id = c.id
WITH r, l, c, buyers, unproven, planned, opens, routes, upstream, alternatives,
     coalesce(min(ic.depth * 8 + 4 + CASE sc.completeness WHEN 'complete' THEN 0 WHEN 'broad' THEN 1 WHEN 'partial' THEN 2 ELSE 3 END), 9999) AS of_category
OPTIONAL MATCH (:Region {id: $region})-[il:INSIDE]->(:Region)-[sl:STATEMENT]->(ls:Link)
WHERE ls.id = l.id
WITH r, l, c, buyers, unproven, planned, opens, routes, upstream, alternatives,
     of_category, coalesce(min(il.depth * 8 + CASE sl.completeness WHEN 'complete' THEN 0 WHEN 'broad' THEN 1 WHEN 'partial' THEN 2 ELSE 3 END), 9999) AS of_link
WITH r, l, c, buyers, unproven, planned, opens, routes, upstream, alternatives,
     CASE WHEN of_link < of_category THEN of_link ELSE of_category END AS nearest
WITH r, l, c, buyers, unproven, planned, opens, routes, upstream, alternatives,
     CASE WHEN nearest = 9999 THEN NULL WHEN nearest % 4 = 0 THEN 'complete'
          WHEN nearest % 4 = 1 THEN 'broad' WHEN nearest % 4 = 2 THEN 'partial'
          ELSE 'none' END AS coverage
WITH r, l, c, buyers, unproven, planned, opens, routes, upstream, alternatives, coverage,
     CASE WHEN size(opens) = 0 THEN 'extension'
          WHEN l.kind = 'resource' THEN 'resource'
          WHEN size(upstream) > 0 THEN 'break'
          ELSE 'supply' END AS kind
RETURN r.id + '/' + l.id AS gap, r.id AS region, r.zh AS region_name,
       l.id AS link, l.zh AS link_name, c.id AS category, kind,
       CASE WHEN kind = 'extension' THEN 'not_needed'
            WHEN planned > 0 THEN 'planned'
            WHEN unproven = 0 AND coverage IN ['complete', 'broad'] THEN 'missing'
            ELSE 'unknown' END AS status,
       opens, routes, alternatives, upstream, buyers, coverage
ORDER BY CASE kind WHEN 'break' THEN 1 WHEN 'supply' THEN 2
                   WHEN 'resource' THEN 3 ELSE 4 END, buyers DESC, link
