"""Synthetic atlas folders of any size over the built-in base.

``python -m benchmarks.synthetic 100000 FOLDER`` writes a folder that ``chainatlas
build`` loads after the base: enterprises, about 2.4 products each, supplies, owners,
projects, surveys and sources. Links and regions are drawn by Zipf's law, as chains
and places are: few have very many. The same seed gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import click
import numpy as np
import polars as pl

from chainatlas.benchmarks.draw import Draw, Places, codes, take

LINK_EXPONENT = 0.8
MADE = 0.7
"""Share of the links that anybody makes, so that every region has gaps."""
REGION_EXPONENT = 0.7
PRODUCTS = 2.4  # per enterprise
SUPPLIES = 0.5
INVESTS = 0.1
PROJECTS = 0.05
Tables = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Base:
    """What synthetic rows refer to: links (id, category), regions (id, zh, level)."""

    links: pl.DataFrame
    regions: pl.DataFrame

    @classmethod
    def packaged(cls) -> Base:
        """Read the base that ships with the package; all columns are text."""
        return cls(_base_table("links"), _base_table("regions"))

    def level(self, *levels: str) -> pl.DataFrame:
        """Select the regions of some levels."""
        return self.regions.filter(pl.col("level").is_in(levels))


def synthesise(count: int, base: Base, seed: int = 0) -> Tables:
    """Make the tables of an atlas with a number of enterprises; all text."""
    draw = Draw.seeded(seed)
    firms = _enterprises(draw, count, base)
    produces = _produces(draw, firms["id"], base.links["id"])
    return {
        "sources": pl.DataFrame({"id": ["SYN"], "title": ["合成数据"]}),
        "enterprises": firms,
        "produces": produces,
        "supplies": _supplies(draw, firms["id"], produces),
        "invests": _invests(draw, firms["id"]),
        "projects": _projects(draw, firms["id"], base),
        "coverage": _coverage(draw, base),
    }


def write(tables: Tables, folder: Path, form: str) -> None:
    """Write each table as NAME.csv or NAME.parquet; an existing file is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        file = folder / f"{name}.{form}"
        if form == "csv":
            frame.write_csv(file)
        else:
            frame.write_parquet(file)


def _base_table(name: str) -> pl.DataFrame:
    data = files("chainatlas.ontology").joinpath(f"base/{name}.csv").read_bytes()
    return pl.read_csv(BytesIO(data), infer_schema=False).fill_null("")


def _places(
    draw: Draw, size: int, regions: pl.DataFrame
) -> tuple[pl.Series, pl.Series]:
    """Draw places as region ids and city names: one of them, or, 3 in 100, neither.

    Half of the rows in a city have its name, unless two regions share it: such a
    name would be a reject.
    """
    drawn = draw.zipf(regions.height, size, REGION_EXPONENT)
    ids, names = take(regions["id"], drawn), take(regions["unique_city"], drawn)
    blank = pl.repeat("", size, eager=True)
    placed = pl.Series(draw.dice.random(size) >= 0.03)
    by_name = pl.Series(draw.dice.random(size) < 0.5) & (names != "")
    city = names.zip_with(by_name & placed, blank)
    return ids.zip_with(placed & ~by_name, blank), city


def _drawn_regions(base: Base) -> pl.DataFrame:
    """Counties and cities; cities with a name of their own may be named by it."""
    unique = pl.col("zh").is_unique() & (pl.col("level") == "city")
    named = pl.when(unique).then("zh").otherwise(pl.lit("")).alias("unique_city")
    return base.regions.with_columns(named).filter(
        pl.col("level").is_in(["county", "city"])
    )


def _enterprises(draw: Draw, count: int, base: Base) -> pl.DataFrame:
    number = np.arange(count)
    ids = codes("E", number)
    region, city = _places(draw, count, _drawn_regions(base))
    return pl.DataFrame(
        {
            "id": ids,
            "name": codes("合成材料有限公司", number),
            "region_id": region,
            "city": city,
            "status": draw.words(
                count, active=0.45, planned=0.04, closed=0.04, unknown=0.04
            ),
            "tier": draw.words(count, 龙头=0.01, 骨干=0.09),
            "listed_code": draw.numbers(count, 600000, 699999, blank=0.99),
            "founded": draw.numbers(count, 1980, 2025, blank=0.3),
            "source_id": pl.repeat("SYN", count, eager=True),
            "as_of": pl.repeat("2025", count, eager=True),
        }
    )


