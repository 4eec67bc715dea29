"""The review page: whole texts, safe texts, and what it does in Chromium."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from chainatlas.exports.page.render import asset
from chainatlas.exports.review import render_page
from chainatlas.exports.review.payload import ORDER, payload
from chainatlas.exports.review.render import SCRIPTS
from chainatlas.ingest.policy.folder import ReadFolder, read_folder
from chainatlas.ontology.catalogue import section
from chainatlas.tests.policy.test_decisions import PLAN
from chainatlas.tests.policy.test_review import HOSTILE, again

ASSETS = files("chainatlas.exports.review") / "assets"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SECOND = "钛材工作方案\n\n一、任务\n\n（一）建成🚀试验线🚀两条，产值达到20亿元。（责任单位：市科学技术局）\n"


def read(folder: Path, *texts: str) -> ReadFolder:
    """Read documents of these texts into a folder, and that folder."""
    for at, text in enumerate(texts):
        (folder / f"plan{at}.txt").write_text(text, encoding="utf-8")

    more = [folder / f"plan{at}.txt" for at in range(1, len(texts))]
    (folder / "plan0.txt").replace(folder / "plan.txt")
    again(folder / "read", *more)
    return read_folder(folder / "read")


def hostile() -> str:
    lines = [
        f"（{n}）建设{text}中心。（责任单位：市{text}局）"
        for n, text in zip("一二三四五六七", HOSTILE, strict=True)
    ]
    return (
        "新材料<img src=x onerror=alert(1)>方案\n\n一、任务\n\n"
        + "\n\n".join(lines)
        + "\n"
    )


def _script() -> str:
    return "\n".join(ASSETS.joinpath(f"js/{n}.js").read_text("utf-8") for n in SCRIPTS)


def test_every_text_is_in_the_catalogue_and_in_use() -> None:
    own, shared = section("review_page"), section("review")
    for key, texts in {**own, **shared}.items():
        assert set(texts) == {"zh", "en"}, key
        fields = [set(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
        assert fields[0] == fields[1], key
    source = _script() + ASSETS.joinpath("review.html").read_text("utf-8")
    used = set(re.findall(r"\bt\('(\w+)'", source))
    used |= set(re.findall(r'data-(?:text|label)="(\w+)"', source)) | {"noscript"}
    assert used - {"col_confidence"} <= set(own)
    families = ("theme_", "verdict_")
    assert [k for k in own if k not in used and not k.startswith(families)] == []
    for table in ORDER:
        assert {f"table_{table}", f"tag_{table}"} <= set(shared)


def test_no_chinese_or_html_building_stands_in_the_script() -> None:
    source = re.sub(r"^\s*//.*$", "", _script(), flags=re.M)
    assert not re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", source
    )
    assert not re.findall("[\u4e00-\u9fff]", source.replace("'中文'", ""))


def test_every_place_is_that_of_the_words(tmp_path: Path) -> None:
    folder = read(tmp_path, PLAN, SECOND)
    shown = payload(folder, "zh")
    assert len(shown["documents"]) == 2
    for document in shown["documents"]:
        text = document["text"].encode("utf-16-le")
        for row in document["rows"]:
            words = text[row["start"] * 2 : row["end"] * 2].decode("utf-16-le")
            if row["table"] in ("enterprises", "mentions"):
                assert words == row["title"]
            if row["table"] == "tasks":
                assert row["title"].split(" ", 1)[-1] in words
    named = {
        key for d in shown["documents"] for r in d["rows"] for key, _ in r["facts"]
    }
    assert {f"col_{key}" for key in named} <= set(shown["texts"]["zh"])


def test_the_page_holds_hostile_text_as_data(tmp_path: Path) -> None:
    page = render_page(read(tmp_path, hostile()), "en")
    assert page.count("<script") == 2
    assert "<img" not in page
    assert "default-src &#x27;none&#x27;" in page
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert data
    assert "alert(1)" in json.loads(data[1])["documents"][0]["text"]
    assert asset("js/element.js") in page


playwright = pytest.importorskip("playwright.sync_api")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened
        opened.close()


class Tab:
    """A page opened from a file, with all that it asked for and complained of."""

    def __init__(self, browser: Any, path: Path, folder: ReadFolder) -> None:
        size = {"width": 1280, "height": 700}
        self.context = browser.new_context(viewport=size)
        self.tab = self.context.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.tab.on("request", lambda r: self.requests.append(r.url))
        self.tab.on("console", lambda m: self.errors.append(f"{m.type} {m.text}"))
        self.tab.on("pageerror", lambda e: self.errors.append(str(e)))
        self.tab.on("dialog", lambda d: self.errors.append(f"dialog {d.message}"))
        path.write_text(render_page(folder, "zh"), encoding="utf-8")
        self.address = path.as_uri()
        self.tab.goto(self.address)
        self.tab.wait_for_selector("html[data-ready=yes]", state="attached")

    def seen(self, selector: str) -> bool:
        """Whether the first element lies within its pane, once scrolling is over."""
        self.tab.wait_for_timeout(250)
        return bool(
            self.tab.evaluate(
                "(s) => { const e = document.querySelector(s), p = e.closest('#text, #list');"
                "const a = e.getBoundingClientRect(), b = p.getBoundingClientRect();"
                "return a.bottom > b.top && a.top < b.bottom; }",
                selector,
            )
        )

    def close(self) -> None:
        asked = [u for u in self.requests if not u.startswith("data:")]
        assert asked == [self.address]
        assert self.errors == []
        self.context.close()


@pytest.fixture
def long(browser: Any, tmp_path: Path) -> Iterator[Tab]:
    """Two documents; the first is so long that most of it is not drawn yet."""
    lines = [
        f"{n}.新建第{n}座钛材仓库，到2027年产值达到{n}亿元。（责任单位：市财政局、市商务局）"
        for n in range(1, 400)
    ]
    text = "钛材仓储方案\n\n一、任务\n\n" + "\n".join(lines) + "\n"
    tab = Tab(browser, tmp_path / "review.html", read(tmp_path, text, SECOND))
    yield tab
    tab.close()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
class TestBrowser:
    def test_a_card_leads_to_its_words(self, long: Tab) -> None:
        assert long.tab.locator("#text .mark").count() < 2000
        long.tab.fill("#search", "第377座")
        long.tab.click("#list .tasks button")
        assert long.seen("#text .mark.on")
        assert "第377座" in long.tab.locator("#text .mark.on").first.text_content()

    def test_words_lead_to_their_card_and_then_outward(self, long: Tab) -> None:
        mark = long.tab.locator("#text .mark.responsibilities").first
        chosen = "#list [aria-pressed=true]"
        mark.click()
        assert "responsibilities" in long.tab.locator(chosen).get_attribute("class")
        assert long.seen(chosen)
        mark.click()
        assert "tasks" in long.tab.locator(chosen).get_attribute("class")
        assert long.seen(chosen)

    def test_tables_can_be_left_out(self, long: Tab) -> None:
        long.tab.click("#tables [data-table=responsibilities]")
        assert long.tab.locator("#list [data-table=responsibilities]").count() == 0
        long.tab.locator("#text .mark.responsibilities").first.click()
        chosen = long.tab.locator("#list [aria-pressed=true]")
        assert "tasks" in chosen.get_attribute("class")

    def test_keys_languages_colours_and_documents(self, long: Tab) -> None:
        for _ in range(3):
            long.tab.keyboard.press("n")
        said = long.tab.locator("#said").text_content()
        long.tab.keyboard.press("n")
        long.tab.keyboard.press("p")
        assert long.tab.locator("#said").text_content() == said
        long.tab.click("#language")
        assert long.tab.title() == "Review: 钛材仓储方案"
        assert (
            long.tab.locator("#tables [data-table=tasks]").text_content() == "TTasks399"
        )
        assert long.seen("#list [aria-pressed=true]")
        for _ in range(2):
            long.tab.click("#theme")
        assert long.tab.evaluate("document.documentElement.dataset.theme") == "dark"
        long.tab.select_option("#picker", "1")
        assert long.tab.locator("#title").text_content() == "钛材工作方案"
        long.tab.click("#list .targets button")
        assert (
            long.tab.locator("#text .mark.on").first.text_content().endswith("20亿元")
        )
        long.tab.keyboard.press("Escape")
        assert long.tab.locator(".mark.on").count() == 0
        long.tab.keyboard.press("/")
        long.tab.keyboard.type("nothing like it")
        assert long.tab.locator("#list .nothing").count() == 1

    def test_paper_gets_everything(self, long: Tab) -> None:
        long.tab.emulate_media(media="print")
        long.tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert long.tab.locator(".lump.raw").count() == 0
        assert long.tab.locator("#list .tasks button").count() == 399

    def test_hostile_text_stays_text(self, browser: Any, tmp_path: Path) -> None:
        tab = Tab(browser, tmp_path / "h.html", read(tmp_path, hostile(), SECOND))
        count = tab.tab.evaluate("document.querySelectorAll('script, img').length")
        for _ in range(12):
            tab.tab.keyboard.press("n")
        tab.tab.click("#language")
        tab.tab.fill("#search", "</script>")
        tab.tab.locator("#list .tasks button").first.wait_for()
        assert tab.tab.locator("#list .tasks button").count() == 1
        now = tab.tab.evaluate("document.querySelectorAll('script, img').length")
        assert now == count == 2
        tab.close()
