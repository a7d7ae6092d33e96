"""Loads upon loads: whatever was there or stopped before, the server ends where one undisturbed load ends."""

from __future__ import annotations

import pytest

from graphmodel.claims import Claim, Derivation, Document, Entity, claim_id
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import Relation, Vocabulary, builtin
from graphmodel.store.neo4j import Connection, Loader, Neo4jStore
from tests.support.stores import clear, dump, undisturbed


class Stop(Exception):
    """The load is stopped here."""


def stopped(connection: Connection, claims: ClaimSet, stage: str) -> None:
    """Load claims, and stop when a stage is done."""

    def stop(what: str, done: int, total: int) -> None:
        if (what, done) == (stage, total):
            raise Stop

    with pytest.raises(Stop):
        Loader(connection, stop).load(claims)


def made(*claims: Claim, documents: list[Document], vocabulary: Vocabulary | None = None) -> ClaimSet:
    """Return claims about three people."""
    entities = {id_: Entity(id=id_, kind="Person", name=id_.upper()) for id_ in ("a", "b", "c")}
    held = {claim_id(claim): claim for claim in claims}
    named = {id_: Claim(**{f: getattr(c, f) for f in c.__struct_fields__} | {"id": id_}) for id_, c in held.items()}
    by_id = {document.id: document for document in documents}
    return ClaimSet(vocabulary or builtin(), by_id, entities, dict(sorted(named.items())))


def met(subject: str, object_: str, document: str) -> Claim:
    """Return a claim of a meeting."""
    return Claim(subject=subject, relation="MET_WITH", object=object_, document=document)


DATES = ("2025-12", "2025-11")
X, Y, Z = (Document(id=id_, title=id_, publisher=f"Paper {id_}") for id_ in "xyz")
Y_FROM_X = Document(id="y", title="y", publisher="Paper y", derived_from=[Derivation(document="x", how="reprint")])


@pytest.mark.parametrize("stage", ["documents", "entities", "claims"])
def test_a_load_that_stops_after_origins_changed_is_finished_by_the_next(
    neo4j_connection: Connection, stage: str
) -> None:
    """That a document is a reprint after all reaches its relationships, wherever the load that says so was stopped."""
    about = (met("a", "b", "x"), met("a", "b", "y"))
    before, after = made(*about, documents=[X, Y]), made(*about, documents=[X, Y_FROM_X])
    expected = undisturbed(neo4j_connection, after)
    Loader(neo4j_connection).load(before)

    stopped(neo4j_connection, after, stage)
    Loader(neo4j_connection).load(after)
    assert dump(neo4j_connection) == expected


def test_a_document_that_goes_takes_what_it_said_of_others_origins(neo4j_connection: Connection) -> None:
    """Papers that were of one house only by a document's word are two again when that document is removed."""
    house = Document(id="x", title="x", publisher="Paper y", house="House")
    other = Document(id="z", title="z", publisher="House")
    about = (met("a", "b", "y"), met("a", "b", "z"))
    rest = made(*about, documents=[Y, other])
    expected = undisturbed(neo4j_connection, rest)
    Loader(neo4j_connection).load(made(*about, met("b", "c", "x"), documents=[house, Y, other]))
    Loader(neo4j_connection).load(rest, replace=True)
    assert dump(neo4j_connection) == expected


def test_a_relation_may_become_symmetric_and_be_so_no_longer(neo4j_connection: Connection) -> None:
    """Claims either way are one relationship while their relation is symmetric, and two otherwise, at any time."""
    about = (met("a", "b", "x"), met("b", "a", "x"))
    one_way = Relation(name="MET_WITH", meaning="visited", inverse="was visited by")
    own = builtin().extended([], [one_way])
    plain, directed = made(*about, documents=[X]), made(*about, documents=[X], vocabulary=own)
    expected, two = (undisturbed(neo4j_connection, claims) for claims in (plain, directed))
    Loader(neo4j_connection).load(plain)
    Loader(neo4j_connection).load(directed)
    assert dump(neo4j_connection) == two
    Loader(neo4j_connection).load(plain, replace=True)
    assert dump(neo4j_connection) == expected


@pytest.mark.parametrize("stage", ["entities", "claims"])
def test_another_name_reaches_all_that_tells_it(neo4j_connection: Connection, stage: str) -> None:
    """Sentences and accounts have an entity's new name, wherever the load that gives it was stopped."""
    about = met("a", "b", "x"), Claim(subject="b", relation="KNOWS", object="c", document="x", attributed_to="a")
    before = made(*about, documents=[X])
    after = before._replace(entities={**before.entities, "a": Entity(id="a", kind="Person", name="Ada")})
    expected = undisturbed(neo4j_connection, after)
    Loader(neo4j_connection).load(before)

    stopped(neo4j_connection, after, stage)
    Loader(neo4j_connection).load(after)
    assert dump(neo4j_connection) == expected
    told = neo4j_connection.read("MATCH ()-[r:MET_WITH]->() RETURN r.sentence AS sentence")
    assert [record["sentence"] for record in told] == ["Ada met B"]


