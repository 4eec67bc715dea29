"""The review page: one HTML file that holds its data, texts, styles and scripts."""

from __future__ import annotations

import html
from functools import cache
from importlib.resources import files
from string import Template

from chainatlas.exports.page.render import LANGS, asset, embed, joined, policy
from chainatlas.exports.review.payload import payload
from chainatlas.ingest.policy.folder import ReadFolder
from chainatlas.ontology.catalogue import Lang, say

SCRIPTS = ("state", "lazy", "marks", "document", "list", "choose", "controls", "start")
"""The scripts of the page, in the order in which they run, after those it shares."""


def render_page(read: ReadFolder, lang: Lang = "zh") -> str:
    """Return the whole page as one HTML text that opens in ``lang``.

    It makes no request and its content security policy forbids any, as that of the
    atlas page; names from documents only ever become text.
    """
    titles = [row["title"] for row in read.rows["documents"]]
    what = titles[0] if titles else ""
    style = _asset("review.css") + _asset("print.css")
    scripts = [asset("js/element.js"), *(_asset(f"js/{name}.js") for name in SCRIPTS)]
    script = joined(scripts)
    noscript = " ".join(say("review_page.noscript", one) for one in LANGS)
    return Template(_asset("review.html")).substitute(
        lang="zh-CN" if lang == "zh" else "en",
        policy=html.escape(policy((script,), (style,))),
        title=html.escape(say("review_page.page_title", lang, what=what)),
        style=style,
        noscript=html.escape(noscript),
        data=embed(payload(read, lang)),
        script=script,
    )


@cache
def _asset(name: str) -> str:
    path = files("chainatlas.exports.review").joinpath("assets", name)
    return path.read_text(encoding="utf-8")
