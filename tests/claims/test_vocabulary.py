"""Kinds and relations: what is built in, and what a claims folder adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.resolve import load
from graphmodel.vocabulary import RESERVED, ROOT, Kind, Relation, Vocabulary, builtin
from tests.reading.damaged import HEADER
from tests.support.claimfiles import write_files


def test_every_built_in_relation_can_be_read_both_ways() -> None:
    """A relation has a meaning and, unless it is symmetric, words for reading it backwards."""
    for relation in builtin().relations.values():
        assert relation.meaning
        assert relation.symmetric != (relation.inverse is not None), relation.name


def test_the_built_in_vocabulary_is_sound() -> None:
    """Ranges name known kinds, every kind comes under the root, and no word is one of graphmodel's own."""
    vocabulary = builtin()
    assert not RESERVED & {*vocabulary.kinds, *vocabulary.relations}
    for relation in vocabulary.relations.values():
        assert {*relation.subject, *relation.object} <= vocabulary.kinds.keys()
    assert all(vocabulary.lineage(kind)[-1] == ROOT for kind in vocabulary.kinds)


def test_the_built_in_words_are_sound_as_a_folder_s_own(tmp_path: Path) -> None:
    """The built-in file passes every check that is made of a user's words: no wording means two relations."""
    text = (Path(__file__).parents[2] / "graphmodel" / "vocabulary.yaml").read_text(encoding="utf-8")
    assert not load(write_files(tmp_path, {"relations.yaml": text})).claims


@pytest.mark.parametrize("word", ["HEADS", "heads", " Heads ", "HEADS\n"])
def test_a_relation_is_found_whatever_its_case(word: str) -> None:
    """Case, spaces and underscores in a relation's name do not matter."""
    found = builtin().relation(word)
    assert found is not None
    assert found.name == "HEADS"


@pytest.mark.parametrize("word", ["IS_FOND_OF", "is fond of", "Is  Fond_Of", "IS FOND OF"])
def test_aliases_are_found_in_any_writing(word: str) -> None:
    """A free-text wording is found whatever its case, spaces and underscores."""
    relation = Relation(name="LIKES", meaning="likes", aliases=["is fond of"])
    assert builtin().extended([], [relation]).relation(word) == relation


def test_an_own_relation_replaces_a_built_in_one() -> None:
    """Who defines a known relation anew means their own."""
    own = Relation(name="HEADS", meaning="is head of", inverse="has as head")
    assert builtin().extended([], [own]).relation("heads") == own


def test_a_kind_without_broader_is_an_entity() -> None:
    """A new kind fits every relation that takes any entity, without saying so."""
    vocabulary = builtin().extended([Kind(name="Ship", meaning="a vessel")], [])
    assert vocabulary.lineage("Ship") == ("Ship", "Entity")
    assert vocabulary.is_a("Ship", ["Entity"])
    assert not vocabulary.is_a("Ship", ["Actor"])


def test_circles_and_unknown_kinds_do_not_hang() -> None:
    """Asking for the lineage of a kind in a circle, or of one that is unknown, ends."""
    vocabulary = builtin().extended(
        [Kind(name="A", meaning="a", broader="B"), Kind(name="B", meaning="b", broader="A")], []
    )
    assert vocabulary.lineage("A") == ("A", "B", "Entity")
    assert vocabulary.lineage("Unheard") == ("Unheard", "Entity")


def test_a_spreadsheet_with_free_text_relations_is_read(tmp_path: Path) -> None:
    """Names and addresses as ids, a document a row, and relations in a spreadsheet's words: all through CSV."""
    wordings = ["President of", "Owns (50% or more), jointly", "sibling / half-sibling", "Бенефициар"]
    relations = (
        "- {name: LINKED_TO, meaning: is linked to, symmetric: true, aliases: ['" + "', '".join(wordings) + "']}"
    )
    rows = 400
    urls = [f"https://example.org/source?id={n}&x=a,b" for n in range(rows)]
    files = {
        "relations.yaml": relations,
        "documents.csv": "id,title,publisher,url\n" + "".join(f'"{url}",Row,Registry,"{url}"\n' for url in urls),
        "entities.csv": "id,kind,name\n"
        + "".join(f'"Person No. {n} (Mr)",Person,"Person No. {n} (Mr)"\n' for n in range(50)),
        "claims.csv": HEADER
        + "".join(
            f'Person No. {n % 50} (Mr),"{wordings[n % 4]}",Person No. {(n + 1) % 50} (Mr),"{url}"\n'
            for n, url in enumerate(urls)
        ),
    }
    found = load(write_files(tmp_path, files))
    assert len(found.claims) == rows
    assert {claim.relation for claim in found.claims.values()} == {"LINKED_TO"}


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("HAEDS", "did you mean HEADS?"),
        ("was freed by", "did you mean FREED with subject and object the other way round?"),
        ("OWNED_BY", "did you mean OWNS with subject and object the other way round?"),
        ("OWNER_OF", "did you mean OWNS?"),
        ("IS_A_MEMBER_OF", "did you mean MEMBER_OF?"),
        ("IMPOSED_SANCTION_ON", "did you mean IMPOSED_SANCTIONS_ON?"),
        ("CRITICIZED", "did you mean CRITICISED?"),
    ],
)
def test_what_may_be_meant_is_suggested(word: str, hint: str) -> None:
    """A relation is suggested for other forms of its wordings, and turned round for its inverse."""
    assert builtin().relation_hint(word) == hint


@pytest.mark.parametrize(
    "word",
    [
        "RECOGNISES",
        "STOPPED_SUPPORTING",
        "NOT_MEMBER_OF",
        "TRANSFERRED_FROM",
        "IMPORTS",
        "DEFENDED",
        "EMPLOYEE",
    ],
)
def test_what_is_only_alike_is_not_suggested(word: str) -> None:
    """A word that has letters or words in common with a relation, and may mean the opposite, gets no hint."""
    assert builtin().relation_hint(word) is None


def test_letters_alone_suggest_nothing() -> None:
    """PAID is not PRAISED or JAILED, nor HIRED FIRED."""
    kinds = builtin().kinds.values()
    names = ("PRAISED", "JAILED", "FIRED", "EMPLOYER_OF", "LIFTED_SANCTIONS_ON", "BOUGHT")
    vocabulary = Vocabulary(kinds, [Relation(name=name, meaning=name.lower()) for name in names])
    for word in ("PAID", "HIRED", "EMPLOYEE_OF", "IMPOSED_SANCTIONS_ON", "BOUGHT_FROM"):
        assert vocabulary.relation_hint(word) is None
