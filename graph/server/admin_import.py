"""Files for ``neo4j-admin database import``, the fastest way into an empty database.

One header and one data file for each label and each edge type between two labels, the
version marker in its finished state, and ``schema.cypher``, to be run after the import:
the constraints, and the empty lists, which the import leaves out. Texts are quoted and
nulls are not, so that an empty text stays one; lists, which are never null, are joined
by U+001F.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import polars as pl

from chainatlas.graph.records import FROM, TO, Edges, Nodes
from chainatlas.graph.server.constraints import LOAD, constraints
from chainatlas.graph.store import Store, View, Writer
from chainatlas.graph.tables import Triple, edge_schema, node_schema
from chainatlas.ontology.errors import StoreUnavailable, WrongUse
from chainatlas.ontology.schema import edge_types

ARGUMENTS, SCHEMA = "import.args", "schema.cypher"
_JOINT = "\x1f"
_OPTIONS = (
    "--overwrite-destination",
    "--id-type=string",
    "--array-delimiter=U+001F",
    "--multiline-fields=true",
    "--bad-tolerance=0",
)
_KINDS = {pl.Int64(): "long", pl.Float64(): "double", pl.Boolean(): "boolean"}
_MARKER = {"id": "state", "version": 2, "loads": 1, "mode": "none", "step": 0}


def _field(name: str, kind: pl.DataType) -> str:
    known = "string[]" if kind == pl.List else _KINDS.get(kind, "string")
    return f"{name}:{known}"


def _joined(frame: pl.DataFrame) -> pl.DataFrame:
    """Return lists as texts."""
    lists = [n for n, kind in frame.schema.items() if kind == pl.List]
    return frame.with_columns(pl.col(lists).list.join(_JOINT))


def _empty_lists() -> Iterator[str]:
    """Yield the statements that make the lists empty which the import left out."""
    for edge in edge_types().values():
        lists = [c.name for c in edge.columns if c.type == "texts"]
        sets = ", ".join(f"e.`{n}` = coalesce(e.`{n}`, [])" for n in lists)
        if lists:
            yield (
                f"MATCH ()-[e:{edge.name}]->() CALL (e) {{ SET {sets} }} "
                "IN TRANSACTIONS OF 10000 ROWS"
            )


class ImportWriter(Writer):
    """Writes batches into a folder, one file after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, list[str]] = {}

    def _write(
        self, option: str, name: str, header: list[str], frame: pl.DataFrame
    ) -> None:
        """Append rows to the data file of a label or triple; the first makes both."""
        if option not in self._files:
            line = ",".join(header) + "\n"
            (self._folder / f"{name}.header.csv").write_text(line, encoding="utf-8")
            self._files[option] = [f"{name}.header.csv", f"{name}.csv"]
        with (self._folder / f"{name}.csv").open("ab") as file:
            _joined(frame).write_csv(
                file, include_header=False, quote_style="non_numeric"
            )

    def nodes(self, batch: Nodes) -> None:
        """Add nodes whose ids are new."""
        schema = node_schema(batch.label)
        header = [_field(n, kind) for n, kind in schema.items() if n != "id"]
        frame = batch.frame.select(schema.names()).cast(schema)
        ids = f"id:ID({batch.label})"
        self._write(f"--nodes={batch.label}", batch.label, [ids, *header], frame)

    def edges(self, batch: Edges) -> None:
        """Add edges between nodes that are there."""
        triple: Triple = (batch.type, batch.source, batch.target)
        schema = edge_schema(batch.type)
        own = [_field(n, k) for n, k in schema.items() if n not in (FROM, TO)]
        header = [f":START_ID({batch.source})", f":END_ID({batch.target})", *own]
        frame = batch.frame.select(schema.names()).cast(schema)
        name = ".".join(triple)
        if len(frame):
            self._write(f"--relationships={name}", name, header, frame)

    def finish(self) -> None:
        """Write the marker, what is to be run after, and the arguments."""
        marker = pl.DataFrame([_MARKER])
        fields = [_field(n, kind) for n, kind in marker.schema.items() if n != "id"]
        self._write(f"--nodes={LOAD}", LOAD, [f"id:ID({LOAD})", *fields], marker)
        after = (*constraints(), *_empty_lists())
        statements = "".join(f"{statement};\n" for statement in after)
        (self._folder / SCHEMA).write_text(statements, encoding="utf-8")
        lines = [*_OPTIONS, *map(self._argument, self._files)]
        text = "".join(f"{line}\n" for line in lines)
        (self._folder / ARGUMENTS).write_text(text, encoding="utf-8")

    def _argument(self, option: str) -> str:
        kind, _, name = option.partition("=")
        label = name.split(".")[0]  # the type of an edge, the label of a node
        return f"{kind}={label}={','.join(self._files[option])}"


class ImportFolder(Store):
    """A new folder that is filled once, and read by ``neo4j-admin`` alone."""

    interruptible = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = str(folder)

    def exists(self) -> bool:
        """Whether there is something to merge with: never."""
        return False

    def view(self) -> AbstractContextManager[View]:
        """Refuse: the files are not a graph yet."""
        raise StoreUnavailable("store.import_only", path=self.folder)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make the folder.

        Raises:
            WrongUse: it is there and not empty, or it cannot be made.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            empty = not any(self.folder.iterdir())
        except OSError as error:
            raise self._unwritable(error) from error
        if not empty:
            raise WrongUse("store.import_not_empty", path=self.folder)
        yield

    def _unwritable(self, error: OSError) -> WrongUse:
        said = error.strerror or error
        return WrongUse("store.import_unwritable", path=self.folder, error=said)

    @contextmanager
    def replace(self) -> Iterator[Writer]:
        """Write every file; the one with the arguments comes last."""
        writer = ImportWriter(self.folder)
        try:
            yield writer
            writer.finish()
        except OSError as error:
            raise self._unwritable(error) from error


def commands(database: str = "neo4j") -> tuple[str, str]:
    """Return the command that imports and the one that is run after it.

    Both are for the folder of the files; an import needs the database stopped.
    """
    return (
        f"neo4j-admin database import full {database} @{ARGUMENTS}",
        f"cypher-shell -d {database} -f {SCHEMA}",
    )
