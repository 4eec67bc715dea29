"""What every command shares: options, the open store, errors as exit codes."""

from __future__ import annotations

import functools
import locale
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from chainatlas.commands.login import login_of, with_login
from chainatlas.commands.output import FORMATS, Row, deliver, render
from chainatlas.commands.stopping import stopping
from chainatlas.graph.opening import open_store
from chainatlas.graph.server.login import Login
from chainatlas.graph.store import Store, View
from chainatlas.ontology.catalogue import Lang, say
from chainatlas.ontology.errors import AtlasError
from chainatlas.queries.answer import Meta, meta_of
from chainatlas.queries.header import BadQueryFile

DEFAULT_DB = "atlas.lbug"
INTERRUPTED = 130


def language(given: str | None) -> Lang:
    """Return the language asked for, else that of the locale (zh or en)."""
    said = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    named = given or next(filter(None, said), "")
    if not named:
        with suppress(ValueError):  # a locale that Python does not know
            named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


@dataclass(frozen=True)
class Session:
    """The store and language of one command."""

    address: str
    lang: Lang
    login: Login | None = None

    @property
    def store(self) -> Store:
        """The store at the address."""
        return open_store(self.address, self.login)

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open the store for reading; Ctrl-C stops a query that is under way."""
        with stopping(lambda: self._stopped()), self.store.view() as view:
            yield view

    def _stopped(self) -> None:
        self.say("cli.interrupted")
        os._exit(INTERRUPTED)  # reading leaves nothing to tidy up

    def say(self, key: str, **values: object) -> None:
        """Tell something on standard error."""
        click.echo(say(key, self.lang, **values), err=True)

    def meta(self, view: View, query: str, parameters: Mapping[str, Any]) -> Meta:
        """Return the meta of an answer."""
        return meta_of(view, query, parameters)


@dataclass(frozen=True)
class Printing:
    """How rows are to be printed, and where to."""

    form: str
    path: Path | None

    def rows(
        self,
        session: Session,
        rows: Sequence[Row],
        meta: Meta,
        columns: Sequence[str],
        shown: Sequence[str] | None = None,
    ) -> None:
        """Print rows, or write them to the file that was asked for."""
        text = render(
            rows, meta, self.form, session.lang, columns=columns, people=shown
        )
        deliver(text, self.path)


def _failed(error: AtlasError, lang: Lang) -> int:
    click.echo(error.message(lang), err=True)
    return error.exit_code


def _interrupted(lang: Lang) -> int:
    click.echo(say("cli.interrupted", lang), err=True)
    return INTERRUPTED


def _give_up_stdout() -> None:
    """Let nothing more be written: the last flush of the interpreter would fail."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _guarded(run: Callable[[], None], lang: Lang) -> int:
    """Run a command; return its exit code. Errors that a user can mend are told."""
    try:
        run()
        sys.stdout.flush()
    except AtlasError as error:
        if "KeyboardInterrupt" in str(error.__cause__):  # it came within the engine
            return _interrupted(lang)
        return _failed(error, lang)
    except BadQueryFile as error:
        click.echo(say("cli.broken_query", lang, error=error), err=True)
        return 2
    except KeyboardInterrupt:
        return _interrupted(lang)
    except BrokenPipeError:
        _give_up_stdout()
        return 0
    except OSError as error:
        _give_up_stdout()
        click.echo(say("cli.system", lang, error=error), err=True)
        return 2
    return 0


# CHAINATLAS_DB is read by the group: --db goes before it on either side of a command.
_DB = click.option(
    "--db",
    "address",
    metavar="ADDRESS",
    help="The atlas: a file, or a Neo4j server as neo4j://HOST:PORT/DATABASE. "
    "[default: CHAINATLAS_DB, else atlas.lbug]",
)
_LANG = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="Language of messages. [default: of the locale]",
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How rows are printed.",
)
_OUT = click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to a file instead of standard output.",
)


def with_session(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command --db, the login and --lang as a Session; errors become codes."""

    @_DB
    @with_login
    @_LANG
    @functools.wraps(command)
    def wrapped(
        address: str | None,
        user: str | None,
        password_file: Path | None,
        lang: str | None,
        **values: Any,
    ) -> None:
        context = click.get_current_context()
        above = context.find_root().params
        chosen = language(lang or above.get("lang"))
        where = address or above.get("address") or DEFAULT_DB
        file = password_file or above.get("password_file")

        def run() -> None:
            login = login_of(where, user or above.get("user"), file)
            command(Session(where, chosen, login), **values)

        context.exit(_guarded(run, chosen))

    return wrapped


def with_printing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command --format and -o as a Printing."""

    @_FORMAT
    @_OUT
    @functools.wraps(command)
    def wrapped(*args: Any, form: str, path: Path | None, **values: Any) -> None:
        command(*args, printing=Printing(form, path), **values)

    return wrapped


class Finished(AtlasError):
    """The work was done, but rows were rejected or checks failed."""

    exit_code = 1