def test_another_name_is_not_forgotten_for_another_change(neo4j_connection: Connection) -> None:
    """What a stopped load had renamed is told by its new name also when the next load changes something else of it."""
    before = made(met("a", "b", "x"), documents=[X])
    renamed, noted = (
        before._replace(entities={**before.entities, "a": Entity(id="a", kind="Person", name="Ada", note=note)})
        for note in (None, "a note")
    )
    expected = undisturbed(neo4j_connection, noted)
    Loader(neo4j_connection).load(before)
    stopped(neo4j_connection, renamed, "entities")
    Loader(neo4j_connection).load(noted)
    assert dump(neo4j_connection) == expected


def test_another_kind_is_another_label(neo4j_connection: Connection) -> None:
    """An entity whose kind changes has the label of its kind, that of no other kind, and what others labelled it."""
    before = made(met("a", "b", "x"), documents=[X])
    after = before._replace(entities={**before.entities, "a": Entity(id="a", kind="Company", name="A")})
    expected = undisturbed(neo4j_connection, after)
    Loader(neo4j_connection).load(before)
    neo4j_connection.run("MATCH (e:Entity {id: 'a'}) SET e:Watched")
    Loader(neo4j_connection).load(after)
    found = neo4j_connection.read("MATCH (e:Watched) RETURN labels(e) AS labels")
    assert [sorted(record["labels"]) for record in found] == [["Actor", "Company", "Entity", "Watched"]]
    neo4j_connection.run("MATCH (e:Watched) REMOVE e:Watched")
    assert dump(neo4j_connection) == expected


def test_a_date_of_an_event_reaches_what_has_none(neo4j_connection: Connection) -> None:
    """Claims of an event without a date have the dates that other claims of it give, whenever these come or go."""
    undated = Claim(subject="a", relation="MET_WITH", object="b", document="x", event="e")
    dated = [Claim(subject="b", relation="KNOWS", object="c", document="y", event="e", date=date) for date in DATES]
    sets = [made(undated, *more, documents=[X, Y]) for more in ([], dated[:1], dated[1:], [])]
    sets = [
        claims._replace(entities={**claims.entities, "e": Entity(id="e", kind="Event", name="E")}) for claims in sets
    ]
    expected = [undisturbed(neo4j_connection, claims) for claims in sets]
    clear(neo4j_connection)
    told = []
    for claims, one in zip(sets, expected, strict=True):
        Loader(neo4j_connection).load(claims, replace=True)
        assert dump(neo4j_connection) == one
        found = neo4j_connection.read("MATCH ()-[r:MET_WITH]->() RETURN coalesce(r.dates, []) AS dates")
        told += [record["dates"] for record in found]
    assert told == [[], *([f"{date} (by the event; dated in y)"] for date in DATES), []]


def test_another_meaning_of_a_relation_reaches_its_sentences(neo4j_connection: Connection) -> None:
    """A relation that reads otherwise does so on every relationship of it, also after a load that was stopped."""
    own = builtin().extended([], [Relation(name="MET_WITH", meaning="ran into", symmetric=True)])
    before = made(met("a", "b", "x"), documents=[X])
    after = before._replace(vocabulary=own)
    expected = undisturbed(neo4j_connection, after)
    for is_stopped in (False, True):
        Loader(neo4j_connection).load(before, replace=True)
        if is_stopped:
            stopped(neo4j_connection, after, "claims")  # of that relation, before any of its relationships
        Loader(neo4j_connection).load(after)
        assert dump(neo4j_connection) == expected


def test_what_others_joined_to_ours_stays_and_what_we_said_goes(neo4j_connection: Connection) -> None:
    """Notes of others hang on after a replace, but no answer has the claim, document and entity they hang on."""
    both = made(met("a", "b", "x"), met("b", "c", "y"), documents=[X, Y])
    rest = made(met("a", "b", "x"), documents=[X])
    rest = rest._replace(entities={id_: rest.entities[id_] for id_ in ("a", "b")})
    clear(neo4j_connection)
    Loader(neo4j_connection).load(both)
    neo4j_connection.write(
        lambda tx: tx.run(
            "MATCH (n) WHERE n:Claim OR n:Document OR n:Entity CREATE (:Note)-[:ON]->(n) "
            "WITH collect(n) AS all UNWIND all AS d WITH d WHERE d.id IN ['x', 'y'] "
            "MATCH (o:Document {id: 'x'}) CREATE (d)-[:DERIVED_FROM {by: 'somebody'}]->(o)"
        ).consume()
    )
    loaded = Loader(neo4j_connection).load(rest, replace=True)
    assert loaded.kept == 3
    store = Neo4jStore(neo4j_connection)
    assert store.claims() == rest._replace(vocabulary=store.vocabulary)
    assert [r.key for r in store.relationships("b")] == [("a", "MET_WITH", "b")]
    again = Document(id="x", title="another title", publisher="Paper x")
    Loader(neo4j_connection).load(rest._replace(documents={"x": again}))
    found = neo4j_connection.read(
        "MATCH (:Note)-[:ON]->(n) WITH count(n) AS notes "
        "MATCH ()-[r:DERIVED_FROM {by: 'somebody'}]->() RETURN notes, count(r) AS marks"
    )
    assert (found[0]["notes"], found[0]["marks"]) == (7, 2)
    Loader(neo4j_connection).load(both)
    assert store.claims() == both._replace(vocabulary=store.vocabulary)
    clear(neo4j_connection)  # other tests know nothing of the notes
