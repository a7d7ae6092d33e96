"""Claims that hold together: names, words and ids after resolving."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from graphmodel.bundled import folder
from graphmodel.claims import Claim, claim_id
from graphmodel.claims.dates import EARLIEST, days, span
from graphmodel.claims.resolve import examine, load
from graphmodel.errors import InputError
from tests.reading.damaged import JSON, OK, in_json
from tests.support.claimfiles import write_files, write_records


def test_the_seeds_hold_together() -> None:
    """The bundled claims resolve, and speak of several documents."""
    found = load(folder("seeds"))
    assert len(found.documents) > 1
    assert all(claim.id == id_ for id_, claim in found.claims.items())


def test_everything_comes_sorted_by_id(tmp_path: Path) -> None:
    """Documents, entities and claims come in the order of their ids, whatever the files' order."""
    found = load(write_files(tmp_path, {"claims.jsonl": in_json('"id":"z"') + in_json('"id":"b"') + JSON}))
    for part in (found.documents, found.entities, found.claims):
        assert list(part) == sorted(part)


def test_names_and_words_become_ids(tmp_path: Path) -> None:
    """Behind the gate every name is an entity's id and every relation a name of the vocabulary."""
    text = '{"subject":"A. M. ROE","relation":"heads","object":"port of northam","document":"d1","place":"NORTHLAND"}'
    (claim,) = load(write_files(tmp_path, {"claims.jsonl": text})).claims.values()
    assert (claim.subject, claim.relation, claim.object, claim.place) == ("ada", "HEADS", "port", "north")


def test_the_same_claim_twice_is_one(tmp_path: Path) -> None:
    """A claim that is written twice is there once: loading twice changes nothing."""
    files = {"claims.jsonl": JSON * 3, "claims.yaml": OK, "claims/more.jsonl": in_json('"stance":"asserted"')}
    assert len(load(write_files(tmp_path, files)).claims) == 1


def test_records_said_twice_alike_are_one(tmp_path: Path) -> None:
    """A document or an entity may stand in two files, if both say the same."""
    files = {"documents.csv": "id,title,publisher\nd1,T,P\n", "entities.csv": "id,kind,name\nben,Person,Ben Ito\n"}
    assert len(load(write_files(tmp_path, files)).documents) == 2


@pytest.mark.parametrize("id_", [{}, {"id": "c1"}], ids=["without an id", "with an id"])
def test_what_differs_in_unicode_form_alone_is_the_same(tmp_path: Path, id_: dict[str, str]) -> None:
    """Two claims, documents or entities whose words differ in Unicode form alone are one, shown as typed first."""
    typed, composed = "cafe\u0301", "caf\u00e9"
    claim = {"subject": "ada", "relation": "PRAISED", "object": "b", "document": "d", **id_}
    records = people({"id": "ada", "name": "Ada", "note": typed}, {"id": "ada", "name": "Ada", "note": composed},
                     {"id": "b", "name": "B"})  # fmt: skip
    records["documents"] += [{"id": "d2", "publisher": "p", "title": title} for title in (typed, composed)]
    claims = [claim | {"note": note} for note in (typed, composed)]
    read, warnings = examine(write_records(tmp_path, {**records, "claims": claims}, "jsonl"))
    assert [one.note for one in read.claims.values()] == [typed]
    assert (read.entities["ada"].note, read.documents["d2"].title) == (typed, typed)
    assert [w.message.partition(" ")[2].partition(" ")[0] for w in warnings] == ["same"]


def test_the_id_is_that_of_the_content() -> None:
    """The id follows from what a claim says, not from the id that it was given or the field's order."""
    claim = Claim(subject="a", relation="R", object="b", document="d")
    assert claim_id(claim) == claim_id(msgspec.structs.replace(claim, id="x"))
    assert claim_id(claim) != claim_id(msgspec.structs.replace(claim, stance="denied"))
    assert claim_id(claim) == "4d2479be902ee00b"


def test_very_many_unknown_names_are_told_in_time(tmp_path: Path) -> None:
    """Ten thousand unknown names among ten thousand known ones end in a thousand faults, with the first hints."""
    entities = "id,kind,name\n" + "".join(f"p{n},Person,Person {n}\n" for n in range(10_000))
    claims = "".join(JSON.replace("ada", f"Persn {n}").replace("d1", f"dd{n}") for n in range(10_000))
    with pytest.raises(InputError) as error:
        load(write_files(tmp_path, {"entities.csv": entities, "claims.jsonl": claims}))
    assert len(error.value.faults) == 1001
    assert error.value.faults[0].hint is not None


