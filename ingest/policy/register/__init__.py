"""The register of responsible units, and the names that a text prints of them."""

from chainatlas.ingest.policy.register.bodies import Body, bodies
from chainatlas.ingest.policy.register.names import certain, registered, unit_like
from chainatlas.ingest.policy.register.units import Unit, Units

__all__ = ["Body", "Unit", "Units", "bodies", "certain", "registered", "unit_like"]
