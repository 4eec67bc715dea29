// title.zh = "两份文件之间指标目标的变化"
// title.en = "Changes of targets between two documents"
// doc.zh = "前后两份文件中的指标目标按对象、指标、单位与年份对照：新增、取消，或数值不同的；数值相同的不列。"
// doc.en = "The targets of an earlier and a later document, matched by subject, measure, unit and year: those added, removed, or with other values; equal ones are left out."
// columns = ["change", "subject", "measure", "unit", "year", "before[]", "after[]"]
// [parameters.old]
// type = "document"
// from = "documents"
// [parameters.new]
// type = "document"
// from = "documents"
MATCH (g:Target)-[:OF_DOCUMENT]->(d:Document)
WHERE d.id IN [$old, $new]
WITH g.subject AS subject, g.measure AS measure, g.unit AS unit, g.year AS year,
     count(CASE WHEN d.id = $old THEN 1 END) AS was,
     count(CASE WHEN d.id = $new THEN 1 END) AS now,
     collect(DISTINCT CASE WHEN d.id = $old THEN g.value END) AS before,
     collect(DISTINCT CASE WHEN d.id = $new THEN g.value END) AS after
WHERE was = 0 OR now = 0
   OR any(x IN before WHERE NOT x IN after) OR any(x IN after WHERE NOT x IN before)
RETURN CASE WHEN was = 0 THEN 'added' WHEN now = 0 THEN 'removed'
            ELSE 'changed' END AS change,
       subject, measure, unit, year, before, after
ORDER BY subject, measure, unit, year, change
