"""The queries that fill the atlas page beside the canned ones."""

from __future__ import annotations

MAKERS = """
MATCH (r:Region {id: $region})<-[:INSIDE]-(a:Region)<-[:LOCATED_IN]-(e:Enterprise)
MATCH (e)-[p:PRODUCES]->(l:Link)
WHERE l.id IN $links AND e.status IN ['active', 'unknown']
RETURN l.id AS link, e.id AS id, e.name AS name, a.zh AS region, e.status AS status,
       p.product AS product, p.scope AS scope, p.confidence AS confidence,
       p.source_id AS source
ORDER BY link, name, id, product, scope
"""
PROJECTS = """
MATCH (r:Region {id: $region})<-[:INSIDE]-(a:Region)<-[:LOCATED_IN]-(p:Project)
MATCH (p)-[:BUILDS]->(l:Link)
WHERE l.id IN $links
RETURN l.id AS link, p.id AS id, p.name AS name, a.zh AS region, p.status AS status,
       p.source_id AS source
ORDER BY link, id
"""
LINKS = """
MATCH (l:Link) WHERE l.id IN $links
RETURN l.id AS id, l.zh AS zh, l.en AS en, l.kind AS kind, l.codes AS codes,
       l.definition_zh AS definition_zh, l.definition_en AS definition_en,
       l.source_id AS source
"""
ALIASES = """
MATCH (t:Term)-[:NAMES]->(l:Link) WHERE l.id IN $links AND t.kind <> 'broad'
RETURN l.id AS link, t.alias AS alias ORDER BY link, alias
"""
ROUTES = """
MATCH (t:Route)-[:YIELDS]->(o:Link) WHERE o.id IN $links
OPTIONAL MATCH (i:Link)-[x:INPUT_TO]->(t)
RETURN t.id AS id, o.id AS link, t.rank AS rank, t.zh AS zh, t.en AS en,
       t.source AS source, t.basis AS basis, i.id AS input, x.role AS role
ORDER BY link, rank, id, input
"""
BYPRODUCTS = """
MATCH (t:Route)-[e:ALSO_YIELDS]->(l:Link) MATCH (t)-[:YIELDS]->(o:Link)
WHERE l.id IN $links AND o.id IN $links
RETURN t.id AS route, l.id AS link, e.source AS source ORDER BY route, link
"""
RECYCLES = """
MATCH (a:Link)-[e:RECYCLES_TO]->(b:Link) WHERE a.id IN $links AND b.id IN $links
RETURN a.id AS origin, b.id AS target, e.process AS process, e.source AS source
ORDER BY origin, target
"""
