"""docs/ontology.md says what the files and the checks say, and its example is sound."""

from __future__ import annotations

import io
import re
from pathlib import Path

import polars as pl
import pytest

from chainatlas.ontology.checks import CHECKS, check

Frames = dict[str, pl.DataFrame]
PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_counts_are_those_of_the_files(page: str, base: Frames) -> None:
    stated = {
        name: int(n) for name, n in re.findall(r"^\| (\w+) \| (\d+) \|$", page, re.M)
    }
    assert stated == {n: f.height for n, f in base.items() if n != "regions"}


def test_counts_in_the_text(page: str, base: Frames) -> None:
    role = dict(base["inputs"]["role"].value_counts().rows())
    assert f"{role['main']} inputs are main, {role['auxiliary']} auxiliary" in page
    made = base["routes"]["link_id"].n_unique()
    assert f"{made} links have routes; {base['links'].height - made} have none" in page
    mined = base["links"].filter(pl.col("kind") == "resource").height
    assert f"{mined} links are of kind resource" in page
    known = base["links"].filter(pl.col("source") == "CK").height
    assert f"{known} links rest on common knowledge" in page


def test_every_check_is_described_with_its_severity(page: str) -> None:
    described = dict(re.findall(r"^\| (\w+) \| (error|warning) \|", page, re.M))
    assert described == {name: each.severity for name, each in CHECKS.items()}


def example(page: str) -> Frames:
    """Read the csv blocks of the page, in the order of the tables it names."""
    blocks = re.findall(r"(?:^       \S.*\n)+", page, re.M)
    frames = [
        pl.read_csv(io.StringIO(re.sub(r"^ +", "", b, flags=re.M)), infer_schema=False)
        for b in blocks
    ]
    names = ("categories", "links", "memberships", "routes", "inputs")
    return dict(zip(names, frames, strict=True))


def test_the_example_category_is_sound_on_top_of_the_base(
    page: str, base: Frames
) -> None:
    own = example(page)
    both = {
        n: pl.concat([f, own[n]], how="diagonal") if n in own else f
        for n, f in base.items()
    }
    assert [finding.message("en") for finding in check(both)] == []
