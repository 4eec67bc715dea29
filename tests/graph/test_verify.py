"""`verify` finds nothing in a fresh store, and every kind of tampering."""

from __future__ import annotations

import shutil
from pathlib import Path

import ladybug
import pytest

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import Store
from chainatlas.graph.verify import Difference, verify
from chainatlas.tests.worlds import world, write_folder

TABLES = {
    "categories": "id,zh\nc,类\nd,类二\n",
    "links": "id,zh,category,stage\na,甲,c,upstream\nb,乙,c,midstream\ne,丙,c,upstream\n",
    "routes": "id,link_id,rank\nq,b,1\nq2,b,2\n",
    "inputs": "route_id,link_id,role\nq,a,main\nq2,e,main\n",
    "regions": "id,zh,level,parent_id\nr,国,country,\ns,省,province,r\n",
    "enterprises": "id,name,region_id\nx,一,s\ny,二,s\n",
    "produces": "enterprise_id,link_id\nx,b\ny,b\n",
    "projects": "id,name,region_id,link_id,status\np,项,s,a,started\n",
    "coverage": "region,category,completeness,link_id\nr,c,broad,\ns,c,partial,a\n",
}
TAMPERED = {
    "HAS makers": (
        "MATCH (:Region)-[h:HAS]->(:Link {id: 'b'}) SET h.makers = 9",
        "HAS",
    ),
    "HAS lq": ("MATCH (:Region)-[h:HAS {makers: 2}]->() SET h.lq = 1.5", "HAS"),
    "HAS gone": ("MATCH (:Region {id: 'r'})-[h:HAS]->() DELETE h", "HAS"),
    "HAS more": (
        "MATCH (r:Region {id: 's'}), (l:Link {id: 'e'}) "
        "CREATE (r)-[:HAS {makers: 1}]->(l)",
        "HAS",
    ),
    "HAS twice": (
        "MATCH (r:Region {id: 's'})-[h:HAS]->(l:Link {id: 'b'}) "
        "CREATE (r)-[:HAS {makers: h.makers, unproven: h.unproven, buyers: h.buyers, "
        "planned: h.planned, lq: h.lq, common: h.common}]->(l)",
        "HAS",
    ),
    "INSIDE": (
        "MATCH (:Region {id: 's'})-[i:INSIDE]->(:Region) SET i.depth = 5",
        "INSIDE",
    ),
    "FEEDS": ("MATCH (:Link)-[f:FEEDS]->(:Link) DELETE f", "FEEDS"),
    "MAIN_INPUT_TO": ("MATCH (:Link)-[f:MAIN_INPUT_TO]->() DELETE f", "MAIN_INPUT_TO"),
    "STATEMENT": (
        "MATCH (:Region)-[f:STATEMENT]->(:Category) SET f.completeness = 'complete'",
        "STATEMENT",
    ),
    "NEAREST": ("MATCH (:Region)-[f:NEAREST]->(:Route) DELETE f", "NEAREST"),
    "COVERED": ("MATCH (:Region)-[f:COVERED]->(:Category) SET f.depth = 7", "COVERED"),
    "LACKS": ("MATCH (:Region)-[f:LACKS]->() SET f.buyers = 7", "LACKS"),
    "LACKS list": (
        "MATCH (:Region)-[f:LACKS]->() SET f.upstream = ['a', 'b']",
        "LACKS",
    ),
    "LACKS gone": ("MATCH (:Region)-[f:LACKS]->() DELETE f", "LACKS"),
    "rank": ("MATCH (q:Route {id: 'q'}) SET q.rank = 7", "Route.rank"),
    "region": ("MATCH (r:Region {id: 'r'}) SET r.makers = 7", "Region.makers"),
    "link": ("MATCH (l:Link {id: 'a'}) SET l.makers = 7", "Link.makers"),
    "place": ("MATCH (:Enterprise)-[e:LOCATED_IN]->() DELETE e", "LOCATED_IN"),
    "yields": ("MATCH (:Route)-[e:YIELDS]->() DELETE e", "YIELDS"),
    "digest": ("MATCH (m:Meta {id: 'digest'}) SET m.value = 'x'", "digest"),
    "a name": ("MATCH (e:Enterprise {id: 'x'}) SET e.name = '三'", "digest"),
    "a status": ("MATCH (e:Enterprise {id: 'x'}) SET e.status = 'closed'", "HAS"),
    "a maker": ("MATCH (:Enterprise)-[p:PRODUCES]->() DELETE p", "digest"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    store = EmbeddedStore(folder / "atlas.lbug")
    assert build(store, [folder], bare=True).intake.rejects.is_empty()
    return store.path


def differences(path: Path) -> list[Difference]:
    with EmbeddedStore(path).view() as view:
        return verify(view)


def test_a_fresh_store_is_what_its_tables_say(built: Path) -> None:
    assert differences(built) == []


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_is_found(name: str, built: Path, tmp_path: Path) -> None:
    query, what = TAMPERED[name]
    copy = tmp_path / "copy.lbug"
    shutil.copy(built, copy)
    with ladybug.Database(copy) as database, ladybug.Connection(database) as writer:
        writer.execute(query)
        writer.execute("CHECKPOINT")
    found = differences(copy)
    assert what in {d.what for d in found}
    if what != "digest" and name != "a status":
        assert {d.what for d in found} == {what}
    assert all(d.stored != d.expected or name == "HAS twice" for d in found)


def test_a_difference_says_what_is_stored_and_what_is_right(
    built: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.lbug"
    shutil.copy(built, copy)
    with ladybug.Database(copy) as database, ladybug.Connection(database) as writer:
        writer.execute("MATCH (l:Link {id: 'b'}) SET l.makers = 7")
    (found,) = differences(copy)
    assert found == Difference("Link.makers", "b", "makers=7", "makers=2")


@pytest.mark.parametrize("seed", range(6))
def test_random_worlds_verify(store: Store, tmp_path: Path, seed: int) -> None:
    build(store, write_folder(world(seed), tmp_path / "w"), bare=True)
    with store.view() as view:
        assert verify(view) == []


def test_the_base_and_the_bundled_facts_verify(store: Store) -> None:
    root = Path(__file__).resolve().parents[2]
    build(store, [root / "facts"])
    with store.view() as view:
        assert verify(view) == []
