"""``verify`` recounts: a store that was tampered with is found out."""

from __future__ import annotations

import shutil
from pathlib import Path

import ladybug
import pytest

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.verify import verify
from chainatlas.tests.worlds import world, write_folder

TAMPERING = {
    "digest": "MATCH (m:Meta {id: 'digest'}) SET m.value = 'x'",
    "a changed count": "MATCH ()-[h:HAS]->() SET h.makers = h.makers + 1",
    "a lost presence": "MATCH ()-[h:HAS]->() DELETE h",
    "a lost statement": "MATCH ()-[s:STATEMENT]->() DELETE s",
    "a lost closure": "MATCH ()-[i:INSIDE]->() DELETE i",
    "a lost feed": "MATCH ()-[f:FEEDS]->() DELETE f",
    "a lost main input": "MATCH ()-[f:MAIN_INPUT_TO]->() DELETE f",
    "a lost nearest route": "MATCH ()-[n:NEAREST]->() DELETE n",
    "a changed rank": "MATCH (r:Route) SET r.rank = r.rank + 1",
    "a changed sum": "MATCH (r:Region) SET r.makers = r.makers + 1",
    "a firm that closed": "MATCH (e:Enterprise) SET e.status = 'closed'",
    "a lost production": "MATCH ()-[p:PRODUCES]->() DELETE p",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    tables = world(3)
    assert tables["coverage"]
    build(
        EmbeddedStore(folder / "a.lbug"), write_folder(tables, folder / "w"), bare=True
    )
    return folder / "a.lbug"


def test_a_fresh_store_holds(built: Path) -> None:
    with EmbeddedStore(built).view() as view:
        assert verify(view) == []


@pytest.mark.parametrize("statement", TAMPERING.values(), ids=TAMPERING.keys())
def test_tampering_is_found(built: Path, tmp_path: Path, statement: str) -> None:
    copy = shutil.copy(built, tmp_path / "copy.lbug")
    with ladybug.Database(copy) as database, ladybug.Connection(database) as connection:
        connection.execute(statement)
        connection.execute("CHECKPOINT")
    with EmbeddedStore(Path(copy)).view() as view:
        assert verify(view)
