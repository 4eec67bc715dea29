"""Sources become records and rejects: folders of tables in, typed frames out."""

from chainatlas.ingest.locate import locate
from chainatlas.ingest.read import Reader
from chainatlas.ingest.record import Count, Intake, Location, RawTable

__all__ = ["Count", "Intake", "Location", "RawTable", "Reader", "locate"]
