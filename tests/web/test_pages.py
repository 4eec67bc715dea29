"""The pages for people, their headers, and what a hostile atlas or request does."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from chainatlas.graph.build import build
from chainatlas.graph.opening import open_store
from chainatlas.graph.store import Store
from chainatlas.web.app import create_app
from chainatlas.web.headers import HEADERS

BASE = "http://127.0.0.1"
EVIL = """<img src=x onerror=alert(1)>'"&/../?#%25{{ 7*7 }}"""


def test_start_lists_regions_with_most_links_first(client: TestClient) -> None:
    text = client.get("/").text
    made = [int(n) for n in re.findall(r"<td>(\d+)</td></tr>", text)]
    assert len(made) == 60
    assert made == sorted(made, reverse=True)
    assert made[0] > 100


def test_search_and_choice(client: TestClient) -> None:
    text = client.get("/", params={"search": "攀枝花"}).text
    assert "510400" in text
    assert "330100" not in text
    for region in ("510400", "攀枝花"):
        chosen = client.get("/", params={"region": region, "search": "攀枝花"}).text
        assert "/view?region=510400&amp;category=ti" in chosen
        assert "钛材料" in chosen
        assert "待查" in chosen


def test_english(client: TestClient) -> None:
    text = client.get("/?region=510400&lang=en").text
    assert '<html lang="en">' in text
    assert "unknown is not missing" in text
    assert "Choose a region" in client.get("/", headers={"accept-language": "en"}).text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_atlas_page(client: TestClient, lang: str) -> None:
    told = client.get("/view/攀枝花/钛材料", params={"lang": lang})
    assert told.status_code == 200
    assert told.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{"zh-CN" if lang == "zh" else "en"}"' in told.text
    assert "ti.tube" in told.text
    assert "frame-ancestors 'none'" in told.headers["content-security-policy"]
    assert "default-src 'none'" in html.unescape(told.text[:2000])


WRONG = {
    "/nothing": 404,
    "/view/510400": 404,
    "/view/510400/": 400,
    "/view": 400,
    "/view/nowhere/ti": 404,
    "/view/鼓楼区/ti": 409,
    "/view/%00/ti": 400,
    "/view/510400/ti?region=110000": 400,
    "/?region=<script>alert(1)</script>": 404,
    "/?search=" + "x" * 999: 400,
    "/?cypher=MATCH (n) RETURN n": 400,
    "/../../etc/passwd": 404,
}


@pytest.mark.parametrize("path", WRONG)
def test_wrong_requests_are_told_on_a_page(client: TestClient, path: str) -> None:
    told = client.get(path)
    assert told.status_code == WRONG[path]
    assert 'role="alert"' in told.text
    assert "<script" not in told.text
    assert told.headers["content-type"] == "text/html; charset=utf-8"


PATHS = ("/", "/style.css", "/view/510400/ti", "/nothing", "/api/categories", "/api/x")


@pytest.mark.parametrize("path", PATHS)
def test_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    for name in set(HEADERS) - {"content-security-policy"}:
        assert headers[name] == HEADERS[name]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_a_foreign_name_is_refused(client: TestClient, host: str) -> None:
    told = client.get("/api/categories", headers={"host": host})
    assert told.status_code == 400
    assert told.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["localhost:8517", "127.0.0.1:1", "[::1]:8517"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/style.css", headers={"host": host}).status_code == 200


def _csv(folder: Path, name: str, *rows: tuple[str, ...]) -> None:
    lines = (",".join('"' + v.replace('"', '""') + '"' for v in row) for row in rows)
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_an_atlas_of_hostile_names(tmp_path: Path) -> None:
    region = EVIL.replace("/", "")
    _csv(tmp_path, "regions", ("id", "zh", "level"), (region, EVIL, "country"))
    _csv(tmp_path, "categories", ("id", "zh"), (EVIL, EVIL))
    _csv(
        tmp_path,
        "links",
        ("id", "zh", "category", "stage"),
        (EVIL, EVIL, EVIL, "upstream"),
    )
    store = open_store(str(tmp_path / "atlas.lbug"))
    build(store, [tmp_path], bare=True)
    client = TestClient(create_app(store), base_url=BASE)
    chosen = client.get("/", params={"region": region, "search": "<img"})
    assert chosen.status_code == 200
    assert html.escape("{{ 7*7 }}") in html.unescape(chosen.text)
    assert "<img src=x" not in chosen.text
    links = re.findall(r'href="(/view[^"]*)"', chosen.text)
    assert len(links) == 1
    page = client.get(html.unescape(links[0]))
    assert page.status_code == 200
    assert "<img src=x" not in page.text
    rows = client.get("/api/status", params={"region": region}).json()["rows"]
    assert [r["link"] for r in rows] == [EVIL]


def test_a_store_that_is_gone(tmp_path: Path) -> None:
    app = create_app(open_store(str(tmp_path / "none.lbug")), "en")
    client = TestClient(app, base_url=BASE)
    assert client.get("/").status_code == 503
    told = client.get("/api/categories")
    assert told.status_code == 503
    assert told.json()["error"]["key"] == "store.missing"


def test_what_nobody_foresaw_is_told_without_particulars() -> None:
    class Broken(Store):
        address = "broken"
        exists = view = replace = locked = lambda self: 1 / 0

    app = create_app(Broken(), "en")
    client = TestClient(app, base_url=BASE, raise_server_exceptions=False)
    told = client.get("/api/categories")
    assert told.status_code == 500
    assert told.json()["error"]["key"] == "web.internal"
    assert "division" not in told.text
    assert told.headers["content-security-policy"] == HEADERS["content-security-policy"]
