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
MATCH (r:Region {id: $region})-[g:LACKS]->(l:Link)
WHERE (($category = '' AND g.home) OR g.category = $category)
  AND (g.kind <> 'extension' OR g.ready_lq >= $extension_lq)
RETURN r.id + '/' + l.id AS gap, r.id AS region, r.zh AS region_name,
       l.id AS link, l.zh AS link_name, g.category AS category, g.kind AS kind,
       g.status AS status, g.opens AS opens, g.routes AS routes,
       g.alternatives AS alternatives, g.upstream AS upstream,
       g.buyers AS buyers, g.coverage AS coverage
ORDER BY g.kind_rank, buyers DESC, link
