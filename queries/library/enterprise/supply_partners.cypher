// title.zh = "供应伙伴"
// title.en = "Supply partners"
// doc.zh = "某企业、或某地区（含下级）企业的供应关系：direction 为 supplies（供给伙伴）或 buys（向伙伴采购）。partner_inside 为伙伴也在该地区。两个参数至少给一个，都给则须同时满足。"
// doc.en = "Supply ties of a firm, or of the firms in a region: direction says whether the firm supplies the partner or buys from it, partner_inside whether the partner too is in the region. Give one parameter at least; with both, both hold."
// columns = ["enterprise", "enterprise_name", "enterprise_name_en", "region", "region_name", "direction", "partner", "partner_name", "partner_name_en", "partner_status", "partner_region", "partner_region_name", "partner_inside", "link", "link_name", "link_name_en", "confidence", "source_id"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.enterprise]
// type = "enterprise"
// default = ""
// from = "enterprises"
MATCH (inner:Region)-[:INSIDE]->(r:Region)
WHERE r.id = $region
WITH collect(inner.id) AS inside
MATCH (a:Enterprise)-[s:SUPPLIES]->(b:Enterprise)
WHERE $enterprise = '' OR a.id = $enterprise OR b.id = $enterprise
OPTIONAL MATCH (a)-[:LOCATED_IN]->(x:Region)
OPTIONAL MATCH (b)-[:LOCATED_IN]->(y:Region)
OPTIONAL MATCH (l:Link {id: s.link_id})
UNWIND ['supplies', 'buys'] AS direction
WITH inside, direction, s, l,
     CASE direction WHEN 'supplies' THEN a.id ELSE b.id END AS enterprise,
     CASE direction WHEN 'supplies' THEN a.name ELSE b.name END AS enterprise_name,
     CASE direction WHEN 'supplies' THEN a.name_en ELSE b.name_en END AS enterprise_name_en,
     CASE direction WHEN 'supplies' THEN x.id ELSE y.id END AS region,
     CASE direction WHEN 'supplies' THEN x.zh ELSE y.zh END AS region_name,
     CASE direction WHEN 'supplies' THEN b.id ELSE a.id END AS partner,
     CASE direction WHEN 'supplies' THEN b.name ELSE a.name END AS partner_name,
     CASE direction WHEN 'supplies' THEN b.name_en ELSE a.name_en END AS partner_name_en,
     CASE direction WHEN 'supplies' THEN b.status ELSE a.status END AS partner_status,
     CASE direction WHEN 'supplies' THEN y.id ELSE x.id END AS partner_region,
     CASE direction WHEN 'supplies' THEN y.zh ELSE x.zh END AS partner_region_name
WHERE ($enterprise = '' OR enterprise = $enterprise)
  AND ($region = '' OR region IN inside)
  AND ($enterprise <> '' OR $region <> '')
RETURN enterprise, enterprise_name, enterprise_name_en, region, region_name,
       direction, partner, partner_name, partner_name_en, partner_status,
       partner_region, partner_region_name,
       coalesce(partner_region IN inside, false) AS partner_inside,
       l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       s.confidence AS confidence, s.source_id AS source_id
ORDER BY enterprise, direction, partner, coalesce(link, '')
