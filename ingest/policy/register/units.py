"""A printed name as a unit of the register: which body, of which region."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from chainatlas.ingest.policy.register.bodies import bodies, by_name
from chainatlas.ingest.policy.register.names import PREFIX, collective
from chainatlas.ingest.policy.structure.regions import ROOT, RegionTree

_KINDS = (
    (re.compile(r"(?:大学|学院|学校|党校|研究院|研究所|设计院)$"), "institute"),
    (re.compile(r"(?:公司|集团|电网|银行|创投|企业)$"), "enterprise"),
    (re.compile(r"(?:协会|学会|商会|联合会|联盟|基金会)$"), "association"),
    (
        re.compile(r"(?:管委会|管理委员会|开发区|高新区|经开区|新区|园区)$"),
        "park_committee",
    ),
    (re.compile(r"(?:政府|街道|[镇乡])$"), "government"),
    (re.compile(r"(?:[厅局委办部署]|委员会|办公室)$"), "department"),
)
_LEVELS = {
    "province": ("省", "省级", "全省", "自治区"),
    "city": ("市", "市级", "全市", "州", "盟", "自治州"),
    "county": ("县", "县级", "区", "区级", "旗"),
    "country": ("国家", "中国", "中共"),
}
_LEVEL_OF = {word: level for level, words in _LEVELS.items() for word in words}
_LONGEST = 16
_TAIL = re.compile(r"[（(][^（）()]{1,20}[）)]$")


@dataclass(frozen=True)
class Unit:
    """A unit that a document makes responsible.

    Attributes:
        id: region and body where the register has it, else made of the name.
        zh: its normal name, with the region before it where that is known.
        kind: what it is: department, government, institute, collective, other ...
        region: id of its region, "" where it is not known.
        successor: the unit that took over its work, None for one of today.
        known: whether the register has it; a collective name counts as known.
    """

    id: str
    zh: str
    kind: str
    region: str
    successor: Unit | None = None
    known: bool = True


@dataclass(frozen=True)
class Units:
    """Normalises the names that one document prints.

    Attributes:
        tree: the region register.
        region: id of the document's region, None where it is not known.
        zone: name of the development zone that the document is of, "" for none: its
            bureaus are none of the city's.
        short: full names by the short ones that the document defines (以下简称).
    """

    tree: RegionTree
    region: str | None = None
    zone: str = ""
    short: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _line(self) -> dict[str, str]:
        """Regions of the document by level: its own and those it lies in."""
        return {self.tree.level(key): key for key in self.tree.upward(self.region)}

    def _own(self, name: str) -> str:
        """Return the region of a name that says none: a 厅 is the province's."""
        province = self._line.get("province", "")
        return province if name.endswith("厅") else self.region or ""

    def _place(self, name: str) -> tuple[str, str]:
        """Return (region id, rest of the name); the whole name where it says none."""
        key, length = self.tree.leading(name, self.region)
        if key and name[length:]:
            return key, name[length:]
        found = PREFIX.match(name)
        if found is None:
            return self._own(name), name
        level = _LEVEL_OF[found[0]]
        place = ROOT if level == "country" else self._line.get(level, "")
        return place, name[found.end() :]

    def body(self, name: str) -> tuple[str, str]:
        """Return (body id, region id), body "" where the register lacks the name."""
        if name in by_name():
            body = bodies()[by_name()[name]]
            ministry = body.kind == "department" and name.endswith(("部", "总局"))
            country = ministry or name == body.names[0]
            return body.id, ROOT if country else self._own(name)
        region, rest = self._place(name)
        if rest in by_name():
            return by_name()[rest], region
        return self._around(name)

    def _around(self, name: str) -> tuple[str, str]:
        """Return body and region of a name with the region in it: 国网南充供电公司."""
        for at in range(2, min(len(name) - 3, _LONGEST)):
            key, length = self.tree.leading(name[at:], self.region)
            whole = name[:at] + name[at + length :]
            for form in (whole, name[at + length :]) if key else ():
                if form in by_name():
                    return by_name()[form], key
        return "", ""

    def _named(self, body_id: str, region: str, printed: str) -> Unit:
        body = bodies()[body_id]
        level = self.tree.level(region) if region else ""
        place = self.tree.name(region) if region else ""
        after = self._named(body.successor, region, "") if body.successor else None
        zh = body.normal(level, place, printed)
        return Unit(f"{region or 'any'}-{body.id}", zh, body.kind, region, after)

    def find(self, printed: str) -> Unit:
        """Return the unit that a printed name means in this document."""
        name = re.sub(r"\s", "", printed)
        name = self.short.get(name, name)
        if self.zone and not self._says_place(name):
            return self._in_zone(name)
        for form in dict.fromkeys((name, _TAIL.sub("", name), f"{name}局")):
            body, region = self.body(form)
            if body:
                return self._named(body, region, form)
        if collective(name):
            return _other(name, "collective", self.region or "", known=True)
        kind, region = _kind(name), self._place(name)[0]
        own = kind not in ("institute", "enterprise", "association")
        return _other(name, kind, region if own else "", known=False)

    def _says_place(self, name: str) -> bool:
        return bool(self.tree.leading(name, self.region)[0] or PREFIX.match(name))

    def _in_zone(self, name: str) -> Unit:
        known = name in by_name()
        kind = bodies()[by_name()[name]].kind if known else _kind(name)
        kind = "collective" if collective(name) else kind
        return _other(self.zone + name, kind, self.region or "", known=known)


def _kind(name: str) -> str:
    core = _TAIL.sub("", name)
    return next((k for p, k in _KINDS if p.search(core)), "other")


def _other(name: str, kind: str, region: str, *, known: bool) -> Unit:
    digest = hashlib.sha256(f"{region}\x1f{name}".encode()).hexdigest()[:12]
    return Unit(f"unit-{digest}", name, kind, region, None, known)
