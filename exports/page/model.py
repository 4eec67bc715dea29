"""All that the atlas page shows, as frozen values: no query, no language chosen.

The page holds both languages, so every text that has two is a `Text`; names that
have one (enterprises, regions, document titles) are plain strings. Links are named
by id everywhere; a link that is mentioned but not on the page needs an entry in
`Page.names`. Every value survives `dataclasses.asdict` and `json.dumps`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

STAGES = ("upstream", "midstream", "downstream")
STATUSES = (
    "strong",
    "present",
    "weak",
    "planned",
    "missing",
    "unknown",
    "alternative",
    "not_needed",
)
GAP_KINDS = ("break", "supply", "resource", "extension")
WANTED = ("planned", "missing", "unknown")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; an empty one falls back to the other."""

    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class LinkName:
    """The name of a link that the page mentions but does not draw."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is from; `common` marks common knowledge without a document."""

    id: str
    title: str = ""
    address: str = ""
    publisher: str = ""
    date: str = ""
    common: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage statement in force; `completeness` is None where there is none."""

    completeness: str | None = None
    region: str = ""
    as_of: str = ""
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Maker:
    """An enterprise at a link; `counts` is False for an unproven maker.

    `confidence` is high, medium or low; `source` a `Source.id`; `link` is the link
    it makes where the list mixes several (the buyers of a proof).
    """

    id: str
    name: str
    region: str = ""
    product: str = ""
    scope: str = "site"
    confidence: str = "medium"
    source: str = ""
    counts: bool = True
    link: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A project that builds the link here; `status` as in the projects table."""

    id: str
    name: str
    region: str = ""
    status: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An enterprise that could come: `score` and `parts` between 0 and 1.

    A part is None where its data are missing. `excluded` says why it is not to be
    invited; such rows are shown last and greyed, never dropped.
    """

    id: str
    name: str
    home_region: str = ""
    score: float | None = None
    parts: Mapping[str, float | None] = field(default_factory=dict)
    reason: Text = Text()
    excluded: Text | None = None
    scope: str = "site"


@dataclass(frozen=True, slots=True)
class ProofRoute:
    """A nearest route of a link that the gap would open, its inputs sorted out."""

    id: str
    link: str
    rank: int
    name: Text
    here: tuple[str, ...] = ()
    not_here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A passage of a document that concerns the link, with the units in charge.

    `convention` tells that the first-named unit is taken to lead: the text names none.
    """

    document: str
    heading: str = ""
    text: str = ""
    lead: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    source: str = ""
    convention: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """Why the status is what it is, and the command that prints the same."""

    buyers: tuple[Maker, ...] = ()
    routes: tuple[ProofRoute, ...] = ()
    alternatives: tuple[str, ...] = ()
    upstream: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    coverage: Coverage = Coverage()
    clauses: tuple[Clause, ...] = ()
    command: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """One link with its status here; `home` is False for another category's link.

    `stage` is one of `STAGES` (of a foreign link: its home stage, which the picture
    does not use), `status` one of `STATUSES`, `gap_kind` one of `GAP_KINDS` or None,
    `lq` the location quotient or None where it is 0/0, `opens` ids of links,
    `sources` ids of sources.
    """

    id: str
    name: Text
    category: str
    category_name: Text
    stage: str
    status: str
    home: bool = True
    kind: str = ""
    gap_kind: str | None = None
    makers: int = 0
    unproven: int = 0
    buyers: int = 0
    lq: float | None = None
    opens: tuple[str, ...] = ()
    definition: Text = Text()
    aliases: tuple[str, ...] = ()
    codes: str = ""
    makers_list: tuple[Maker, ...] = ()
    projects: tuple[Project, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    proof: Proof = Proof()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """One way to make `link`: all `main` inputs together, `auxiliary` beside them."""

    id: str
    link: str
    rank: int = 1
    name: Text = Text()
    main: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    source: str = ""
    common: bool = False


@dataclass(frozen=True, slots=True)
class Byproduct:
    """Making the link of `route` also yields `link`."""

    route: str
    link: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Recycle:
    """`origin` comes back as `target` by a recycling `process`."""

    origin: str
    target: str
    process: Text = Text()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page of one region and one category.

    `links` holds every link of the category (`home`) and every link of another
    category that is an input of one of them; `routes` the routes of the home links.
    `generated_at` is an ISO timestamp, `data_version` the content digest.
    """

    region: str
    region_name: str
    category: str
    category_name: Text
    links: tuple[PageLink, ...]
    routes: tuple[Route, ...] = ()
    byproducts: tuple[Byproduct, ...] = ()
    recycles: tuple[Recycle, ...] = ()
    sources: tuple[Source, ...] = ()
    names: tuple[LinkName, ...] = ()
    coverage: Coverage = Coverage()
    thresholds: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    commands: tuple[str, ...] = ()
    data_version: str = ""
    engine: str = ""
    generated_at: str = ""

    def counts(self) -> dict[str, int]:
        """Return the home links by what is seen: the status, or ``extension``."""
        return dict(Counter(look(link) for link in self.links if link.home))


def look(link: PageLink) -> str:
    """Return what a link looks like: its status, or ``extension`` for such a gap.

    An extension of another category is no matter of this page: it keeps its status.
    """
    return "extension" if link.home and link.gap_kind == "extension" else link.status
