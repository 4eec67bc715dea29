"""Write the page: one HTML file that holds its library, data, texts and styles."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from chainatlas.exports.page.labels import METRICS, pick
from chainatlas.exports.page.layout import Picture, layout
from chainatlas.exports.page.model import GAP_KINDS, STAGES, STATUSES, Page
from chainatlas.exports.page.wires import relative
from chainatlas.ontology.catalogue import Lang, say, section

LANGS: tuple[Lang, ...] = ("zh", "en")
#: The scripts of the page, in the order in which they run (inside one function).
SCRIPTS = (
    "element",
    "text",
    "chain",
    "style",
    "picture",
    "light",
    "parts",
    "panel",
    "table",
    "search",
    "controls",
    "keys",
    "print",
    "start",
)
#: The order of the legend: what is there, what is wanted, what can wait.
LOOKS = (*STATUSES[:6], "extension", *STATUSES[6:])


def render(page: Page, lang: Lang = "zh") -> str:
    """Return the whole page as one HTML text that opens in `lang`.

    The page makes no request, and its content security policy forbids any: only
    the scripts and styles whose SHA-256 stands in the policy run. All data stand in
    a script element that is never executed.
    """
    script, library, style = _script(), asset("cytoscape.min.js"), _style()
    title = say(
        "page.title",
        lang,
        region=page.region_name or page.region,
        category=pick(page.category_name, lang) or page.category,
    )
    return Template(asset("page.html")).substitute(
        lang="zh-CN" if lang == "zh" else "en",
        policy=html.escape(policy((library, script), (style,))),
        title=html.escape(title),
        style=style,
        noscript=html.escape(" ".join(say("page.noscript", one) for one in LANGS)),
        data=embed(payload(page, lang)),
        library=library,
        script=script,
    )


def payload(page: Page, lang: Lang) -> dict[str, Any]:
    """Return what the page's script reads: the model, pictures and texts."""
    return {
        "page": asdict(page),
        "order": {"looks": LOOKS, "stages": STAGES, "gaps": GAP_KINDS},
        "pictures": {one: _pictures(page, one) for one in LANGS},
        "fonts": {one: METRICS[one].font for one in LANGS},
        "texts": {one: {k: v[one] for k, v in _texts().items()} for one in LANGS},
        "lang": lang,
    }


def embed(value: object) -> str:
    """Return JSON that is safe inside a script element of HTML.

    Every ``<``, ``>`` and ``&`` is escaped, so neither ``</script>`` nor ``<!--``
    can occur, and so are U+2028 and U+2029; a lone surrogate becomes U+FFFD.

    Raises:
        ValueError: a number is not finite, so it has no JSON.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return "".join(c if not "\ud800" <= c <= "\udfff" else "\\ufffd" for c in text)


def policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Return the content security policy that lets only these texts run."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"script-src {_hashes(scripts)}; style-src {_hashes(styles)}"
    )


def _hashes(texts: tuple[str, ...]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(d).decode()}'" for d in digests)


def _pictures(page: Page, lang: Lang) -> dict[str, Any]:
    """Return the picture, and the unfolded one where that shows more."""
    folded = layout(page, lang)
    found = {"folded": _picture(folded)}
    if folded.folded:
        found["unfolded"] = _picture(layout(page, lang, unfold=True))
    return found


def _picture(picture: Picture) -> dict[str, Any]:
    found = asdict(picture)
    for wire, drawn in zip(picture.wires, found["wires"], strict=True):
        drawn["weights"], drawn["distances"] = relative(wire)
        del drawn["bends"]
    return found


def _texts() -> dict[str, dict[Lang, str]]:
    return section("page")


@cache
def asset(name: str) -> str:
    """Return a file of the page: its frame, a style, a script."""
    path = files("chainatlas.exports.page").joinpath("assets", name)
    return path.read_text(encoding="utf-8")


def _style() -> str:
    return asset("page.css") + asset("print.css")


def _script() -> str:
    return joined(asset(f"js/{name}.js") for name in SCRIPTS)


def joined(scripts: Iterable[str]) -> str:
    """Return scripts as one that leaves no global name behind."""
    parts = "\n".join(scripts)
    return f"(() => {{\n'use strict';\n{parts}\n}})();"
