// title.zh = "来源清单"
// title.en = "Sources"
// doc.zh = "全部来源及其出版者、网址、日期、种类、许可。"
// doc.en = "All sources with publisher, address, date, kind and licence."
// columns = ["source", "title", "publisher", "address", "date", "kind", "licence"]
// [parameters.search]
// type = "text"
// default = ""
MATCH (s:Source)
WHERE $search = '' OR toLower(s.id) CONTAINS toLower($search)
   OR toLower(s.title) CONTAINS toLower($search)
   OR toLower(coalesce(s.publisher, '')) CONTAINS toLower($search)
RETURN s.id AS source, s.title AS title, s.publisher AS publisher,
       s.address AS address, s.date AS date, s.kind AS kind, s.licence AS licence
ORDER BY source
