"""FollowTheMoney in and out."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.claims import Claim, Document, Entity, Quantity, claim_id
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import builtin
from graphmodel.errors import InputError
from graphmodel.formats.ftm import FORMAT, READER
from graphmodel.formats.imported import Imported, Settled, settle
from graphmodel.graph import Graph
from tests.support.strategies import claim_sets

Written = dict[str, Any]


def _thing(id_: str, schema: str = "Person", name: str | None = None, **properties: Any) -> Written:
    """An entity of its own."""
    return {"id": id_, "schema": schema, "properties": {"name": [name or f"Name of {id_}"], **properties}}


def _link(schema: str, *, datasets: tuple[str, ...] = ("list",), id_: str = "link", **properties: Any) -> Written:
    """A link between two."""
    lists = {name: [value] if isinstance(value, str) else value for name, value in properties.items()}
    return {"id": id_, "schema": schema, "properties": lists, "datasets": list(datasets)}


PEOPLE = [_thing("ada"), _thing("ben"), _thing("firm", "Company"), _thing("body", "PublicBody")]


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Give what reads entities, and says what of them holds."""

    def reads(*entities: Written | str, name: str = "some.ftm.json") -> tuple[Imported, Settled]:
        lines = [each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in entities]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        imported = READER.read(path)
        return imported, settle(imported)

    return reads


def _only(settled: Settled) -> Claim:
    (claim,) = settled.claims.claims.values()
    return claim


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (_link("Ownership", owner="ada", asset="firm"), "ada OWNS firm"),
        (_link("Ownership", owner="ada", asset="firm", role="shareholder"), "ada SHAREHOLDER_OF firm"),
        (_link("Ownership", owner="ada", asset="firm", ownershipType="Beneficial owner"),
         "ada BENEFICIAL_OWNER_OF firm"),
        (_link("Control", controller="body", controlled="firm"), "body CONTROLS firm"),
        (_link("Directorship", director="ada", organization="firm"), "ada DIRECTOR_OF firm"),
        (_link("Membership", member="ada", organization="body"), "ada MEMBER_OF body"),
        (_link("Employment", employee="ada", employer="firm"), "ada WORKS_FOR firm"),
        (_link("Family", person="ada", relative="ben", relationship="mother"), "ben PARENT_OF ada"),
        (_link("Family", person="ada", relative="ben", relationship="son"), "ada PARENT_OF ben"),
        (_link("Family", person="ada", relative="ben", relationship="cousin"), "ben RELATIVE_OF ada"),
        (_link("Family", person="ada", relative="ben", relationship="ex-wife"), "ben RELATIVE_OF ada"),
        (_link("Associate", person="ada", associate="ben"), "ben ASSOCIATE_OF ada"),
        (_link("Associate", person="ada", associate="ben", relationship="Friend"), "ben FRIEND_OF ada"),
        (_link("Representation", agent="ada", client="firm", role="lawyer"), "ada LAWYER_OF firm"),
        (_link("Payment", payer="ada", beneficiary="firm"), "ada PAID firm"),
        (_link("Debt", debtor="ada", creditor="firm"), "ada OWES firm"),
        (_link("Succession", predecessor="ada", successor="ben"), "ben SUCCEEDED ada"),
        (_link("UnknownLink", subject="ada", object="firm"), "ada LINKED_TO firm"),
        (_link("UnknownLink", subject="ada", object="ben", role="was freed by"), "ben FREED ada"),
        (_link("UnknownLink", subject="ada", object="ben", role="lawyer"), "ada LINKED_TO ben"),
        (_link("Membership", member="ada", organization="firm"), "ada LINKED_TO firm"),
        (_link("Directorship", director="firm", organization="body", role="chairman"), "firm DIRECTOR_OF body"),
    ],
)  # fmt: skip
def test_a_link_says_what_its_schema_means(read: Any, link: Written, said: str) -> None:
    """Who did what to whom goes by the schema, and by the words with which it is told more exactly."""
    _, settled = read(*PEOPLE, link)
    claim = _only(settled)
    assert f"{claim.subject} {claim.relation} {claim.object}" == said
    assert claim.stance == "asserted"
    assert not settled.rejected


