"""The page in Chromium: no request, no error, by mouse, keyboard and address."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chainatlas.exports.page import Page, render
from chainatlas.tests.exports.page_chain import HOSTILE, chance, hostile, titanium

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as run:
        opened = run.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened
        opened.close()


class Tab:
    """A page opened from a file, with all that it asked for and complained of."""

    def __init__(
        self, browser: Any, path: Path, page: Page, address: str = "", **how: Any
    ) -> None:
        how.setdefault("viewport", {"width": 1568, "height": 900})
        self.context = browser.new_context(**how)
        self.tab = self.context.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.tab.on("request", lambda r: self.requests.append(r.url))
        self.tab.on("console", lambda m: self.errors.append(f"{m.type} {m.text}"))
        self.tab.on("pageerror", lambda e: self.errors.append(str(e)))
        self.tab.on("dialog", lambda d: self.errors.append(f"dialog {d.message}"))
        path.write_text(render(page), encoding="utf-8")
        self.address = path.as_uri()
        self.tab.goto(self.address + address)
        self.tab.wait_for_selector("html[data-ready=yes]", state="attached")

    def said(self) -> str:
        return str(self.tab.locator("#said").text_content())

    def heading(self) -> str:
        return str(self.tab.locator("#panel h2").text_content())

    def close(self) -> None:
        asked = [u for u in self.requests if not u.startswith("data:")]
        assert [u.split("#")[0] for u in asked] == [self.address]
        assert self.errors == []
        self.context.close()


@pytest.fixture
def ti(browser: Any, tmp_path: Path) -> Iterator[Tab]:
    tab = Tab(browser, tmp_path / "atlas.html", titanium())
    yield tab
    tab.close()


def test_the_sentence_and_the_table_say_what_is_there(ti: Tab) -> None:
    assert (
        ti.tab.locator("#sentence").text_content().startswith("23 个环节：6 个有企业")
    )
    assert ti.tab.locator("#coverage").text_content().startswith("调查覆盖: 部分")
    assert ti.tab.locator("#rows tr").count() == 7
    ti.tab.click("#tab-links")
    rows = ti.tab.locator("#rows tr").evaluate_all(
        "rows => rows.map(r => r.dataset.link)"
    )
    assert {x.id for x in titanium().links if x.home} <= set(rows)


def test_search_finds_by_alias_and_enter_opens_the_proof(ti: Tab) -> None:
    ti.tab.keyboard.press("/")
    ti.tab.keyboard.type("无缝钛")
    assert ti.tab.locator("#found [role=option]").count() == 1
    ti.tab.keyboard.press("Enter")
    assert ti.heading() == "钛管"
    assert ti.tab.url.endswith("#link=ti.tube")
    for query in ("ta2", "TUBE", "ti.tube", "钛管"):
        ti.tab.fill("#search", query)
        first = ti.tab.locator("#found [role=option]").first
        assert first.get_attribute("data-link") == "ti.tube"


def test_the_picture_works_by_keyboard(ti: Tab) -> None:
    ti.tab.focus("#picture")
    ti.tab.keyboard.press("ArrowRight")
    first = ti.said()
    assert first
    ti.tab.keyboard.press("ArrowRight")
    assert ti.said() != first
    ti.tab.keyboard.press("Enter")
    assert ti.said().startswith("已选")
    assert ti.heading() in ti.said()
    ti.tab.keyboard.press("Escape")
    assert ti.heading() == "先看什么"
    assert ti.tab.evaluate("document.activeElement.id") == "picture"
    assert "#link" not in ti.tab.url


def test_arrows_reach_every_link_of_the_picture(ti: Tab) -> None:
    ti.tab.focus("#picture")
    seen = set()
    for key in ["ArrowLeft"] * 9 + (
        ["ArrowUp"] * 9 + ["ArrowDown"] * 9 + ["ArrowRight"]
    ) * 9:
        ti.tab.keyboard.press(key)
        seen.add(ti.said().split("，")[0])
    names = {x.name.zh for x in titanium().links if x.home}
    assert names <= seen


def test_a_row_selects_the_link_and_shows_its_proof(ti: Tab) -> None:
    ti.tab.click('#rows [data-link="ti.mg"] button')
    panel = ti.tab.locator("#panel").text_content()
    for text in ("镁锭", "断缺", "补链", "宝鸡某钛业", "某局", "常识", "空缺须核实"):
        assert text in panel
    assert "chainatlas explain 510400/ti.mg" in panel
    assert ti.tab.locator("tr.chosen").get_attribute("data-link") == "ti.mg"
    assert ti.tab.locator("#panel .part").count() == 3
    assert ti.tab.locator("#panel .part.blank").count() == 1


def test_the_table_sorts_both_ways(ti: Tab) -> None:
    ti.tab.click("#tab-links")
    for expected in ("descending", "ascending"):
        ti.tab.click("[data-sort=makers]")
        assert (
            ti.tab.locator("th[aria-sort]:not([aria-sort=none])").get_attribute(
                "aria-sort"
            )
            == expected
        )
    first = ti.tab.locator("#rows tr td:nth-child(5)").first
    assert first.text_content() == "0"


def test_filters_leave_only_what_fits(ti: Tab) -> None:
    ti.tab.click("[data-look=extension]")
    assert ti.tab.locator("#rows tr").count() == 4
    ti.tab.click("[data-stage=midstream]")
    assert ti.tab.locator("#rows tr").count() == 2
    assert (
        ti.tab.locator("[data-look=extension]").get_attribute("aria-pressed") == "true"
    )


def test_the_language_switches_live_and_keeps_the_selection(ti: Tab) -> None:
    ti.tab.click('#rows [data-link="ti.tube"] button')
    ti.tab.click("#language")
    assert ti.heading() == "Titanium tube"
    assert ti.tab.title() == "攀枝花市 · Titanium materials industry chain"
    assert ti.tab.evaluate("document.documentElement.lang") == "en"
    assert "links" in ti.tab.locator("#sentence").text_content()
    ti.tab.click("#language")
    assert ti.heading() == "钛管"


def test_unfolding_shows_the_inputs_of_other_categories(ti: Tab) -> None:
    assert "1" in ti.tab.locator("#unfold").text_content()
    ti.tab.click("#unfold")
    assert ti.tab.locator("#unfold").get_attribute("aria-pressed") == "true"
    ti.tab.fill("#search", "vti.power")
    ti.tab.keyboard.press("Enter")
    assert ti.heading() == "电"


def test_themes_and_zoom(ti: Tab) -> None:
    ti.tab.click("#theme")
    ti.tab.click("#theme")
    assert ti.tab.evaluate("document.documentElement.dataset.theme") == "dark"
    for control in ("zoom-in", "zoom-out", "zoom-fill", "zoom-fit"):
        ti.tab.click(f"#{control}")


def test_a_click_in_the_picture_selects(ti: Tab) -> None:
    ti.tab.click('#rows [data-link="ti.tube"] button')
    box = ti.tab.locator("#picture").bounding_box()
    ti.tab.mouse.click(box["x"] + 2, box["y"] + 2)
    assert ti.heading() == "先看什么"


def test_the_address_names_a_link(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path / "a.html", titanium(), "#link=ti.tube")
    assert tab.heading() == "钛管"
    tab.tab.evaluate("location.hash = '#link=ti.bar'")
    tab.tab.wait_for_selector("#panel h2:has-text('钛棒')")
    tab.tab.evaluate("location.hash = '#link=%E0%A4%A'")
    tab.tab.evaluate("location.hash = '#link=nobody'")
    assert tab.heading() == "钛棒与锻坯"
    tab.close()


def test_hostile_text_stays_text(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path / "h.html", hostile())
    count = tab.tab.evaluate("document.querySelectorAll('script, img, iframe').length")
    tab.tab.click("#tab-links")
    assert tab.tab.locator("#rows tr").count() == len(HOSTILE)
    buttons = tab.tab.locator("#rows tr td:first-child button")
    for n in range(len(HOSTILE)):
        buttons.nth(n).click()
        assert tab.tab.locator("#panel h2").count() == 1
    tab.tab.click("#language")
    tab.tab.fill("#search", "<script>")
    assert tab.tab.locator("#found [role=option]").count() == 3
    tab.tab.keyboard.press("Enter")
    assert tab.heading() == HOSTILE[0]
    now = tab.tab.evaluate("document.querySelectorAll('script, img, iframe').length")
    assert now == count
    links = tab.tab.locator("a[href]").evaluate_all("all => all.map(a => a.protocol)")
    assert set(links) <= {"file:"}
    tab.close()


def test_an_empty_chain_opens(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path / "e.html", chance(1, 0))
    tab.tab.focus("#picture")
    tab.tab.keyboard.press("ArrowRight")
    tab.close()


def test_a_phone_has_no_sideways_scroll(browser: Any, tmp_path: Path) -> None:
    size = {"width": 390, "height": 844}
    tab = Tab(browser, tmp_path / "p.html", titanium(), "#link=ti.mg", viewport=size)
    wide = tab.tab.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    tab.close()


def test_paper_gets_the_whole_picture(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path / "d.html", titanium(), color_scheme="dark")
    assert len(tab.tab.pdf(prefer_css_page_size=True)) > 20_000
    assert tab.tab.locator("#paper").get_attribute("src").startswith("data:image/png")
    assert tab.tab.evaluate("document.documentElement.dataset.theme") == "dark"
    tab.close()


@pytest.mark.slow
def test_a_chain_of_500_links_is_ready_soon(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path / "big.html", chance(2, 500))
    spent = tab.tab.evaluate("performance.now()")
    assert spent < 20_000
    tab.close()
