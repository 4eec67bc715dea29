"""Numbers of a text: as printed beside their value, with years and periods."""

from chainatlas.ingest.policy.numbers.amounts import Amount, amounts
from chainatlas.ingest.policy.numbers.units import base

__all__ = ["Amount", "amounts", "base"]
