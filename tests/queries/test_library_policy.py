"""Queries about policy documents against plain Python, on random worlds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from random import Random

import pytest

from chainatlas.graph.build import build
from chainatlas.graph.embedded import EmbeddedStore
from chainatlas.graph.store import View
from chainatlas.queries.run import run
from chainatlas.tests.queries.policy import above, in_force, numbered, with_policy
from chainatlas.tests.worlds import World, world, write_folder

SEEDS = (810, 811, 812)
Loaded = tuple[World, View]


@pytest.fixture(scope="module", params=SEEDS)
def loaded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Loaded]:
    tables = with_policy(world(request.param), Random(request.param))
    folder = tmp_path_factory.mktemp("policy")
    store = EmbeddedStore(folder / "atlas.lbug")
    build(store, write_folder(tables, folder / "tables"), bare=True)
    with store.view() as view:
        yield tables, view


def members(tables: World, category: str) -> set[str]:
    own = {r["id"] for r in tables["links"] if r["category"] == category}
    shared = tables["memberships"]
    return own | {r["link_id"] for r in shared if r["category"] == category}


def about(tables: World, task: dict[str, str], category: str) -> set[str]:
    """Return the links of a category that a task names."""
    return set(task["links"].split(";")) & members(tables, category)


def concerning(tables: World, link: str, category: str) -> set[str]:
    """Return the tasks that name a link, or else its category."""
    return {
        t["id"]
        for t in tables["tasks"]
        if link in t["links"].split(";") or t["category"] == category
    }


def tasks_in_force(tables: World, region: str) -> set[str]:
    return {
        t["id"]
        for t in tables["tasks"]
        if not region or in_force(tables, t["document_id"], region)
    }


def test_units_of_a_category(loaded: Loaded) -> None:
    tables, view = loaded
    whole = {t["id"]: t["category"] for t in tables["tasks"]}
    for region in ("", *(r["id"] for r in tables["regions"])):
        for category in (r["id"] for r in tables["categories"]):
            named = {t["id"]: about(tables, t, category) for t in tables["tasks"]}
            got = run(view, "category_units", category=category, region=region)
            assert {
                (r["task"], r["unit"], r["role"]): set(r["links"]) for r in got
            } == {
                (r["task_id"], r["unit_id"], r["role"]): named[r["task_id"]]
                for r in tables["responsibilities"]
                if named[r["task_id"]] or whole[r["task_id"]] == category
                if r["task_id"] in tasks_in_force(tables, region)
            }


def test_clauses_behind_a_gap(loaded: Loaded) -> None:
    tables, view = loaded
    of = {t["id"]: t for t in tables["tasks"]}
    texts = {p["id"]: p["text"] for p in tables["passages"]}
    home = {r["id"]: r["category"] for r in tables["links"]}
    for region in (r["id"] for r in tables["regions"]):
        for link, category in home.items():
            asked = {"region": region, "link": link, "category": category}
            got = run(view, "gap_clauses", **asked)
            wanted = concerning(tables, link, category) & tasks_in_force(tables, region)
            assert {r["task"] for r in got} == wanted
            for row in got:
                task = of[row["task"]]
                named = link in task["links"].split(";")
                assert row["about"] == ("link" if named else "category")
                assert row["text"] == texts.get(task["passage_id"])
            mine = [(r["task"], r["unit"], r["role"]) for r in got if r["unit"]]
            assert sorted(mine) == sorted(
                (r["task_id"], r["unit_id"], r["role"])
                for r in tables["responsibilities"]
                if r["task_id"] in wanted
            )


def test_documents_in_force(loaded: Loaded) -> None:
    tables, view = loaded
    for region in ("", *(r["id"] for r in tables["regions"])):
        got = {r["id"]: r for r in run(view, "documents", region=region)}
        assert set(got) == {
            d["id"]
            for d in tables["documents"]
            if not region or in_force(tables, d["id"], region)
        }
        for table, column in (("tasks", "tasks"), ("targets", "targets")):
            for key, row in got.items():
                mine = [t for t in tables[table] if t["document_id"] == key]
                assert row[column] == len(mine)


def test_units_and_their_tasks(loaded: Loaded) -> None:
    tables, view = loaded
    for unit in run(view, "units"):
        mine = [r for r in tables["responsibilities"] if r["unit_id"] == unit["id"]]
        leads = [r for r in mine if r["role"] == "lead"]
        assert (unit["leads"], unit["joins"]) == (len(leads), len(mine) - len(leads))
        got = run(view, "unit_tasks", unit=unit["id"])
        assert {(r["task"], r["role"], str(r["rank"])) for r in got} == {
            (r["task_id"], r["role"], r["rank"]) for r in mine
        }
        for row in got:
            (task,) = (t for t in tables["tasks"] if t["id"] == row["task"])
            assert row["categories"] == ([task["category"]] if task["category"] else [])
            assert set(row["links"]) == set(filter(None, task["links"].split(";")))


def test_gaps_that_nobody_answers_for(loaded: Loaded) -> None:
    tables, view = loaded
    owned = {r["task_id"] for r in tables["responsibilities"]}
    for region in (r["id"] for r in tables["regions"]):
        read = any(in_force(tables, d["id"], region) for d in tables["documents"])
        here = owned & tasks_in_force(tables, region)
        without = {r["link"] for r in run(view, "gaps_without_owner", region=region)}
        assert without == {
            r["link"]
            for r in run(view, "most_opening", region=region)
            if read and not concerning(tables, r["link"], r["category"]) & here
        }


def test_load_of_units(loaded: Loaded) -> None:
    tables, view = loaded
    of = {t["id"]: t for t in tables["tasks"]}
    found: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in tables["responsibilities"]:
        found[row["unit_id"], of[row["task_id"]]["document_id"]].append(row)
    got = {(r["unit"], r["document"] or ""): r for r in run(view, "unit_load")}
    assert got.keys() == found.keys()
    for key, mine in found.items():
        tasks = {r["task_id"] for r in mine}
        row = got[key]
        assert (row["tasks"], row["leads"], row["joins"]) == (
            len(tasks),
            *(len([r for r in mine if r["role"] == w]) for w in ("lead", "joint")),
        )
        assert row["with_target"] == len(tasks & numbered(tables))
        assert set(row["categories"]) == {of[t]["category"] for t in tasks} - {""}


def test_units_that_lead_most(loaded: Loaded) -> None:
    tables, view = loaded
    got = run(view, "leading_units")
    ranks = [(-r["leads"], -r["joins"], r["unit"]) for r in got]
    assert ranks == sorted(ranks)
    rows = tables["responsibilities"]
    assert {r["unit"] for r in got} == {r["unit_id"] for r in rows}
    for row in got:
        tasks = {r["task_id"] for r in rows if r["unit_id"] == row["unit"]}
        others = {r["unit_id"] for r in rows if r["task_id"] in tasks}
        assert row["tasks"] == len(tasks)
        assert row["partners"] == len(others - {row["unit"]})
    assert run(view, "leading_units", top=1) == got[:1]


def test_tasks_without_a_number(loaded: Loaded) -> None:
    tables, view = loaded
    for category in ("", *(r["id"] for r in tables["categories"])):
        got = run(view, "tasks_without_target", category=category)
        assert {r["task"] for r in got} == {
            t["id"]
            for t in tables["tasks"]
            if t["id"] not in numbered(tables)
            if category in ("", t["category"])
        }


def test_categories_with_targets_but_no_enterprises(loaded: Loaded) -> None:
    tables, view = loaded
    for region in ("", *(r["id"] for r in tables["regions"])):
        scope = {"", *above(tables, region)}
        wanted = Counter(
            t["category"]
            for t in tables["targets"]
            if t["category"] and (not region or t["region"] in scope)
        )
        rows = view.rows(
            "MATCH (r:Region)-[h:HAS]->(:Link)-[:IN_CATEGORY]->(c:Category) "
            "WHERE h.makers > 0 RETURN DISTINCT r.id AS region, c.id AS category",
            {},
        )
        made = {r["category"] for r in rows if region in ("", r["region"])}
        got = run(view, "targets_without_enterprises", region=region)
        assert {r["category"]: r["targets"] for r in got} == {
            c: n for c, n in wanted.items() if c not in made
        }


def test_what_changed_between_documents(loaded: Loaded) -> None:
    tables, view = loaded
    for old, new in (("d0", "d1"), ("d1", "d0"), ("d0", "d0")):
        got = run(view, "task_changes", old=old, new=new)
        said = {r["task_title"]: r["change"] for r in got}
        units = {d: units_by_title(tables, d) for d in (old, new)}
        expected = {}
        for title in units[old].keys() | units[new].keys():
            was, now = units[old].get(title), units[new].get(title)
            if was != now:
                expected[title] = change(was, now)
        assert said == expected
        moved = run(view, "target_changes", old=old, new=new)
        before, after = values(tables, old), values(tables, new)
        assert {
            (r["subject"], r["year"]): (r["change"], r["before"], r["after"])
            for r in moved
        } == {
            key: (
                change(before.get(key), after.get(key)),
                before.get(key, []),
                after.get(key, []),
            )
            for key in before.keys() | after.keys()
            if before.get(key) != after.get(key)
        }


def change(was: object, now: object) -> str:
    return "added" if was is None else "removed" if now is None else "changed"


def units_by_title(tables: World, document: str) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for task in tables["tasks"]:
        if task["document_id"] == document:
            found.setdefault(task["title"], set()).update(
                (r["role"], r["unit_id"])
                for r in tables["responsibilities"]
                if r["task_id"] == task["id"]
            )
    return found


def values(tables: World, document: str) -> dict[tuple[str, int | None], list[float]]:
    found: dict[tuple[str, int | None], set[float]] = {}
    for row in tables["targets"]:
        if row["document_id"] == document:
            year = int(row["year"]) if row["year"] else None
            held = found.setdefault((row["subject"], year), set())
            held |= {float(row["value"])} if row["value"] else set()
    return {key: sorted(held) for key, held in found.items()}


def test_targets_and_their_latest_observation(loaded: Loaded) -> None:
    tables, view = loaded
    got = {r["target"]: r for r in run(view, "targets_by_year")}
    assert set(got) == {r["id"] for r in tables["targets"]}
    for target in tables["targets"]:
        row = got[target["id"]]
        seen = [o for o in tables["observations"] if o["target_id"] == target["id"]]
        last = max(seen, key=lambda o: o["date"], default={"date": None, "value": None})
        assert row["observations"] == len(seen)
        assert row["latest_date"] == last["date"]
        assert row["latest_value"] == (float(last["value"]) if seen else None)
    dated = run(view, "targets_by_year", year=2025)
    assert {r["year"] for r in dated} <= {2025}
