"""Grades of documents and claims, as analysts type them."""

from __future__ import annotations

from typing import Any

import pytest

from graphmodel.claims.grades import CREDIBILITY, RELIABILITY, minimum
from graphmodel.errors import FilterError, InputError
from graphmodel.graph import Graph
from graphmodel.store import MemoryStore
from graphmodel.store.withholding import withheld
from tests.conftest import Ask
from tests.support.claimfiles import write_records

PEOPLE = [{"id": id_, "kind": "Person", "name": name} for id_, name in (("ada", "Ada Roe"), ("ben", "Ben Ito"))]
MET: dict[str, Any] = {"subject": "ada", "relation": "MET_WITH", "object": "ben"}

CREDIBLE = "How credible you take it to be, from 1 (confirmed) to 5; 6: cannot be judged."


def graded(publishers: list[dict[str, Any]], *documents: dict[str, Any]) -> dict[str, str | None]:
    """Return the grades of documents after those of publishers were taken over."""
    graph = Graph.from_records(documents, publishers=publishers)
    return {id_: document.grade for id_, document in graph.documents.items()}


def test_a_publisher_grades_its_documents() -> None:
    """A document has its own grade, else its publisher's or house's; a joint report what all its publishers have."""
    publishers = [{"name": "Gazette", "grade": "B"}, {"name": "Post", "grade": "B"}, {"name": "Radio", "grade": "D"}]
    found = graded(
        publishers,
        {"id": "of-publisher", "publisher": "GAZETTE"},
        {"id": "own", "publisher": "Gazette", "grade": "E"},
        {"id": "edition", "publisher": "Gazette Online", "house": "Gazette"},
        {"id": "agreeing", "publisher": ["Gazette", "Post"]},
        {"id": "differing", "publisher": ["Gazette", "Radio"]},
        {"id": "half", "publisher": ["Gazette", "Wire"]},
        {"id": "none", "publisher": "Wire"},
    )
    assert found == {
        "of-publisher": "B", "own": "E", "edition": "B", "agreeing": "B", "differing": None, "half": None, "none": None,
    }  # fmt: skip


def test_what_is_wrong_with_grades_is_told_at_once() -> None:
    """Grades that are none, publishers that nobody knows, two grades of one, and a joint one, each have their fault."""
    documents = [
        {"id": "a", "publisher": "Gazette", "grade": "G"},
        {"id": "b", "publisher": "Gazette"},
        {"id": "c", "publisher": ["Gazette", "Post"]},
    ]
    publishers = [
        {"name": "Gazete", "grade": "B"},
        {"name": "Gazette", "grade": "B"},
        {"name": "gazette", "grade": "C"},
        {"name": "Gazette and Post", "grade": "A"},
    ]
    with pytest.raises(InputError) as raised:
        Graph.from_records(documents, PEOPLE, [{**MET, "document": "b", "grade": 7}], publishers=publishers)
    told = [(fault.file, fault.line, fault.message, fault.hint) for fault in raised.value.faults]
    assert told == [
        ("claims", 1, "grade is a number out of range", CREDIBLE),
        ("documents", 1, "grade cannot be 'G'", "one of A, B, C, D, E, F"),
        ("publishers", 1, "no document is published by 'Gazete'", "did you mean Gazette?"),
        ("publishers", 3, "'gazette' is graded twice, differently", "keep one of the two"),
        ("publishers", 4, "'Gazette and Post' is Gazette and Post", "grade each by itself"),
    ]  # fmt: skip


def test_a_grade_is_no_part_of_what_a_claim_says() -> None:
    """A claim keeps its id when its grade changes; the same claim graded twice, differently, is a fault."""
    documents = [{"id": "a", "publisher": "Gazette"}]

    def ids(*grades: int | None) -> list[str]:
        claims = [{**MET, "document": "a", **({"grade": grade} if grade else {})} for grade in grades]
        return list(Graph.from_records(documents, PEOPLE, claims).claims)

    assert ids(None) == ids(2) == ids(6) == ids(2, 2)
    with pytest.raises(InputError, match="graded otherwise"):
        ids(2, 3)


@pytest.mark.parametrize("text", ["B2", "b2", "C", "3"])
def test_only_what_is_graded_so_or_better_counts(text: str) -> None:
    """Left are claims graded as well, in documents graded as well; F, 6 and no grade are none of these."""
    letters, numbers = (*RELIABILITY, None), (*CREDIBILITY, None)
    documents = [{"id": f"d{letter}", "publisher": f"P{letter}", "grade": letter} for letter in letters]
    documents = [{name: value for name, value in d.items() if value} for d in documents]
    claims = [
        {**MET, "document": f"d{letter}", "role": f"{number}", **({"grade": number} if number else {})}
        for letter in letters
        for number in numbers
    ]
    graph = Graph.from_records(documents, PEOPLE, claims)
    store, (told,) = withheld(MemoryStore(graph), least=minimum(text))
    least_letter, least_number = text.rstrip("23").upper(), text.strip("bBC")
    expected = {
        (letter, number)
        for letter in letters
        for number in numbers
        if (not least_letter or (letter is not None and letter <= least_letter))
        and (not least_number or (number is not None and number <= int(least_number)))
    }
    left = {(graph.documents[c.document].grade, c.grade) for c in store.claims().claims.values()}
    assert left == expected
    begun = f"graded {text.upper()} or better, by whoever made the claims: {len(expected)} of 49 claims; left out: "
    assert told.startswith(begun)
    assert store.documents() == graph.documents, "they are where others have it from"


@pytest.mark.parametrize("text", ["", "F", "6", "A0", "2B", "AB", "reliable"])
def test_what_is_no_grade_is_refused(text: str) -> None:
    """Neither words nor what cannot be judged is a lowest grade."""
    with pytest.raises(FilterError, match="no grade"):
        minimum(text)


def test_grades_are_told_wherever_their_claims_are(ask: Ask, tmp_path: Any) -> None:
    """Sentences say how credible, references how reliable; first stands what is left out, which no denial is."""
    documents = [{"id": "a", "publisher": "Gazette", "grade": "B"}, {"id": "b", "publisher": "Radio"}]
    claims = [
        {**MET, "document": "a", "grade": 5},
        {**MET, "document": "b", "stance": "denied"},
    ]
    place = write_records(tmp_path, {"documents": documents, "entities": PEOPLE, "claims": claims}, "csv")
    path, why, show = (
        ask(*words, "-s", place).stdout for words in (("path", "ada", "ben"), ("why", "ada", "ben"), ("show", "ada"))
    )
    for answer in (path, why, show):
        assert "graded 5, improbable" in answer
        assert "Gazette, undated; graded B, usually reliable; a" in answer
    least = ask("why", "ada", "ben", "-s", place, "--min-grade", "b5").stdout
    assert "1 of 2 claims; and, whatever its grade, what denies these: 1; none left out" in least
    assert "Contested: Ada Roe met Ben Ito" in ask("path", "ada", "ben", "-s", place, "--min-grade", "b5").stdout
    rows = ask("why", "ada", "ben", "-s", place, "--csv").stdout
    assert ",5," in rows
    assert ",B," in rows
