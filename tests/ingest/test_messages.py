"""Whatever ingest can say, it says in zh and en, with a remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import chainatlas.ingest
import chainatlas.ingest.table
from chainatlas.ontology.catalogue import say, section
from chainatlas.tests.ingest.small import take
from chainatlas.tests.worlds import planted, write_folder

SOURCE = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(str(chainatlas.ingest.__file__)).parent.glob("*.py"))
)
TABLES = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(str(chainatlas.ingest.table.__file__)).parent.rglob("*.py"))
)
ERRORS = sorted(set(re.findall(r'"(ingest\.\w+)"', SOURCE)))
DROPS = re.findall(
    r'\bdrop\((?:[^()]|\([^()]*\))*?,\s*"(\w+)"(?:,\s*detail|\))', SOURCE
)
LEFT_OUT = re.findall(r'"((?:no|code|status|total|remark|heading|header)_\w+)"', TABLES)
NAMED = {"too_many_cells", "place_unknown", "place_ambiguous"}
TEXTS = {key.partition(".")[0] for key in section("rejects")}
REASONS = sorted({*DROPS} - {"_detail"} | NAMED | ({*LEFT_OUT} & TEXTS))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_error_has_its_text(lang: str) -> None:
    assert len(ERRORS) > 10
    for key in ERRORS:
        assert section("ingest")[key.removeprefix("ingest.")][lang].strip()  # type: ignore[index]


def test_every_reason_has_texts_and_no_text_is_without_use() -> None:
    parts = {f"{reason}.{part}" for reason in REASONS for part in ("reason", "remedy")}
    assert parts == {*section("rejects")}


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_reason_and_its_remedy_can_be_said(reason: str, lang: str) -> None:
    for part in ("reason", "remedy"):
        text = say(f"rejects.{reason}.{part}", lang, detail="X")  # type: ignore[arg-type]
        assert text.strip()


def test_the_reasons_of_real_rejects_are_known(tmp_path: Path) -> None:
    tables, _ = planted(3)
    write_folder(tables, tmp_path)
    rejects = take(tmp_path).rejects
    assert set(rejects["reason"]) <= set(REASONS)
    for reason, detail in rejects.select("reason", "detail").iter_rows():
        for part in ("reason", "remedy"):
            assert say(f"rejects.{reason}.{part}", "zh", detail=detail)