def _produces(draw: Draw, firms: pl.Series, links: pl.Series) -> pl.DataFrame:
    """About 2.4 products for each enterprise, at least one; no key twice."""
    extra = draw.dice.poisson(PRODUCTS - 1, len(firms))
    maker: Places = np.repeat(np.arange(len(firms)), 1 + extra)
    size = len(maker)
    made = links.gather(draw.dice.permutation(len(links))[: int(MADE * len(links))])
    return pl.DataFrame(
        {
            "enterprise_id": take(firms, maker),
            "link_id": take(made, draw.zipf(len(made), size, LINK_EXPONENT)),
            "product": draw.words(size, 主产品=0.4, 副产品=0.1),
            "capacity": draw.numbers(size, 100, 1_000_000, blank=0.6),
            "unit": pl.repeat("吨/年", size, eager=True),
            "scope": draw.words(size, site=0.5, group=0.1),
            "confidence": draw.words(size, high=0.2, medium=0.3, low=0.1),
            "source_id": pl.repeat("SYN", size, eager=True),
        }
    ).unique(["enterprise_id", "link_id"], keep="first", maintain_order=True)


def _supplies(draw: Draw, firms: pl.Series, produces: pl.DataFrame) -> pl.DataFrame:
    """Customers for products that their supplier makes."""
    size = int(SUPPLIES * len(firms))
    sold = produces.select(pl.col("enterprise_id").alias("supplier_id"), "link_id")
    rows = sold[draw.below(sold.height, size)].with_columns(
        take(firms, draw.below(len(firms), size)).alias("customer_id"),
        draw.words(size, high=0.1, low=0.3).alias("confidence"),
        pl.lit("SYN").alias("source_id"),
    )
    return rows.filter(pl.col("supplier_id") != pl.col("customer_id")).unique(
        ["supplier_id", "customer_id", "link_id"], keep="first", maintain_order=True
    )


def _invests(draw: Draw, firms: pl.Series) -> pl.DataFrame:
    """Owners of enterprises; an owner comes before what it owns, so no circles."""
    size = min(int(INVESTS * len(firms)), len(firms) - 1)
    child = 1 + draw.dice.permutation(len(firms) - 1)[:size]
    parent = (draw.dice.random(size) * child).astype(np.int64)
    return pl.DataFrame(
        {
            "parent_id": take(firms, parent),
            "child_id": take(firms, child),
            "share": draw.numbers(size, 1, 101, blank=0.3),
            "source_id": pl.repeat("SYN", size, eager=True),
        }
    )


def _projects(draw: Draw, firms: pl.Series, base: Base) -> pl.DataFrame:
    size = int(PROJECTS * len(firms))
    number = np.arange(size)
    region, city = _places(draw, size, _drawn_regions(base))
    return pl.DataFrame(
        {
            "id": codes("P", number),
            "name": codes("合成项目", number),
            "enterprise_id": take(firms, draw.below(len(firms), size)),
            "link_id": take(base.links["id"], draw.below(base.links.height, size)),
            "region_id": region,
            "city": city,
            "investment_yi": draw.numbers(size, 1, 500, blank=0.4),
            "status": draw.words(
                size,
                **dict.fromkeys(("planned", "signed", "started", "trial"), 0.15),
                completed=0.2,
                stopped=0.1,
            ),
            "source_id": pl.repeat("SYN", size, eager=True),
        }
    )


def _coverage(draw: Draw, base: Base) -> pl.DataFrame:
    """A statement for a third of all pairs of province or city and category."""
    pairs = (
        base.level("province", "city")
        .select(pl.col("id").alias("region"))
        .join(base.links.select("category").unique(maintain_order=True), how="cross")
    )
    pairs = pairs.filter(pl.Series(draw.dice.random(pairs.height) < 1 / 3))
    size = pairs.height
    weights = {"complete": 0.25, "broad": 0.35, "partial": 0.3, "none": 0.1}
    return pairs.with_columns(
        draw.words(size, **weights).alias("completeness"),
        draw.words(size, **{"2024": 0.5, "2025": 0.5}).alias("as_of"),
        pl.lit("SYN").alias("source_id"),
    )


@click.command()
@click.argument("count", type=click.IntRange(min=1))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seed", default=0, show_default=True, help="Same seed, same bytes.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "parquet"]),
    default="csv",
    show_default=True,
)
def main(count: int, folder: Path, seed: int, form: str) -> None:
    """Write a synthetic atlas with COUNT enterprises into FOLDER."""
    tables = synthesise(count, Base.packaged(), seed)
    write(tables, folder, form)
    for name, frame in tables.items():
        click.echo(f"{name:12} {frame.height:>10}")


if __name__ == "__main__":
    main()
