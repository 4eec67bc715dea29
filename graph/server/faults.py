"""What can go wrong at a server, as messages that say what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from chainatlas.ontology.errors import StoreUnavailable

MEMORY = (
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
    "Neo.TransientError.General.TransactionOutOfMemoryError",
    "Neo.TransientError.General.OutOfMemoryError",
    "Neo.DatabaseError.General.OutOfMemoryError",
)
TIMED_OUT = (
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
    "Neo.ClientError.Transaction.LockClientStopped",
    "Neo.TransientError.Transaction.LockClientStopped",
    "Neo.TransientError.Transaction.LockAcquisitionTimeout",
    "Neo.ClientError.Transaction.TransactionTerminated",
    "Neo.TransientError.Transaction.Terminated",
)
_KEYS = {
    "Neo.ClientError.Security.AuthenticationRateLimit": "store.login_rate",
    "Neo.ClientError.Security.CredentialsExpired": "store.login_expired",
    "Neo.ClientError.Database.DatabaseNotFound": "store.no_database",
    "Neo.TransientError.General.DatabaseUnavailable": "store.offline",
    "Neo.ClientError.Security.Forbidden": "store.no_right",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": "store.no_right",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": "store.no_right",
    "Neo.ClientError.Schema.ConstraintValidationFailed": "store.mixed",
    "Neo.ClientError.Schema.ConstraintCreationFailed": "store.mixed",
    "Neo.ClientError.Cluster.NotALeader": "store.no_leader",
    **dict.fromkeys(MEMORY, "store.memory"),
}
"""Messages for the codes of servers."""


def is_memory(error: Exception) -> bool:
    """Whether the server had no memory left for a transaction."""
    return isinstance(error, Neo4jError) and error.code in MEMORY


def is_timed_out(error: Exception) -> bool:
    """Whether a transaction was ended for taking too long."""
    return isinstance(error, Neo4jError) and error.code in TIMED_OUT


def _key(error: Exception) -> str:
    if isinstance(error, Neo4jError):
        known = _KEYS.get(error.code or "")
        return known or (
            "store.login" if isinstance(error, AuthError) else "store.server"
        )
    if isinstance(error, UnsupportedServerProduct | ConfigurationError):
        return "store.not_neo4j"
    if isinstance(error, IncompleteCommit | SessionExpired):
        return "store.gone"
    return (
        "store.unreachable" if isinstance(error, ServiceUnavailable) else "store.gone"
    )


def fault(error: Exception, address: str) -> StoreUnavailable:
    """Return an error of the driver or server in words for people."""
    said = getattr(error, "message", None) or str(error)
    told = " ".join(said.split())[:300]
    return StoreUnavailable(_key(error), address=address, error=told)


@contextmanager
def told(address: str) -> Iterator[None]:
    """Turn errors of the driver and the server into those that people can mend.

    Raises:
        StoreUnavailable: whatever the driver raised.
    """
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise fault(error, address) from error
