"""What only a server brings: credentials, breaks in the middle, two loaders at once, hostile words."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import Result

from graphmodel import errors
from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import Kind, Relation, builtin
from graphmodel.errors import StoreError
from graphmodel.graph import Graph
from graphmodel.store import MemoryStore, load_into, open_store
from graphmodel.store.neo4j import Connection, Loader, Neo4jStore, batches, connection
from graphmodel.store.neo4j.rows import quoted
from tests.conftest import Ask
from tests.support import missing
from tests.support.graphs import many_claims
from tests.support.servers import PASSWORD, unavailable
from tests.support.stores import clear, dump, undisturbed
from tools.neo4j.jars import CannotRun, jars, sharing
from tools.neo4j.server import Server, free_port


@pytest.fixture
def admitted(guarded: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    """Give a connection with the right password."""
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    connection = Connection(guarded.uri)
    yield connection
    connection.close()


def load_at_once(address: str, *inputs: ClaimSet) -> None:
    """Load several inputs, each in a thread of its own."""
    failed: list[BaseException] = []

    def load(claims: ClaimSet) -> None:
        try:
            load_into(address, claims)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=load, args=(claims,)) for claims in inputs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a load of some hundred claims take as many transactions as one of ten thousand."""
    monkeypatch.setattr(batches, "SIZE", 60)


@pytest.mark.usefixtures("small_batches")
def test_two_loaders_at_once_lose_nothing(neo4j_address: str, neo4j_connection: Connection) -> None:
    """Two loaders with overlapping halves leave the graph that one leaves."""
    claims = many_claims(600)
    expected = undisturbed(neo4j_connection, claims)
    ids = list(claims.claims)
    halves = (ids[:400], ids[200:])
    load_at_once(neo4j_address, *(claims._replace(claims={id_: claims.claims[id_] for id_ in half}) for half in halves))
    assert dump(neo4j_connection) == expected


def test_two_loaders_may_give_one_id_to_different_claims(neo4j_address: str, neo4j_connection: Connection) -> None:
    """Whichever of two claims with one id is there in the end, only its relationship is there with it."""
    inputs = []
    for seed in (1, 2):
        claims = many_claims(300, seed)
        numbered = {
            f"c{i:03}": msgspec.structs.replace(claim, id=f"c{i:03}") for i, claim in enumerate(claims.claims.values())
        }
        inputs.append(claims._replace(claims=numbered))
    clear(neo4j_connection)
    load_at_once(neo4j_address, *inputs)
    left, held = Neo4jStore(neo4j_connection).claims(), dump(neo4j_connection)
    assert held == undisturbed(neo4j_connection, left)


def test_a_loader_that_was_killed_is_run_again(
    neo4j_address: str, neo4j_connection: Connection, tmp_path: Path
) -> None:
    """After kill -9 of the loader at a few moments the next load leaves the graph of an undisturbed one."""
    claims = many_claims(480)
    expected = undisturbed(neo4j_connection, claims)
    folder = tmp_path / "claims"
    folder.mkdir()
    for name, found in (("documents", claims.documents), ("entities", claims.entities), ("claims", claims.claims)):
        (folder / f"{name}.jsonl").write_bytes(msgspec.json.Encoder().encode_lines(list(found.values())))
    program = f"""
from graphmodel.store import load_into, open_store
from graphmodel.store.neo4j import batches
batches.SIZE = 60
print("begun", flush=True)
load_into({neo4j_address!r}, open_store({str(folder)!r}).claims(), progress=lambda *done: print(*done, flush=True))
"""
    for stage, pause in (("documents", 0.0), ("claims", 0.02), ("claims 120", 0.05), ("claims 240", 0.1)):
        loader = subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            text=True,
            env={name: value for name, value in os.environ.items() if not name.startswith("COV")},
        )
        assert loader.stdout is not None
        assert any(line.startswith(stage) for line in loader.stdout), "the load ended before it was to be killed"
        time.sleep(pause)  # into a transaction
        loader.send_signal(signal.SIGKILL)
        loader.wait()
        loader.stdout.close()
    load_into(neo4j_address, claims)
    assert dump(neo4j_connection) == expected


