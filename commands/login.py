"""User and password of a server: from options, the environment, a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from chainatlas.graph.server.address import is_server
from chainatlas.graph.server.login import Login
from chainatlas.ontology.errors import WrongUse

USER_VARIABLE, PASSWORD_VARIABLE = "CHAINATLAS_USER", "CHAINATLAS_PASSWORD"
_USER = click.option(
    "--user", metavar="NAME", help="User of a Neo4j server. [default: CHAINATLAS_USER]"
)
_FILE = click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File with the password. [default: CHAINATLAS_PASSWORD holds it]",
)


def with_login(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --user and --password-file."""
    return _USER(_FILE(command))


def _from_file(path: Path) -> str:
    """Return the password that a file holds, without the end of its line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8?"
        raise WrongUse("store.password_file", path=path, error=reason) from None
    password = text.removesuffix("\n").removesuffix("\r")
    if not password:
        raise WrongUse("store.password_empty", path=path)
    return password


def login_of(address: str, user: str | None, file: Path | None) -> Login | None:
    """Return the login for a server, None for a path or where none is given.

    Raises:
        WrongUse: the file cannot be read, or one of user and password is missing.
    """
    if not is_server(address):
        return None
    user = user or os.environ.get(USER_VARIABLE)
    password = _from_file(file) if file else os.environ.get(PASSWORD_VARIABLE)
    if not user and not password:
        return None
    if not password:
        raise WrongUse("store.no_password", user=user)
    if not user:
        raise WrongUse("store.no_user")
    return Login(user, password)
