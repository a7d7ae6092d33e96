"""Sound input: the same in every format, however it is split, ordered and named; read twice it is the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, read_claims
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.resolve import load
from graphmodel.reading import Source, jsonlines, read
from graphmodel.reading.csvfile import cell_starts
from graphmodel.reading.jsonplaces import scan
from graphmodel.reading.words import did_you_mean, listed, nearest, shown
from tests.reading.damaged import HEADER, JSON, OK, ROW, in_json, in_yaml
from tests.support.claimfiles import EXAMPLE, Record, encode, write_files, write_records
from tests.support.laws import examples

FORMATS = ["yaml", "yaml.gz", "json", "json.zst", "jsonl", "jsonl.gz", "jsonl.zst", "csv", "csv.gz", "csv.zst"]


def same(one: ClaimSet, other: ClaimSet) -> bool:
    """Return whether two claim sets say the same, in the same order."""
    return all(list(getattr(one, part).items()) == list(getattr(other, part).items()) for part in one._fields[1:])


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_says_the_same(tmp_path: Path, format_: str) -> None:
    """The same records in YAML, JSONL and CSV, plain or compressed, are the same claims, word for word."""
    plain = {
        **EXAMPLE,
        "entities": [dict(entity) for entity in EXAMPLE["entities"]],
    }
    if format_.startswith("csv"):  # CSV has one column for aliases with a language and another for those without
        plain["entities"][1]["aliases"] = [{"name": "Northam"}, {"name": "The Port"}]
    found = load(write_records(tmp_path / "found", plain, format_))
    expected = load(write_records(tmp_path / "expected", plain, "jsonl"))
    assert same(found, expected)
    assert [claim.subject for claim in found.claims.values()] == ["ada", "ada"]
    assert {claim.relation for claim in found.claims.values()} == {"RUNS"}
    assert found.claims["own id"].quantity is not None


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("format_", ["yaml", "json", "jsonl", "csv"])
def test_line_ends_and_marks_do_not_matter(tmp_path: Path, format_: str, mark: bytes, line_end: str) -> None:
    """A file from any system is read: its line ends, and a byte order mark before it, mean nothing."""
    records = [{"subject": "ada", "relation": "HEADS", "object": "port", "document": d} for d in ("d1", "d2")]
    content = mark + encode(records, "claims", format_).decode().replace("\n", line_end).encode()
    assert len(load(write_files(tmp_path, {f"claims.{format_}": content})).claims) == 2


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("role: NO", "role", "NO"),
        ("role: 12:30", "role", "12:30"),
        ("role: 010", "role", "010"),
        ("role: 1_000", "role", "1_000"),
        ("role: yes", "role", "yes"),
        ("role: 2021-07-14", "role", "2021-07-14"),
        ("role: .inf", "role", ".inf"),
        ("date: 2021", "date", "2021"),
        ("date: 2021-07-14", "date", "2021-07-14"),
        ("role: 'null'", "role", "null"),
        ("role: null", "role", None),
        ("role: ~", "role", None),
        ("role: ", "role", None),
        ("role: '  head '", "role", "head"),
        ("role: \"\\u00e9\"", "role", "é"),
    ],
)  # fmt: skip
def test_a_word_stays_what_was_written(tmp_path: Path, text: str, field: str, expected: str | None) -> None:
    """YAML makes no Booleans, times, octals or dates of words; only nothing is nothing."""
    (claim,) = load(write_files(tmp_path, {"claims.yaml": in_yaml(text)})).claims.values()
    assert getattr(claim, field) == expected


def test_a_country_called_no_is_found(tmp_path: Path) -> None:
    """The two letters for Norway are a name like any other."""
    files = {"claims.yaml": OK.replace("ada", "NO"), "entities.csv": "id,kind,name\nnor,Person,NO\n"}
    assert [claim.subject for claim in load(write_files(tmp_path, files)).claims.values()] == ["nor"]


def test_defaults_stand_beside_the_list(tmp_path: Path) -> None:
    """What stands beside ``claims:`` holds for every claim that does not say otherwise."""
    text = "document: d1\nattributed_to: ben\nclaims:\n" + "".join(
        f"  - {{subject: ada, relation: HEADS, object: port{more}}}\n" for more in ("", ", document: d2")
    )
    claims = load(write_files(tmp_path, {"claims/any name.yaml": text})).claims.values()
    assert {(claim.document, claim.attributed_to) for claim in claims} == {("d1", "ben"), ("d2", "ben")}


def test_one_file_may_hold_everything(tmp_path: Path) -> None:
    """A single YAML file with all sections is a whole claims folder."""
    path = tmp_path / "all.yaml"
    path.write_bytes(encode(EXAMPLE, "", "yaml"))  # type: ignore[arg-type]
    assert same(load(path), load(write_records(tmp_path / "folder", EXAMPLE, "jsonl")))


def test_what_is_no_part_of_the_claims_is_left_alone(tmp_path: Path) -> None:
    """Texts, pictures, read-mes, hidden files and leftovers of editors may lie in a claims folder."""
    names = ["notes.md", "gazette.txt", "map.png", ".claims.yaml", "claims.yaml~", "claims.csv.bak", "documents/a.txt"]
    names += ["claims/README", "claims/readme.txt", "claims/notes.md", "claims/.#a.yaml", "claims/a.yaml~"]
    found = load(write_files(tmp_path, {"claims.yaml": OK} | dict.fromkeys(names, b"\xff")))
    assert len(found.claims) == 1


def test_a_table_may_be_empty_on_purpose(tmp_path: Path) -> None:
    """A list without items and a CSV file with only its header say that there is nothing."""
    assert not load(
        write_files(tmp_path, {"claims.csv": HEADER, "relations.yaml": "[]", "kinds.yaml": "kinds: []"})
    ).claims


def test_csv_columns_without_name_and_value_are_nothing(tmp_path: Path) -> None:
    """Empty columns and rows, which spreadsheets leave behind, are passed over."""
    content = "\n" + HEADER.replace("\n", ",,\n") + ",,,,,\n" + ROW.replace("\n", ",,\n")
    assert len(load(write_files(tmp_path, {"claims.csv": content})).claims) == 1


def test_long_files_are_read_to_their_end(tmp_path: Path) -> None:
    """Records that lie across the blocks in which a file is read are whole, and their lines counted."""
    note = "ж" * 300
    claims = "".join(in_json(f'"note":"{note}{n}"') for n in range(5000))
    table = read(Source(_write(tmp_path, claims + JSON), "x"), {"claims": Claim}, "claims")["claims"]
    assert len(table.records) == 5001
    assert table.address(-1).line == 5001
    table = read(Source(_write(tmp_path, claims + in_json('"foo":1')), "x"), {"claims": Claim}, "claims")["claims"]
    assert [(fault.line, fault.column) for fault in table.faults()] == [(5001, 69)]


def _write(folder: Path, text: str) -> Path:
    path = folder / "claims.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\ufeff"), min_size=1, max_size=8
)
DATES = st.dates().map(str) | st.integers(1, 9999).map("{:04}".format)
LINES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: x % 1 != 0)
CLAIMS = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(["ada", "Ada Roe", "ADA ROE", "A. M. Roe"]),
        "relation": st.just("HEADS"),
        "object": st.just("port"),
        "document": st.sampled_from(["d1", "d2"]),
    },
    optional={
        "stance": st.sampled_from(["asserted", "denied", "unconfirmed", "prospective"]),
        "attributed_to": st.sampled_from(["ben", "Ben Ito"]),
        "date": DATES,
        "event": st.just("Talks"),
        "place": st.just("north"),
        "role": LINES,
        "note": LINES,
        "quantity": st.fixed_dictionaries({"value": NUMBERS}, optional={"about": st.booleans(), "unit": LINES}),
        "locator": st.fixed_dictionaries({"paragraph": st.integers(1, 2**53)}),
    },
)


@given(claims=st.lists(CLAIMS, min_size=1, max_size=6))
def test_random_claims_are_the_same_in_every_format(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Record]
) -> None:
    """Whatever claims say, they say the same in YAML, JSONL and CSV, and the same when read again."""
    folder = tmp_path_factory.mktemp("formats")
    found = [
        load(write_files(folder / format_, {f"claims.{format_}": encode(claims, "claims", format_)}))
        for format_ in ("yaml", "json", "jsonl", "csv", "jsonl.gz")
    ]
    assert all(same(found[0], other) for other in [*found, load(folder / "csv")])


@given(claims=st.lists(CLAIMS, min_size=1, max_size=6), data=st.data())
def test_order_and_files_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Record], data: st.DataObject
) -> None:
    """Claims in another order, and spread over files of any format and name, are the same claims."""
    folder = tmp_path_factory.mktemp("order")
    shuffled = data.draw(st.permutations(claims))
    cut = data.draw(st.integers(0, len(claims)))
    files = {"claims/z/b.csv": encode(shuffled[:cut], "claims", "csv")}
    if shuffled[cut:]:
        files["claims/a.jsonl"] = encode(shuffled[cut:], "claims", "jsonl")
    whole = load(write_files(folder / "whole", {"claims.yaml": encode(claims, "claims", "yaml")}))
    assert same(whole, load(write_files(folder / "split", files)))


@examples(30, quick=15)
@given(claim=CLAIMS, subject=st.sampled_from(["ada", "Ada Roe", " ada  roe ", "a. m. roe", "Ada  Roé"]))
def test_a_claim_has_one_id_by_whichever_name(
    tmp_path_factory: pytest.TempPathFactory, claim: dict[str, Any], subject: str
) -> None:
    """A claim written with an alias, a name or an id of its entities gets the same id."""
    claims = [claim, claim | {"subject": subject}]
    folder = write_files(tmp_path_factory.mktemp("ids"), {"claims.jsonl": encode(claims, "claims", "jsonl")})
    assert len(load(folder).claims) == 1


@given(st.lists(st.dictionaries(st.sampled_from(["note", "role", "x\\", '"', "é"]), st.text(), max_size=3), max_size=3))
def test_the_duplicate_check_accepts_what_has_none(records: list[dict[str, str]]) -> None:
    """The fast comparison of quotes never takes a sound record, however escaped, for one with a key twice."""
    chunk = encode(records, "claims", "jsonl")
    if not jsonlines._is_suspect(chunk):
        assert not jsonlines._has_duplicates(chunk, jsonlines._generic.decode_lines(chunk))


def test_places_in_json_are_found() -> None:
    """The scan of a line knows where each value and key begins, whatever is escaped around it."""
    scanned = scan(r'{"a\"}": [1, {"b": "x"}], "c": "\\", "d": null}')
    assert scanned.keys == {('a"}',): 1, ('a"}', 1, "b"): 14, ("c",): 26, ("d",): 37}
    assert scanned.values == {
        (): 0, ('a"}',): 9, ('a"}', 0): 10, ('a"}', 1): 13, ('a"}', 1, "b"): 19, ("c",): 31, ("d",): 42,
    }  # fmt: skip


def test_places_in_csv_are_found() -> None:
    """Cells are found behind quoted commas and line ends."""
    assert cell_starts('a,"b,""\nc",d') == [(0, 1), (0, 3), (1, 4)]


def test_suggestions_are_near_or_absent() -> None:
    """A suggestion looks like the word; where nothing does, there is none."""
    fields = ["subject", "relation", "object", "document", "date"]
    assert nearest("relaton", fields) == ["relation"]
    assert did_you_mean("Subject", fields) == "did you mean subject?"
    assert did_you_mean("xyz", fields) is None
    assert listed(["a", "b", "c"]) == "a, b or c"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "nothing"),
        ("", "nothing"),
        (True, "true"),
        ("a\u202e", "'a\\u202e'"),
        ({}, "fields"),
        ([], "a list"),
        (1, "1"),
    ],
)
def test_values_are_shown_on_one_short_line(value: object, text: str) -> None:
    """A fault shows a value without control characters and at most a line long."""
    assert shown(value) == text
    assert len(shown("x" * 1000)) < 70
    assert len(shown(10**100)) < 70


def test_a_batch_is_read_before_it_is_resolved(tmp_path: Path) -> None:
    """Reading alone does not look at names: tools may ask what a folder says before it holds together."""
    batch = read_claims(write_files(tmp_path, {"claims.jsonl": JSON.replace("ada", "Nobody")}))
    assert [claim.subject for _, _, claim in batch.rows("claims")] == ["Nobody"]
    assert not batch.all_faults()
