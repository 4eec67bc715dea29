"""The register of ids: who was seen, under which names, and in which source.

It is kept in the folder of the tables, so that an enterprise has one id in all months:
``identities.parquet``, ``identity_names.parquet``, ``identity_sightings.parquet``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import polars as pl

from chainatlas.ontology.errors import BadInput

Schema = Mapping[str, type[pl.DataType]]
IDENTITIES: Schema = {
    "id": pl.String,
    "credit_code": pl.String,
    "core": pl.String,
    "region_id": pl.String,
    "name": pl.String,
    "first_seen": pl.String,
    "last_seen": pl.String,
}
NAMES: Schema = {
    "id": pl.String,
    "name": pl.String,
    "core": pl.String,
    "region_id": pl.String,
    "credit_code": pl.String,
    "first_seen": pl.String,
    "last_seen": pl.String,
}
SIGHTINGS: Schema = {
    "source_id": pl.String,
    "scope": pl.String,
    "id": pl.String,
    "as_of": pl.String,
}
_FILES: dict[str, tuple[str, Schema]] = {
    "identities": ("identities.parquet", IDENTITIES),
    "names": ("identity_names.parquet", NAMES),
    "sightings": ("identity_sightings.parquet", SIGHTINGS),
}


def _empty(schema: Schema) -> pl.LazyFrame:
    return pl.LazyFrame(schema=schema)


@dataclass(frozen=True)
class Register:
    """What former months left.

    Attributes:
        identities: one row per id: credit_code, and the winning core, region_id and
            name; first_seen and last_seen are ISO dates, null where no row had one.
        names: every (name, region_id, credit_code) that rows of an id had, with the
            core of the name: its former names too.
        sightings: which ids the newest file of a source and scope had.
    """

    identities: pl.LazyFrame
    names: pl.LazyFrame
    sightings: pl.LazyFrame

    @classmethod
    def empty(cls) -> Register:
        """Return the register before the first month."""
        return cls(*(_empty(schema) for _, schema in _FILES.values()))

    @classmethod
    def read(cls, folder: Path) -> Register:
        """Return the register of a folder, an empty one where there is none.

        Raises:
            BadInput: a file of it is missing while another is there, or damaged.
        """
        paths = [folder / name for name, _ in _FILES.values()]
        missing = [path for path in paths if not path.is_file()]
        if len(missing) == len(paths):
            return cls.empty()
        if missing:
            raise BadInput("entities.register_part", path=missing[0])
        schemas = [schema for _, schema in _FILES.values()]
        return cls(*map(_read, paths, schemas))

    def write(self, folder: Path) -> None:
        """Write the three files; each is put in place when it is whole.

        Raises:
            OSError: the folder is missing or cannot be written to.
        """
        for field in fields(self):
            path = folder / _FILES[field.name][0]
            new = path.with_suffix(".part")
            getattr(self, field.name).sink_parquet(new)
            new.replace(path)


def _read(path: Path, schema: Schema) -> pl.LazyFrame:
    try:
        frame = pl.scan_parquet(path)
        frame = frame.select(pl.col(n).cast(t) for n, t in schema.items())
        frame.collect_schema()
        return frame
    except (pl.exceptions.PolarsError, OSError) as error:
        raise BadInput("ingest.bad_parquet", path=path, error=error) from error