def test_a_long_chain_of_documents_is_no_circle(tmp_path: Path) -> None:
    """Documents derived from one another in a chain of any length are sound, and a circle at its end is found."""
    chain = "id,title,publisher,derived_from.document,derived_from.how\n" + "".join(
        f"c{n},T,P,c{n + 1},summary\n" for n in range(5000)
    )
    assert load(write_files(tmp_path, {"documents.csv": chain + "c5000,T,P,,\n"})).documents
    with pytest.raises(InputError) as error:
        load(write_files(tmp_path, {"documents.csv": chain + "c5000,T,P,c4999,summary\n"}))
    assert [(fault.line, fault.message) for fault in error.value.faults] == [
        (5001, "'c4999' is derived from itself"),
        (5002, "'c5000' is derived from itself"),
    ]


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2021-07-14", "2021-07-14", "2021-07-14"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_partial_dates_are_intervals(date: str, first: str, last: str) -> None:
    """As much of a date as is known stands for all the days that it may mean."""
    assert days(date) == (first, last)


@pytest.mark.parametrize(
    "date", ["", "21", "0000", "2021-7", "2021-13", "2021-00", "2021-02-30", "2021-07-14T00", "٢٠٢١"]
)
def test_what_is_no_date_is_refused(date: str) -> None:
    """Other ways of writing a date, and days that never were, are errors that name the date."""
    with pytest.raises(ValueError, match="date"):
        days(date)


def test_spans_are_open_where_nothing_is_said() -> None:
    """A claim without a start or an end holds from the first day, or to the last; an undated one has no span."""
    assert span(None, None, None) is None
    assert span("2021", None, None) == ("2021-01-01", "2021-12-31")
    assert span(None, "2021", None) == ("2021-01-01", "9999-12-31")
    assert span(None, None, "2021") == (EARLIEST, "2021-12-31")
    both = span(None, "2020", "2021-06")
    assert both is not None
    assert both.meets(days("2021"))
    assert not both.meets(days("2022"))


def test_kinds_may_be_written_in_other_words(tmp_path: Path) -> None:
    """A kind is known in any case and by its aliases, and an entity has its name."""
    kinds = ("person", "COMPANY", "state body", "Organisation", "PublicBody")
    entities = [{"id": str(number), "kind": kind, "name": kind} for number, kind in enumerate(kinds)]
    folder = write_records(tmp_path, {"entities": entities}, "jsonl")
    found = [entity.kind for entity in load(folder).entities.values()]
    assert found == ["Person", "Company", "PublicBody", "Organization", "PublicBody"]


def test_a_symmetric_relation_needs_two(tmp_path: Path) -> None:
    """Nobody meets themselves: a symmetric relation with one end is a fault."""
    records = {
        "documents": [{"id": "d", "title": "t", "publisher": "p"}],
        "entities": [{"id": "a", "kind": "Person", "name": "A"}],
        "claims": [{"subject": "a", "relation": "MET_WITH", "object": "A", "document": "d"}],
    }
    with pytest.raises(InputError, match="joins two"):
        load(write_records(tmp_path, records, "jsonl"))


CYRILLIC_A = "\u0430"


def people(*entities: dict[str, object], **claim: str) -> dict[str, list[dict[str, object]]]:
    """Return records with a document, the people given and, where it is given, a claim."""
    records: dict[str, list[dict[str, object]]] = {
        "documents": [{"id": "d", "title": "t", "publisher": "p"}],
        "entities": [{"kind": "Person", **entity} for entity in entities],
    }
    return {**records, "claims": [{"relation": "PRAISED", "document": "d", **claim}]} if claim else records


def told(folder: Path) -> list[str]:
    """Return what is wrong with a folder's claims, each with its hint."""
    with pytest.raises(InputError) as error:
        load(folder)
    return [f"{fault.message} | {fault.hint}" for fault in error.value.faults]


