"""STIX 2.1 in."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.claims import Claim, Quantity
from graphmodel.claims.vocabulary import builtin
from graphmodel.errors import InputError
from graphmodel.formats.imported import Imported, Settled, settle
from graphmodel.formats.stix import READER
from graphmodel.formats.stix.words import KINDS, OBJECTS, RELATIONS, TYPES

Written = dict[str, Any]


def _object(type_: str, which: int | str = 1, **fields: Any) -> Written:
    """An object of its own."""
    return {"type": type_, "id": f"{type_}--{which}", "name": f"{type_} {which}", **fields}


def _relationship(type_: str, source: str, target: str, number: int = 1, **fields: Any) -> Written:
    """A relationship between two."""
    ends = {"relationship_type": type_, "source_ref": source, "target_ref": target}
    return {"type": "relationship", "id": f"relationship--{number}", "spec_version": "2.1", **ends, **fields}


def _sighting(**fields: Any) -> Written:
    return {"type": "sighting", "id": "sighting--1", "sighting_of_ref": "malware--1", **fields}


MAKER = _object("identity", "lab", identity_class="organization")
OBJECTS_HERE = [
    MAKER, _object("intrusion-set"), _object("malware"), _object("attack-pattern"), _object("infrastructure"),
    _object("location", country="BY"), _object("threat-actor"), _object("ipv4-addr", value="192.0.2.1"),
]  # fmt: skip
USES = _relationship("uses", "intrusion-set--1", "malware--1")


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Give what reads objects, and says what of them holds."""

    def reads(*objects: Written) -> tuple[Imported, Settled]:
        path = tmp_path / "some.stix.json"
        path.write_text(json.dumps({"type": "bundle", "id": "bundle--1", "objects": objects}, indent=1))
        imported = READER.read(path)
        return imported, settle(imported)

    return reads


def _only(settled: Settled) -> Claim:
    (claim,) = settled.claims.claims.values()
    return claim


@pytest.mark.parametrize(
    ("type_", "source", "target", "said"),
    [
        ("uses", "intrusion-set--1", "malware--1", "intrusion-set--1 USES malware--1"),
        ("targets", "malware--1", "identity--lab", "malware--1 TARGETS identity--lab"),
        ("attributed-to", "intrusion-set--1", "threat-actor--1", "intrusion-set--1 IS_ATTRIBUTED_TO threat-actor--1"),
        ("owns", "threat-actor--1", "infrastructure--1", "threat-actor--1 OWNS infrastructure--1"),
        ("located-at", "identity--lab", "location--1", "identity--lab LOCATED_IN location--1"),
        ("located-at", "threat-actor--1", "location--1", "threat-actor--1 LOCATED_AT location--1"),
        ("originates-from", "intrusion-set--1", "location--1", "intrusion-set--1 COMES_FROM location--1"),
        ("originates-from", "malware--1", "location--1", "malware--1 ORIGINATES_FROM location--1"),
        ("controls", "malware--1", "infrastructure--1", "malware--1 DIRECTS infrastructure--1"),
        ("communicates-with", "malware--1", "ipv4-addr--1", "malware--1 COMMUNICATES_WITH ipv4-addr--1"),
        ("related-to", "malware--1", "intrusion-set--1", "malware--1 LINKED_TO intrusion-set--1"),
        ("member-of", "threat-actor--1", "identity--lab", "threat-actor--1 MEMBER_OF identity--lab"),
        ("subtechnique-of", "attack-pattern--1", "malware--1", "attack-pattern--1 SUBTECHNIQUE_OF malware--1"),
        ("member-of", "malware--1", "identity--lab", "malware--1 LINKED_TO identity--lab"),
    ],
)
def test_a_relationship_says_what_its_type_means(read: Any, type_: str, source: str, target: str, said: str) -> None:
    """A type goes by the table, else by the vocabulary, else by its own words; what fits no kinds is a link."""
    _, settled = read(*OBJECTS_HERE, _relationship(type_, source, target))
    claim = _only(settled)
    assert f"{claim.subject} {claim.relation} {claim.object}" == said
    assert claim.stance == "asserted"


def test_the_tables_hold_together() -> None:
    """Every relation and kind of the tables is a word of the vocabulary that goes with them."""
    words = builtin().extended(KINDS, RELATIONS)
    assert {name for names in TYPES.values() for name in names} <= words.relations.keys()
    assert set(OBJECTS.values()) <= words.kinds.keys()
    assert not {kind.name for kind in KINDS} & builtin().kinds.keys()
    assert not {relation.name for relation in RELATIONS} & builtin().relations.keys()
    assert all(len(words.readings(phrase)) == 1 for r in RELATIONS for phrase, _ in r.phrases)


