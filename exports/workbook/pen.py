"""The only place that writes a cell: text stays text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from math import isfinite

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from chainatlas.exports.workbook.looks import BASE, LOOKS, Look
from chainatlas.exports.workbook.text import clean, cut, fits
from chainatlas.ontology.catalogue import Lang, say, section

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

MOST_LINKS = 65_530
"""Excel refuses a sheet with more links; the others stay text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere: http(s), or ``internal:'sheet'!A1``."""

    text: str
    to: str


Cell = str | int | float | Link | None


class Pen:
    """Writes one workbook in one language and counts what had to be cut."""

    def __init__(self, lang: Lang, made: datetime, texts: str = "workbook") -> None:
        self.lang: Lang = lang
        self._texts = texts
        self.cuts = 0
        self._bytes = BytesIO()
        self._links: dict[str, int] = {}
        self._book = xlsxwriter.Workbook(self._bytes, OPTIONS)
        self._book.set_size(2400, 1300)
        self._font = {"font_name": say("workbook.font", lang)}
        self._formats = {
            look: self._book.add_format({**BASE, **self._font, **props})
            for look, props in LOOKS.items()
        }
        aware = made.replace(tzinfo=UTC) if made.tzinfo is None else made
        self.made = aware.astimezone(UTC).replace(microsecond=0)

    def say(self, key: str, **values: object) -> str:
        """Return a message of the book's section in the language of the book."""
        return say(f"{self._texts}.{key}", self.lang, **values)

    def title(self, column: str) -> str:
        """Return the title of a column; the parts of a score have theirs already."""
        if column.startswith("part_"):
            return say(f"targets.{column}", self.lang)
        return self.say(f"col_{column}")

    def word(self, kind: str, value: str | None) -> str:
        """Return a listed value in words, an unlisted one as it is."""
        if value is None:
            return self.say("not_known")
        known = section(self._texts).get(f"{kind}_{value}")
        return known[self.lang] if known else value

    def listed(self, names: Sequence[str]) -> str:
        """Return names in one line."""
        return self.say("and").join(names)

    def name(self, sheet: str) -> str:
        """Return the title of a sheet by its key."""
        return self.say(f"sheet_{sheet}")

    def sheet(self, key: str, colour: str) -> Worksheet:
        """Add a sheet; sheets stand in the order in which they are added."""
        added = self._book.add_worksheet(self.name(key))
        added.set_tab_color(colour)
        return added

    def look(self, look: Look) -> Format:
        """Return a cell format."""
        return self._formats[look]

    def shade(self, **properties: object) -> Format:
        """Return a format for a conditional rule."""
        return self._book.add_format(properties)

    def put(
        self, sheet: Worksheet, row: int, col: int, value: Cell, look: Look
    ) -> None:
        """Write a value; None as "not known", a number that is none as text."""
        shape = self._formats[look]
        if value is None:
            sheet.write_string(
                row, col, self.say("not_known"), self._formats["unknown"]
            )
        elif value == "":
            sheet.write_blank(row, col, None, shape)
        elif isinstance(value, Link):
            self._link(sheet, row, col, value, look)
        elif isinstance(value, str):
            sheet.write_string(row, col, self.text(value), shape)
        elif isfinite(value):
            sheet.write_number(row, col, value, shape)
        else:
            sheet.write_string(row, col, str(value), shape)

    def text(self, text: str) -> str:
        """Return the text as a cell can hold it, counting it if it had to be cut."""
        tidy = clean(text)
        if fits(tidy):
            return tidy
        self.cuts += 1
        return cut(tidy, self.say("cut_mark", length=len(tidy)))

    def close(self, title: str) -> bytes:
        """Return the finished workbook; the same cells give the same bytes."""
        made = self.made.replace(tzinfo=None)
        about = {"title": clean(title)[:255], "author": "ChainAtlas", "created": made}
        self._book.set_properties(about)
        self._book.close()
        return self._bytes.getvalue()

    def _link(
        self, sheet: Worksheet, row: int, col: int, link: Link, look: Look
    ) -> None:
        """Write a link, or its text where the sheet has as many as it may."""
        count = self._links.get(sheet.get_name(), 0)
        if count >= MOST_LINKS:
            sheet.write_string(row, col, self.text(link.text), self._formats[look])
            return
        self._links[sheet.get_name()] = count + 1
        shape = self._formats["link"]
        sheet.write_url(row, col, link.to, shape, self.text(link.text)[:32_000])
