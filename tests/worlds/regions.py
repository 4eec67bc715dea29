"""A region tree of up to four levels, sometimes uneven, and places in it."""

from __future__ import annotations

from random import Random

from chainatlas.tests.worlds import hostile

Row = dict[str, str]
SUFFIX = {"country": "国", "province": "省", "city": "市", "county": "县"}
COLUMN = ("province", "city", "county")
# Levels that may lie directly in each level, the usual one first.
BELOW = {
    "country": ("province", "province", "province", "province", "city", "county"),
    "province": ("city", "city", "city", "county"),
    "city": ("county",),
    "county": (),
}


class Tree:
    """The rows of the region table with their parents, and random places."""

    def __init__(self, rng: Random, paint: Random) -> None:
        self.rng = rng
        self.rows: list[Row] = []
        self._codes = iter(hostile.ids(paint, 40, "R", region=True))
        self._paint = paint
        self._grow("country", "", (1, 2, 3))
        if rng.randrange(12) == 0:
            self._grow(rng.choice(("country", "province")), "", (0, 1))
        self.by_id = {row["id"]: row for row in self.rows}
        self.namesakes: set[str] = set()
        if rng.randrange(4) == 0:
            self._share_a_name()
        paint.shuffle(self.rows)

    def _grow(self, level: str, parent: str, widths: tuple[int, ...]) -> None:
        number = len(self.rows)
        if number >= 16:
            return
        row = {
            "id": next(self._codes),
            "zh": hostile.name(self._paint, "地", number, SUFFIX[level]),
            "level": level,
            "parent_id": parent,
            "lat": "",
            "lon": "",
        }
        if self._paint.randrange(2):
            row["lat"] = f"{self._paint.uniform(-90, 90):.4f}"
            row["lon"] = f"{self._paint.uniform(-180, 180):.4f}"
        self.rows.append(row)
        for _ in range(self.rng.choice(widths) if BELOW[level] else 0):
            self._grow(self.rng.choice(BELOW[level]), row["id"], (0, 1, 2))

    def line(self, region: str) -> list[Row]:
        """Return the region and those above it, the root last."""
        found = [self.by_id[region]]
        while found[-1]["parent_id"]:
            found.append(self.by_id[found[-1]["parent_id"]])
        return found

    def _share_a_name(self) -> None:
        """Give two counties of different provinces one name (朝阳区)."""
        province = {}
        for row in self.rows:
            above = [r["id"] for r in self.line(row["id"]) if r["level"] == "province"]
            if row["level"] == "county" and above:
                province.setdefault(above[0], row)
        if len(province) > 1:
            first, second = list(province.values())[:2]
            second["zh"] = first["zh"]
            self.namesakes = {first["id"], second["id"]}

    def pick(self) -> str:
        """Choose a region."""
        return self.rng.choice(self.rows)["id"]

    def place(self) -> Row:
        """Choose a place as columns: by id, by names, by both, or none."""
        way = self.rng.choice(("id", "id", "names", "names", "names", "both", "none"))
        row = dict.fromkeys(("region_id", *COLUMN), "")
        if way == "none":
            return row
        region = self.pick()
        names = self._names(region)
        if way in {"id", "both"} or not names:
            row["region_id"] = region
        if way in {"names", "both"}:
            row |= names
        return row

    def _names(self, region: str) -> Row:
        """Names from the province down; upper ones sometimes left out."""
        line = self.line(region)
        names = {r["level"]: r["zh"] for r in line if r["level"] != "country"}
        own = line[0]["level"]
        if region not in self.namesakes and self.rng.randrange(3) == 0:
            names = {own: names[own]} if own in names else {}
        if "province" in names and "city" not in names and self.rng.randrange(2):
            names["city"] = names["province"]  # a municipality in both columns
        return names
