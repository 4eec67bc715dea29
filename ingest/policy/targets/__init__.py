"""What a document wants to be reached, kept apart from what it tells of the past."""

from chainatlas.ingest.policy.targets.find import figures
from chainatlas.ingest.policy.targets.found import Figure
from chainatlas.ingest.policy.targets.setting import Setting

__all__ = ["Figure", "Setting", "figures"]
