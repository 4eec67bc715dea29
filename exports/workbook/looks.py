"""How cells look: few colours, each with one meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Look = Literal[
    "text",
    "wrap",
    "name",
    "id",
    "int",
    "amount",
    "score",
    "link",
    "unknown",
    "fill",
    "fill_date",
    "head_what",
    "head_score",
    "head_detail",
    "head_fill",
    "title",
    "subtitle",
    "section",
    "label",
    "prose",
    "lead",
]

INK, GREY, LINE = "#1F2937", "#8A94A3", "#D5DBE3"
BLUE, TEAL, SLATE, AMBER = "#1F4E79", "#0F766E", "#475569", "#B45309"
PALE_AMBER, PALE_BLUE = "#FFF8E7", "#EEF4FA"

BASE: Mapping[str, object] = {"font_size": 10, "font_color": INK, "valign": "top"}
_BODY: Mapping[str, object] = {"bottom": 1, "bottom_color": LINE}
_HEAD: Mapping[str, object] = {
    "bold": True,
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
    "align": "center",
    "border": 1,
    "border_color": "#FFFFFF",
}

LOOKS: Mapping[Look, Mapping[str, object]] = {
    "text": _BODY,
    "wrap": {**_BODY, "text_wrap": True},
    "name": {**_BODY, "text_wrap": True, "bold": True},
    "id": {**_BODY, "font_color": GREY},
    "int": {**_BODY, "num_format": "#,##0", "align": "center"},
    "amount": {**_BODY, "num_format": "#,##0.####"},
    "score": {**_BODY, "num_format": "0.00", "align": "center"},
    "link": {**_BODY, "font_color": "#0563C1", "underline": 1},
    "unknown": {**_BODY, "font_color": GREY, "italic": True, "align": "center"},
    "fill": {**_BODY, "bg_color": PALE_AMBER, "text_wrap": True},
    "fill_date": {**_BODY, "bg_color": PALE_AMBER, "num_format": "yyyy-mm-dd"},
    "head_what": {**_HEAD, "bg_color": BLUE},
    "head_score": {**_HEAD, "bg_color": TEAL},
    "head_detail": {**_HEAD, "bg_color": SLATE},
    "head_fill": {**_HEAD, "bg_color": AMBER},
    "title": {"font_size": 20, "bold": True, "font_color": BLUE, "valign": "vcenter"},
    "subtitle": {"font_size": 11, "font_color": GREY},
    "section": {"bold": True, "font_size": 12, "font_color": BLUE, "bottom": 2},
    "label": {**_BODY, "bold": True, "text_wrap": True},
    "prose": {**_BODY, "text_wrap": True},
    "lead": {
        **_BODY,
        "text_wrap": True,
        "font_size": 12,
        "bg_color": PALE_BLUE,
    },
}