def test_what_a_link_says_beside_is_kept(read: Any) -> None:
    """Dates, amount, role and all else that is said of a link are in its claim."""
    when = {"startDate": ["2019", "2019-03-04T00:00:00"], "endDate": "2020-05"}
    _, settled = read(*PEOPLE, _link("Directorship", director="ada", organization="firm", role=["CFO", "Treasurer"],
                                     description="As said.", summary="so it is", **when))  # fmt: skip
    claim = _only(settled)
    assert (claim.start, claim.end, claim.date) == ("2019-03-04", "2020-05", None)
    assert claim.role == "CFO; Treasurer"
    assert claim.note == "As said.; summary: so it is"
    _, settled = read(*PEOPLE, _link("Payment", payer="ada", beneficiary="ben", amount="1200.50", currency="EUR",
                                     date="2020-02-03", purpose="advice"))  # fmt: skip
    claim = _only(settled)
    assert claim.quantity == Quantity(value=1200.5, unit="EUR")
    assert (claim.date, claim.note) == ("2020-02-03", "purpose: advice")


def test_what_is_not_clear_is_not_decided(read: Any) -> None:
    """Of two starts, amounts or percentages none is picked; all stand in the note."""
    given = {"startDate": ["2019", "2020"], "percentage": ["25", "50"], "sharesCount": "7"}
    claim = _only(read(*PEOPLE, _link("Ownership", owner="ada", asset="firm", **given))[1])
    assert claim.start is None
    assert claim.quantity is None
    assert claim.note == "startDate: 2019, 2020; percentage: 25, 50; sharesCount: 7"


@pytest.mark.parametrize(("status", "end", "note"), [("former", "unknown", None), ("Ended", "unknown", "status: Ended"),
                                                     ("current", None, "status: current")])  # fmt: skip
def test_what_is_over_is_over(read: Any, status: str, end: str | None, note: str | None) -> None:
    """A status that says that it is over ends a claim, since nobody says when."""
    claim = _only(read(*PEOPLE, _link("Ownership", owner="ada", asset="firm", status=status))[1])
    assert (claim.end, claim.note) == (end, note)


def test_an_authority_becomes_the_body_that_imposed_a_sanction(read: Any) -> None:
    """The name of an authority is a public body, one for all sanctions of that name, and told as assumed."""
    sanctions = [_link("Sanction", id_=f"s{n}", entity=who, authority="Office", startDate="2021", reason="why")
                 for n, who in enumerate(("ada", "firm"))]  # fmt: skip
    imported, settled = read(*PEOPLE, *sanctions)
    claims = [*settled.claims.claims.values()]
    assert {(c.relation, c.object, c.start, c.note) for c in claims} == {
        ("IMPOSED_SANCTIONS_ON", "ada", "2021", "reason: why"), ("IMPOSED_SANCTIONS_ON", "firm", "2021", "reason: why")
    }  # fmt: skip
    (body,) = {claim.subject for claim in claims}
    assert (settled.claims.entities[body].name, settled.claims.entities[body].kind) == ("Office", "PublicBody")
    assert "assumed: the authority of a sanction is a public body, known by its name (1)" in imported.notes


