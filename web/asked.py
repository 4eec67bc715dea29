"""What a request asks for: parameters read strictly, closed sets checked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from starlette.requests import Request

from chainatlas.graph.store import View
from chainatlas.ontology.catalogue import Lang
from chainatlas.ontology.errors import WrongUse
from chainatlas.queries.names import Thing, resolve

LONGEST = 200
"""Characters that a parameter may have; no id or name of an atlas is as long."""


def language(request: Request) -> Lang:
    """Return the language of ``?lang=``, else of the browser, else of the server."""
    wanted = request.query_params.get("lang") or request.headers.get("accept-language")
    spoken = (wanted or "").strip().lower()
    default: Lang = request.app.state.lang
    if spoken.startswith("zh"):
        return "zh"
    return "en" if spoken.startswith("en") else default


@dataclass(frozen=True)
class Asked:
    """The parameters of one request by name, those not given left out."""

    values: dict[str, str]
    lang: Lang

    def one(self, name: str, choices: Collection[str] = ()) -> str:
        """Return a parameter, ``""`` when it is not given.

        Raises:
            WrongUse: it is none of the choices.
        """
        value = self.values.get(name, "")
        if value and choices and value not in choices:
            known = ", ".join(c for c in choices if c)
            raise WrongUse("web.choice", name=name, value=value, known=known)
        return value

    def thing(self, view: View, kind: Thing, name: str = "") -> str:
        """Return the id of what a parameter names, ``""`` when it is not given.

        Raises:
            UnknownName, AmbiguousName: no single thing has the name.
        """
        value = self.one(name or kind)
        return resolve(view, kind, value) if value else ""

    def needed(self, view: View, kind: Thing) -> str:
        """Return the id of what a parameter names, which has to be given.

        Raises:
            WrongUse: it is not given; or as `thing`.
        """
        if not self.one(kind):
            raise WrongUse("web.needed", name=kind)
        return self.thing(view, kind)


def ask(request: Request, names: Collection[str]) -> Asked:
    """Return what a request asks for; ``lang`` may always be given.

    Raises:
        WrongUse: a parameter is unknown, given twice, too long or not plain text.
    """
    pairs = [*request.path_params.items(), *request.query_params.multi_items()]
    found: dict[str, str] = {}
    for name, value in pairs:
        if name not in (*names, "lang"):
            known = ", ".join((*names, "lang"))
            raise WrongUse("web.parameter", name=name[:LONGEST], known=known)
        if name in found:
            raise WrongUse("web.twice", name=name)
        if len(value) > LONGEST or not value.isprintable() or "\ufffd" in value:
            raise WrongUse("web.text", name=name, longest=LONGEST)
        found[name] = value.strip()
    asked = Asked({k: v for k, v in found.items() if v}, language(request))
    asked.one("lang", ("zh", "en"))
    return asked
