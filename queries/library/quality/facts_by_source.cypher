// title.zh = "按来源的事实"
// title.en = "Facts by source"
// doc.zh = "生产记录按来源与可信度计数：一条来源、一种可信度一行，附涉及的企业数与环节数；来源为空即没有注明。"
// doc.en = "Production records counted by source and confidence, with the enterprises and links they are about; an empty source: none is given."
// columns = ["source", "title", "publisher", "date", "kind", "confidence", "facts", "enterprises", "links"]
// [parameters.region]
// type = "region"
// default = ""
// from = "regions"
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
MATCH (inner:Region)-[:INSIDE]->(r:Region)
WHERE r.id = $region
WITH collect(inner.id) AS inside
MATCH (e:Enterprise)-[p:PRODUCES]->(l:Link)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(x:Region)
WITH inside, e, p, l, x
WHERE $region = '' OR x.id IN inside
OPTIONAL MATCH (l)-[:IN_CATEGORY]->(c:Category {id: $category})
WITH e, p, l, x, count(c.id) AS member
WHERE $category = '' OR member > 0
WITH p.source_id AS source, p.confidence AS confidence, count(p.scope) AS facts,
     count(DISTINCT e.id) AS enterprises, count(DISTINCT l.id) AS links
OPTIONAL MATCH (s:Source {id: source})
RETURN source, s.title AS title, s.publisher AS publisher, s.date AS date,
       s.kind AS kind, confidence, facts, enterprises, links
ORDER BY facts DESC, coalesce(source, ''), confidence