@pytest.mark.parametrize("form", ["jsonl", "csv", "yaml"])
def test_ids_are_one_in_any_unicode_form(tmp_path: Path, form: str) -> None:
    """An id that is written in another of Unicode's forms is the same, of a document, an entity or a claim."""
    records = {
        "documents": [{"id": "cafe\u0301", "title": "t", "publisher": "p"}],
        "entities": [{"id": "zoe\u0308", "kind": "Person", "name": "Zoe"}, {"id": "b", "kind": "Person", "name": "B"}],
        "claims": [
            {"id": "e\u0301", "subject": "zo\u00eb", "relation": "PRAISED", "object": "b", "document": "caf\u00e9"}
        ],
    }
    (claim,) = load(write_records(tmp_path, records, form)).claims.values()
    assert (claim.id, claim.subject, claim.document) == ("\u00e9", "zo\u00eb", "caf\u00e9")


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u200d", "\u202e", "\ufe0f", "\u00ad", "\u2060", "\u00a0", "\u3164"], ids=ascii
)
def test_an_id_holds_nothing_that_is_not_seen(tmp_path: Path, hidden: str) -> None:
    """A character of an id that shows nothing, or turns the text around, is a fault that names its code point."""
    (fault,) = told(write_records(tmp_path, people({"id": f"ada{hidden}x", "name": "Ada"}), "jsonl"))
    assert f"U+{ord(hidden):04X} " in fault


def test_two_ids_do_not_look_the_same(tmp_path: Path) -> None:
    """Ids of one set that differ only in letters that look alike are a fault, with both ids and the code point."""
    records = people({"id": "ada", "name": "A"}, {"id": f"{CYRILLIC_A}da", "name": "B"}, {"id": "al", "name": "C"})
    (fault,) = told(write_records(tmp_path, records, "jsonl"))
    assert fault.startswith(f"the id '{CYRILLIC_A}da' looks the same as 'ada', but has U+0430 CYRILLIC SMALL LETTER A")


def test_a_whole_number_is_the_same_with_a_point(tmp_path: Path) -> None:
    """Two claims that differ in 5 and 5.0 alone are one, and ``check`` says so."""
    lines = in_json('"quantity":{"value":5}') + in_json('"quantity":{"value":5.0}')
    read, warnings = examine(write_files(tmp_path, {"claims.jsonl": lines}))
    assert (len(read.claims), len(warnings)) == (1, 1)


def test_names_that_look_the_same_are_warned_of(tmp_path: Path) -> None:
    """Where two entities' names differ only in letters that look alike, the later one's place and letter are told."""
    people_ = people({"id": "a", "name": "Ada Roe"}, {"id": "b", "name": "B", "aliases": [f"Ad{CYRILLIC_A} Roe"]})
    (warning,) = examine(write_records(tmp_path, people_, "jsonl"))[1]
    assert (warning.line, warning.hint) == (2, "is it the same letter in both?")
    assert "looks the same as a name of 'a', but has U+0430 CYRILLIC SMALL LETTER A" in warning.message


def test_a_name_shows_something(tmp_path: Path) -> None:
    """A name of nothing but characters that cannot be seen is a fault with the code point."""
    (fault,) = told(write_records(tmp_path, people({"id": "a", "name": "\u200b"}), "jsonl"))
    assert fault.startswith("a name of U+200B ZERO WIDTH SPACE, which nobody can see")


@pytest.mark.parametrize("others", [[], ["Ольга"]])
def test_ids_of_plain_letters_that_look_the_same_are_warned_of(tmp_path: Path, others: list[str]) -> None:
    """Real ids may differ in ``l`` and ``1`` alone: such two are read, and ``check`` names both and the letter."""
    ids = ["p1", "pl", "Q00", "QO0", "x y", "xy", "z u", "z  u", *others]
    records = people(*({"id": id_, "name": f"Name {number}"} for number, id_ in enumerate(ids)))
    read, warnings = examine(write_records(tmp_path, records, "jsonl"))
    assert len(read.entities) == len(ids)
    first, second, third = warnings
    assert (first.line, second.line, third.line) == (2, 4, 8)
    assert "'pl' looks the same as 'p1', but has U+006C LATIN SMALL LETTER L, not U+0031 DIGIT ONE" in first.message
    assert "'QO0' looks the same as 'Q00', but has U+004F LATIN CAPITAL LETTER O, not U+0030" in second.message


