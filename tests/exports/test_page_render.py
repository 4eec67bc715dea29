"""The page as text: self-contained, closed to scripts of the data, both languages."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import asdict, replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from chainatlas.exports.page import render
from chainatlas.exports.page.model import GAP_KINDS, STAGES, STATUSES
from chainatlas.exports.page.render import LOOKS, SCRIPTS, embed, payload
from chainatlas.ontology.catalogue import section
from chainatlas.tests.exports.page_chain import chance, hostile, titanium

ASSETS = files("chainatlas.exports.page").joinpath("assets")


class _Elements(HTMLParser):
    """Collects the elements, and the text of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.texts.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in ("script", "style"):
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)


def _read(text: str) -> _Elements:
    reader = _Elements()
    reader.feed(text)
    return reader


def test_hostile_data_open_no_element() -> None:
    plain, nasty = _read(render(titanium())), _read(render(hostile()))
    assert [tag for tag, _ in plain.found] == [tag for tag, _ in nasty.found]
    assert not any(a.startswith("on") for _, attrs in nasty.found for a in attrs)


def test_the_data_come_back_as_they_were() -> None:
    page = hostile()
    data = next(text for tag, text in _read(render(page)).texts if tag == "script")
    assert not re.search("[<>&\u2028\u2029]", data)
    found = json.loads(data)["page"]
    wanted = json.loads(json.dumps(asdict(page)).replace("\\ud800", "\\ufffd"))
    assert found == wanted


def test_the_policy_names_exactly_the_scripts_and_the_style() -> None:
    reader = _read(render(titanium()))
    policy = next(
        attrs["content"] or ""
        for tag, attrs in reader.found
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy.replace("http-equiv", "")
    for _tag, text in reader.texts[:1] + reader.texts[2:]:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_elsewhere() -> None:
    for _tag, attrs in _read(render(titanium())).found:
        for name in ("src", "href", "action", "data", "poster"):
            value = attrs.get(name)
            assert value is None or value.startswith(("#", "data:"))


def test_the_same_page_is_the_same_text() -> None:
    assert render(chance(4, 30)) == render(chance(4, 30))


def test_numbers_that_are_no_json_are_refused() -> None:
    link = replace(titanium().links[0], lq=float("nan"))
    with pytest.raises(ValueError, match="JSON"):
        render(replace(titanium(), links=(link,)))


def test_embedding_escapes_what_html_and_scripts_read() -> None:
    text = embed("</script><!--\u2028&")
    assert text == '"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026"'
    assert json.loads(text) == "</script><!--\u2028&"


def test_an_empty_page_renders() -> None:
    page = replace(titanium(), links=(), routes=(), byproducts=(), recycles=())
    assert payload(page, "zh")["pictures"]["zh"]["folded"]["spots"] == ()
    assert "<title>" in render(page, "en")


def test_counts_are_those_of_the_category() -> None:
    counts = titanium().counts()
    assert sum(counts.values()) == 23
    assert counts["extension"] == 4


def _script() -> str:
    return "\n".join(ASSETS.joinpath(f"js/{n}.js").read_text("utf-8") for n in SCRIPTS)


def test_every_text_of_the_page_is_in_the_catalogue_and_in_use() -> None:
    texts = section("page")
    assert all(set(entry) == {"zh", "en"} for entry in texts.values())
    source = _script() + ASSETS.joinpath("page.html").read_text("utf-8")
    keys = set(re.findall(r"\b(?:t|heading|fact|listed)\('(\w+)'", source))
    keys |= set(re.findall(r'data-(?:text|label)="(\w+)"', source))
    assert keys <= set(texts)
    words = {f"status_{x}" for x in LOOKS} | {f"meaning_{x}" for x in LOOKS}
    words |= {f"gap_{k}" for k in GAP_KINDS} | {f"stage_{s}" for s in STAGES}
    assert words <= set(texts)
    families = ("status_", "meaning_", "gap_", "stage_", "coverage_", "kind_", "part_")
    families += ("project_", "confidence_", "legend_", "col_", "theme_", "table_")
    known = set(re.findall(r"'(\w+)'", source)) | keys | {"noscript"}
    assert [k for k in texts if k not in known and not k.startswith(families)] == []


def test_no_chinese_or_html_building_stands_in_the_script() -> None:
    source = re.sub(r"^\s*//.*$", "", _script(), flags=re.M)
    assert not re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", source
    )
    assert set(re.findall("[\u4e00-\u9fff]+", source)) <= {"中文"}


def test_every_script_file_is_listed() -> None:
    present = {p.name for p in ASSETS.joinpath("js").iterdir()}
    assert present == {f"{name}.js" for name in SCRIPTS}
    assert set(LOOKS) == {*STATUSES, "extension"}
    assert ASSETS.joinpath("cytoscape.LICENSE.txt").is_file()