def test_only_words_that_are_used_go_along(read: Any) -> None:
    """A claims folder gets the kinds and relations that it uses and no other."""
    imported, _ = read(_object("malware"), _object("tool"), _relationship("uses", "malware--1", "tool--1"))
    assert [relation.name for relation in imported.relations] == ["USES"]
    assert [kind.name for kind in imported.kinds] == ["Malware", "Tool"]


def test_what_a_relationship_cites_are_its_documents(read: Any) -> None:
    """Each document that is cited makes the claim, published by its host or its name, and credits nobody."""
    cited = [
        {"source_name": "Rep A", "url": "https://www.a.example/r", "description": "A. (2020)."},
        {"source_name": "Rep A again", "url": "https://www.a.example/r"},
        {"source_name": "Rep B"},
        {"source_name": "cve", "external_id": "CVE-1"},
    ]
    imported, settled = read(*OBJECTS_HERE, {**USES, "created_by_ref": "identity--lab", "external_references": cited})
    claims = [*settled.claims.claims.values()]
    assert {c.document for c in claims} == {"https://www.a.example/r", "Rep B", "cve CVE-1"}
    assert {(c.attributed_to, c.note) for c in claims} == {(None, "put together by identity lab")}
    document = settled.claims.documents["https://www.a.example/r"]
    assert (document.publisher, document.description, document.note) == ("a.example", "Rep A", "A. (2020).")
    assert settled.claims.documents["Rep B"].publisher == "Rep B"
    assert settled.records == 1
    assert "assumed: what a link leads to is published by its host (1)" in imported.notes


def test_what_cites_nothing_is_in_the_file_and_credits_its_author(read: Any) -> None:
    """Without a citation the file says it, crediting who made the object."""
    imported, settled = read(*OBJECTS_HERE, {**USES, "created_by_ref": "identity--lab"})
    claim = _only(settled)
    assert (claim.document, claim.attributed_to) == ("some", "identity--lab")
    assert any(note.startswith("what cites no document is in the file, some") for note in imported.notes)
    _, settled = read(*OBJECTS_HERE, {**USES, "created_by_ref": "identity--gone"})
    claim = _only(settled)
    assert (claim.attributed_to, claim.note) == (None, "made by identity--gone, which the file does not have")


@pytest.mark.parametrize("mark", ["revoked", "x_mitre_deprecated"])
def test_what_is_revoked_is_not_asserted(read: Any, mark: str) -> None:
    """What its author took back is unconfirmed, and its note says so first."""
    imported, settled = read(*OBJECTS_HERE, {**USES, mark: True, "description": "It did."})
    claim = _only(settled)
    assert claim.stance == "unconfirmed"
    assert claim.note in ("revoked by its author; It did.", "deprecated by its author; It did.")
    assert "what its author revoked or deprecated is unconfirmed, and its note says so (1)" in imported.notes


@pytest.mark.parametrize(
    ("confidence", "grade"), [(100, 1), (80, 1), (79, 2), (40, 3), (39, 4), (19, 5), (0, 5), (101, None), (-1, None)]
)
def test_confidence_is_a_grade(read: Any, confidence: int, grade: int | None) -> None:
    """A confidence is graded by the specification's own table, and stands in the note as it was given."""
    claim = _only(read(*OBJECTS_HERE, {**USES, "confidence": confidence})[1])
    assert (claim.grade, claim.note) == (grade, f"confidence {confidence} of 100")


def test_a_relationship_holds_from_start_to_stop(read: Any) -> None:
    """The times of a relationship are the days since and until when it holds."""
    times = {"start_time": "2016-01-01T00:00:00Z", "stop_time": "2017-05-01T10:00:00.000Z"}
    imported, settled = read(*OBJECTS_HERE, {**USES, **times})
    claim = _only(settled)
    assert (claim.date, claim.start, claim.end) == (None, "2016-01-01", "2017-05-01")
    assert "times are days here; the hour is not taken (1)" in imported.notes


@pytest.mark.parametrize(
    ("times", "date", "note"),
    [
        ({"first_seen": "2018-01-01T00:00:00Z"}, "2018-01-01", None),
        ({"last_seen": "2018-03-01T00:00:00Z"}, "2018-03-01", None),
        ({"first_seen": "2018-01-01T00:00:00Z", "last_seen": "2018-01-01T09:00:00Z"}, "2018-01-01", None),
        ({"first_seen": "2018-01-01T00:00:00Z", "last_seen": "2018-03-01T00:00:00Z"}, "2018-01-01/2018-03-01",
         "first seen 2018-01-01, last seen 2018-03-01"),
        ({}, None, None),
    ],
)  # fmt: skip
def test_a_sighting_is_within_its_times(read: Any, times: Written, date: str | None, note: str | None) -> None:
    """That something was last seen is no end: the two times are those within which it was."""
    claim = _only(read(*OBJECTS_HERE, _sighting(where_sighted_refs=["identity--lab"], count=3, **times))[1])
    assert (claim.subject, claim.relation, claim.object) == ("identity--lab", "SIGHTED", "malware--1")
    assert (claim.date, claim.start, claim.end, claim.note) == (date, None, None, note)
    assert claim.quantity == Quantity(value=3, of="sightings")


