"""Kinds and relations: what is built in, and what a claims folder adds."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from msgspec import structs

from graphmodel.claims.lookup import Lookup
from graphmodel.claims.resolve import load
from graphmodel.claims.vocabulary import (
    MADE,
    RESERVED,
    ROOT,
    Kind,
    Reading,
    Relation,
    Vocabulary,
    builtin,
    fold,
)
from graphmodel.claims.wordfile import made
from graphmodel.errors import NameNotFound
from tests.reading.damaged import HEADER
from tests.support.claimfiles import write_files


def test_every_built_in_relation_can_be_read_both_ways() -> None:
    """A relation has a meaning and, unless it is symmetric, words for reading it backwards."""
    for relation in builtin().relations.values():
        assert relation.meaning
        assert relation.symmetric != (relation.inverse is not None), relation.name


def test_no_built_in_wording_means_two_relations() -> None:
    """Names, aliases, meanings and inverses, whole and shortened, are each those of one relation, read one way."""
    heard: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for relation in builtin().relations.values():
        declared = [(word, False) for word in (relation.name, *relation.aliases)]
        declared += [(word, True) for word in relation.inverse_aliases]
        for words, turned in (*declared, *relation.phrases, *relation.shortened):
            heard[fold(words)].add((relation.name, turned))
    assert {words: meant for words, meant in heard.items() if len(meant) > 1} == {}


def test_every_built_in_wording_is_understood() -> None:
    """Whatever a relation is called leads to it, the right way round."""
    vocabulary = builtin()
    for relation in vocabulary.relations.values():
        for words, turned in (*relation.phrases, *relation.shortened, *((a, True) for a in relation.inverse_aliases)):
            assert vocabulary.readings(words.upper().replace(" ", "_")) == (Reading(relation, turned),)


def test_no_alias_is_there_for_nothing() -> None:
    """An alias is a wording that is not understood without it."""
    for relation in builtin().relations.values():
        without = structs.replace(relation, aliases=[], inverse_aliases=[])
        alone = Vocabulary([], [without])
        for alias in (*relation.aliases, *relation.inverse_aliases):
            assert not alone.readings(alias), (relation.name, alias)


def test_meanings_make_sentences() -> None:
    """Between two names a meaning or an inverse makes a sentence: it begins with a verb."""
    verb = re.compile(
        r"(is|was|has|had|holds|sits|puts|gives|gets|does|may|took|got|made|gave|held|fled|met|won|wrote|sued|led|left"
        r"|lent|broke|brought|came|stood|set|spoke|kept|heard|saw|paid|bid|drew|receives|[a-z]+s|[a-z]+ed)( .*)?"
    )
    for relation in builtin().relations.values():
        for phrase, _ in relation.phrases:
            assert verb.fullmatch(phrase), phrase
            assert not phrase.startswith(("is or has", "are ")), phrase


@pytest.mark.parametrize(
    ("class_", "names"),
    {
        "tie": "MARRIED_TO PARENT_OF HEAD_OF_STATE_OF GOVERNS MEMBER_OF OWNS PARENT_COMPANY_OF PAID OWES LAWYER_OF",
        "act": "FREED MET_WITH ARRESTED SUED BRIBED ATTACKED IMPOSED_SANCTIONS_ON APPOINTED TOOK_PART_IN SIGNED",
        "statement": "PRAISED CRITICISED ACCUSED SUPPORTS COMMENTED_ON REPORTED_ON THANKED",
        "setting": "LOCATED_IN COMES_FROM TOOK_PLACE_IN CITIZEN_OF LIVES_IN BORN_IN REGISTERED_IN EXPORTS",
    }.items(),
)
def test_relations_have_the_class_that_they_mean(class_: str, names: str) -> None:
    """What somebody did is an act, what they said a statement, what lasts a tie, and where it was a setting."""
    assert {builtin().relations[name].class_ for name in names.split()} == {class_}


def test_a_class_is_written_as_such(tmp_path: Path) -> None:
    """A folder's relation says its class in a field of this name, and is a tie when it says none."""
    text = "- {name: SAW, meaning: saw, class: act}\n- {name: LIKES, meaning: likes}\n"
    relations = load(write_files(tmp_path, {"relations.yaml": text})).vocabulary.relations
    assert (relations["SAW"].class_, relations["LIKES"].class_) == ("act", "tie")


def test_a_kind_narrower_than_a_setting_is_one() -> None:
    """A folder's City is a setting because a Place is one."""
    vocabulary = builtin().extended([Kind(name="City", meaning="a city", broader="Place")], [])
    assert [kind for kind in vocabulary.kinds if vocabulary.is_setting(kind)] == [
        "Country",
        "Place",
        "Commodity",
        "City",
    ]


