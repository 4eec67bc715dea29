// title.zh = "类别"
// title.en = "Categories"
// doc.zh = "可查询的材料类别及其环节数（含跨类别归属）。"
// doc.en = "The categories that can be asked for, with the number of their links (shared ones too)."
// columns = ["id", "zh", "en", "definition_zh", "definition_en", "links"]
// [parameters.search]
// type = "text"
// default = ""
MATCH (c:Category)
WHERE $search = '' OR toLower(c.id) CONTAINS toLower($search)
   OR toLower(c.zh) CONTAINS toLower($search)
   OR toLower(coalesce(c.en, '')) CONTAINS toLower($search)
OPTIONAL MATCH (l:Link)-[:IN_CATEGORY]->(c)
RETURN c.id AS id, c.zh AS zh, c.en AS en, c.definition_zh AS definition_zh,
       c.definition_en AS definition_en, count(DISTINCT l.id) AS links
ORDER BY id
