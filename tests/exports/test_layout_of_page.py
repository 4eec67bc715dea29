"""The picture's geometry: nothing overlaps, nothing is lost, nothing moves."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from itertools import combinations

import pytest

from chainatlas.exports.page import PageLink, Route, Text
from chainatlas.exports.page.columns import chain_of, grid_of
from chainatlas.exports.page.labels import METRICS, PADDING, label_of, width_of, wrap
from chainatlas.exports.page.layout import Picture, Spot, layout
from chainatlas.exports.page.model import Page
from chainatlas.exports.page.wires import RING, relative
from chainatlas.tests.exports.page_chain import HOSTILE, chance, hostile, titanium

WORLDS = [(seed, size) for seed, size in enumerate((0, 1, 2, 5, 12, 25, 40, 70, 120))]


def _apart(a: Spot, b: Spot) -> bool:
    return (
        abs(a.x - b.x) >= (a.w + b.w) / 2 - 0.2
        or abs(a.y - b.y) >= (a.h + b.h) / 2 + 4 - 0.2
    )


def _check(page: Page, picture: Picture) -> None:
    for a, b in combinations(picture.spots, 2):
        assert _apart(a, b), (a, b)
    stage = {b.stage: b for b in picture.boxes}
    links = {link.id: link for link in page.links}
    for spot in picture.spots:
        boxes = [b for b in stage.values() if b.x <= spot.x - spot.w / 2]
        inside = max(boxes, key=lambda b: b.x)
        assert spot.x + spot.w / 2 <= inside.x + inside.w
        assert inside.y <= spot.y - spot.h / 2
        assert spot.y + spot.h / 2 <= inside.y + inside.h
        if links[spot.id].home:
            assert inside.stage == links[spot.id].stage
    for left, right in zip(picture.boxes, picture.boxes[1:], strict=False):
        assert left.x + left.w < right.x
    for ring in picture.rings:
        near = [s for s in picture.spots if abs(s.x - ring.x) < s.w / 2 + RING]
        assert all(abs(s.y - ring.y) > s.h / 2 + RING for s in near)


@pytest.mark.parametrize("unfold", [False, True])
@pytest.mark.parametrize(("seed", "size"), WORLDS)
def test_nothing_overlaps_in_random_chains(seed: int, size: int, unfold: bool) -> None:
    page = chance(seed, size)
    _check(page, layout(page, "en", unfold))


@pytest.mark.slow
def test_nothing_overlaps_in_a_chain_of_500_links() -> None:
    page = chance(99, 500)
    _check(page, layout(page, "zh", True))


@pytest.mark.parametrize("seed", range(6))
def test_lines_are_level_where_they_pass_a_column(seed: int) -> None:
    """A curve is level over the width of a column, and there no box is in its way."""
    page = chance(seed, 30)
    picture = layout(page, "zh", True)
    for wire in picture.wires:
        if wire.loop or wire.kind != "main":
            continue
        for i in range(2, len(wire.bends) - 2, 4):
            (x0, y), (x1, again) = wire.bends[i], wire.bends[i + 1]
            assert y == again
            for spot in picture.spots:
                if spot.x - spot.w / 2 < x1 and x0 < spot.x + spot.w / 2:
                    assert abs(spot.y - y) > spot.h / 2


def test_every_home_link_is_drawn_and_idle_foreign_inputs_are_folded() -> None:
    page = titanium()
    folded, unfolded = layout(page), layout(page, unfold=True)
    drawn = {spot.id for spot in folded.spots}
    assert {link.id for link in page.links if link.home} <= drawn
    assert "ti.master" in drawn  # has a maker
    assert "vti.power" not in drawn
    assert folded.folded == 1
    assert {spot.id: spot.folded for spot in folded.spots}["ti.mg"] == 1
    assert {s.id for s in unfolded.spots} == drawn | {"vti.power"}
    assert all(spot.folded == 0 for spot in unfolded.spots)


def test_a_foreign_input_stands_just_before_its_first_user() -> None:
    place = grid_of(chain_of(titanium(), False)).place()
    assert place["ti.master"] == place["ti.ingot"] - 1


def test_columns_follow_the_longest_path() -> None:
    place = grid_of(chain_of(titanium(), False)).place()
    chain = ["ti.ore", "ti.slag", "ti.ticl4", "ti.sponge", "ti.electrode", "ti.ingot"]
    columns = [place[n] for n in chain]
    assert columns == sorted(set(columns))
    assert place["ti.mg"] == place["ti.ore"]


def test_rings_join_what_is_needed_together() -> None:
    page = titanium()
    picture = layout(page)
    joint = {r.id for r in page.routes if len(r.main) > 1}
    assert {ring.route for ring in picture.rings} == joint
    into = [w for w in picture.wires if w.target == "ring ti.ticl4@1"]
    assert {w.source for w in into} == {"ti.slag", "ti.cl2"}


def test_two_runs_and_any_order_of_rows_give_the_same_picture() -> None:
    page = chance(5, 60)
    mixed = replace(page, links=page.links[::-1], routes=page.routes[::-1])
    first, second = layout(page), layout(mixed)
    assert asdict(layout(page)) == asdict(first)
    assert sorted(map(str, first.spots)) == sorted(map(str, second.spots))


def test_circles_run_back_below_the_boxes() -> None:
    def link(key: str, stage: str) -> PageLink:
        return PageLink(key, Text(key), "c", Text("c"), stage, "present")

    links = (link("a", "upstream"), link("b", "upstream"), link("c", "downstream"))
    routes = (
        Route("r1", "b", main=("a",)),
        Route("r2", "a", main=("b",)),
        Route("r3", "a", main=("c",)),
        Route("r4", "c", main=("c", "b")),
    )
    page = Page("r", "r", "c", Text("c"), links, routes)
    picture = layout(page)
    back = [w for w in picture.wires if w.kind == "back"]
    assert {(w.source, w.target) for w in back} == {("b", "a"), ("c", "a")}
    floor = max(b.y + b.h for b in picture.boxes)
    assert all(max(y for _, y in w.bends) > floor for w in back)
    assert all(w.source != w.target for w in picture.wires)


def test_recycles_and_byproducts_are_lines_of_their_own() -> None:
    kinds = {w.kind for w in layout(titanium()).wires}
    assert {"main", "join", "recycle", "byproduct"} <= kinds


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "page", [titanium(), hostile(), chance(3, 60)], ids=["ti", "hostile", "chance"]
)
def test_labels_fit_their_box(page: Page, lang: str) -> None:
    for link in page.links:
        lines = label_of(link, lang)  # type: ignore[arg-type]
        metrics = METRICS[lang]  # type: ignore[index]
        assert 1 <= len(lines) <= 3
        room = metrics.width - 2 * PADDING
        assert all(width_of(line, metrics.font) <= room for line in lines)


def test_wrapping_keeps_words_and_punctuation_together() -> None:
    assert wrap("Titanium sponge plate", 100, 12) == ("Titanium", "sponge plate")
    assert all(
        not line.startswith(("）", "、")) for line in wrap("钛合（铝钒、铝钼）", 68, 17)
    )
    assert wrap("长" * 50, 68, 17)[-1].endswith("…")
    assert wrap("\u202e  \x00", 68, 17) == ()


def test_a_hostile_page_has_a_picture_of_every_link() -> None:
    picture = layout(hostile())
    assert {spot.id for spot in picture.spots} == set(HOSTILE)


def test_relative_bends_lead_back_to_the_points() -> None:
    for wire in layout(chance(7, 40)).wires:
        weights, distances = relative(wire)
        (x0, y0), (x1, y1) = wire.start, wire.end
        dx, dy = x1 - x0, y1 - y0
        length = (dx * dx + dy * dy) ** 0.5
        for (x, y), w, d in zip(wire.bends, weights, distances, strict=True):
            assert x == pytest.approx(x0 + w * dx - d * dy / length, abs=1)
            assert y == pytest.approx(y0 + w * dy + d * dx / length, abs=1)


def test_the_picture_is_json() -> None:
    json.dumps(asdict(layout(titanium())), allow_nan=False)