def test_the_built_in_vocabulary_is_sound() -> None:
    """Ranges name known kinds, every kind comes under the root, and no word is one of graphmodel's own."""
    vocabulary = builtin()
    assert not RESERVED & {*vocabulary.kinds, *vocabulary.relations}
    for relation in vocabulary.relations.values():
        assert {*relation.subject, *relation.object} <= vocabulary.kinds.keys()
    assert all(vocabulary.lineage(kind)[-1] == ROOT for kind in vocabulary.kinds)


def test_the_built_in_words_are_sound_as_a_folder_s_own(tmp_path: Path) -> None:
    """The built-in file passes every check that is made of a user's words: no wording means two relations."""
    text = (Path(__file__).parents[2] / "graphmodel" / "claims" / "vocabulary.yaml").read_text(encoding="utf-8")
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
        ("IS_FREED_BY", "did you mean FREED with subject and object the other way round?"),
        ("IS_A_MEMBER_OF", "did you mean MEMBER_OF?"),
        ("IMPOSED_SANCTION_ON", "did you mean IMPOSED_SANCTIONS_ON?"),
        ("CRITICIZED", "did you mean CRITICISED?"),
        ("heads.", "did you mean HEADS?"),
        ("PAYED", "did you mean PAID?"),
        ("FORMER_DIRECTOR_OF", "did you mean DIRECTOR_OF with end: unknown?"),
        ("WAS_MARRIED_TO", "did you mean MARRIED_TO with end: unknown?"),
        ("MARRIED_TOO", "did you mean MARRIED_TO?"),
        ("OWNED", "did you mean OWNS with end: unknown?"),
        ("FORMERLY_OWNED", "did you mean OWNS with end: unknown?"),
        ("WAS_OWNED_BY", "did you mean OWNS with subject and object the other way round and end: unknown?"),
        ("WAS_MEMBER_OF", "did you mean MEMBER_OF?"),
        ("ACTING_CEO_OF", "did you mean HEADS?"),
        ("INTERIM_HEAD_OF", "did you mean HEADS?"),
        ("ACTING_FOR", "did you mean ACTS_FOR?"),
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
        "STOLE",
        "CALLED",
        "LOVES",
        "HEADED_BY_NOBODY",
        "LIKES",
        "LIKED",
        "BANS",
        "MAKES",
        "KEEPS",
        "MOVED",
        "SAID",
        "WARNED",
        "ACTING_SECRETARY",
        "DEPUTY_CEO_OF",
    ],
)
def test_what_is_only_alike_is_not_suggested(word: str) -> None:
    """A word that has letters or words in common with a relation, and may mean the opposite, gets no hint."""
    assert builtin().relation_hint(word) is None


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("BOUGHT", "ACQUIRED"),
        ("purchased", "ACQUIRED"),
        ("ENGAGED_TO", "LIFE_PARTNER_OF"),
        ("brother in law of", "RELATIVE_OF"),
        ("HIRED", "WORKS_FOR the other way round"),
        ("hired by", "WORKS_FOR"),
    ],
)
def test_what_people_write_is_understood(word: str, meant: str) -> None:
    """Common words for a company that is bought, a post that is given and kin mean the relation for that."""
    assert [str(reading) for reading in builtin().readings(word)] == [meant]


def test_letters_alone_suggest_nothing() -> None:
    """PAID is not PRAISED or JAILED, nor HIRED FIRED."""
    kinds = builtin().kinds.values()
    names = ("PRAISED", "JAILED", "FIRED", "EMPLOYER_OF", "LIFTED_SANCTIONS_ON", "BOUGHT")
    vocabulary = Vocabulary(kinds, [Relation(name=name, meaning=name.lower()) for name in names])
    for word in ("PAID", "HIRED", "EMPLOYEE_OF", "IMPOSED_SANCTIONS_ON", "BOUGHT_FROM"):
        assert vocabulary.relation_hint(word) is None


def test_a_relation_in_other_letters_is_told_by_what_differs() -> None:
    """Who asks for a relation with a Cyrillic letter is told which letter that is."""
    with pytest.raises(NameNotFound) as error:
        Lookup(builtin(), {}).relation("\u041dEADS")
    assert error.value.suggestions == ("HEADS",)
    assert "has U+041D CYRILLIC CAPITAL LETTER EN, not U+0048 LATIN CAPITAL LETTER H" in str(error.value.hint)


def test_the_vocabulary_that_is_decoded_is_the_one_that_was_written() -> None:
    """The file that every start decodes is what is made of the file that people write, both of them without fault."""
    assert MADE.read_bytes() == made()