def test_a_sighting_is_by_somebody_or_somewhere(read: Any) -> None:
    """Who saw it is the subject, where it was the object; else who made the sighting saw it."""
    where = _sighting(where_sighted_refs=["identity--lab", "location--1"])
    _, settled = read(*OBJECTS_HERE, where)
    assert {(c.subject, c.relation, c.object) for c in settled.claims.claims.values()} == {
        ("identity--lab", "SIGHTED", "malware--1"), ("malware--1", "SIGHTED_IN", "location--1")
    }  # fmt: skip
    assert _only(read(*OBJECTS_HERE, _sighting(created_by_ref="identity--lab"))[1]).subject == "identity--lab"
    _, settled = read(*OBJECTS_HERE, _sighting())
    assert [each.reason for each in settled.rejected] == ["it is not said who sighted it, nor where"]
    _, settled = read(*OBJECTS_HERE, _sighting(where_sighted_refs=["identity--lab", "identity--gone"]))
    assert (len(settled.claims.claims), len(settled.rejected), settled.records) == (1, 1, 2)


@pytest.mark.parametrize(
    ("written", "kind", "name"),
    [
        (_object("identity", identity_class="individual"), "Person", "identity 1"),
        (_object("identity", identity_class="class"), "Group", "identity 1"),
        (_object("identity"), "Organization", "identity 1"),
        (_object("location", country="BY", city="Minsk"), "Place", "location 1"),
        (_object("location", name=None, country="BY"), "Country", "BY"),
        (_object("campaign"), "Campaign", "campaign 1"),
        (_object("domain-name", name=None, value="x.example"), "Observable", "x.example"),
        (_object("file", name=None, hashes={"SHA-256": "ab"}), "Observable", "SHA-256 ab"),
        (_object("autonomous-system", name=None, number=15), "Observable", "15"),
        (_object("indicator", name=None), "Indicator", "indicator--1"),
    ],
)
def test_an_object_is_an_entity(read: Any, written: Written, kind: str, name: str) -> None:
    """The kind of an object goes by its type, its name by what it has for one."""
    _, settled = read({key: value for key, value in written.items() if value is not None})
    (entity,) = settled.claims.entities.values()
    assert (entity.kind, entity.name) == (kind, name)


