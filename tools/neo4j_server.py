"""A real Neo4j server for tests, benchmarks and ``make neo4j``.

``python -m tools.neo4j_server HOME`` starts one and prints its address until Ctrl-C.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from chainatlas.tools.neo4j_jars import jars, unavailable

_START_SECONDS = 120
_STOP_SECONDS = 60
_OPENED = ("java.nio", "sun.nio.ch", "java.io")
_MEMORY = {
    "server.memory.heap.initial_size": "256m",
    "server.memory.heap.max_size": "768m",
    "server.memory.pagecache.size": "128m",
}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _die_with_parent() -> None:
    """Let the kernel end the server when the process that started it is gone."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


class Server:
    """One server with a home folder of its own and authentication on.

    Args:
        home: folder for its data, logs and settings; kept when the server stops.
        port: of bolt; a free one by default, kept over restarts.
        password: of the user neo4j; it can be set once for a home.
        settings: further lines of neo4j.conf, in place of the defaults here.
        options: of the Java machine.
    """

    user = "neo4j"

    def __init__(
        self,
        home: Path,
        *,
        port: int | None = None,
        password: str | None = None,
        settings: Mapping[str, str] | None = None,
        options: Sequence[str] = (),
    ) -> None:
        self.home = home.resolve()
        self.port = port or free_port()
        self.password = password or secrets.token_hex(12)
        self.settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f":{self.port}",
            "server.bolt.advertised_address": f"127.0.0.1:{self.port}",
            "server.http.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "dbms.security.auth_minimum_password_length": "1",
            **_MEMORY,
            **(settings or {}),
        }
        self._options = tuple(options)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """The address for ``--db``."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The process id of the running server."""
        assert self._process is not None
        return self._process.pid

    def _java(self, main: str, *args: str, heap: str = "768m") -> list[str]:
        opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED]
        start = ["java", *self._options, f"-Xmx{heap}", *opened]
        return [*start, "-cp", f"{jars()}/*", main, *args]

    def _configure(self) -> None:
        conf = self.home / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        lines = (f"{name}={value}\n" for name, value in self.settings.items())
        (conf / "neo4j.conf").write_text("".join(lines), encoding="utf-8")

    def admin(
        self, *args: str, folder: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run ``neo4j-admin`` on the home, in a folder, with the server stopped.

        Raises:
            RuntimeError: it failed; holds what it said.
        """
        self._configure()
        done = subprocess.run(
            self._java("org.neo4j.cli.AdminTool", *args),
            env={
                **os.environ,
                "NEO4J_HOME": str(self.home),
                "NEO4J_CONF": str(self.home / "conf"),
            },
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {args[:2]}: {done.stdout}{done.stderr}")
        return done

    def _set_password(self) -> None:
        known = self.home / "password"
        if known.exists():
            self.password = known.read_text(encoding="utf-8")
        else:
            self.admin("dbms", "set-initial-password", self.password)
            known.touch(mode=0o600)
            known.write_text(self.password, encoding="utf-8")

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises:
            RuntimeError: it ended or did not answer in time; holds the log's tail.
        """
        self._configure()
        self._set_password()
        heap = self.settings["server.memory.heap.max_size"]
        where = (f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        main = "org.neo4j.server.CommunityEntryPoint"
        with (self.home / "console.log").open("wb") as log:
            self._process = subprocess.Popen(
                self._java(main, *where, heap=heap),
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=_die_with_parent,
            )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + _START_SECONDS
        while not self._answers():
            assert self._process is not None
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                log = (self.home / "console.log").read_text(encoding="utf-8")
                raise RuntimeError(f"the server did not start: {log[-2000:]}")
            time.sleep(0.2)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            driver = GraphDatabase.driver(self.address, auth=(self.user, self.password))
            with driver, contextlib.suppress(DriverError, Neo4jError):
                driver.execute_query("RETURN 1")
                return True
        return False

    def stop(self) -> None:
        """Stop the server in good order."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_STOP_SECONDS)
            self._process = None

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(_STOP_SECONDS)
            self._process = None

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def main() -> None:
    """Run a server for a person until Ctrl-C; its data is kept in the home folder."""
    reason = unavailable()
    if reason:
        raise SystemExit(f"no Neo4j here: {reason}")
    with Server(Path(sys.argv[1]), port=7687) as server:
        click.echo(f"address   {server.address}\nuser      {server.user}")
        click.echo(f"password  {server.password}\n\nin another terminal:")
        click.echo(
            f"  export CHAINATLAS_DB={server.address} CHAINATLAS_USER={server.user}"
        )
        click.echo(f"  export CHAINATLAS_PASSWORD={server.password}")
        click.echo(
            "  . .venv/bin/activate && chainatlas build facts && chainatlas info"
        )
        click.echo("\nCtrl-C stops it; the data stays.")
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
