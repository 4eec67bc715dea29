"""What the officer fills in: pick-lists that can be changed on a sheet of their own."""

from __future__ import annotations

from datetime import date
from typing import Final

from xlsxwriter.worksheet import Worksheet

from chainatlas.exports.workbook.pen import Pen

FREE_ROWS: Final = 40
"""So many rows below each list are read as part of it: names to be added."""

LISTS: Final = ("stages", "owners", "steps")


def pick_lists(
    pen: Pen, sheet: Worksheet, first: int, last: int, owners: tuple[str, ...]
) -> None:
    """Attach the pick-lists to stage, owner, next step, and a check to the date.

    The four columns stand side by side from column ``first``, rows 1 to ``last``.
    Only stage and date refuse other values.
    """
    lengths = [len(pen.say("stages").split("|")), len(owners) + FREE_ROWS]
    lengths.append(len(pen.say("steps").split("|")) + FREE_ROWS)
    for col, (name, length) in enumerate(zip(LISTS, lengths, strict=True)):
        letter = "ABC"[col]
        source = f"='{pen.name('lists')}'!${letter}$2:${letter}${length + 1}"
        rule: dict[str, object] = {"validate": "list", "source": source}
        rule["input_message"] = pen.say(f"{name}_hint")
        if name == "stages":
            rule |= {"error_title": pen.say("col_stage")}
            rule |= {"error_message": pen.say("stages_error")}
        else:
            rule["show_error"] = False
        sheet.data_validation(1, first + col, last, first + col, rule)
    dates = {
        "validate": "date",
        "criteria": "between",
        "minimum": date(2000, 1, 1),
        "maximum": date(2100, 12, 31),
        "error_title": pen.say("col_next_date"),
        "error_message": pen.say("date_error"),
    }
    sheet.data_validation(1, first + 3, last, first + 3, dates)


def lists_sheet(pen: Pen, owners: tuple[str, ...]) -> None:
    """Write what can be picked; owners start with the units in charge."""
    sheet = pen.sheet("lists", "#B45309")
    lists = (pen.say("stages").split("|"), owners, pen.say("steps").split("|"))
    for col, (name, values) in enumerate(zip(LISTS, lists, strict=True)):
        sheet.set_column(col, col, 28)
        pen.put(sheet, 0, col, pen.say(f"list_{name}"), "head_fill")
        for row, value in enumerate(values, start=1):
            pen.put(sheet, row, col, value, "text")
        for row in range(len(values) + 1, len(values) + FREE_ROWS + 1):
            if name != "stages":
                sheet.write_blank(row, col, None, pen.look("fill"))
    sheet.set_column(4, 4, 60)
    pen.put(sheet, 0, 4, pen.say("lists_note"), "prose")
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.hide_gridlines(2)