@pytest.mark.parametrize(
    ("field", "written", "hint"),
    [
        ("subject", f"ad{CYRILLIC_A}", f"the id 'ada' looks the same, but 'ad{CYRILLIC_A}' has U+0430 CYRILLIC SMALL"),
        (
            "subject",
            f"Ad{CYRILLIC_A}",
            f"Ada Roe ('Ad{CYRILLIC_A}' has U+0430 CYRILLIC SMALL LETTER A, which looks like",
        ),
        ("subject", f"A. Ro{CYRILLIC_A}", "the alias 'A. Roa' looks the same, but "),
        ("relation", "\u041dEADS", "HEADS (looks the same, but '\u041dEADS' has U+041D CYRILLIC CAPITAL LETTER EN"),
        ("document", "dl", "d1 (looks the same, but 'dl' has U+006C LATIN SMALL LETTER L, not U+0031 DIGIT ONE"),
    ],
)
def test_a_word_in_other_letters_is_told_by_what_differs(tmp_path: Path, field: str, written: str, hint: str) -> None:
    """Where a word only looks like a name, an alias, an id or a relation, the hint says by which letter it differs."""
    entities = (
        {"id": "ada", "name": "Ada Roe", "aliases": ["A. Roa"]},
        {"id": "port", "kind": "Company", "name": "Port"},
    )
    claim = {"subject": "ada", "relation": "HEADS", "object": "port", "document": "d1"} | {field: written}
    documents = [{"id": "d1", "publisher": "P"}]
    records = people(*entities) | {"claims": [claim], "documents": documents}
    (fault,) = told(write_records(tmp_path, records, "jsonl"))
    assert hint in fault


def test_an_id_that_is_somebody_s_name_is_asked_about(tmp_path: Path) -> None:
    """In a claim too, a word that is one entity's id and another's name means neither until it begins with ``id:``."""
    entities = {"id": "ada", "name": "Ada Roe"}, {"id": "p2", "name": "Ada"}
    (fault,) = told(write_records(tmp_path, people(*entities, subject="ada", object="p2"), "jsonl"))
    assert "'ada' is the id of one entity and the name of 1 other: ada (Ada Roe, Person), p2 (Ada, Person)" in fault
    clear = people(*entities, subject="id:ada", object="id:p2")
    (claim,) = load(write_records(tmp_path / "clear", clear, "jsonl")).claims.values()
    assert (claim.subject, claim.object) == ("ada", "p2")


@pytest.mark.parametrize(
    ("same_as", "words"),
    [
        ("wikidata: Q1", "same_as has a space in it, 'wikidata: Q1' | write wikidata:Q1"),
        ("wikidata:Q1 2", "same_as has a space in it, 'wikidata:Q1 2' | take it out, or write a list of several"),
        (
            "https://x.example/a b",
            "same_as has a space in it, 'https://x.example/a b' | write %20 for a space in a link",
        ),
        ("b", "same_as names 'b', which is another entity here | write one entity with aliases instead of a and b"),
        ("id:b", "write one entity with aliases instead of a and b"),
        ("Q42", "did you mean wikidata:Q42?"),
        ("Ben", "write a link, or a prefix and an id as in wikidata:Q123"),
        ("https://", "must say where it is an id"),
        ("C:\\people", "must say where it is an id"),
    ],
    ids=lambda text: text.split(" |")[0][:20],
)
def test_same_as_is_of_elsewhere(tmp_path: Path, same_as: str, words: str) -> None:
    """An identifier in ``same_as`` is a link or has a prefix, and is never another entity of the set."""
    records = people({"id": "a", "name": "A", "same_as": [same_as]}, {"id": "b", "name": "B"})
    (fault,) = told(write_records(tmp_path, records, "jsonl"))
    assert words in fault


@pytest.mark.parametrize("same_as", ["wikidata:Q42", "https://www.wikidata.org/wiki/Q42", "lei:529900T8BM49AURSDO55"])
def test_links_and_identifiers_are_taken(tmp_path: Path, same_as: str) -> None:
    """A link, or a prefix and an id, stands in ``same_as``, its own entity's id too."""
    records = people({"id": "a", "name": "A", "same_as": [same_as]}, {"id": "x:1", "name": "B", "same_as": ["x:1"]})
    assert len(load(write_records(tmp_path, records, "jsonl")).entities) == 2


def test_a_relation_to_oneself_is_a_warning(tmp_path: Path) -> None:
    """A claim that joins an entity to itself is read, and named as a thing to look at."""
    folder = write_records(tmp_path, people({"id": "a", "name": "A"}, subject="a", object="A"), "jsonl")
    claims, (warning,) = examine(folder)
    assert len(claims.claims) == 1
    assert warning.message == "PRAISED joins 'a' to itself"
    assert warning.is_warning
