"""The server: the same answers over HTTP, read-only, for this machine alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from chainatlas.graph.store import Store
from chainatlas.ontology.catalogue import Lang
from chainatlas.ontology.errors import AtlasError
from chainatlas.web.api import ENDPOINTS, Endpoint
from chainatlas.web.asked import ask
from chainatlas.web.failures import failed, json_response
from chainatlas.web.headers import with_headers
from chainatlas.web.pages import atlas, index
from chainatlas.web.template import asset

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
AT_ONCE = 4
"""Requests that read the store at the same time; others wait."""


def _api(endpoint: Endpoint) -> Callable[[Request], Response]:
    def respond(request: Request) -> Response:
        asked = ask(request, endpoint.names)
        with request.app.state.store.view() as view:
            meta, rows = endpoint.answer(view, asked)
        return json_response({"meta": meta.as_json(), "rows": rows})

    return respond


def _style(request: Request) -> Response:
    return Response(asset("style.css"), media_type="text/css")


@asynccontextmanager
async def _bounded(app: Starlette) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
    yield


def create_app(
    store: Store, lang: Lang = "zh", hosts: Sequence[str] = LOOPBACK
) -> ASGIApp:
    """Return the ASGI application that serves a store; it never writes to it.

    Each request opens the store anew, so a later build is seen at once. ``hosts``
    are the names it answers to: another one in the Host header is refused, so that
    no foreign web page can reach a local server through a name of its own.
    """
    app = Starlette(
        routes=[
            Route("/", index),
            Route("/style.css", _style),
            Route("/view", atlas),
            Route("/view/{region}/{category:path}", atlas),
            *(Route(f"/api/{name}", _api(e)) for name, e in ENDPOINTS.items()),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
        exception_handlers={
            AtlasError: failed,
            HTTPException: failed,
            Exception: failed,
        },  # fmt: skip
        lifespan=_bounded,
    )
    app.router.redirect_slashes = False
    app.state.store, app.state.lang = store, lang
    return with_headers(app)
