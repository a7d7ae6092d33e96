"""Slips in the Browser: what somebody changes of what graphmodel wrote is found, told and mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.claims import Claim, Derivation, Document, Entity, claim_id
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import Relation, builtin
from graphmodel.store.neo4j import Connection, Loader, Neo4jStore
from graphmodel.store.neo4j import state as state_of_server
from tests.conftest import Ask
from tests.support.stores import clear, dump

SLIPS = {
    "a relationship is deleted": "MATCH (:Entity {id: 'a'})-[r:MET_WITH]->(:Entity {id: 'b'}) DELETE r",
    "all of a type are deleted": "MATCH ()-[r:INVOLVED_IN]->() DELETE r",
    "a sentence is edited": "MATCH ()-[r:MET_WITH]->() SET r.sentence = 'A never met B'",
    "a status is edited": "MATCH ()-[r:DENOUNCED]->() SET r.status = 'asserted', r.contested = true",
    "a property of a relationship goes": "MATCH ()-[r:MET_WITH]->() REMOVE r.documents",
    "a relationship gets a property": "MATCH ()-[r:KNOWS]->() SET r.checked = true",
    "evidence is emptied": "MATCH ()-[r:KNOWS]->() SET r._evidence = []",
    "a relationship loses its writer": "MATCH ()-[r:KNOWS]->() REMOVE r.written_by",
    "a relationship is doubled": "MATCH (a)-[r:KNOWS]->(b) CREATE (a)-[s:KNOWS]->(b) SET s = properties(r)",
    "a relationship is turned": "MATCH (a)-[r:KNOWS]->(b) CREATE (b)-[s:KNOWS]->(a) SET s = properties(r) DELETE r",
    "a claim loses its subject": "MATCH (:Claim)-[r:SUBJECT]->(:Entity {id: 'a'}) DELETE r",
    "claims lose their documents": "MATCH (:Claim)-[r:IN_DOCUMENT]->() DELETE r",
    "a claim is deleted": "MATCH (c:Claim {relation: 'DENOUNCED'}) DETACH DELETE c",
    "a claim says the contrary": "MATCH (c:Claim {relation: 'KNOWS'}) SET c.stance = 'denied'",
    "a claim loses what says whose it is": "MATCH (c:Claim {relation: 'KNOWS'}) REMOVE c._triple, c._first",
    "a claim loses its label": "MATCH (c:Claim {relation: 'KNOWS'}) REMOVE c:Claim",
    "a claim is copied": "MATCH (c:Claim {relation: 'KNOWS'}) CREATE (d) SET d = properties(c), d.id = 'copy', d:Claim",
    "an entity is deleted": "MATCH (e:Entity {id: 'b'}) DETACH DELETE e",
    "an entity is renamed": "MATCH (e:Entity {id: 'b'}) SET e.name = 'Bob'",
    "an entity gets another id": "MATCH (e:Entity {id: 'b'}) SET e.id = 'bob'",
    "an entity loses its kind": "MATCH (e:Entity {id: 'b'}) REMOVE e:Person:Actor SET e:Company",
    "an entity loses its label": "MATCH (e:Entity {id: 'b'}) REMOVE e:Entity",
    "an entity loses its writer": "MATCH (e:Entity {id: 'b'}) REMOVE e.written_by",
    "a document is deleted": "MATCH (d:Document {id: 'y'}) DETACH DELETE d",
    "an origin is edited": "MATCH (d:Document {id: 'y'}) SET d.origins = ['Somebody']",
    "a source is cut off": "MATCH ()-[r:DERIVED_FROM]->() DELETE r",
    "a publisher is edited": "MATCH (d:Document {id: 'x'}) SET d.publisher = 'Somebody'",
    "a relation is deleted": "MATCH (r:Relation {name: 'FREED'}) DELETE r",
    "a meaning is edited": "MATCH (r:Relation {name: 'FREED'}) SET r.meaning = 'let go'",
    "a publisher is deleted": "MATCH (p:Publisher {name: 'Paper X'}) DETACH DELETE p",
    "everything but the nodes goes": "MATCH ()-[r]->() DELETE r",
}
"""What somebody may do to the graph of `_claims`."""


def _claims() -> ClaimSet:
    """Return claims with everything that is derived: an event with a date, a reprint, a denial, a speaker."""
    said = (
        Claim(subject="a", relation="MET_WITH", object="b", document="x", event="e"),
        Claim(subject="a", relation="MET_WITH", object="b", document="y", stance="denied", attributed_to="b"),
        Claim(subject="b", relation="KNOWS", object="c", document="x", event="e", date="2025-06", place="p"),
        Claim(subject="c", relation="DENOUNCED", object="a", document="y", stance="unconfirmed"),
    )
    entities = [Entity(id=id_, kind="Person", name=id_.upper()) for id_ in "abc"]
    entities += [Entity(id="e", kind="Event", name="E"), Entity(id="p", kind="Place", name="P")]
    documents = [
        Document(id="x", title="X", publisher="Paper X"),
        Document(id="y", publisher="Paper Y", derived_from=[Derivation(document="x", how="reprint")]),
    ]
    own = Relation(name="DENOUNCED", meaning="denounced")
    claims = {claim_id(claim): claim for claim in said}
    return ClaimSet(
        builtin().extended([], [own]),
        {document.id: document for document in documents},
        {entity.id: entity for entity in entities},
        {id_: Claim(**{f: getattr(c, f) for f in c.__struct_fields__} | {"id": id_}) for id_, c in claims.items()},
    )


@pytest.fixture(scope="module")
def whole(neo4j_connection: Connection) -> list[str]:
    """Give what a server holds of the claims when nobody disturbs it, and let it hold that."""
    clear(neo4j_connection)
    Loader(neo4j_connection).load(_claims())
    assert Neo4jStore(neo4j_connection).damages() == []
    return dump(neo4j_connection)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_found_and_mended(neo4j_connection: Connection, whole: list[str], slip: str) -> None:
    """Whatever somebody does to the graph, a check says so with the command, and that makes it what it was."""
    neo4j_connection.run(SLIPS[slip])
    assert dump(neo4j_connection) != whole
    found = Neo4jStore(neo4j_connection).damages()
    assert found
    assert all("--rebuild" in damage.hint for damage in found)
    Loader(neo4j_connection).load(_claims(), rebuild=True)
    assert dump(neo4j_connection) == whole


def test_replacing_mends_and_counts(neo4j_connection: Connection, whole: list[str]) -> None:
    """After a replace the graph is what the claims say, and so many relationships are there as it says."""
    neo4j_connection.run(SLIPS["a relationship is deleted"])
    assert Loader(neo4j_connection).load(_claims()).relationships == 2  # an addition says what is there, and no more
    assert Loader(neo4j_connection).load(_claims(), replace=True).relationships == 3
    assert dump(neo4j_connection) == whole


def test_claims_of_another_load_are_mended_as_well(neo4j_connection: Connection, whole: list[str]) -> None:
    """What other claims than those that are loaded made is mended from what the server has of them."""
    neo4j_connection.run(SLIPS["everything but the nodes goes"])
    Loader(neo4j_connection).load(ClaimSet(_claims().vocabulary, {}, {}, {}), rebuild=True)
    assert dump(neo4j_connection) == whole


def test_what_another_program_derived_is_derived_again(
    neo4j_connection: Connection, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that derives otherwise answers nothing from what an older one wrote, and derives it anew at a load."""
    neo4j_connection.run("MATCH ()-[r:KNOWS]->() SET r.sentence = 'B was acquainted with C'")
    other = [line.replace(f'"format":{state_of_server.FORMAT}', '"format":99') for line in whole]
    monkeypatch.setattr(state_of_server, "FORMAT", 99)
    with pytest.raises(Exception, match="was written otherwise"):
        assert Neo4jStore(neo4j_connection).notes
    Loader(neo4j_connection).load(ClaimSet(_claims().vocabulary, {}, {}, {}))
    assert dump(neo4j_connection) == other
    monkeypatch.undo()
    Loader(neo4j_connection).load(_claims())
    assert dump(neo4j_connection) == whole


def test_the_command_says_what_is_damaged(
    ask: Ask, neo4j_address: str, neo4j_connection: Connection, whole: list[str], tmp_path: Path
) -> None:
    """`check --store` names what is wrong and what mends it, with exit status 1; what is marked is told everywhere."""
    neo4j_connection.run(SLIPS["a sentence is edited"])
    told = ask("check", "--store", neo4j_address)
    assert told.exit_code == 1
    assert "relationships are not as their claims make them: a MET_WITH b\n  hint: graphmodel load" in told.stdout
    neo4j_connection.run("MATCH (c:Claim) SET c._underived = true")
    assert "a load is not finished" in ask("show", "a", "--store", neo4j_address).stderr
    more = tmp_path / "claims.yaml"
    more.write_text("documents:\n  - {id: x, title: X, publisher: Paper X}\n")
    mended = ask("load", "--rebuild", "--to", neo4j_address, more)
    assert mended.stdout == "loaded 1 document, 0 entities, 0 claims; 3 relationships there now\n"
    assert dump(neo4j_connection) == whole
