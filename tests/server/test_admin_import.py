"""Files for neo4j-admin: imported for real, they are the same atlas."""

from __future__ import annotations

from pathlib import Path

import neo4j
import pytest
from click.testing import CliRunner

from chainatlas.cli import main
from chainatlas.graph import Store, build
from chainatlas.graph.server.admin_import import ImportFolder, commands
from chainatlas.graph.server.planning import Plan
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.graph.verify import verify
from chainatlas.ontology.errors import StoreUnavailable, WrongUse
from chainatlas.tests.servers import LOGIN, started
from chainatlas.tests.worlds import world, write_folder
from chainatlas.tools.neo4j_server import Server


def imported(server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the commands that were printed, as their reader would."""
    load, _ = commands()
    server.stop()
    monkeypatch.chdir(folder)
    server.admin(*load.split()[1:])
    server.start()
    text = (folder / "schema.cypher").read_text(encoding="utf-8")
    auth = (LOGIN.user, LOGIN.password)
    driver = neo4j.GraphDatabase.driver(
        server.address, auth=auth, notifications_min_severity="OFF"
    )
    with driver, driver.session() as session:
        for statement in filter(None, map(str.strip, text.split(";\n"))):
            session.run(statement).consume()


def test_an_import_is_the_same_atlas(
    tmp_path: Path, embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [write_folder(world(n), tmp_path / str(n)) for n in (3, 9)]
    both = [path for folder in folders for path in folder]
    digest = build(embedded, both, bare=True).digest
    assert build(ImportFolder(tmp_path / "i"), both, bare=True).digest == digest
    sizes: list[bool] = []
    for server in started(tmp_path / "server"):
        imported(server, tmp_path / "i", monkeypatch)
        store = Neo4jStore(server.address, LOGIN)
        with store.view() as view:
            assert view.meta()["digest"] == digest
            assert verify(view) == []
        monkeypatch.setattr(
            "chainatlas.graph.server.loading.Loading.write",
            lambda _self, plan: sizes.append(only_meta(plan)),
        )
        build(store, both, bare=True)
        assert sizes == [True]


def only_meta(plan: Plan) -> bool:
    """Whether a plan writes nothing but the time of the build."""
    changes = [c for label, c in plan.nodes.items() if label != "Meta"]
    return not any(c.size for c in (*changes, *plan.edges.values()))


def test_the_command(tmp_path: Path) -> None:
    folder = write_folder(world(3), tmp_path / "w")
    words = ["build", *map(str, folder), "--bare", "--format", "csv", "--lang", "en"]
    where = ["--admin-import", str(tmp_path / "new files")]
    done = CliRunner().invoke(main, [*words, *where])
    assert done.exit_code in {0, 1}
    assert done.stdout.startswith("table,read,loaded")
    load, shell = commands()
    assert load in done.stderr
    assert shell in done.stderr
    assert f"cd '{tmp_path / 'new files'}'" in done.stderr
    again = CliRunner().invoke(main, [*words, *where])
    assert again.exit_code == 2
    assert "not an empty folder" in again.stderr


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "under"):
        with pytest.raises(WrongUse), ImportFolder(path).locked():
            pass


def test_the_files_are_no_atlas(tmp_path: Path) -> None:
    folder = ImportFolder(tmp_path / "i")
    assert not folder.exists()
    with pytest.raises(StoreUnavailable):
        folder.view()
