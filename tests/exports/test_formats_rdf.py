"""RDF exports: addresses, terms, both syntaxes equal, shapes kept."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pyshacl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from chainatlas.exports.formats import FORMATS, Source
from chainatlas.exports.formats.iri import kebab, node_iri, statement_iri
from chainatlas.exports.formats.vocabulary import vocabulary
from chainatlas.graph.digest import content_digest
from chainatlas.ingest.read import Reader, empty
from chainatlas.ontology.errors import ExportFailed
from chainatlas.ontology.schema import node_tables, tables
from chainatlas.tests.worlds import world, write_folder

ROOT = Path(__file__).parents[2]
MICG = Namespace("https://w3id.org/micg/ontology#")
HEAVY = ("aliases", "crosswalk", "negative_terms")


def read(*folders: Path) -> Source:
    reader = Reader({})
    intake = reader.intake(reader.read(list(folders)))
    return Source(intake.tables, content_digest(intake.tables))


def parsed(source: Source, path: Path, name: str = "ttl") -> Graph:
    done = FORMATS[name].write(source, path)
    graph = Graph().parse(path, format={"ttl": "turtle", "jsonld": "json-ld"}[name])
    assert done.counts == {"triples": len(graph)}
    return graph


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The sample atlas without the tables that are long and plain."""
    whole = read(ROOT / "ontology" / "base", ROOT / "facts")
    bare = {name: empty(tables()[name]) for name in HEAVY}
    regions = whole.content["regions"]
    used = regions.filter(regions["level"] != "county")
    placed = dict(whole.content)
    for name in ("parks", "enterprises", "projects"):
        frame = placed[name]
        inside = frame["region_id"].is_in(used["id"].implode())
        placed[name] = frame.with_columns(
            region_id=frame["region_id"].set(~inside, None)
        )
    light = {**placed, **bare, "regions": used}
    folder = tmp_path_factory.mktemp("sample")
    return parsed(Source(light, whole.digest), folder / "sample.ttl")


# No store can hold a lone surrogate.
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT, TEXT)
def test_different_ids_have_different_addresses(one: str, other: str) -> None:
    first, second = node_iri("Link", one), node_iri("Link", other)
    assert (first == second) == (one == other)
    assert re.fullmatch(r"https://w3id\.org/micg/link/[A-Za-z0-9_.~%-]*", first)
    assert unquote(first.rpartition("/")[2]) == one
    assert first.rpartition("/")[2] not in (".", "..")
    pairs = statement_iri("#Feed", [one, other]), statement_iri("#Feed", [other, one])
    assert (pairs[0] == pairs[1]) == (one == other)


def test_kinds_of_things_have_paths_of_their_own() -> None:
    classes = [r.rdf_class.rpartition("#")[2] for r in vocabulary().reified.values()]
    values = [v.rstrip("/").rpartition("/")[2] for v in vocabulary().values.values()]
    paths = [*map(kebab, (*node_tables(), *classes)), *values]
    assert len(set(paths)) == len(paths)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own
@pytest.mark.parametrize("seed", range(5))
def test_both_syntaxes_say_the_same(tmp_path: Path, seed: int) -> None:
    write_folder(world(seed), tmp_path / "in")
    source = read(tmp_path / "in")
    turtle = parsed(source, tmp_path / "a.ttl")
    other = parsed(source, tmp_path / "a.jsonld", "jsonld")
    assert not any(True for s in turtle.subjects() if not isinstance(s, URIRef))
    assert isomorphic(turtle, other)
    for name in ("ttl", "jsonld"):
        before = (tmp_path / f"a.{name}").read_bytes()
        FORMATS[name].write(source, tmp_path / f"a.{name}")
        assert (tmp_path / f"a.{name}").read_bytes() == before


