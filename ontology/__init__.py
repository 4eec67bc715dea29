"""What may exist: the schema, the base, the errors and texts that all layers share."""

from chainatlas.ontology.catalogue import Lang, say
from chainatlas.ontology.errors import (
    AmbiguousName,
    AtlasError,
    BadInput,
    ExportFailed,
    QueryFailed,
    StoreUnavailable,
    UnknownName,
    WrongUse,
)
from chainatlas.ontology.schema import (
    Column,
    EdgeType,
    Table,
    edge_types,
    node_tables,
    tables,
)

__all__ = [
    "AmbiguousName",
    "AtlasError",
    "BadInput",
    "Column",
    "EdgeType",
    "ExportFailed",
    "Lang",
    "QueryFailed",
    "StoreUnavailable",
    "Table",
    "UnknownName",
    "WrongUse",
    "edge_types",
    "node_tables",
    "say",
    "tables",
]
