"""What goes wrong, told: as JSON below ``/api/``, as a page elsewhere."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from chainatlas.exports.page.render import embed
from chainatlas.ontology.catalogue import say
from chainatlas.ontology.errors import (
    AmbiguousName,
    AtlasError,
    StoreUnavailable,
    UnknownName,
)
from chainatlas.web.asked import language
from chainatlas.web.template import page

CODES = ((StoreUnavailable, 503), (UnknownName, 404), (AmbiguousName, 409))
"""Status codes of kinds of errors; any other that a user can mend is 400."""
_REFUSED = {404: "web.no_page", 405: "web.read_only"}


def json_response(value: object, code: int = 200) -> Response:
    """Return JSON in which ``<``, ``>`` and ``&`` are escaped, whoever sniffs at it."""
    return Response(embed(value), code, media_type="application/json")


def _told(request: Request, code: int, key: str, message: str) -> Response:
    if request.url.path.startswith("/api/"):
        told = {"status": code, "key": key, "message": message}
        return json_response({"error": told}, code)
    return page(language(request), code, error=message)


def failed(request: Request, error: Exception) -> Response:
    """Tell an error; what nobody foresaw is told without its particulars."""
    lang = language(request)
    if isinstance(error, AtlasError):
        code = next((c for kind, c in CODES if isinstance(error, kind)), 400)
        return _told(request, code, error.key, error.message(lang))
    code, key = 500, "web.internal"
    if isinstance(error, HTTPException):
        code = error.status_code
        key = _REFUSED.get(code, "web.refused")
    return _told(request, code, key, say(key, lang))
