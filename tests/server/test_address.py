"""Addresses of servers, and that a password in one is never repeated."""

from __future__ import annotations

import pytest

from chainatlas.graph import EmbeddedStore, Login, open_store
from chainatlas.graph.server.address import parse
from chainatlas.graph.server.store import Neo4jStore
from chainatlas.ontology.errors import AtlasError, StoreUnavailable, WrongUse


@pytest.mark.parametrize(
    ("address", "uri", "database"),
    [
        ("bolt://h", "bolt://h", None),
        ("bolt://h:7687/", "bolt://h:7687", None),
        ("neo4j+s://h:7687/atlas", "neo4j+s://h:7687", "atlas"),
        ("bolt+ssc://[::1]:7687/a.b-c", "bolt+ssc://[::1]:7687", "a.b-c"),
        ("neo4j://h/atlas?policy=eu", "neo4j://h?policy=eu", "atlas"),
    ],
)
def test_the_path_names_the_database(
    address: str, uri: str, database: str | None
) -> None:
    place = parse(address)
    assert (place.uri, place.database) == (uri, database)
    assert parse(place.shown).database == database


@pytest.mark.parametrize(
    "address",
    [
        "bolt://",
        "bolt://:7687",
        "bolt://h:port",
        "bolt://h:99999",
        "bolt://h/a/b",
        "bolt://h/a b",
        "bolt://h#x",
        "bolt://[::1",
    ],
)
def test_a_malformed_address(address: str) -> None:
    with pytest.raises(WrongUse) as refused:
        open_store(address)
    assert refused.value.key == "store.bad_address"
    assert address not in refused.value.message("en")


@pytest.mark.parametrize(
    "address",
    [
        "bolt://user:s3cret@h",
        "neo4j+s://s3cret@h:7687/atlas",
        "bolt://user:s3cret/x@h",
        "neo4j://h/?password=s3cret@",
        "bolt+ssc://u:s3cret#@h",
        "postgres://u:s3cret@h/x",
        "ftp://u:s3cret@h",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(AtlasError) as refused:
        open_store(address)
    for lang in ("zh", "en"):
        assert "s3cret" not in refused.value.message(lang)
    assert "s3cret" not in repr(refused.value)


def test_the_scheme_chooses_the_engine() -> None:
    assert isinstance(open_store("atlas.lbug"), EmbeddedStore)
    assert isinstance(open_store("./bolt:/x"), EmbeddedStore)
    assert isinstance(open_store("neo4j://localhost"), Neo4jStore)
    with pytest.raises(StoreUnavailable) as unsupported:
        open_store("https://example.org")
    assert unsupported.value.key == "store.unsupported"


def test_a_login_does_not_show_its_password() -> None:
    login = Login("neo4j", "s3cret")
    assert "s3cret" not in f"{login} {login!r} {[login]}"
    assert login == Login("neo4j", "s3cret")
    store = open_store("bolt://localhost", login)
    assert "s3cret" not in repr(store) + repr(vars(store))


def test_a_routing_context_is_for_neo4j_alone() -> None:
    with pytest.raises(StoreUnavailable) as refused:
        open_store("bolt://h?policy=eu")
    assert refused.value.exit_code == 3
