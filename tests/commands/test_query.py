"""Canned queries, and a user's own behind the guard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chainatlas.queries import library_index
from chainatlas.queries.header import BadQueryFile
from chainatlas.tests.commands.conftest import Cli
from chainatlas.tests.commands.merged import Worlds

REGION = "MATCH (r:Region {id: $region}) RETURN r.id AS id, r.zh AS zh"


def own(folder: Path, text: str | bytes, name: str = "f.cypher") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_every_canned_query_is_listed_shown_and_run(sample: Cli, wild: Cli) -> None:
    listed = sample.rows("query", "--list")
    assert len(listed) >= 25
    assert [q["name"] for q in listed] == sorted(q["name"] for q in listed)
    samples = {"region": "攀枝花", "category": "钛", "link": "海绵钛", "text": "钛",
               "enterprise": "宝鸡钛业股份有限公司"}  # fmt: skip
    for query in listed:
        assert "RETURN" in sample("query", "--show", query["name"]).stdout
        needed = {p["name"]: p["type"] for p in query["parameters"] if p["required"]}
        if {"unit", "document"} & set(needed.values()):
            continue  # none before policy documents are read
        words = []
        for parameter, kind in needed.items():
            words += ["-p", f"{parameter}={samples[kind]}"]
        for row in sample.rows("query", query["name"], *words):
            assert list(row) == query["columns"]


def test_titles_are_in_the_language(sample: Cli) -> None:
    zh = Cli(sample.db, "zh").rows("query", "--list")
    en = sample.rows("query", "--list")
    assert all(
        a["title"] != b["title"] and a["doc"] for a, b in zip(zh, en, strict=True)
    )


def test_a_shown_query_runs_as_ones_own(sample: Cli, tmp_path: Path) -> None:
    shown = tmp_path / "who.cypher"
    sample("query", "--show", "gap_buyers", "-o", shown)
    asked = ("-p", "region=510400", "-p", "link=ti.ingot")
    mine = sample.rows("query", "--file", shown, *asked)
    assert mine == sample.rows("query", "gap_buyers", *asked)
    assert mine


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "who_makes"),
        ((), "--list"),
        (("who_makes", "--list"), "one of"),
        (("--show", "nothing"), "who_makes"),
        (("who_makes",), "-p link="),
        (("who_makes", "-p", "link"), "key=value"),
        (("who_makes", "-p", "=x"), "key=value"),
        (("who_makes", "-p", "link=海绵"), "海绵钛"),
        (("who_makes", "-p", "link=ti.sponge", "-p", "planet=x"), "Known: "),
        (("gaps", "-p", "region=510400", "-p", "extension_lq=much"), "number"),
        (("gaps", "-p", "region=510400", "-p", "extension_lq=nan"), "number"),
        (("weak_links", "-p", "region=510400", "-p", "weak_buyers=1.5"), "integer"),
        (
            ("weak_links", "-p", "region=510400", "-p", "weak_buyers=" + "9" * 30),
            "integer",
        ),
    ],
)
def test_wrong_use_says_what_is_right(
    sample: Cli, words: tuple[str, ...], told: str
) -> None:
    for cli in (sample, Cli(sample.db, "zh")):
        result = cli("query", *words, code=2)
        assert result.stdout == ""
        assert cli.lang == "zh" or told in result.stderr
        assert result.stderr.strip()


def test_parameters_take_names(sample: Cli) -> None:
    whole = sample.json("query", "gap_buyers", "-p", "region=攀枝花", "-p", "link=钛锭")
    assert whole["meta"]["parameters"] == {"region": "510400", "link": "ti.ingot"}


def test_ids_stay_text_in_ones_own_query(
    wild: Cli, worlds: Worlds, tmp_path: Path
) -> None:
    asked = worlds.regions()[::2]
    names = [f"p{n}" for n, _ in enumerate(asked)]
    words = [w for n, r in zip(names, asked, strict=True) for w in ("-p", f"{n}={r}")]
    listed = ", ".join(f"${n}" for n in names)
    query = f"MATCH (r:Region) WHERE r.id IN [{listed}] RETURN r.id AS id ORDER BY id"
    rows = wild.rows("query", "--file", own(tmp_path, query), *words)
    assert [r["id"] for r in rows] == asked


def test_a_number_is_what_a_query_counts_with(sample: Cli, tmp_path: Path) -> None:
    given = {"a": "41", "b": "3", "c": "007", "d": "1e5", "e": "nan", "f": "a=b",
             "g": "=1+1", "h": "", "i": "1"}  # fmt: skip
    query = (
        "MATCH (r:Region) WITH r.id AS id ORDER BY id LIMIT $i "
        "RETURN $a + 1 AS a, 2.5 < $b AS b, $c AS c, $d AS d, $e AS e, $f AS f, "
        "$g AS g, $h AS h, count(id) AS i"
    )
    words = [w for name, text in given.items() for w in ("-p", f"{name}={text}")]
    (row,) = sample.rows("query", "--file", own(tmp_path, query), *words)
    assert row == given | {"a": 42, "b": True, "i": 1}


def test_any_value_is_printed(sample: Cli, tmp_path: Path) -> None:
    query = (
        "MATCH (r:Region {id: '510400'})-[h:HAS]->(l:Link {id: 'ti.sponge'}) "
        "RETURN r, h, date('2024-01-31') AS day, sum(1) AS total, 1.0 / 3 AS third, "
        "[1, 2] AS list, ['=1', '2'] AS texts, {a: date('2024-01-31')} AS map, null AS nothing, true AS yes"
    )
    file = own(tmp_path, query)
    (row,) = sample.rows("query", "--file", file)
    assert row["r"]["zh"] == "攀枝花市"
    assert (row["day"], row["total"], row["list"]) == ("2024-01-31", 1, [1, 2])
    assert row["map"] == {"a": "2024-01-31"}
    text = sample("query", "--file", file, "--format", "csv").stdout
    assert ",2024-01-31,1,0.333" in text
    assert ',"[1, 2]",\'=1;2,' in text
    assert "攀枝花市" in sample("query", "--file", file).stdout


def test_what_json_cannot_hold_is_null(sample: Cli, tmp_path: Path) -> None:
    file = own(tmp_path, "RETURN 1.0 / 0 AS infinite")
    text = sample("query", "--file", file, "--format", "jsonl").stdout
    assert json.loads(text, parse_constant=pytest.fail) == {"infinite": None}


def test_columns_without_rows(sample: Cli, tmp_path: Path) -> None:
    file = own(tmp_path, REGION)
    words = ("query", "--file", file, "-p", "region=nowhere")
    assert sample(*words, "--format", "csv").stdout == "id,zh\n"
    assert sample.rows(*words) == []


REFUSED = [
    "CREATE (n:Region {id: 'x'})",
    "MATCH (r:Region) DETACH DELETE r",
    "MATCH (r:Region) SET r.zh = 'x' RETURN r.id",
    "MERGE (r:Region {id: 'x'}) RETURN r.id",
    "COPY Region TO 'out.csv'",
    "LOAD FROM '/etc/passwd' RETURN *",
    "ATTACH 'x' AS y",
    "INSTALL httpfs",
    "DROP TABLE Region",
    "RETURN 1 AS a; RETURN 2 AS b",
    "MATCH (n:Region) RETURN n.id UNION CALL db.labels()",
    "EXPORT DATABASE 'x'",
    "",
    "   // nothing\n",
    "what is this",
    "MATCH (r:Region RETURN r",
    "RETURN 'unclosed",
    "RETURN \\u0041",
]


@pytest.mark.parametrize("query", REFUSED)
def test_only_reading_passes_and_a_refusal_speaks(
    sample: Cli, tmp_path: Path, query: str
) -> None:
    before = sample.rows("info")
    lang = "en" if len(query) % 2 else "zh"
    result = Cli(sample.db, lang)("query", "--file", own(tmp_path, query), code=2)
    assert result.stdout == ""
    assert len(result.stderr.strip()) > 10
    assert "Traceback" not in result.stderr
    assert sample.rows("info") == before
    assert not (tmp_path / "out.csv").exists()


def test_a_label_that_is_not_there(sample: Cli, tmp_path: Path) -> None:
    file = own(tmp_path, "MATCH (r:Nowhere) RETURN r.id AS id")
    if "://" in str(sample.db):  # on Neo4j any label may exist: nothing has this one
        assert sample.rows("query", "--file", file) == []
    else:
        assert "Nowhere" in sample("query", "--file", file, code=2).stderr


@pytest.mark.parametrize(
    "words", [("-p", "other=1"), (), ("-p", "region=1", "-p", "other=2")]
)
def test_parameters_of_ones_own_query_must_fit(
    sample: Cli, tmp_path: Path, words: tuple[str, ...]
) -> None:
    result = sample("query", "--file", own(tmp_path, REGION), *words, code=2)
    assert "region" in result.stderr


@pytest.mark.parametrize(
    "encoded", [b"\xef\xbb\xbf" + REGION.encode(), REGION.encode("utf-16")], ids=["bom", "utf16"]
)  # fmt: skip
def test_a_query_file_as_windows_saves_it(
    sample: Cli, tmp_path: Path, encoded: bytes
) -> None:
    file = own(tmp_path, encoded, "我的 查询.cypher")
    rows = sample.rows("query", "--file", file, "-p", "region=510400")
    assert [r["zh"] for r in rows] == ["攀枝花市"]


@pytest.mark.parametrize("kind", ["missing", "folder", "binary", "file_as_folder"])
def test_an_unreadable_query_file(sample: Cli, tmp_path: Path, kind: str) -> None:
    path = {
        "missing": tmp_path / "no.cypher",
        "folder": tmp_path,
        "binary": own(tmp_path, bytes(range(256)) * 4),
        "file_as_folder": own(tmp_path, "x", "plain") / "x.cypher",
    }[kind]
    for lang in ("zh", "en"):
        result = Cli(sample.db, lang)("query", "--file", path, code=2)
        assert result.stderr.strip()


def test_a_broken_canned_query_is_told(
    sample: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise BadQueryFile("gaps/gaps.cypher:1: header: no title")

    monkeypatch.setattr(library_index, "parse", broken)
    library_index.canned.cache_clear()
    for words in (("query", "gaps", "-p", "region=510400"), ("query", "--list")):
        result = sample(*words, code=2)
        assert "gaps.cypher:1" in result.stderr
        assert "again" in result.stderr
