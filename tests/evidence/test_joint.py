"""Joint reports: one origin that its publishers share."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.claims import Derivation, Document
from graphmodel.claims.resolve import examine, load
from graphmodel.errors import InputError
from graphmodel.evidence import Origins
from graphmodel.graph import Graph
from tests.support.claimfiles import write_files

CASE = """\
documents:
  - {{id: r1, title: One, publisher: NorthEye}}
  - {{id: r2, title: Two, publisher: {0}}}
entities: []
"""


def paper(id_: str, *publishers: str, source: str | None = None, house: str | None = None) -> Document:
    """Return a document by one publisher, or by several as a list."""
    derived = [Derivation(publisher=source, how="summary")] if source else None
    publisher = publishers[0] if len(publishers) == 1 else list(publishers)
    return Document(id=id_, title=id_, publisher=publisher, house=house, derived_from=derived)


def named(*documents: Document) -> list[str]:
    """Return the names of the independent origins of all these documents."""
    return [str(o) for o in Origins({d.id: d for d in documents}).independent(d.id for d in documents)]


CRYSYS, BME, BOTH = paper("c", "CrySyS"), paper("b", "BME"), paper("j", "CrySyS", "BME")


def test_a_joint_report_is_one_origin_of_all_its_publishers() -> None:
    """It is named after them, and adds nothing to what one of them publishes alone, nor takes from it."""
    assert named(BOTH) == ["CrySyS and BME"]
    assert named(CRYSYS, BOTH) == ["CrySyS"]
    assert named(CRYSYS, BME, BOTH) == ["BME", "CrySyS"]
    assert named(BOTH, paper("k", "BME", "CrySyS")) == ["CrySyS and BME"]
    assert named(BOTH, paper("k", "BME", "Wire"), paper("s", "Star")) == ["BME and Wire", "Star"]
    assert named(paper("k", "A", "B", "C")) == ["A, B and C"]


def test_what_is_derived_from_a_joint_report_is_of_its_origin() -> None:
    """A summary of it has its root, as with a report by one."""
    summary = Document(id="s", title="s", publisher="Star", derived_from=[Derivation(document="j", how="summary")])
    assert named(BOTH, summary) == ["CrySyS and BME"]
    either = Document(
        id="e", title="e", publisher="Star",
        derived_from=[Derivation(document="j", how="summary"), Derivation(publisher="Wire", how="quotes")],
    )  # fmt: skip
    documents = {d.id: d for d in (BOTH, either, BME)}
    assert str(Origins(documents).of("e")) == "CrySyS and BME or Wire"
    assert len(Origins(documents).independent(documents)) == 1


@pytest.mark.parametrize(
    "together",
    ["CrySyS, BME", "BME & CrySyS", "crysys and Other", "CrySyS / BME", "Other; CrySyS", "A, B and CrySyS",
     "CrySyS in cooperation with BME", "CrySyS Lab, CrySyS"],
)  # fmt: skip
def test_publishers_in_one_text_count_as_joint_where_one_publishes_alone(together: str) -> None:
    """However they are joined, no more origins are counted than there are."""
    assert len(named(CRYSYS, paper("t", together))) == 1
    assert len(named(CRYSYS, paper("s", "Star", source=together))) == 1


def test_the_same_publishers_in_one_text_are_one_origin_in_any_order() -> None:
    """Where none publishes alone, what joins two names and which comes first make no second origin."""
    texts = ["CrySyS, BME", "BME, CrySyS", "CrySyS & BME", "bme and crysys"]
    papers = [paper(str(number), text) for number, text in enumerate(texts)]
    assert len(named(*papers)) == 1
    assert len(named(*papers, paper("o", "BME & Other"))) == 2
    assert named(*papers, CRYSYS) == ["CrySyS"]


@pytest.mark.parametrize("name", ["Johnson & Johnson", "Agence France, Presse", "Trinidad and Tobago Guardian"])
def test_a_name_with_a_comma_or_an_and_is_one_body_where_no_part_publishes_alone(name: str) -> None:
    """Nothing is taken apart for its form alone."""
    assert named(paper("a", name), CRYSYS) == sorted(["CrySyS", name])


def test_a_house_says_that_it_is_one_body() -> None:
    """Who has a house is of that, whatever its name is made of."""
    assert named(paper("a", "Johnson & Sons", house="Johnson & Sons"), paper("b", "Johnson")) == [
        "Johnson",
        "Johnson & Sons",
    ]


def test_check_tells_how_a_table_has_a_list(tmp_path: Path) -> None:
    """In a table the hint is what a cell has for the list, and taken as one when it is written so."""
    text = 'id,title,publisher\nr1,T,NorthEye\nr2,U,"NorthEye, Coast Lab"\n'
    folder = write_files(tmp_path, {"documents.csv": text, "claims.yaml": "[]"})
    (warning,) = examine(folder)[1]
    assert (warning.hint or "").startswith("write a list, NorthEye|Coast Lab; if it is one body")
    write_files(tmp_path, {"documents.csv": text.replace('"NorthEye, Coast Lab"', "NorthEye|Coast Lab")})
    assert not examine(folder)[1]


def test_editions_that_publish_together_are_one_house() -> None:
    """Two editions of one newsroom are no joint report."""
    online, print_ = paper("o", "Gazette Online", house="Gazette"), paper("p", "Gazette Print", house="Gazette")
    assert named(online, print_, paper("j", "Gazette Online", "Gazette Print")) == ["Gazette"]


def test_case_alone_makes_no_second_body() -> None:
    """NorthEye and Northeye are one, alone and in a joint report."""
    assert named(paper("a", "NorthEye"), paper("b", "Northeye"), paper("c", "Coast Lab", "northeye")) == ["NorthEye"]


def test_check_tells_to_write_a_list(tmp_path: Path) -> None:
    """The text that counts as several is warned of at its place; a list of them is not."""
    text = CASE.format('"NorthEye, Coast Lab"')
    path = write_files(tmp_path, {}) / "one.yaml"
    path.write_text(text, encoding="utf-8")
    (warning,) = examine(path)[1]
    assert (warning.line, warning.is_warning) == (3, True)
    assert warning.message == "'NorthEye, Coast Lab' counts as a joint report by NorthEye and Coast Lab"
    assert warning.hint is not None
    assert warning.hint.startswith("write a list, publisher: [NorthEye, Coast Lab]")
    path.write_text(CASE.format("[NorthEye, Coast Lab]"), encoding="utf-8")
    assert not examine(path)[1]
    assert load(path).documents["r2"].publisher_in_words == "NorthEye and Coast Lab"


def test_a_list_is_written_with_bars_in_csv(tmp_path: Path) -> None:
    """One name is a text in every format, several are a list."""
    text = "id,title,publisher\nd1,T,P\nd3,T3,P|Q\n"
    documents = load(write_files(tmp_path, {"documents.csv": text})).documents
    assert [documents[id_].publisher for id_ in ("d1", "d2", "d3")] == ["P", "P2", ["P", "Q"]]


@pytest.mark.parametrize(
    ("publisher", "message"),
    [("[]", "publisher is empty"), ("[P, P]", "'P' stands twice in publisher"),
     ("[P, Q], house: H", "a joint report has no one house"), ("[[P]]", "each of publisher must be text, not a list"),
     ("[P, '']", "each of publisher is empty"), ("{a: b}", "publisher must be text or a list, not fields")],
    ids=str,
)  # fmt: skip
def test_what_is_no_list_of_publishers_is_refused(tmp_path: Path, publisher: str, message: str) -> None:
    """A list names each publisher once, and at least one."""
    with pytest.raises(InputError) as error:
        Graph.load(write_files(tmp_path, {"documents.yaml": f"- {{id: d1, title: T, publisher: {publisher}}}\n"}))
    assert message in [fault.message for fault in error.value.faults]


def test_a_name_said_twice_is_not_two_bodies(tmp_path: Path) -> None:
    """A publisher joined with itself is no joint report, and nobody is told to write a list that is refused."""
    folder = write_files(tmp_path, {"documents.yaml": CASE.format('"NorthEye, NorthEye"').partition("entities")[0]
                                    .removeprefix("documents:\n"), "entities.yaml": "[]"})  # fmt: skip
    assert examine(folder)[1] == []