def test_a_position_is_held(read: Any) -> None:
    """A position is an entity of a kind that goes along, as do the relations that it needs."""
    post = _thing("post", "Position", organization=["body"])
    _, settled = read(*PEOPLE, post, _link("Occupancy", holder="ada", post="post", periodStart="2020"))
    held, at = sorted(settled.claims.claims.values(), key=lambda claim: claim.relation)
    assert (held.subject, held.relation, held.object, held.note) == (
        "ada", "HOLDS_POSITION", "post", "periodStart: 2020"
    )  # fmt: skip
    assert (at.subject, at.relation, at.object) == ("post", "POSITION_AT", "body")
    assert settled.claims.entities["post"].kind == "Position"


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        (_thing("x", "Company", addressEntity=["home"]), "x HAS_ADDRESS home"),
        (_thing("x", "Company", parent=["firm"]), "firm PARENT_COMPANY_OF x"),
        (_thing("x", "Vessel", owner=["firm"]), "firm OWNS x"),
        (_thing("x", "Vessel", operator=["firm"]), "firm OPERATES x"),
        (_thing("x", "CryptoWallet", holder=["ada"]), "ada OWNS x"),
        (_thing("x", "Contract", authority=["body"]), "body PARTY_TO x"),
        (_thing("x", "CallForTenders", tenderers=["firm"]), "firm BID_FOR x"),
        (_thing("x", "Event", organizer=["body"]), "body TOOK_PART_IN x"),
        (_thing("x", "Event", involved=["firm"]), "firm INVOLVED_IN x"),
    ],
)
def test_a_property_that_names_another_is_a_claim(read: Any, thing: Written, said: str) -> None:
    """What a thing says of another by naming it is said by a claim."""
    _, settled = read(*PEOPLE, _thing("home", "Address", full=["1 Quay"]), thing)
    claim = _only(settled)
    assert f"{claim.subject} {claim.relation} {claim.object}" == said
    assert settled.records == 1


def test_an_entity_keeps_its_names_and_what_is_said_of_it(read: Any) -> None:
    """The caption is the name, other names are aliases, known identifiers lead elsewhere, and the rest is a note."""
    ada = {**_thing("ada", name="A. Roe", alias=["Ada  R."], weakAlias=["Ad"], wikidataId=["Q1"], imoNumber=["IMO 9"],
                    notes=["Seen."], birthDate=["1970"], modifiedAt=["2024"]), "caption": "Ada Roe"}  # fmt: skip
    ada["properties"]["name"] += ["Ada Roe"]
    imported, settled = read(ada)
    entity = settled.claims.entities["ada"]
    assert (entity.name, entity.aliases) == ("Ada Roe", ["A. Roe", "Ada R."])
    assert entity.same_as == ["wikidata:Q1", "imo:9"]
    assert entity.note == "Seen.; weakAlias: Ad; birthDate: 1970"
    assert "not taken: Person.modifiedAt (1)" in imported.notes


def test_what_is_assumed_of_an_entity_is_told(read: Any) -> None:
    """A legal entity may be a person or a body, and one without a name goes by its id."""
    imported, settled = read(_thing("x", "LegalEntity"), {"id": "y", "schema": "Asset"})
    assert settled.claims.entities["x"].kind == "Organization"
    assert settled.claims.entities["y"].name == "y"
    assert "assumed: what has the schema LegalEntity is of kind Organization (1)" in imported.notes
    assert "assumed: what has no name goes by its id (1)" in imported.notes


def test_an_address_in_parts_is_called_by_them(read: Any) -> None:
    """An address without a name goes by its street, place and country."""
    home = {
        "id": "x",
        "schema": "Address",
        "properties": {"country": ["de"], "city": ["Northam"], "street": ["Quay 1"]},
    }
    _, settled = read(home)
    entity = settled.claims.entities["x"]
    assert (entity.name, entity.note) == ("Quay 1, Northam, de", None)


