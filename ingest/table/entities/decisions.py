"""What people decided about pairs of enterprises, applied in every month.

The decisions are kept in ``decisions.csv`` in the folder of the tables.

A row names two sides, each by id, or by name, region_id and credit_code where the id is
empty or no longer known, and a verdict:

- ``same``: the two are one enterprise; the id that was seen first stays;
- ``different``: the pair never stands in the queue again;
- ``unsure``: it stays in the queue, with the note.

Enterprises with two codes are never merged: a chain of ``same`` that would do so, or
that holds a pair called ``different``, is not applied, and its pairs come back as
``contested``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl

from chainatlas.ingest.table.entities.faces import PAIR, SIDE
from chainatlas.ontology.errors import BadInput

FILE = "decisions.csv"
SIDES = tuple(n for n in PAIR if n not in ("kind", "score"))
DECISIONS = {**dict.fromkeys(SIDES, pl.String), "verdict": pl.String, "note": pl.String}
_NOBODY = pl.DataFrame(schema=dict.fromkeys(SIDE, pl.String))
VERDICTS = ("same", "different", "unsure")


def no_decisions() -> pl.DataFrame:
    """Return an empty frame of decisions."""
    return pl.DataFrame(schema=DECISIONS)


def read_decisions(folder: Path) -> pl.DataFrame:
    """Return the decisions of a folder, none where there is no file.

    Raises:
        BadInput: the file cannot be read, lacks a column, or has an unknown verdict.
    """
    path = folder / FILE
    if not path.exists():
        return no_decisions()
    try:
        frame = pl.read_csv(path, infer_schema=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise BadInput("ingest.bad_csv", path=path, error=error) from error
    missing = [n for n in ("verdict", *SIDES) if n not in frame.columns]
    if missing:
        values = {"columns": ", ".join(missing), "found": ", ".join(frame.columns)}
        raise BadInput("ingest.missing_column", file=path, **values)
    if "note" not in frame.columns:
        frame = frame.with_columns(note=pl.lit(None, pl.String))
    verdict = pl.col("verdict").str.strip_chars().str.to_lowercase()
    frame = frame.select(*DECISIONS).with_columns(verdict)
    known = pl.col("verdict").is_in(VERDICTS).fill_null(False)
    bad = frame.with_row_index("row", offset=2).filter(~known)
    if len(bad):
        row, word = bad.select("row", "verdict").row(0)
        accepted = ", ".join(VERDICTS)
        raise BadInput(
            "entities.verdict", sheet=path, row=row, word=word, known=accepted
        )
    return frame


def write_decisions(decisions: pl.DataFrame, folder: Path) -> None:
    """Write the decisions of a folder; the file is put in place when it is whole.

    Raises:
        OSError: the folder is missing or cannot be written to.
    """
    new = folder / f"{FILE}.part"
    decisions.write_csv(new)
    new.replace(folder / FILE)


def add_decisions(before: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Return both; of two decisions about one pair the later one stays."""
    every = pl.concat([before, now])
    return every.unique(SIDES, keep="last", maintain_order=True)


@dataclass(frozen=True)
class Ruling:
    """Decisions about the enterprises of a run.

    Attributes:
        merged: (id, owner): what became of ids that are another's now.
        decided: (id_a, id_b, name_a, name_b, verdict, note) with the ids of now, the
            lesser first; names matter only where the ids are equal.
        contested: (id_a, id_b) of ``same`` pairs that are not applied.
    """

    merged: pl.DataFrame
    decided: pl.DataFrame
    contested: pl.DataFrame

    @classmethod
    def none(cls) -> Ruling:
        """Return what no decisions mean."""
        return rule(no_decisions(), _NOBODY, {}, {})


def _side(decisions: pl.DataFrame, mark: str, known: pl.DataFrame) -> pl.Series:
    """Return the id of one side: by id, by code, else by a name and region of one id.

    ``known`` has id, name, region_id and credit_code of every name.
    """
    side = decisions.select(
        pl.int_range(pl.len()).alias("at"),
        *(pl.col(f"{n}_{mark}").alias(n) for n in SIDE),
    )
    ids = known.select("id", by_id="id").unique()
    codes = known.drop_nulls("credit_code").select("credit_code", by_code="id")
    names = known.select("name", "region_id", by_name="id").unique()
    alone = names.filter(pl.len().over("name", "region_id") == 1)
    named = side.join(
        alone, on=["name", "region_id"], how="left", nulls_equal=True
    ).join(codes.unique("credit_code"), on="credit_code", how="left")
    found = named.join(ids, on="id", how="left").sort("at")
    return found.select(pl.coalesce("by_id", "by_code", "by_name")).to_series()


def _components(pairs: list[tuple[str, str]]) -> list[list[str]]:
    graph: Any = nx.Graph(pairs)
    return [sorted(part) for part in nx.connected_components(graph)]


def _fits(part: list[str], codes: dict[str, str], apart: set[tuple[str, str]]) -> bool:
    """Whether the ids of a chain have at most one code, and none is kept apart."""
    found = {codes[i] for i in part if i in codes}
    among = set(part)
    return len(found) < 2 and not any(a in among and b in among for a, b in apart)


def rule(
    decisions: pl.DataFrame,
    known: pl.DataFrame,
    codes: dict[str, str],
    first_seen: dict[str, str],
) -> Ruling:
    """Return what the decisions mean for the ids that are known now.

    ``codes`` gives the code of an id, ``first_seen`` the order of the ids of the
    register (an id without stands after them).
    """
    a, b = (_side(decisions, mark, known) for mark in "ab")
    sided = decisions.with_columns(id_a=a, id_b=b).drop_nulls(["id_a", "id_b"])
    same = sided.filter(pl.col("verdict") == "same", pl.col("id_a") != pl.col("id_b"))
    apart = sided.filter(pl.col("verdict") == "different")
    kept = set(apart.select("id_a", "id_b").iter_rows())
    merged: list[tuple[str, str]] = []
    for part in _components(list(same.select("id_a", "id_b").iter_rows())):
        if _fits(part, codes, kept):
            oldest = min(
                part, key=lambda i: (first_seen.get(i, "~"), i not in codes, i)
            )
            merged += [(i, oldest) for i in part if i != oldest]
    schema = {"id": pl.String, "owner": pl.String}
    into = pl.DataFrame(merged, schema=schema, orient="row")
    taken = pl.concat([into["id"], into["owner"]]).implode()
    contested = same.filter(~pl.col("id_a").is_in(taken)).select("id_a", "id_b")
    return Ruling(into, _now(sided, into), _ordered(contested))


def _now(sided: pl.DataFrame, merged: pl.DataFrame) -> pl.DataFrame:
    """Return the decisions with the ids that stay."""
    for side in ("id_a", "id_b"):
        into = merged.rename({"id": side, "owner": "into"})
        sided = sided.join(into, on=side, how="left", maintain_order="left")
        sided = sided.with_columns(pl.coalesce("into", side).alias(side)).drop("into")
    return _ordered(sided).select("id_a", "id_b", "name_a", "name_b", "verdict", "note")


def _ordered(pairs: pl.DataFrame) -> pl.DataFrame:
    a, b = pl.col("id_a"), pl.col("id_b")
    return pairs.with_columns(
        id_a=pl.min_horizontal(a, b), id_b=pl.max_horizontal(a, b)
    )
