// title.zh = "两份文件之间任务的变化"
// title.en = "Changes of tasks between two documents"
// doc.zh = "前后两份文件中的任务按标题对照：新增、取消，或牵头、配合单位有变的任务；两份文件中单位相同的任务不列。"
// doc.en = "The tasks of an earlier and a later document, matched by title: those added, removed, or with other units leading or joining; tasks with the same units in both are left out."
// columns = ["change", "task_title", "leads_before[]", "leads_after[]", "joins_before[]", "joins_after[]"]
// [parameters.old]
// type = "document"
// from = "documents"
// [parameters.new]
// type = "document"
// from = "documents"
MATCH (t:Task)-[:OF_DOCUMENT]->(d:Document)
WHERE d.id IN [$old, $new]
OPTIONAL MATCH (u:Unit)-[a:RESPONSIBLE_FOR]->(t)
WITH t.title AS title,
     count(CASE WHEN d.id = $old THEN 1 END) AS was,
     count(CASE WHEN d.id = $new THEN 1 END) AS now,
     collect(DISTINCT CASE WHEN d.id = $old AND a.role = 'lead' THEN u.zh END) AS lb,
     collect(DISTINCT CASE WHEN d.id = $new AND a.role = 'lead' THEN u.zh END) AS la,
     collect(DISTINCT CASE WHEN d.id = $old AND a.role = 'joint' THEN u.zh END) AS jb,
     collect(DISTINCT CASE WHEN d.id = $new AND a.role = 'joint' THEN u.zh END) AS ja
WHERE was = 0 OR now = 0
   OR any(x IN lb WHERE NOT x IN la) OR any(x IN la WHERE NOT x IN lb)
   OR any(x IN jb WHERE NOT x IN ja) OR any(x IN ja WHERE NOT x IN jb)
RETURN CASE WHEN was = 0 THEN 'added' WHEN now = 0 THEN 'removed'
            ELSE 'changed' END AS change,
       title AS task_title, lb AS leads_before, la AS leads_after,
       jb AS joins_before, ja AS joins_after
ORDER BY change, task_title
