"""``chainatlas serve``: the same answers, in a browser."""

from __future__ import annotations

import socket
from contextlib import suppress

import click

from chainatlas.commands.session import Session, with_session
from chainatlas.ontology.errors import WrongUse

EVERYWHERE = ("", "0.0.0.0", "::")
PORT = 8517


def _run(session: Session, host: str, port: int) -> None:
    import uvicorn

    from chainatlas.web.app import LOOPBACK, create_app

    six = ":" in host
    shown = f"[{host}]" if six else host
    names = ("*",) if host in EVERYWHERE else (shown, *LOOPBACK)
    app = create_app(session.store, session.lang, names)
    family = socket.AF_INET6 if six else socket.AF_INET
    with socket.create_server((host, port), family=family) as listening:
        bound = listening.getsockname()[1]
        session.say("web.serving", url=f"http://{shown}:{bound}/")
        if shown not in LOOPBACK:
            session.say("web.exposed", host=host)
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            ws="none",
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST",
              help="Where to listen; the default is this machine alone.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="0 takes a free one.")  # fmt: skip
@with_session
def serve(session: Session, host: str, port: int) -> None:
    """Serve the atlas in a browser, read-only.

    \b
    Example:
      chainatlas serve --port 8517
    """
    with session.view():  # a store that cannot be opened is told before anything else
        pass
    try:
        _run(session, host, port)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("chainatlas"):
            raise
        raise WrongUse("web.not_installed", name=error.name) from error
