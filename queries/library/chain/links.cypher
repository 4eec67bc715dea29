// title.zh = "环节"
// title.en = "Links"
// doc.zh = "可查询的环节；不给类别时列其本类别，给类别时列该类别的全部成员及其在该类别中的上中下游。search 按代码、中英文名和别名查找。"
// doc.en = "The links that can be asked for: each in its home category, or the members of one category with their stage there. search looks in id, both names and aliases."
// columns = ["id", "zh", "en", "category", "category_name", "stage", "kind", "codes", "aliases[]", "definition_zh", "definition_en", "makers"]
// [parameters.category]
// type = "category"
// default = ""
// from = "categories"
// [parameters.search]
// type = "text"
// default = ""
MATCH (l:Link)-[m:IN_CATEGORY]->(c:Category)
WITH l, m, c
WHERE ($category = '' AND m.home) OR c.id = $category
OPTIONAL MATCH (t:Term)-[:NAMES]->(l)
WITH l, m, c, collect(DISTINCT t.alias) AS aliases,
     count(CASE WHEN toLower(t.alias) CONTAINS toLower($search) THEN 1 END) AS alike
WHERE $search = '' OR toLower(l.id) CONTAINS toLower($search)
   OR toLower(l.zh) CONTAINS toLower($search)
   OR toLower(coalesce(l.en, '')) CONTAINS toLower($search)
   OR alike > 0
RETURN l.id AS id, l.zh AS zh, l.en AS en, c.id AS category, c.zh AS category_name,
       m.stage AS stage, l.kind AS kind, l.codes AS codes, aliases,
       l.definition_zh AS definition_zh, l.definition_en AS definition_en,
       l.makers AS makers
ORDER BY CASE stage WHEN 'upstream' THEN 1 WHEN 'midstream' THEN 2 ELSE 3 END, id