def test_an_object_keeps_what_is_said_of_it(read: Any) -> None:
    """Aliases, ids elsewhere, and what is plain text are kept; anything else is counted."""
    written = _object(
        "intrusion-set", aliases=["intrusion-set 1", "Bear"], x_mitre_aliases=["Wet"], description="A set.",
        first_seen="2015-01-01T00:00:00Z", goals=["money", "fame"], revoked=True, x_custom=1, created="2020",
        external_references=[
            {"source_name": "mitre", "external_id": "G1", "url": "https://a.example/G1"},
            {"source_name": "cve", "external_id": "CVE-1"},
            {"source_name": "Some 2019", "description": "Some."},
        ], kill_chain_phases=[{"phase_name": "x"}],
    )  # fmt: skip
    imported, settled = read(written)
    (entity,) = settled.claims.entities.values()
    assert entity.aliases == ["Bear", "Wet"]
    assert entity.same_as == ["https://a.example/G1", "cve:CVE-1"]
    assert entity.note == "revoked by its author; A set.; first_seen: 2015-01-01T00:00:00Z; goals: money, fame"
    told = ["intrusion-set.external_references", "intrusion-set.x_custom", "created", "intrusion-set.kill_chain_phases"]
    assert set(imported.notes[-1].removeprefix("not taken: ").split(", ")) == {f"{what} (1)" for what in told}


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (_relationship("uses", "malware--9", "malware--1"), "the file has no entity with the id 'malware--9'"),
        (_relationship("uses", "report--1", "malware--1"), "'report--1' is of the type report, which is no"),
        (_relationship("uses", "x-thing--1", "malware--1"), "'x-thing--1' is of the type x-thing, which"),
        (_relationship("", "malware--1", "malware--1"), "no relationship_type is given"),
        (_relationship("Uses It!", "malware--1", "malware--1"), "no relationship_type is given, or one that is no"),
        (_relationship("uses", "", "malware--1"), "no source_ref is given"),
        ({**USES, "start_time": "soon"}, "'soon' is not a date"),
        ({**USES, "start_time": "2020-01-01T00:00:00Z", "stop_time": "2019-01-01T00:00:00Z"}, "ends in 2019-01-01"),
        ({**USES, "description": "a\u202eb"}, "character U+202E is not allowed"),
        ({**_sighting(), "sighting_of_ref": "gone--1", "created_by_ref": "identity--lab"},
         "the file has no entity with the id 'gone--1'"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_claim_is_rejected(read: Any, written: Written, reason: str) -> None:
    """A relationship that joins what is not taken or not there, or says what no claim may, is told with the reason."""
    _, settled = read(*OBJECTS_HERE, _object("report"), _object("x-thing"), written)
    (rejected,) = settled.rejected
    assert rejected.reason.startswith(reason)
    assert rejected.record.place == written["id"]
    assert not settled.claims.claims


def test_the_newest_version_counts(read: Any) -> None:
    """Of an object that stands there in several versions only the newest is taken, wherever it stands."""
    old = {**USES, "modified": "2019-01-01T00:00:00Z", "description": "Old."}
    new = {**USES, "modified": "2020-01-01T00:00:00Z", "description": "New."}
    imported, settled = read(*OBJECTS_HERE, new, old)
    assert _only(settled).note == "New."
    assert "not taken: versions of objects of which there is a newer one (1)" in imported.notes


def test_the_reader_is_deterministic(read: Any) -> None:
    """The same file gives the same claims in the same order."""
    objects = [*OBJECTS_HERE, USES, _relationship("subtechnique-of", "malware--1", "malware--1", 2), _sighting()]
    assert read(*objects)[0] == read(*objects)[0]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "x.stix.json:1:"),
        ("[]", "x.stix.json:1:1: cannot be read: expected `object`, got `array`"),
        ('{"type": "report"}', "x.stix.json:1:1: type cannot be read: invalid value 'report'"),
        ('{"type": "bundle",\n "objects": [}', "x.stix.json:2:14: not JSON"),
        ('{"type": "bundle", "objects": {}}', "x.stix.json:1:1: objects cannot be read: expected `array`"),
        ('{"type": "bundle", "objects": [\n 1]}', "x.stix.json:2:2: cannot be read: expected `object`, got `int`"),
        ('{"type": "bundle", "objects": [\n {"type": "tool"}]}', "x.stix.json:2:2: an object needs an id and a type"),
        ('{"type": "bundle", "objects": [\n {"type": "tool", "id": "a", "name": 1}]}',
         "x.stix.json:2:2: name cannot be read: expected `str | null`, got `int`"),
        ('{"type": "bundle", "objects": [{"type": "tool", "id": "a", "confidence": "high"}]}',
         "x.stix.json:1:32: confidence cannot be read"),
        ('{"type": "bundle", "objects": [{"type": "tool", "id": "a", "external_references": [{}]}]}',
         "x.stix.json:1:32: external_references[0] cannot be read: object missing required field `source_name`"),
        ('{"type": "bundle", "objects": ' + "[" * 100_000, "x.stix.json:1:"),
        ('{"type": "bundle", "objects": [{"type": "tool", "id": "a", "x": ' + "[" * 5000 + "]" * 5000 + "}]}",
         "x.stix.json:1:"),
    ],
)  # fmt: skip
def test_what_is_no_bundle_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    """What is wrong with a file is told with its place."""
    path = tmp_path / "x.stix.json"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        READER.read(path)
    assert str(caught.value).startswith(fault)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A byte that is not UTF-8 is told of."""
    path = tmp_path / "x.stix.json"
    path.write_bytes(b'{"type": "bundle", "objects": [{"type": "tool", "id": "a", "name": "\xff"}]}')
    with pytest.raises(InputError, match=r"x\.stix\.json:1:"):
        READER.read(path)


_ENDS = st.sampled_from(["malware--1", "intrusion-set--1", "location--1", "gone--1", "report--1", ""])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["uses", "owns", "own-words", "!", "related-to"]), _ENDS, _ENDS,
                          st.sampled_from([None, "2020-01-01T00:00:00Z", "x"]), st.booleans()),
                max_size=10))  # fmt: skip
def test_each_relationship_is_in_a_claim_or_rejected(links: list[tuple[str, str, str, str | None, bool]]) -> None:
    """Records in are records in claims and rejected ones, and none that is revoked is asserted."""
    written = [
        _relationship(type_, source, target, number, start_time=start, revoked=revoked)
        for number, (type_, source, target, start, revoked) in enumerate(links)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.stix.json"
        path.write_text(json.dumps({"type": "bundle", "objects": [*OBJECTS_HERE, _object("report"), *written]}))
        settled = settle(READER.read(path))
    assert settled.records == len(links)
    assert all(
        (claim.stance == "unconfirmed") == (claim.note or "").startswith("revoked")
        for claim in settled.claims.claims.values()
    )