@pytest.mark.usefixtures("small_batches")
def test_a_server_that_was_killed_is_loaded_again(
    killable: tuple[Server, Callable[[], Server]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server killed in the middle of a load is an error with a hint, and the next load makes the graph whole."""
    monkeypatch.setattr(connection, "_PAUSES", (0.1,))  # it does not come back by itself
    server, again = killable
    before = Connection(server.uri)
    claims = many_claims(480)
    expected = undisturbed(before, claims)
    killer = threading.Timer(0.05, server.kill)  # into the next transaction

    def kill(what: str, done: int, _: int) -> None:
        if what == "claims" and done >= 120 and not killer.ident:
            killer.start()

    with pytest.raises(StoreError) as caught:
        Loader(before, kill).load(claims)
    killer.join()
    before.close()
    assert "load again" in (caught.value.hint or "")
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    address = again().uri
    after = Connection(address)
    assert 120 <= after.read("MATCH (c:Claim) RETURN count(c) AS n")[0]["n"] < 480
    load_into(address, claims)
    assert dump(after) == expected
    after.close()


def test_a_batch_too_large_for_the_server_is_halved(admitted: Connection) -> None:
    """Where the server grants a transaction little memory the load goes on in smaller ones."""
    claims = many_claims(500)
    long_notes = {id_: msgspec.structs.replace(c, note="x" * 12_000) for id_, c in claims.claims.items()}
    clear(admitted)
    steps: list[int] = []
    loaded = Loader(admitted, lambda what, done, _: steps.append(done) if what == "claims" else None).load(
        claims._replace(claims=long_notes)
    )
    assert loaded.claims == 500
    assert len(steps) > 2, "it went in one transaction: nothing was halved"
    assert admitted.read("MATCH (c:Claim) RETURN count(c) AS n")[0]["n"] == 500
    Loader(admitted).load(claims._replace(claims={}), replace=True)
    assert admitted.read("MATCH (c:Claim) RETURN count(c) AS n")[0]["n"] == 0


def refused(address: str) -> StoreError:
    """Return the error of opening a store, whose texts must not hold the password."""
    with pytest.raises(StoreError) as caught:
        open_store(address)
    told: BaseException | None = caught.value
    while told is not None:
        assert PASSWORD not in f"{told} {getattr(told, 'hint', '')}"
        told = told.__cause__ or told.__context__
    return caught.value


def test_errors_of_the_server_teach(guarded: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way of not reaching a server says what is wrong and what to do, and none shows a password."""
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD + "x")
    wrong = refused(guarded.uri)
    assert "refuses the user 'neo4j' with this password" in str(wrong)
    assert "NEO4J_PASSWORD" in (wrong.hint or "")
    monkeypatch.delenv("NEO4J_PASSWORD")
    unset = refused(guarded.uri)
    assert "wants a password, and none is set" in str(unset)
    assert "set NEO4J_PASSWORD" in (unset.hint or "")
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    nobody = refused(f"bolt://127.0.0.1:{free_port()}")
    assert "no answer" in str(nobody)
    assert "running" in (nobody.hint or "")
    for scheme in ("bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc"):
        insecure = refused(guarded.uri.replace("bolt", scheme))
        assert "does not encrypt" in str(insecure)
        assert f"{scheme.partition('+')[0]}://" in (insecure.hint or "")
    inside = refused(guarded.uri.replace("://", f"://neo4j:{PASSWORD}@"))
    assert "leave it out" in (inside.hint or "")
    assert "NEO4J_URI" in (refused("neo4j://").hint or "")
    assert "neo4j+s" in (refused("http://localhost").hint or "")
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    nowhere = refused(guarded.uri)
    assert "no database 'nowhere'" in str(nowhere)
    assert "NEO4J_DATABASE" in (nowhere.hint or "")


def test_a_password_is_asked_for_when_none_is_set(guarded: Any) -> None:
    """Without NEO4J_PASSWORD whoever opens a store is asked, once."""
    asked = []

    def ask_password() -> str:
        asked.append(1)
        return PASSWORD

    store = open_store(guarded.uri, ask_password)
    store.close()
    assert asked == [1]


def test_the_commands_answer_alike_from_a_server(ask: Ask, neo4j_address: str, neo4j_connection: Connection) -> None:
    """Loaded by the command, the seeds give every reading command the same output as from the bundled files."""
    clear(neo4j_connection)
    loaded = ask("load", "--to", neo4j_address)
    assert loaded.exit_code == 0
    assert loaded.stdout.startswith("loaded 5 documents")
    for words in (
        ("path", "Lukashenko", "Belaruskali"),
        ("path", "Kolesnikova", "Viktor Babariko", "-k", "7", "--json"),
        ("path", "Коваль", "Belaruskali"),
        ("show", "Belarus", "--csv"),
        ("show", "Belarus", "--all"),
        ("show", "release-2025-12-13", "--json"),
        ("why", "Lukashenko", "Coale"),
        ("why", "Lukashenko", "Coale", "--json"),
        ("says", "Viasna"),
        ("says", "Coale", "--about", "Lukashenko", "--json"),
        ("export",),
        ("check",),
    ):
        here: Result = ask(*words)
        there = ask(*words, "--store", neo4j_address)
        assert (there.exit_code, there.stdout, there.stderr) == (here.exit_code, here.stdout, here.stderr), words


HOSTILE = (
    "A`) DETACH DELETE (n",
    "A\u0060B",
    "`",
    "A B",
    "a",
    "",
    "Ａ",
    "A\\u0060",
    "FREED]-()//",
    "1A",
    "É",
    "A" * 61,
)


def test_hostile_words_never_reach_cypher_as_code(neo4j_connection: Connection) -> None:
    """Labels and types that are not plain words are refused by the vocabulary, and quoted all the same."""
    for word in HOSTILE:
        for record, fields in ((Kind, {"name": word, "meaning": "m"}), (Relation, {"name": word, "meaning": "m"})):
            with pytest.raises(msgspec.ValidationError):
                msgspec.convert(fields, record)
        label = quoted(word)
        if word and "\\u" not in word:
            rows = neo4j_connection.read(f"RETURN [x IN [1] | x] AS {label}")
            assert rows[0].keys() == [word]


def test_only_relations_of_the_vocabulary_become_types(neo4j_connection: Connection) -> None:
    """A relation that no vocabulary has is refused, whether the input names it or only the server still does."""
    clear(neo4j_connection)
    people = {id_: Entity(id=id_, kind="Person", name=id_) for id_ in "ab"}
    paper = {"d": Document(id="d", title="D", publisher="P")}
    for word in (HOSTILE[0], "SUBJECT", "SANG_WITH"):
        claim = Claim(subject="a", relation=word, object="b", document="d", id="c")
        with pytest.raises(StoreError, match="the vocabulary does not have"):
            Loader(neo4j_connection).load(ClaimSet(builtin(), paper, people, {"c": claim}))
    assert neo4j_connection.read("MATCH (:Entity)-[r]-() RETURN r") == []
    own = builtin().extended([], [Relation(name="SANG_WITH", meaning="sang with")])
    claims = ClaimSet(
        own, paper, people, {"c": Claim(subject="a", relation="SANG_WITH", object="b", document="d", id="c")}
    )
    Loader(neo4j_connection).load(claims)
    neo4j_connection.run("MATCH (r:Relation {name: 'SANG_WITH'}) DELETE r")
    renamed = {**people, "a": Entity(id="a", kind="Person", name="Ada")}
    with pytest.raises(StoreError, match="'SANG_WITH', which the vocabulary does not have") as caught:
        Loader(neo4j_connection).load(claims._replace(vocabulary=builtin(), claims={}, entities=renamed))
    assert "load again" in (caught.value.hint or "")
    Loader(neo4j_connection).load(claims._replace(entities=renamed))
    found = neo4j_connection.read("MATCH ()-[r:SANG_WITH]->() RETURN r.sentence AS sentence")
    assert [record["sentence"] for record in found] == ["Ada sang with b"]


def test_hostile_texts_are_stored_as_they_are(neo4j_connection: Connection) -> None:
    """Ids, names and notes that look like Cypher come back letter by letter."""
    clear(neo4j_connection)
    texts = [*HOSTILE, "'; MATCH (n) DETACH DELETE n //", '"}) RETURN 1', "$ids", "{id: 1}", "\\", "\u2028", "𝕏"]
    entities = {f"e{text}": Entity(id=f"e{text}", kind="Person", name=text or "-", note=text or None) for text in texts}
    ids = list(entities)
    claim = Claim(subject=ids[0], relation="FREED", object=ids[1], document="`", id="'", role=HOSTILE[0])
    claims = ClaimSet(
        builtin(),
        {"`": Document(id="`", title="'", publisher="`")},
        dict(sorted(entities.items())),
        {"'": claim},
    )
    Loader(neo4j_connection).load(claims)
    store = Neo4jStore(neo4j_connection)
    assert store.claims().entities == claims.entities
    assert store.relationships(ids[0]) == MemoryStore(Graph(claims)).relationships(ids[0])
    assert {id_: store.resolve(f"id:{id_}") for id_ in ids} == {id_: id_ for id_ in ids}
    clear(neo4j_connection)


def test_a_claim_whose_end_is_missing_is_an_error(neo4j_connection: Connection) -> None:
    """A claim about an entity that the server does not have is never dropped in silence."""
    clear(neo4j_connection)
    claims = many_claims(10)
    with pytest.raises(StoreError, match="which the server does not have"):
        Loader(neo4j_connection).load(claims._replace(entities={}))
    assert errors.StoreError is StoreError


COMPOSE = Path(__file__).resolve().parents[2] / "docker-compose.yml"


@pytest.mark.parametrize("password", [None, "", "long enough"])
def test_the_compose_file_wants_a_password(password: str | None) -> None:
    """docker-compose.yml is valid with a password, and refused without one or with an empty one."""
    program = shutil.which("docker-compose")
    if program is None:
        missing.skip("docker-compose.yml", "needs docker-compose", "docker-compose")
        return
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    if password is not None:
        environment["NEO4J_PASSWORD"] = password
    done = subprocess.run(
        [program, "-f", COMPOSE, "config"], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode == 0) is bool(password)
    if password:
        assert done.stdout.count("127.0.0.1") == 2 or done.stdout.count("host_ip: 127.0.0.1") == 2
    else:
        assert "NEO4J_PASSWORD" in done.stderr


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        (f"bolt://neo4j:p?{PASSWORD}@h:7687", "leave it out"),
        (f"bolt://neo4j:p#{PASSWORD}@h:7687", "leave it out"),
        (f"bolt://neo4j:{PASSWORD}", "neo4j://localhost:7687"),
        ("bolt://h:notaport", "neo4j://localhost:7687"),
        ("bolt://[::1", "neo4j://localhost:7687"),
        ("bolt://a..b", "neo4j://localhost:7687"),
        ("bolt://h/?database=x", "NEO4J_DATABASE"),
        ("bolt://h/somedb", "NEO4J_DATABASE=somedb"),
        ("neo4j://", "such as neo4j://localhost"),
    ],
)
def test_faulty_addresses_teach(address: str, hint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that cannot be one is an error with a hint before anything is sent, also in NEO4J_URI."""
    monkeypatch.setenv("NEO4J_URI", address)
    for given in (address, "neo4j://"):
        assert hint in (refused(given).hint or "")


@pytest.mark.parametrize("version", [b"\0\0\0\0", b"\0\0\4\4", b"\0\0\0\5", b"\0\0\1\5"])
def test_a_server_that_is_too_old_is_named_so(version: bytes) -> None:
    """A server whose protocol is too old for its version to be asked is refused with the version it must have."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            with listener.accept()[0] as client:
                client.recv(64)
                client.sendall(version)

        answering = threading.Thread(target=answer)
        answering.start()
        old = refused(f"bolt://127.0.0.1:{listener.getsockname()[1]}")
        answering.join()
    assert "too old" in str(old)
    assert "5.26" in (old.hint or "")


def test_a_server_that_wants_encryption_is_named_so(tmp_path: Path) -> None:
    """An address without encryption, or one that trusts no own certificate, is told which address would do."""
    openssl = shutil.which("openssl")
    if openssl is None:
        missing.skip("encrypted connections", "needs openssl", "openssl")
        return
    key, certificate = tmp_path / "key", tmp_path / "certificate"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
         "-subj", "/CN=localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            while True:
                try:
                    client = listener.accept()[0]
                except OSError:
                    return
                with client, contextlib.suppress(OSError), context.wrap_socket(client, server_side=True):
                    pass

        answering = threading.Thread(target=answer)
        answering.start()
        where = f"127.0.0.1:{listener.getsockname()[1]}"
        for scheme in ("bolt", "neo4j"):
            plain, secure = refused(f"{scheme}://{where}"), refused(f"{scheme}+s://{where}")
            assert "wants a secure connection" in str(plain)
            assert f"{scheme}+s://" in (plain.hint or "")
            assert "self-signed" in str(secure)
            assert f"{scheme}+ssc://" in (secure.hint or "")
        listener.shutdown(socket.SHUT_RDWR)
        answering.join()


@pytest.fixture
def without_schema(admitted: Connection) -> Iterator[Connection]:
    """Give a connection to a database as nobody has used it, and leave it so."""

    def wipe() -> None:
        clear(admitted)
        for record in admitted.read("SHOW CONSTRAINTS YIELD name"):
            admitted.run(f"DROP CONSTRAINT {quoted(record['name'])}")
        for record in admitted.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
            admitted.run(f"DROP INDEX {quoted(record['name'])}")

    wipe()
    yield admitted
    wipe()


@pytest.mark.usefixtures("without_schema")
def test_a_server_that_was_never_loaded_says_so(guarded: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store to which nothing was loaded answers nothing, and names the command that loads."""
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    never = refused(guarded.uri)
    assert "nothing was loaded" in str(never)
    assert f"graphmodel load CLAIMS --to {guarded.uri}" in (never.hint or "")


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("CREATE INDEX mine FOR (d:Document) ON (d.id)", "stands in the way"),
        ("CREATE CONSTRAINT document_id FOR (d:Other) REQUIRE d.id IS UNIQUE", "index document_id that graphmodel did"),
        ("CREATE (:Document {id: 1}), (:Document {id: 1})", "share an id"),
        ("CREATE INDEX entity_search FOR (e:Entity) ON (e.name)", "index entity_search that graphmodel did not make"),
        ("CREATE FULLTEXT INDEX mine FOR (e:Entity) ON EACH [e._search]", "no index entity_search"),
    ],
)
def test_what_stands_in_the_way_of_the_schema_is_told(without_schema: Connection, statement: str, message: str) -> None:
    """Somebody else's indexes and nodes that our schema does not go with stop the load, with a hint."""
    without_schema.run(statement)
    with pytest.raises(StoreError, match=message) as caught:
        Loader(without_schema).load(many_claims(10))
    assert "NEO4J_DATABASE" in (caught.value.hint or "")


def test_an_id_too_long_for_the_server_teaches(admitted: Connection) -> None:
    """An id that the server cannot index says so, and in which size it could."""
    clear(admitted)
    entity = Entity(id="é" * 5000, kind="Person", name="Long")
    with pytest.raises(StoreError, match="an id is too long") as caught:
        Loader(admitted).load(many_claims(0)._replace(entities={entity.id: entity}))
    assert "8,000 bytes" in (caught.value.hint or "")


def test_the_system_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database in which the server keeps itself is refused before the server is."""
    monkeypatch.setenv("NEO4J_DATABASE", "system")
    assert "NEO4J_DATABASE" in (refused("bolt://127.0.0.1").hint or "")


def test_a_taken_port_is_never_taken_for_the_server() -> None:
    """A server whose port somebody else has does not start, and names the option for another."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        taken = listener.getsockname()[1]
        for option in ("bolt", "http"):
            with (
                pytest.raises(CannotRun, match=f"(?s)port {taken} is taken.*--{option}"),
                Server(**{option: taken}),
            ):
                pass


@pytest.mark.parametrize("content", [b"", b"half a file", b"\0" * 2**16], ids=["empty", "words", "zeros"])
def test_a_broken_archive_of_classes_does_no_harm(tmp_path: Path, content: bytes) -> None:
    """Java starts, and says nothing of it, where what another server has left is no archive."""
    if not shutil.which("java"):
        unavailable("needs Java")
    left = tmp_path / "classes.jsa"
    left.write_bytes(content)
    done = subprocess.run(["java", *sharing(left), "--version"], capture_output=True, text=True, check=True)
    assert "warning" not in done.stdout + done.stderr


def test_a_server_interrupted_while_it_starts_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the server starts leaves neither Java nor its folder."""
    if not shutil.which("java"):
        unavailable("needs Java")
    try:
        jars()
    except CannotRun as reason:
        unavailable(reason)
    server = Server()
    held: list[subprocess.Popen[bytes]] = []

    def interrupt() -> None:
        held.append(server._process)
        raise KeyboardInterrupt

    monkeypatch.setattr(server, "_wait", interrupt)
    with pytest.raises(KeyboardInterrupt), server:
        pass
    assert held[0].poll() is not None
    assert not server.home.exists()
