"""One database of one server: its driver, and transactions that are tried again."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable
from typing import TypeVar

import neo4j
from neo4j import GraphDatabase, ManagedTransaction

from chainatlas import __version__
from chainatlas.graph.server.address import Address
from chainatlas.graph.server.faults import told
from chainatlas.graph.server.login import Login

Result = TypeVar("Result")
Work = Callable[[ManagedTransaction], Result]
READ_RETRY_SECONDS = 5.0
WRITE_RETRY_SECONDS = 30.0
"""For how long errors that pass are met by trying again (a leader that changes)."""
_FETCH_ROWS = 10_000

# The driver warns of each retry; whether that is shown is for the application to say.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Connection:
    """Runs transactions on one database; each sees what the former ones wrote."""

    def __init__(self, address: Address, login: Login | None) -> None:
        self.shown = address.shown
        self._database = address.database
        with told(address.shown):
            self._driver = GraphDatabase.driver(
                address.uri,
                auth=(login.user, login.password) if login else None,
                user_agent=f"chainatlas/{__version__}",
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                connection_timeout=10,
            )
        self._bookmarks = GraphDatabase.bookmark_manager()
        self._reached = False
        self.close = weakref.finalize(self, self._driver.close)

    def session(
        self, mode: str = neo4j.WRITE_ACCESS, retry: float = WRITE_RETRY_SECONDS
    ) -> neo4j.Session:
        """Open a session; the first one finds out at once whether the server is there.

        Raises:
            neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError
        """
        if not self._reached:
            self._driver.verify_connectivity()
            self._reached = True
        return self._driver.session(
            database=self._database,
            default_access_mode=mode,
            bookmark_manager=self._bookmarks,
            fetch_size=_FETCH_ROWS,
            max_transaction_retry_time=retry,
        )

    def read(self, work: Work[Result], seconds: float | None = None) -> Result:
        """Run a reading transaction, ended by the server after some seconds if given.

        Raises:
            neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError
        """
        with self.session(neo4j.READ_ACCESS, READ_RETRY_SECONDS) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=seconds)(work))

    def write(
        self,
        work: Work[Result],
        seconds: float | None = None,
        retry: float = WRITE_RETRY_SECONDS,
    ) -> Result:
        """Run a writing transaction; ``work`` may be run again after a lost commit.

        Raises:
            neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError
        """
        with self.session(retry=retry) as session:
            return session.execute_write(neo4j.unit_of_work(timeout=seconds)(work))

    def run(self, statement: str) -> None:
        """Run one statement that needs a transaction of its own, such as a constraint.

        Raises:
            neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError
        """
        with self.session() as session:
            session.run(statement).consume()
