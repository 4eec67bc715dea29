"""The proof of a gap in words: what ``chainatlas explain`` prints for people."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chainatlas.ontology.catalogue import Lang, say, section
from chainatlas.queries.thresholds import thresholds

_MOST = 12
Sources = Mapping[str, Mapping[str, Any]]


def _source(key: str | None, lang: Lang, sources: Sources) -> str:
    """Return a source's id with its title; common knowledge is said to be."""
    if key is None or key not in sources:
        return key or "–"
    if sources[key]["common_knowledge"]:
        return f"{key} ({say('explain.common_knowledge', lang)})"
    return f"{key} {sources[key]['title']}"


def _word(value: object, lang: Lang) -> str:
    known = section("words").get(str(value))
    return known[lang] if known else str(value)


def _links(ids: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(f"{names.get(i, i)} ({i})" for i in ids) or "–"


def _firms(proof: Mapping[str, Any], part: str, lang: Lang) -> Iterator[str]:
    rows, names = proof[part], proof["names"]
    for row in rows[:_MOST]:
        yield say(
            "explain.firm",
            lang,
            name=row["enterprise_name"],
            region=row["region_name"],
            makes=names.get(row["makes"], row["makes_name"]),
            confidence=_word(row["confidence"], lang),
            source=_source(row["source_id"], lang, proof["sources"]),
        )
    if len(rows) > _MOST:
        yield say("explain.more", lang, count=len(rows) - _MOST)


def _routes(proof: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    names = proof["names"]
    for route in proof["nearest_routes"]:
        name = route[lang] or route["zh"] or route["route"]
        yield say(
            "explain.route",
            lang,
            link=names.get(route["link"], route["link_name"]),
            name=name,
            rank=route["rank"],
            source=_source(route["source"], lang, proof["sources"]),
        )
        for need in route["inputs"]:
            key = "explain.here" if need["makers"] else "explain.not_here"
            yield say(
                key,
                lang,
                name=names.get(need["link"], need["link_name"]),
                link=need["link"],
                makers=need["makers"],
            )


def _survey(proof: Mapping[str, Any], lang: Lang) -> str:
    found = proof["coverage_statement"]
    if found is None:
        return say("explain.no_survey", lang)
    return say(
        "explain.survey",
        lang,
        region=found["region_name"],
        completeness=_word(found["completeness"], lang),
        as_of=found["as_of"] or "–",
        by=found["by"] or "–",
        note=found["note"] or "–",
    )


def _charge(proof: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    if proof["units"] is None:
        yield say("explain.no_documents", lang)
        return
    if not proof["tasks"]:
        yield say("explain.no_task", lang)
    for task in proof["tasks"][:_MOST]:
        at = (task["document"], task["above"])
        yield say("explain.task", lang, at=" · ".join(filter(None, at)) or "–",
                  passage=task["passage"] or "–")  # fmt: skip
        for role in ("lead", "joint"):
            if task[role]:
                names = ", ".join(task[role])
                first = role == "lead" and task["by_convention"]
                key = "explain.first_named" if first else "explain.units"
                yield say(key, lang, role=_word(role, lang), units=names)
        yield say("explain.quote", lang, text=task["quote"])
    if len(proof["tasks"]) > _MOST:
        yield say("explain.more", lang, count=len(proof["tasks"]) - _MOST)


def explanation(proof: Mapping[str, Any], lang: Lang, link_name: str) -> str:
    """Return the proof of a gap as text in a language."""
    names = proof["names"]
    searched = ", ".join(
        f"{_word(r['level'], lang)} {r['count']}" for r in proof["regions_searched"]
    )
    opens = _links(proof["opens"], names)
    lines = [
        f"{proof['gap']}  {proof['region_name']} · {link_name}",
        say(f"explain.why_{proof['kind']}", lang),
        say("explain.status", lang, status=_word(proof["status"], lang)),
        say(f"explain.status_{proof['status']}", lang),
        "",
        *([say("explain.opens", lang, links=opens)] if proof["opens"] else []),
        *_routes(proof, lang),
        say("explain.alternatives", lang, links=_links(proof["alternatives"], names)),
        say("explain.upstream", lang, links=_links(proof["upstream"], names)),
        "",
        say("explain.buyers", lang, count=proof["buyers"]),
        *_firms(proof, "who_needs_it", lang),
        say("explain.suppliers", lang),
        *(list(_firms(proof, "who_could_supply", lang)) or ["  –"]),
        "",
        say("explain.searched", lang, regions=searched),
        _survey(proof, lang),
        "",
        say("explain.charge", lang),
        *_charge(proof, lang),
        "",
        say("explain.thresholds", lang,
            values=", ".join(f"{k} = {v:g}" for k, v in thresholds().items())),
        say("explain.reproduce", lang, region=shlex.quote(proof["region"]),
            gap=shlex.quote(proof["gap"])),
    ]  # fmt: skip
    return "\n".join(line for line in lines) + "\n"