def test_rows_become_what_the_class_model_says(tmp_path: Path) -> None:
    atlas = tmp_path / "in"
    atlas.mkdir()
    files = {
        "sources": "id,title,kind\nCK,编者,common knowledge\n",
        "categories": "id,zh,en\nti,钛材料,Titanium\n",
        "links": "id,zh,category,stage,source\n海绵钛,海绵钛,ti,midstream,CK\n管,管,ti,downstream,\n",
        "routes": "id,link_id,rank,source,basis\nr,管,1,CK,common_knowledge\n",
        "inputs": "route_id,link_id,role,source\nr,海绵钛,main,第3页\n",
        "enterprises": "id,name,name_en,founded,lat,备注\na/b,甲,A,1993,26.5,外资\n",
        "produces": "enterprise_id,link_id,product,capacity,year,main,source_id\na/b,管,无缝管,0.1,2024,是,CK\n",
        "projects": "id,name,link_id,status\np,项目,管,under_construction\n",
    }
    for name, text in files.items():
        (atlas / f"{name}.csv").write_text(text, encoding="utf-8")
    graph = parsed(read(atlas), tmp_path / "a.ttl")
    firm = URIRef("https://w3id.org/micg/enterprise/a%2Fb")
    known = URIRef("https://w3id.org/micg/source/CK")
    sponge, pipe = (URIRef(node_iri("Link", i)) for i in ("海绵钛", "管"))
    assert (firm, SKOS.prefLabel, Literal("甲", lang="zh")) in graph
    assert (firm, SKOS.prefLabel, Literal("A", lang="en")) in graph
    assert (firm, MICG.extra, Literal('{"备注": "外资"}')) in graph
    founded = graph.value(firm, URIRef("http://schema.org/foundingDate"))
    assert founded == Literal("1993", datatype=XSD.gYear)
    (made,) = graph.subjects(RDF.type, MICG.Capability)
    assert graph.value(made, MICG.capabilityOf) == firm
    assert graph.value(made, MICG.capabilityFor) == pipe
    assert (firm, MICG.produces, pipe) in graph
    amount = graph.value(made, MICG.capacityValue)
    assert amount == Literal("0.1", datatype=XSD.decimal)
    assert graph.value(made, MICG.mainProduct) == Literal(True)
    assert graph.value(made, DCTERMS.source) == known
    assert graph.value(known, DCTERMS.type) == Literal("common knowledge")
    (feed,) = graph.subjects(RDF.type, MICG.Feed)
    assert graph.value(feed, DCTERMS.source) == Literal("第3页")
    route = URIRef(node_iri("Route", "r"))
    assert graph.value(route, MICG.basis) == Literal("common_knowledge")
    assert graph.value(route, DCTERMS.source) == known
    assert (sponge, MICG.feeds, pipe) in graph
    place = next(graph.subjects(MICG.positionOf, pipe))
    stage = URIRef("https://w3id.org/micg/stage/downstream")
    assert graph.value(place, MICG.hasStage) == stage
    project = URIRef(node_iri("Project", "p"))
    status = "https://w3id.org/micg/project-status/under_construction"
    assert graph.value(project, MICG.projectStatus) == URIRef(status)


def conforms(graph: Graph) -> tuple[bool, str]:
    shapes = Graph().parse(ROOT / "ontology" / "shapes.ttl")
    ok, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    return bool(ok), text


@pytest.mark.slow
def test_the_sample_keeps_to_the_shapes(sample: Graph) -> None:
    assert conforms(sample) == (True, "Validation Report\nConforms: True\n")


@pytest.mark.slow
def test_every_name_used_is_in_the_class_model(sample: Graph) -> None:
    used = {str(p) for p in sample.predicates()} - {str(RDF.type)}
    used |= {str(o) for o in sample.objects(None, RDF.type)}
    assert used <= vocabulary().names


def small(tmp_path: Path) -> Graph:
    write_folder(world(3), tmp_path / "world")
    return parsed(read(tmp_path / "world"), tmp_path / "small.ttl")


@pytest.mark.parametrize("fault", ["stage", "loop", "label", "scope", "route"])
def test_a_broken_graph_does_not_conform(tmp_path: Path, fault: str) -> None:
    graph = small(tmp_path)
    assert conforms(graph)[0]
    start, end = next(iter(graph.subject_objects(MICG.feeds)))
    if fault == "stage":
        graph.remove((next(graph.subjects(MICG.hasStage)), MICG.hasStage, None))
    elif fault == "loop":
        graph.add((end, MICG.feeds, start))
    elif fault == "label":
        graph.add((start, SKOS.prefLabel, Literal("第二个名称", lang="zh")))
    elif fault == "scope":
        made = next(graph.subjects(RDF.type, MICG.Capability))
        graph.set((made, MICG.scope, Literal("everywhere")))
    else:
        graph.remove((None, MICG.yields, None))
    ok, text = conforms(graph)
    assert not ok
    assert fault != "loop" or "upstream of itself" in text


@pytest.mark.parametrize("name", ["ttl", "jsonld", "graphml"])
def test_full_disk_and_folders(tmp_path: Path, name: str) -> None:
    write_folder(world(3), tmp_path / "in")
    source = read(tmp_path / "in")
    with pytest.raises(ExportFailed, match="it is a folder"):
        FORMATS[name].write(source, tmp_path)
    with pytest.raises(ExportFailed, match="no such folder"):
        FORMATS[name].write(source, tmp_path / "no" / "a")
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(ExportFailed, match="the disk is full"):
        FORMATS[name].write(source, Path("/dev/full"))