def test_a_link_that_names_its_source_has_it_as_document(read: Any) -> None:
    """The document of a link is what its source leads to; the host publishes it unless a publisher is named."""
    links = [_link("Ownership", id_=f"o{n}", owner=who, asset="firm", sourceUrl=f"https://www.reg.example/{n}")
             for n, who in enumerate(("ada", "ben"))]  # fmt: skip
    _, settled = read(*PEOPLE, *links)
    documents = settled.claims.documents.values()
    assert {(d.id, d.publisher) for d in documents} == {(f"https://www.reg.example/{n}", "reg.example") for n in (0, 1)}
    links[0]["properties"]["publisher"] = ["Register"]
    _, settled = read(*PEOPLE, links[0])
    assert [(d.id, d.publisher, d.url) for d in settled.claims.documents.values()] == [
        ("list", "Register", "https://www.reg.example/0")  # the one link of that dataset
    ]


def test_several_datasets_or_sources_are_not_each_said_to_say_it(read: Any) -> None:
    """A record of two datasets is in one joint document, and several links stand in the note."""
    links = {"sourceUrl": ["https://a.example/1", "https://b.example/2"]}
    imported, settled = read(*PEOPLE, _link("Ownership", owner="ada", asset="firm", datasets=("one", "two"), **links))
    (document,) = settled.claims.documents.values()
    assert document.publishers == ("one", "two")
    assert _only(settled).note == "sources: https://a.example/1, https://b.example/2"
    assert any("count as joint reports (1)" in note for note in imported.notes)


def test_what_names_no_dataset_is_in_the_file(read: Any) -> None:
    """An export of Aleph names neither dataset nor source: then the file is the document, which is told."""
    imported, settled = read(*PEOPLE, _link("Ownership", owner="ada", asset="firm", datasets=()))
    assert [*settled.claims.documents] == ["some"]
    assert any("published by the file" in note for note in imported.notes)


def test_nested_entities_are_entities(read: Any) -> None:
    """What is nested in a property is taken once, however often and deep it is nested."""
    home = _thing("home", "Address", full=["1 Quay"])
    owns = _link("Ownership", owner="ada", asset=[{**_thing("firm", "Company"), "datasets": []}])
    ada = _thing("ada", addressEntity=[home], ownershipOwner=[owns])
    ben = _thing("ben", addressEntity=[home], familyPerson=[_link("Family", id_="f", person="ben", relative=[ada])])
    imported, settled = read(ada, ben, name="targets.nested.json")
    assert Counter(claim.relation for claim in settled.claims.claims.values()) == {
        "HAS_ADDRESS": 2, "OWNS": 1, "RELATIVE_OF": 1
    }  # fmt: skip
    assert settled.claims.entities.keys() == {"ada", "ben", "home", "firm"}
    assert not any("not taken" in note for note in imported.notes)


def test_lines_of_one_link_from_several_datasets_are_told_apart(read: Any) -> None:
    """What one dataset says of a link is not what another says, or a line that names none."""
    links = [_link("Ownership", owner="ada", asset="firm", datasets=sets, startDate=year)
             for sets, year in ((("one",), "2019"), ((), "2020"), (("one",), "2019"))]  # fmt: skip
    _, settled = read(*PEOPLE, *links)
    assert {(c.document, c.start) for c in settled.claims.claims.values()} == {("one", "2019"), ("some", "2020")}
    assert settled.records == 2


def test_what_is_nested_in_itself_is_taken_once(read: Any) -> None:
    """An entity may name those that name it, and stand in its own properties again."""
    ada = _thing("ada")
    owns = _link("Ownership", owner=[{**ada, "properties": {"name": ["Ada"]}}], asset=[_thing("firm", "Company")])
    ada["properties"]["ownershipOwner"] = [{**owns, "properties": {**owns["properties"], "owner": [ada | {}]}}]
    ada["properties"]["ownershipOwner"][0]["properties"]["owner"] = [_thing("ada", ownershipOwner=[owns])]
    _, settled = read(ada)
    assert (len(settled.claims.claims), settled.records) == (1, 1)
    assert settled.claims.entities["ada"].names == ("Name of ada", "Ada")


