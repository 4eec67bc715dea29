// title.zh = "无人负责的缺口"
// title.en = "Gaps without an owner"
// doc.zh = "某地区所缺、而没有任何单位对该环节或其类别的任务负责的环节，只看在该地区有效的文件。未读入这样的文件时为空：不是无人负责，而是不知道。"
// doc.en = "Wanted links of a region for which no unit answers, neither by a task about the link nor by one about its category, in the documents in force there. Empty as long as no such document was read: that is not known, which is not the same as nobody."
// columns = ["link", "link_name", "link_name_en", "category", "category_name", "stage", "kind", "opens[]", "buyers"]
// [parameters.region]
// type = "region"
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
MATCH (:Region {id: $region})-[:INSIDE]->(a:Region)
WITH collect(a.id) AS above
MATCH (d:Document)
OPTIONAL MATCH (d)-[:ISSUED_FOR]->(x:Region)
WITH above, count(CASE WHEN x.id IS NULL OR x.id IN above THEN 1 END) AS documents
WHERE documents > 0
OPTIONAL MATCH (:Unit)-[:RESPONSIBLE_FOR]->(t:Task)
OPTIONAL MATCH (t)-[:OF_DOCUMENT]->(:Document)-[:ISSUED_FOR]->(x:Region)
OPTIONAL MATCH (t)-[:CONCERNS]->(ol:Link)
OPTIONAL MATCH (t)-[:CONCERNS]->(oc:Category)
WITH documents, ol, oc, x.id IS NULL OR x.id IN above AS here
WITH documents, collect(DISTINCT CASE WHEN here THEN ol.id END) AS links,
     collect(DISTINCT CASE WHEN here THEN oc.id END) AS categories
MATCH (:Region {id: $region})-[g:LACKS]->(l:Link)
WHERE (($category = '' AND g.home) OR g.category = $category)
  AND size(g.opens) > 0 AND NOT l.id IN links AND NOT g.category IN categories
WITH l, g.category AS category, g.opens AS opens, g.buyers AS buyers
MATCH (l)-[m:IN_CATEGORY]->(c:Category)
WHERE c.id = category
RETURN l.id AS link, l.zh AS link_name, l.en AS link_name_en,
       c.id AS category, c.zh AS category_name, m.stage AS stage, l.kind AS kind,
       opens, buyers
ORDER BY buyers DESC, link
