"""What `neo4j-admin database import` makes of an export, against what `load` makes of the same claims."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from graphmodel.claims import Entity, Quantity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.errors import StoreError
from graphmodel.formats.neo4jimport import write
from graphmodel.graph import Graph
from graphmodel.store.neo4j import Connection, Loader, Neo4jStore
from tests.support.laws import at_length
from tests.support.randomclaims import random_claims, with_sources
from tests.support.stores import dump, undisturbed
from tools.neo4j.server import Server


def _strange(claims: ClaimSet) -> ClaimSet:
    """The claims with notes and numbers that CSV may spoil."""
    odd = ['a "b"', "one\ntwo\r\n", ",;|'`", "\\", " x ", "\t", "null", "1", "𝒳"]
    numbers = [1, 1.5, 2**62, -(2**63), 1e-300]
    changed = {}
    for place, (id_, claim) in enumerate(claims.claims.items()):
        quantity = Quantity(low=numbers[place % len(numbers)], of=odd[place % len(odd)])
        changed[id_] = msgspec.structs.replace(claim, note=odd[place % len(odd)], quantity=quantity)
    return claims._replace(claims=changed)


@at_length  # two more starts of Java
def test_an_import_is_what_a_load_leaves(another_server: Server, neo4j_connection: Connection, tmp_path: Path) -> None:
    """Node by node and relationship by relationship the two are equal; nothing is damaged, nor is more to be loaded."""
    seeds = Graph.load()
    strange = _strange(with_sources(random_claims(1), 1))
    both = ClaimSet(
        strange.vocabulary,
        {**strange.documents, **seeds.documents},
        {**strange.entities, **seeds.entities, "unsettled": Entity(id="unsettled", kind="Entity", name="Somebody")},
        {**strange.claims, **seeds.claims},
    )
    write(both, tmp_path)
    another_server.administer("database", "import", "full", "neo4j", "@import.args", folder=tmp_path)
    with another_server as server:
        connection = Connection(server.uri)
        text = (tmp_path / "schema.cypher").read_text(encoding="utf-8")
        for statement in re.sub("//.*", "", text).split(";")[:-1]:
            connection.run(statement)
        imported = dump(connection)
        assert imported == undisturbed(neo4j_connection, both)
        assert Neo4jStore(connection).notes == []
        assert Neo4jStore(connection).damages() == []
        told: list[str] = []
        Loader(connection, lambda what, *_: told.append(what)).load(both)
        assert "relationships" not in told
        assert dump(connection) == imported
        connection.close()


def test_the_same_claims_give_the_same_files(tmp_path: Path) -> None:
    """Two exports of the same claims are equal byte for byte."""
    folders = tmp_path / "one", tmp_path / "two"
    for folder in folders:
        folder.mkdir()
        write(Graph.load().claim_set, folder)
    one, two = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert one == two


@pytest.mark.parametrize("quantity", [2**63, -(2**63) - 1])
def test_a_number_too_large_for_a_server_is_refused(quantity: int, tmp_path: Path) -> None:
    """No number is cut or turned into another."""
    claims = random_claims(1, claims=3)
    changed = {id_: msgspec.structs.replace(c, quantity=Quantity(value=quantity)) for id_, c in claims.claims.items()}
    with pytest.raises(StoreError, match="too large"):
        write(claims._replace(claims=changed), tmp_path)
