"""Regions as a tree of numbers, so that "lies in" is a comparison of columns.

Every region has a number ``node``; 0 is the root: the country, or a place that is not
known. ``node`` counts in the order of the tree (each region right before what lies in
it) and ``last`` is the greatest number inside it, so that b lies in a, or is a, exactly
where ``a.node <= b.node <= a.last`` (nested sets; Celko, Trees and Hierarchies in SQL).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from chainatlas.ingest.places import Gazetteer

ROOT = 0
_ROOT_LEVEL = "country"


@dataclass(frozen=True)
class Tree:
    """The regions of a gazetteer, numbered."""

    gazetteer: Gazetteer

    @cached_property
    def _rows(self) -> list[tuple[int, int, str, str, int]]:
        """Return (node, last, id, level, node above) in the order of the tree."""
        inside: dict[str | None, list[tuple[str, str]]] = defaultdict(list)
        columns = self.gazetteer.frame.select("id", "level", "parent_id").sort("id")
        for key, level, parent in columns.iter_rows():
            known = parent if parent in self.gazetteer.ids else None
            inside[known].append((key, level))
        rows: list[tuple[int, int, str, str, int]] = []

        def walk(key: str | None, above: int) -> None:
            for child, level in inside[key]:
                if level == _ROOT_LEVEL:
                    walk(child, ROOT)
                    continue
                place = len(rows)
                rows.append((place + 1, 0, child, level, above))
                walk(child, place + 1)
                rows[place] = (place + 1, len(rows), child, level, above)

        walk(None, ROOT)
        return rows

    @cached_property
    def frame(self) -> pl.DataFrame:
        """One row per node: node, last, region_id (null at the root), level, province.

        ``province`` is the node of the topmost region around it; 0 at the root.
        """
        tops: dict[int, int] = {ROOT: ROOT}
        for node, _, _, _, above in self._rows:
            tops[node] = tops[above] or node
        root = (ROOT, len(self._rows), None, _ROOT_LEVEL, ROOT)
        return pl.DataFrame(
            [(*row[:4], tops[row[0]]) for row in [root, *self._rows]],
            schema={
                "node": pl.Int32,
                "last": pl.Int32,
                "region_id": pl.String,
                "level": pl.String,
                "province": pl.Int32,
            },
            orient="row",
        )

    @cached_property
    def above(self) -> pl.DataFrame:
        """One row per (node, above): everything that a node lies in, the root too."""
        up = {ROOT: ROOT}
        pairs: list[tuple[int, int]] = []
        for node, _, _, _, above in self._rows:
            up[node] = above
            at = node
            while at != ROOT:
                at = up[at]
                pairs.append((node, at))
        schema = {"node": pl.Int32, "above": pl.Int32}
        return pl.DataFrame(pairs, schema=schema, orient="row")

    def node_of(self, region_id: pl.Expr) -> pl.Expr:
        """Return the node of a region id; what is null or no region is the root."""
        known = self.frame.drop_nulls("region_id")
        return region_id.replace_strict(
            known["region_id"], known["node"], default=ROOT, return_dtype=pl.Int32
        )

    def last_of(self, node: pl.Expr) -> pl.Expr:
        """Return the greatest node inside a node."""
        return self._look_up(node, "last")

    def province_of(self, node: pl.Expr) -> pl.Expr:
        """Return the node of the province around a node; 0 at the root."""
        return self._look_up(node, "province")

    def region_of(self, node: pl.Expr) -> pl.Expr:
        """Return the region id of a node; null at the root."""
        return self._look_up(node, "region_id")

    def is_county(self, node: pl.Expr) -> pl.Expr:
        """Whether a node is a county: the finest level of the gazetteer."""
        return self._look_up(node, "level") == "county"

    def _look_up(self, node: pl.Expr, column: str) -> pl.Expr:
        return node.replace_strict(
            self.frame["node"],
            self.frame[column],
            return_dtype=self.frame.schema[column],
        )

    def nested(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """Whether one of two nodes lies in the other, or they are equal."""
        b_in_a = (b >= a) & (b <= self.last_of(a))
        return b_in_a | ((a >= b) & (a <= self.last_of(b)))
