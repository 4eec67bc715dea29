"""A chain as a pyvis view for notebooks: positions given, no network access."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from pyvis.network import Network

from chainatlas.exports.atomic import save
from chainatlas.exports.notebook_layout import STAGES, positions
from chainatlas.ontology.catalogue import Lang, say

_REMOTE = re.compile(
    r"<link\b[^>]*\bhref=\"https?:[^>]*>"
    r"|<script\b[^>]*\bsrc=\"https?:[^>]*>\s*</script>"
    r"|<!--.*?node_modules.*?-->",
    re.S,
)
"""What pyvis loads from the network whatever it is told (Bootstrap, for menus)."""

COLORS = {
    "strong": ("#0f4f4b", "#0a3a37", "#ffffff"),
    "present": ("#bfe5df", "#1f7a72", "#0b3b37"),
    "weak": ("#fff0c7", "#a86a08", "#5a3a02"),
    "planned": ("#dce9fc", "#2a5db0", "#173a74"),
    "missing": ("#ffd9cc", "#b3320b", "#6f1d04"),
    "unknown": ("#ece6f6", "#6b4fa0", "#3c2a63"),
    "alternative": ("#f1f1f1", "#8a8a8a", "#444444"),
    "not_needed": ("#ffffff", "#b5b5b5", "#666666"),
}
"""Fill, line and text of each status; the label says the status in words too."""

_OPTIONS = {
    "physics": {"enabled": False},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "smooth": False},
    "interaction": {"hover": True, "dragNodes": True, "hideEdgesOnDrag": True},
}


class OfflineNetwork(Network):  # type: ignore[misc]
    """A pyvis network whose page holds all it needs and takes titles for text."""

    def generate_html(
        self, name: str = "index.html", local: bool = True, notebook: bool = False
    ) -> str:
        """Return the page. Titles are never read as HTML, whatever they hold."""
        nodes, edges, heading, height, width, options = self.get_network_data()
        page = self.templateEnv.get_template(self.path).render(
            nodes=nodes,
            edges=edges,
            heading=escape(heading),
            height=height,
            width=width,
            options=options,
            bgcolor=self.bgcolor,
            physics_enabled=False,
            tooltip_link=False,
            cdn_resources="in_line",
        )
        head = "<!DOCTYPE html>\n<style>.vis-tooltip{white-space:pre-line}</style>\n"
        self.html: str = head + _REMOTE.sub("", page)
        return self.html

    def write_html(
        self,
        name: str,
        local: bool = True,
        notebook: bool = False,
        open_browser: bool = False,
    ) -> None:
        """Write the page as UTF-8, whole or not at all.

        Raises:
            ExportFailed: the file cannot be written.
        """
        save(self.generate_html().encode("utf-8"), Path(name))

    def _repr_html_(self) -> str:
        """Return the page in a frame, for the output of a notebook cell."""
        page = escape(self.generate_html(), quote=True)
        return (
            f'<iframe srcdoc="{page}" title="{escape(self.heading)}" '
            f'style="width:{self.width};height:{self.height};border:0"></iframe>'
        )


def _name(row: Mapping[str, Any], lang: Lang) -> str:
    english = row.get("link_name_en") if lang == "en" else None
    return str(english or row["link_name"])


def _title(row: Mapping[str, Any], lang: Lang) -> str:
    text = say(
        "export.title_of_node",
        lang,
        name=_name(row, lang),
        id=row["link"],
        stage=say(f"words.{row['stage']}", lang),
        status=say(f"words.{row['status']}", lang),
        makers=row["makers"],
        buyers=row["buyers"],
    )
    if row.get("opens"):
        text += "\n" + say("export.opens", lang, links=", ".join(row["opens"]))
    return text


def _add(network: Network, row: Mapping[str, Any], lang: Lang) -> None:
    fill, line, ink = COLORS[row["status"]]
    status = say(f"words.{row['status']}", lang)
    network.add_node(
        row["link"],
        label=f"{_name(row, lang)}\n{status}",
        title=_title(row, lang),
        shape="box",
        color={"background": fill, "border": line},
        font={"color": ink, "size": 14},
        borderWidth=2 if row["status"] == "missing" else 1,
    )


def pyvis_network(
    rows: Sequence[Mapping[str, Any]],
    feeds: Iterable[tuple[str, str]],
    *,
    lang: Lang = "zh",
    height: str = "720px",
) -> Network:
    """Return a chain as a pyvis network: a band for each stage, inputs to the left.

    ``rows`` are the status rows of a region and category (``link``, ``link_name``,
    ``stage``, ``status``, ``makers``, ``buyers``, ``opens``); ``feeds`` are (input,
    output) pairs of link ids, those with an end outside the rows are left out. In a
    notebook the returned value shows itself; ``write_html`` makes one offline page.
    """
    network = OfflineNetwork(
        height=height,
        directed=True,
        cdn_resources="in_line",
        heading="",
    )
    network.options = _OPTIONS
    drawn = {row["link"]: row for row in rows}
    pairs = sorted({(a, b) for a, b in feeds if a in drawn and b in drawn and a != b})
    stages = {key: STAGES.index(row["stage"]) for key, row in drawn.items()}
    for key, (x, y) in positions(stages, pairs).items():
        _add(network, drawn[key], lang)
        network.nodes[-1].update(x=x, y=y)
    for start, end in pairs:
        network.add_edge(start, end, color="#9aa5ad")
    return network