def test_how_a_record_was_collected_is_counted(read: Any) -> None:
    """When a list had a record, and under which ids, is not taken, which is told."""
    imported, _ = read({**PEOPLE[0], "first_seen": "2023", "last_seen": "2024", "referents": [], "target": True})
    assert imported.notes[-1] == "not taken: referents (1), target (1), first_seen (1), last_seen (1)"


def test_lines_of_one_entity_are_together(read: Any) -> None:
    """Two lines with one id are one entity, of the narrower schema."""
    _, settled = read(_thing("x", "LegalEntity", name="X"), _thing("x", "Company", name="X Ltd"))
    entity = settled.claims.entities["x"]
    assert (entity.kind, entity.name, entity.aliases) == ("Company", "X", ["X Ltd"])


_HEADER = "canonical_id,entity_id,prop,prop_type,schema,value,dataset,external,lang"


def test_statements_are_claims_of_their_datasets(read: Any) -> None:
    """Each dataset says its own: what only one gives is in its claim alone."""
    rows = [
        "Q1,a-1,name,name,Person,Ada,one,,", "Q1,b-7,name,name,Person,Ada Roe,two,,eng",
        "firm,firm,name,name,LegalEntity,Firm,one,,", "firm,firm,id,checksum,Company,,one,,",
        "o,o,owner,entity,Ownership,a-1,one,,", "o,o,asset,entity,Ownership,firm,one,,",
        "o,o,owner,entity,Ownership,b-7,two,,", "o,o,asset,entity,Ownership,firm,two,,",
        "o,o,startDate,date,Ownership,2019,two,,", "o,o,percentage,string,Ownership,9,one,t,",
    ]  # fmt: skip
    imported, settled = read(_HEADER, *rows, name="statements.csv")
    assert {(c.subject, c.object, c.document, c.start) for c in settled.claims.claims.values()} == {
        ("Q1", "firm", "one", None), ("Q1", "firm", "two", "2019")
    }  # fmt: skip
    assert settled.claims.entities["firm"].kind == "Company"
    assert settled.claims.entities["Q1"].aliases == ["Ada Roe"]
    assert (
        "not taken: column lang (1), statements of elsewhere that are only suggested (external) (1)" in imported.notes
    )


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (["a,b"], "statements.csv:1:1: a table of statements needs the column entity_id"),
        ([_HEADER], "statements.csv:1:1: there are no statements"),
        ([_HEADER, ",,name,name,Person,Ada,one,,"], "statements.csv:2:1: the row has no entity_id"),
        ([_HEADER, "a,a,name"], "statements.csv:2:1: the row has 3 cells, the header 9"),
        ([_HEADER, 'a,a,name,name,Person,"Ada,one,'], "statements.csv:2:1: not CSV"),
    ],
)
def test_a_table_that_is_none_of_statements_is_refused(read: Any, rows: list[str], fault: str) -> None:
    """What is wrong with a table is told with its place."""
    with pytest.raises(InputError) as caught:
        read(*rows, name="statements.csv")
    assert str(caught.value).startswith(fault)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[]", "some.ftm.json:1:1: cannot be read: expected `object`, got `array`"),
        ("{", "some.ftm.json:1:"),
        ("no", "some.ftm.json:1:1: not JSON"),
        ('{"schema": "Person"}', "some.ftm.json:1:1: cannot be read: object missing required field `id`"),
        ('{"id": "", "schema": "Person"}', "some.ftm.json:1:1: an entity needs an id and a schema"),
        ('{"id": 7, "schema": "Person"}', "some.ftm.json:1:1: id cannot be read: expected `str`, got `int`"),
        ('{"id": "a", "schema": "Person", "properties": []}', "some.ftm.json:1:1: properties cannot be read"),
        ('{"id": "a", "schema": "Person", "properties": {"name": [["x"]]}}',
         "some.ftm.json:1:1: name must hold texts, not a list"),
        ('{"id": "a", "schema": "Person", "properties": {"name": [null]}}',
         "some.ftm.json:1:1: name must hold texts, not nothing"),
        ('{"id": "a", "schema": "Person", "properties": {"x": [{"id": "b"}]}}',
         "some.ftm.json:1:1: in x: cannot be read: object missing required field `schema`"),
        ("[" * 100_000, "some.ftm.json:1:"),
        ('{"a":' * 100_000, "some.ftm.json:1:"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_entity_is_refused(read: Any, line: str, fault: str) -> None:
    """What is wrong with a line is told with its place, and so is that of the next."""
    with pytest.raises(InputError) as caught:
        read(line, "no")
    assert str(caught.value).startswith(fault)
    assert len(caught.value.faults) == 2


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A byte that is not UTF-8 has a place."""
    path = tmp_path / "x.ftm.json"
    path.write_bytes(b'{"id": "a", "schema": "Person", "properties": {"name": ["\xff"]}}\n')
    with pytest.raises(InputError, match=r"x\.ftm\.json:1:58: byte 0xff is not UTF-8"):
        READER.read(path)
    path.write_bytes(b"{" + b" " * (9 << 20))
    with pytest.raises(InputError, match="line longer than 8 MiB"):
        READER.read(path)
    path.write_bytes(b"")
    with pytest.raises(InputError, match="the file is empty"):
        READER.read(path)


def test_compressed_files_are_read(tmp_path: Path) -> None:
    """Lists come compressed."""
    path = tmp_path / "x.ftm.json.gz"
    path.write_bytes(gzip.compress(json.dumps(PEOPLE[0]).encode()))
    assert READER.read(path).entities.keys() == {"ada"}


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (_link("Ownership", owner="ada"), "no asset is given"),
        (_link("Sanction", entity="ada"), "no authority is given"),
        (_link("Sanction", entity="ada", authority="  "), "no authority is given"),
        (_link("Debt"), "no debtor and no creditor is given"),
        (_link("Ownership", owner="ada", asset="gone"), "the file has no entity with the id 'gone'"),
        (_link("Ownership", owner="ada", asset="Name of firm"), "the file has no entity with the id 'Name of firm'"),
        (
            _link("Documentation", document="page", entity="ada"),
            "'page' is of the schema Pages, which is no entity here",
        ),
        (_link("Ownership", owner="ada", asset="firm", startDate="soon"), "'soon' is not a date"),
        (_link("Ownership", owner="ada", asset="firm", role="a\u0000b"), "character U+0000 is not allowed"),
        (_link("Ownership", owner="bad", asset="firm"), "bad: character U+202E is not allowed"),
        (_link("Risk", entity="ada"), "there is no relation for the schema Risk"),
    ],
)
def test_a_link_that_cannot_be_a_claim_is_rejected(read: Any, link: Written, reason: str) -> None:
    """A link that lacks an end, names one that is not there, or says what no claim may, is told with the reason."""
    page = {"id": "page", "schema": "Pages"}
    _, settled = read(*PEOPLE, page, _thing("bad", name="B\u202ead"), link)
    (rejected,) = settled.rejected
    assert rejected.reason.startswith(reason)
    assert rejected.record.written.startswith(f"{link['schema']} link")
    assert rejected.record.place == "line 7"
    assert not settled.claims.claims


def test_each_that_a_link_joins_is_a_record(read: Any) -> None:
    """Of a link with several owners each is in a claim or rejected, so that none is lost beside the others."""
    _, settled = read(*PEOPLE, _link("Ownership", owner=["ada", "gone", "ben"], asset="firm"))
    assert {claim.subject for claim in settled.claims.claims.values()} == {"ada", "ben"}
    assert [each.record.written for each in settled.rejected] == ["Ownership link: gone → firm"]
    assert settled.records == 3


def test_an_id_that_is_anothers_name_is_still_the_id(read: Any) -> None:
    """Claims name entities by id, whatever others are called."""
    _, settled = read(_thing("ada", name="firm"), _thing("firm", "Company", name="ada"),
                      _link("Ownership", owner="ada", asset="firm"))  # fmt: skip
    claim = _only(settled)
    assert (claim.subject, claim.object) == ("ada", "firm")


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["Ownership", "Membership", "Risk", "Family", "Sanction", "Payment"]),
                          st.sampled_from(["ada", "firm", "gone", ""]), st.sampled_from(["ben", "body", "", "ada"]),
                          st.sampled_from(["2020", "x", ""])), max_size=12))  # fmt: skip
def test_each_link_is_in_a_claim_or_rejected(links: list[tuple[str, str, str, str]]) -> None:
    """Records in are records in claims and rejected ones, whatever is in them."""
    ends = {
        "Ownership": ("owner", "asset"),
        "Membership": ("member", "organization"),
        "Risk": ("entity", "x"),
        "Family": ("person", "relative"),
        "Sanction": ("authority", "entity"),
        "Payment": ("payer", "beneficiary"),
    }
    written = [_link(schema, id_=f"l{n}", date=when, **dict(zip(ends[schema], (one, other), strict=True)))
               for n, (schema, one, other, when) in enumerate(links)]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ftm.json"
        path.write_text("\n".join(map(json.dumps, [*PEOPLE, *written])))
        settled = settle(READER.read(path))
    assert settled.records == len(links)
    assert settled.records - len(settled.rejected) >= len(settled.claims.claims)


def _written(claims: ClaimSet) -> tuple[bytes, list[str]]:
    file = io.BytesIO()
    notes = FORMAT.write(claims, file)  # type: ignore[call-arg]
    return file.getvalue(), [*notes]


def _back(written: bytes, folder: Path) -> ClaimSet:
    path = folder / "back.ftm.json"
    path.write_bytes(written)
    settled = settle(READER.read(path))
    assert not settled.rejected
    return settled.claims


_KINDS = ("Person", "Company", "Country", "Event", "Group", "Place", "Award", "Vessel", "Contract", "Work", "Account")
_RELATIONS = [r for r in builtin().relations.values() if r.name != "INVOLVED_IN"]
_ENTITIES = {
    f"{kind.lower()}{n}": Entity(id=f"{kind.lower()}{n}", kind=kind, name=f"{kind} {n}") for kind in _KINDS
    for n in (1, 2)
} | {"a_b é": Entity(id="a_b é", kind="Person", name="É")}  # fmt: skip
_DOCUMENTS = {
    "d-1": Document(id="d-1", publisher="Herald", url="https://herald.example/1"),
    "d2": Document(id="d2", publisher=["Wire", "Post"]),
}


@st.composite
def _claims(draw: st.DrawFn) -> ClaimSet:
    """Claims of all relations that say no more than the format holds."""
    claims = {}
    for _ in range(draw(st.integers(0, 12))):
        relation = draw(st.sampled_from(_RELATIONS))
        subjects, objects = (
            [e.id for e in _ENTITIES.values() if builtin().is_a(e.kind, kinds)]
            for kinds in (relation.subject, relation.object)
        )
        if len({*subjects, *objects}) < 2 or not subjects or not objects:
            continue
        subject = draw(st.sampled_from(subjects))
        others = [id_ for id_ in objects if id_ != subject]
        if not others:
            continue
        date = draw(st.sampled_from([None, "2020", "2020-02", "2020-02-03"]))
        start = None if date else draw(st.sampled_from([None, "2019"]))
        claim = Claim(
            subject=subject,
            relation=relation.name,
            object=draw(st.sampled_from(others)),
            document=draw(st.sampled_from([*_DOCUMENTS])),
            date=date,
            start=start,
            end=None if date else draw(st.sampled_from([None, "2021-05"])),
            note=draw(st.sampled_from([None, "A note.\nOf two lines; status: former"])),
        )
        claims[claim_id(claim)] = msgspec.structs.replace(claim, id=claim_id(claim))
    return ClaimSet(builtin(), _DOCUMENTS, _ENTITIES, dict(sorted(claims.items())))


def _as_said(claims: ClaimSet) -> set[bytes]:
    """What claims say, whichever end of a symmetric relation comes first: said both ways it is one."""
    told = set()
    for claim in claims.claims.values():
        ends = sorted((claim.subject, claim.object))
        if claim.relation in claims.vocabulary.symmetric:
            claim = msgspec.structs.replace(claim, subject=ends[0], object=ends[1])
        told.add(msgspec.json.encode(msgspec.structs.replace(claim, id=None)))
    return told


@settings(deadline=None, max_examples=60)
@given(_claims())
def test_what_is_written_reads_back(claims: ClaimSet) -> None:
    """Claims of every relation that say no more than the format holds come back as they were."""
    written, notes = _written(claims)
    assert notes == ["not in it: titles, dates and all else of documents but their ids, publishers and links"]
    if claims.claims:
        with tempfile.TemporaryDirectory() as folder:
            read = _back(written, Path(folder))
        assert _as_said(read) == _as_said(claims)
        assert {id_: (e.kind, e.name) for id_, e in read.entities.items()} == {
            id_: (e.kind, e.name) for id_, e in claims.entities.items()
        }
        used = {claim.document for claim in claims.claims.values()}
        assert [(d.id, d.publishers, d.url) for d in read.documents.values()] == [
            (d.id, d.publishers, d.url) for d in claims.documents.values() if d.id in used
        ]


@settings(deadline=None, max_examples=40)
@given(claim_sets())
def test_every_asserted_claim_is_a_link(claims: ClaimSet) -> None:
    """Each claim that is asserted of two is a link, the rest is counted, and all that is written reads back."""
    written, notes = _written(claims)
    lines = [json.loads(line) for line in written.splitlines()]
    left_out = [c for c in claims.claims.values() if c.stance != "asserted" or c.subject == c.object]
    assert len(lines) == len(claims.entities) + len(claims.claims) - len(left_out)
    assert len({line["id"] for line in lines}) == len(lines)
    assert bool(left_out) == any(
        note.startswith(f"not in it: claims that it cannot tell ({len(left_out)})") for note in notes
    )
    with tempfile.TemporaryDirectory() as folder:
        _back(written, Path(folder))


def test_the_bundled_claims_read_back(tmp_path: Path) -> None:
    """Every bundled claim that is asserted comes back with who did what to whom and when, and what is lost is told."""
    seeds = Graph.load().claim_set
    written, notes = _written(seeds)
    read = _back(written, tmp_path)

    def said(claims: ClaimSet) -> Counter[tuple[Any, ...]]:
        return Counter(
            (c.subject, c.relation, c.object, c.document, c.date, c.start, c.end) for c in claims.claims.values()
        )

    asserted = {id_: c for id_, c in seeds.claims.items() if c.stance == "asserted"}
    assert said(read) == said(seeds._replace(claims=asserted))
    assert notes[0] == "not in it: claims that it cannot tell (33): 6 denied, 24 prospective, 3 unconfirmed"
    assert "speakers" in notes[1]


def test_a_role_is_never_read_as_another_relation(tmp_path: Path) -> None:
    """A role that would name a narrower relation, or no more than the relation, stands in the summary."""
    claim = Claim(subject="person1", relation="OWNS", object="company1", document="d2", role="shareholder", id="x")
    written, notes = _written(ClaimSet(builtin(), _DOCUMENTS, _ENTITIES, {"x": claim}))
    assert "roles (1)" in notes[0]
    assert _only_claim(_back(written, tmp_path)) == ("OWNS", None, "summary: role: shareholder")


def _only_claim(claims: ClaimSet) -> tuple[str, str | None, str | None]:
    (claim,) = claims.claims.values()
    return claim.relation, claim.role, claim.note
