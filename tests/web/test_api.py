"""The programming interface: the rows and meta of the commands, errors as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from chainatlas.cli import main
from chainatlas.web.api import ENDPOINTS

SAME = {
    "/api/regions?within=攀枝花&level=county": ["regions", "--within", "攀枝花", "--level", "county"],
    "/api/regions?search=鼓楼": ["regions", "--search", "鼓楼"],
    "/api/categories?search=钛": ["categories", "--search", "钛"],
    "/api/status?region=攀枝花&category=钛材料&status=weak": ["status", "--region", "攀枝花", "--category", "ti", "--status", "weak"],
    "/api/status?region=510000": ["status", "--region", "四川省"],
    "/api/gaps?region=四川&category=锂电材料": ["gaps", "--region", "四川", "--category", "锂电材料"],
    "/api/gaps?all_regions=true&level=city&category=ti&kind=break": ["gaps", "--all-regions", "--level", "city", "--category", "ti", "--kind", "break"],
    "/api/explain?gap=攀枝花/钛管": ["explain", "510400/ti.tube"],
}  # fmt: skip


def _command(address: str, arguments: list[str]) -> dict[str, Any]:
    whole = ["--db", address, "--lang", "zh", *arguments, "--format", "json"]
    done = CliRunner().invoke(main, whole)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("path", SAME)
def test_answers_are_those_of_the_commands(
    client: TestClient, address: str, path: str
) -> None:
    told = client.get(path)
    assert told.status_code == 200, told.text
    assert told.headers["content-type"] == "application/json"
    mine, theirs = told.json(), _command(address, SAME[path])
    for one in (mine, theirs):
        one["meta"].pop("generated_at")
    assert mine == theirs
    assert mine["rows"]


WRONG = {
    "/api/status": (400, "web.needed"),
    "/api/status?region=": (400, "web.needed"),
    "/api/status?region=亚特兰蒂斯": (404, "names.region"),
    "/api/status?region=攀枝花&category=xyz": (404, "names.category"),
    "/api/status?region=鼓楼区": (409, "names.ambiguous"),
    "/api/status?region=攀枝花&status=gone": (400, "web.choice"),
    "/api/status?region=攀枝花&region=丽水": (400, "web.twice"),
    "/api/status?region=攀枝花&query=MATCH (n) DELETE n": (400, "web.parameter"),
    "/api/status?region=%00": (400, "web.text"),
    "/api/status?region=%ff%fe": (400, "web.text"),
    "/api/status?region=" + "长" * 5000: (400, "web.text"),
    "/api/status?region=攀枝花&lang=fr": (400, "web.choice"),
    "/api/regions?level=planet": (400, "web.choice"),
    "/api/gaps": (400, "web.region_or_all"),
    "/api/gaps?region=攀枝花&all_regions=true": (400, "web.region_or_all"),
    "/api/gaps?region=攀枝花&level=city": (400, "web.region_or_all"),
    "/api/gaps?all_regions=1": (400, "web.choice"),
    "/api/explain": (400, "names.gap"),
    "/api/explain?gap=510400": (400, "names.gap"),
    "/api/explain?gap=510400/ti.sponge": (404, "names.no_gap"),
    "/api/query": (404, "web.no_page"),
    "/api/": (404, "web.no_page"),
}


@pytest.mark.parametrize("path", WRONG)
def test_wrong_requests_are_told_as_json(client: TestClient, path: str) -> None:
    code, key = WRONG[path]
    told = client.get(path)
    error = told.json()["error"]
    assert (told.status_code, error["status"], error["key"]) == (code, code, key)
    assert error["message"]


HOSTILE = (
    "<script>alert(1)</script>",
    "' OR 1=1 //",
    "$region}) DETACH DELETE r //",
    "{region}{0.__class__}%s%n",
    "../../etc/passwd",
    "=HYPERLINK(1)",
    "\u202e钛",
    "`'\"\\",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(client: TestClient, text: str) -> None:
    for name, endpoint in ENDPOINTS.items():
        for parameter in endpoint.names:
            told = client.get(f"/api/{name}", params={parameter: text, "lang": "en"})
            assert told.status_code in (200, 400, 404)
            assert not set("<>&") & set(told.text)
            assert "rows" in told.json() or "error" in told.json()


def test_language_of_errors(client: TestClient) -> None:
    wrong = "/api/status?region=nowhere"
    english = client.get(wrong, headers={"accept-language": "en-GB,en;q=0.9"}).json()
    chinese = client.get(f"{wrong}&lang=zh", headers={"accept-language": "en"}).json()
    default = client.get(wrong).json()
    assert "There is no region nowhere" in english["error"]["message"]
    assert "没有名为" in chinese["error"]["message"]
    assert default == chinese


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    told = client.request(method, "/api/status?region=攀枝花")
    assert told.status_code == 405
    assert told.json()["error"]["key"] == "web.read_only"
