"""Messy lists of enterprises of which it is known which rows are of one firm.

A register lists every firm once, by full name and county, most with a code. A county's
list and an association's list name many of them again, as people write names: another
legal form, a place added or left out, full-width signs, blanks, a coarser place or none.
Every tenth firm has a neighbour that only looks like it: two signs swapped, another
trade, a group, a branch, a daughter with a place in brackets, the same name in another
county or city, or the same name and county with another code (rows of such two always
state the code: nobody could tell them apart without).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import polars as pl

from chainatlas.tests.ingest.table.entities.small import ROWS

SIGNS = "鑫源腾龙宏达晶澳科锐恒瑞嘉盛泰和裕丰凯越振华德诚锦汇融创力强博远卓尔佳"
TRADES = (
    "矿业",
    "钛业",
    "钒业",
    "新材料",
    "科技",
    "化工",
    "机械制造",
    "锂电材料",
    "钢铁",
)
FORMS = ("有限公司", "有限责任公司", "股份有限公司", "公司")
PLACES = {
    "510402": ("四川", "攀枝花市", "东区"),
    "510411": ("四川", "攀枝花市", "仁和区"),
    "510104": ("四川", "成都市", "锦江区"),
    "510113": ("四川", "成都市", "青白江区"),
    "430102": ("湖南", "长沙市", "芙蓉区"),
    "430121": ("湖南", "长沙市", "长沙县"),
}


@dataclass(frozen=True)
class Firm:
    """One firm: its number is the truth; ``prefix`` is the place in its full name."""

    number: int
    brand: str
    trade: str
    region: str
    prefix: str
    form: str
    tail: str = ""
    bracket: str = ""
    code: str | None = None
    states: bool = False

    def name(self, prefix: str, form: str) -> str:
        """Return the name with another place at its head or another form."""
        return f"{prefix}{self.brand}{self.trade}{self.bracket}{form}{self.tail}"


def _prefix(random: Random, region: str) -> str:
    province, city, county = PLACES[region]
    return random.choice(("", province, city, city.removesuffix("市"), county))


def _twin(random: Random, firm: Firm, number: int) -> Firm:
    """Return a firm that only looks like another."""
    other = random.choice([r for r in PLACES if r != firm.region])
    code = f"9151{number:014d}"
    double = replace(firm, code=code, states=True)
    kinds = (
        replace(firm, brand=firm.brand[::-1], code=None),
        replace(
            firm, trade=random.choice([t for t in TRADES if t != firm.trade]), code=code
        ),
        replace(firm, trade=firm.trade + "集团", code=None),
        replace(firm, form="有限公司", tail="第一分公司", code=None),
        replace(firm, bracket=f"（{PLACES[firm.region][0]}）", prefix="", code=code),
        replace(firm, region=other, prefix="", code=None),
        double if firm.states else replace(firm, tail="销售分公司", code=None),
    )
    return replace(random.choice(kinds), number=number)


def firms(random: Random, count: int) -> list[Firm]:
    """Return firms with names of their own, and some look-alikes."""
    found: list[Firm] = []
    while len(found) < count:
        number = len(found)
        brand = "".join(random.sample(SIGNS, 4 if count > 5000 else 3))
        region = random.choice(list(PLACES))
        code = f"9151{number:014d}" if random.random() < 0.7 else None
        form = random.choice(FORMS[:3])
        prefix = _prefix(random, region)
        states = code is not None and random.random() < 0.02
        trade = random.choice(TRADES)
        firm = Firm(
            number, brand, trade, region, prefix, form, code=code, states=states
        )
        found.append(firm)
        if states or random.random() < 0.1:
            found.append(_twin(random, firm, number + 1))
    return _apart(found)


def _apart(found: list[Firm]) -> list[Firm]:
    """Leave out firms that nobody could tell from another: same name and region."""
    seen: set[tuple[str, str, str, str, str | None]] = set()
    kept = []
    for firm in found:
        key = (firm.brand, firm.trade, firm.bracket + firm.tail, firm.region, firm.code)
        bare = (*key[:4], None)
        if key not in seen and not (firm.code is None and bare in seen):
            kept.append(firm)
        seen |= {key, bare}
    return kept


def _as_written(random: Random, firm: Firm) -> str:
    """Return the name as a person may write it."""
    province, city, county = PLACES[firm.region]
    fuller = {
        province: [province, f"{province}省", ""],
        city: [city, f"{province}省{city}", city.removesuffix("市"), ""],
        city.removesuffix("市"): [city, f"{province}{city}", ""],
        county: [county, f"{city}{county}", f"{province}省{city}{county}"],
        "": [""],
    }
    form = random.choice(FORMS) if not firm.tail else firm.form
    name = firm.name(random.choice(fuller[firm.prefix]), form)
    if random.random() < 0.1:
        name = name.replace("（", "(").replace("）", ")")
    if random.random() < 0.1:
        name = name[:3] + " " + name[3:]
    return name


def _place(random: Random, region: str) -> str | None:
    return random.choices(
        (region, region[:4] + "00", region[:2] + "0000", None), (6, 2, 1, 1)
    )[0]


def forged(seed: int, count: int) -> pl.DataFrame:
    """Return rows of about ``count`` firms with the column ``truth``, mixed up."""
    random = Random(seed)
    every = firms(random, count)
    rows = []
    for n, firm in enumerate(every):
        name = firm.name(firm.prefix, firm.form)
        row = (
            "register.csv",
            n + 2,
            "R",
            0,
            "2025-11-01",
            name,
            firm.region,
            firm.code,
        )
        rows.append((*row, None, firm.number))
    for rank, source in ((1, "county"), (2, "association")):
        chosen = random.sample(every, k=len(every) // 2)
        for n, firm in enumerate(chosen):
            code = firm.code if firm.states or random.random() < 0.4 else None
            name, place = _as_written(random, firm), _place(random, firm.region)
            row = (
                f"{source}.xlsx[1]",
                n + 2,
                source,
                rank,
                "2025-12-01",
                name,
                place,
                code,
            )
            rows.append((*row, None, firm.number))
    random.shuffle(rows)
    return pl.DataFrame(rows, schema={**ROWS, "truth": pl.Int64}, orient="row")
