"""The one template of the server's own pages; every value in it is escaped."""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from starlette.responses import HTMLResponse

from chainatlas.ontology.catalogue import Lang, say, section


def asset(name: str) -> str:
    """Return the text of a file of this package."""
    return files("chainatlas.web").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    loader = FunctionLoader(asset)
    whole = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return whole.get_template("index.html")


def _word(value: str | None, lang: Lang) -> str:
    known = section("words").get(value or "")
    return known[lang] if known else value or "–"


def page(lang: Lang, code: int = 200, **values: Any) -> HTMLResponse:
    """Return the one page of the template, with an error or with lists."""
    empty = {"error": "", "search": "", "region": {}, "regions": (), "found": 0,
             "categories": (), "meta": {}}  # fmt: skip
    text = _template().render(
        {**empty, **values}, lang=lang, query=urlencode,
        t=lambda key, **given: say(f"web.{key}", lang, **given),
        word=partial(_word, lang=lang),
    )  # fmt: skip
    return HTMLResponse(text, code)
