"""From documents to an atlas folder that loads without a reject."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chainatlas.cli import main
from chainatlas.ingest.policy.read import collected, read_document, read_raw
from chainatlas.ingest.policy.reading import Raw
from chainatlas.tests.policy import samples


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "plan.txt").write_text(samples.PLAN, encoding="utf-8")
    page = samples.PAGE.replace("{charset}", "utf-8")
    (folder / "page.html").write_text(page, encoding="utf-8")
    samples.word(folder / "word.docx")
    return folder


def test_every_passage_points_at_its_text(documents: Path) -> None:
    for path in sorted(documents.iterdir()):
        reading = read_document(path)
        text = reading.document.text
        places = {r["id"]: r for r in reading.rows["passages"]}
        for row in reading.rows["responsibilities"]:
            place = places[row["passage_id"]]
            assert text[int(place["start"]) : int(place["end"])] == row["printed"]
        for row in reading.rows["tasks"]:
            place = places[row["passage_id"]]
            assert row["title"] in text[int(place["start"]) : int(place["end"])]


def test_units_of_the_plan() -> None:
    reading = read_raw(Raw(samples.PLAN), "plan.txt")
    names = {r["id"]: r["zh"] for r in reading.rows["units"]}
    tasks = [t["id"] for t in reading.rows["tasks"]]
    by_task: dict[str, list[tuple[str, str, str, str]]] = {key: [] for key in tasks}
    for r in reading.rows["responsibilities"]:
        told = (r["rank"], names[r["unit_id"]], r["role"], r["basis"])
        by_task[r["task_id"]].append(told)
    assert list(by_task.values()) == [
        [
            ("1", "云南省自然资源厅", "lead", "stated"),
            ("2", "云南省工业和信息化厅", "joint", "stated"),
            ("3", "昆明理工大学", "joint", "stated"),
        ],
        [
            ("1", "云南省工业和信息化厅", "lead", "convention"),
            ("2", "云南省科学技术厅", "joint", "convention"),
            ("3", "各州（市）人民政府", "joint", "convention"),
        ],
        [
            ("1", "云南省工业和信息化厅", "lead", "stated"),
            ("2", "云南省财政厅", "joint", "stated"),
            ("3", "云南省商务厅", "joint", "stated"),
        ],
        [("1", "各成员单位", "lead", "convention")],
    ]


def test_links_that_a_task_concerns() -> None:
    tasks = read_raw(Raw(samples.PLAN), "plan.txt").rows["tasks"]
    assert "lib.spod" in tasks[0]["links"].split(";")


def test_the_same_text_has_the_same_ids_whatever_its_file() -> None:
    one, two = (read_raw(Raw(samples.PLAN), name) for name in ("a.txt", "b.txt"))
    assert one.document.id == two.document.id
    assert one.rows["tasks"] == two.rows["tasks"]


def test_a_thing_of_two_documents_has_one_row(documents: Path) -> None:
    readings = [read_document(p) for p in sorted(documents.iterdir())]
    tables = collected([*readings, *readings])
    for name in tables.rows:
        keys = [tuple(r.items()) for r in tables.of(name)]
        assert len(keys) == len(set(keys))
    units = [r["id"] for r in tables.of("units")]
    assert len(units) == len(set(units))


def test_the_command_writes_a_folder_that_loads(
    documents: Path, tmp_path: Path
) -> None:
    out = tmp_path / "atlas"
    done = run(
        "--lang", "en", "ingest", "policy", documents, "-o", out, "--format", "json"
    )
    assert done.exit_code == 0, done.output
    told = {r["file"]: r for r in json.loads(done.stdout)["rows"]}
    assert (told["plan.txt"]["tasks"], told["plan.txt"]["units"]) == (4, 8)
    assert told["word.docx"]["tasks"] == 5
    loaded = run("check", out, "--format", "json")
    assert loaded.exit_code == 0, loaded.output
    assert all(r["rejected"] == 0 for r in json.loads(loaded.stdout)["rows"])
    for row in rows(out / "documents.csv"):
        assert (out / f"{row['id']}.txt").is_file()


def test_the_command_replaces_only_what_it_wrote(
    documents: Path, tmp_path: Path
) -> None:
    out = tmp_path / "atlas"
    assert run("ingest", "policy", documents, "-o", out).exit_code == 0
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    assert run("ingest", "policy", documents, "-o", out).exit_code == 0
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    assert run("ingest", "policy", documents, "-o", out).exit_code == 2
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_that_cannot_be_read_stops_nothing(
    documents: Path, tmp_path: Path
) -> None:
    samples.scan(documents / "scan.pdf")
    out = tmp_path / "atlas"
    done = run("--lang", "en", "ingest", "policy", documents, "-o", out)
    assert done.exit_code == 1
    assert "scan.pdf is a scan" in done.stderr
    assert len(rows(out / "documents.csv")) == 3


def test_one_bad_file_alone_is_an_error(tmp_path: Path) -> None:
    out = tmp_path / "atlas"
    done = run(
        "--lang", "zh", "ingest", "policy", samples.scan(tmp_path / "s.pdf"), "-o", out
    )
    assert (done.exit_code, "扫描件" in done.stderr) == (2, True)
    assert not out.exists()


def test_the_same_text_twice_is_read_once(documents: Path, tmp_path: Path) -> None:
    (documents / "copy.txt").write_text(samples.PLAN, encoding="utf-8")
    out = tmp_path / "atlas"
    done = run("--lang", "en", "ingest", "policy", documents, "-o", out)
    assert (done.exit_code, "the same text" in done.stderr) == (0, True)
    assert len(rows(out / "documents.csv")) == 3
