"""Claims whose relation is written in the words that answers print."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.claims import Claim
from graphmodel.claims.resolve import examine, load
from graphmodel.claims.vocabulary import Reading, Relation, builtin
from graphmodel.errors import AmbiguousRelation, InputError
from tests.support.claimfiles import write_files

STRAIGHT = "- {subject: north, relation: FREED, object: ada, document: d1, role: by decree}\n"


def claim_in(folder: Path, text: str, relations: str = "[]") -> Claim:
    """Return the one claim of a file."""
    (claim,) = load(write_files(folder, {"claims.yaml": text, "relations.yaml": relations})).claims.values()
    return claim


@pytest.mark.parametrize("phrase", ["freed", "Freed", "RELEASED", "  FREED "])
def test_a_meaning_is_its_relation(tmp_path: Path, phrase: str) -> None:
    """What stands between subject and object in a sentence may stand there in a claim."""
    written = STRAIGHT.replace("FREED", f'"{phrase}"')
    assert claim_in(tmp_path / "a", written) == claim_in(tmp_path / "b", STRAIGHT)


@pytest.mark.parametrize("phrase", ["was freed by", "WAS_FREED_BY", "Was  freed by", "freed by", "FREED_BY"])
def test_an_inverse_turns_its_claim_around(tmp_path: Path, phrase: str) -> None:
    """That Ada "was freed by" Northland is the claim that Northland freed Ada, and has its id."""
    written = f'- {{subject: Ada Roe, relation: "{phrase}", object: Northland, document: d1, role: by decree}}\n'
    assert claim_in(tmp_path / "a", written) == claim_in(tmp_path / "b", STRAIGHT)


def test_a_turned_claim_keeps_what_stands_beside_it(tmp_path: Path) -> None:
    """A file's default relation turns each of its claims, and an id of one's own stays."""
    text = (
        "relation: is a child of\ndocument: d1\nobject: ada\nclaims:\n- {subject: ben, id: mine, attributed_to: j1}\n"
    )
    claim = claim_in(tmp_path, text)
    assert (claim.subject, claim.relation, claim.object) == ("ada", "PARENT_OF", "ben")
    assert (claim.id, claim.attributed_to) == ("mine", "j1")


def test_words_of_a_symmetric_relation_turn_nothing(tmp_path: Path) -> None:
    """To be married to somebody reads the same both ways: the claim stays as it was written."""
    claim = claim_in(tmp_path, "- {subject: ben, relation: is married to, object: ada, document: d1}\n")
    assert (claim.subject, claim.relation, claim.object) == ("ben", "MARRIED_TO", "ada")


@pytest.mark.parametrize("phrase", ["was married to", "is freed by", "has freed", "was head of state of"])
def test_another_tense_is_another_meaning(tmp_path: Path, phrase: str) -> None:
    """Words in a tense that the relation does not say are not taken for it."""
    with pytest.raises(InputError, match="unknown relation"):
        claim_in(tmp_path, f"- {{subject: ada, relation: {phrase}, object: ben, document: d1}}\n")


@pytest.mark.parametrize("phrase", ["is or was a lawyer of", "is a lawyer of", "was a lawyer of", "lawyer of"])
def test_both_tenses_of_a_relation_that_says_both(tmp_path: Path, phrase: str) -> None:
    """Where a relation says "is or was", either does."""
    claim = claim_in(tmp_path, f"- {{subject: ada, relation: {phrase}, object: ben, document: d1}}\n")
    assert claim.relation == "LAWYER_OF"


def test_faults_of_a_turned_claim_stand_where_it_is_written(tmp_path: Path) -> None:
    """The subject that is written is told of, although it becomes the object."""
    text = (
        "- {subject: north, relation: was freed by, object: ada, document: d1}\n"
        "- {subject: port, relation: was freed by, object: talks, document: d1}\n"
        "- {subject: nobody, relation: was freed by, object: north, document: d1}\n"
    )
    with pytest.raises(InputError) as error:
        load(write_files(tmp_path, {"claims.yaml": text}))
    assert [(f.line, f.column, f.message, f.hint) for f in error.value.faults] == [
        (1, 13, "the object of FREED must be of kind Person or Group, but 'north' is Country",
         "are subject and object the wrong way round?"),
        (2, 13, "the object of FREED must be of kind Person or Group, but 'port' is Company",
         "it is FREED, read from object to subject"),
        (2, 51, "the subject of FREED must be of kind Actor, but 'talks' is Event",
         "are subject and object the wrong way round?"),
        (3, 13, "no entity is called 'nobody'", None),
    ]  # fmt: skip


def test_a_phrase_of_two_relations_is_a_fault(tmp_path: Path) -> None:
    """Who writes what two relations are printed as is told both, and which way round."""
    own = "- {name: BOSS_OF, meaning: is the boss of, inverse: is headed by}\n"
    claim = "- {subject: port, relation: is headed by, object: ada, document: d1}\n"
    with pytest.raises(InputError) as error:
        claim_in(tmp_path, claim, own)
    (fault,) = error.value.faults
    assert fault.message == "'is headed by' may mean HEADS the other way round or BOSS_OF the other way round"
    assert fault.hint == "write the name of the one that is meant"
    vocabulary = builtin().extended([], [Relation(name="BOSS_OF", meaning="is the boss of", inverse="is headed by")])
    with pytest.raises(AmbiguousRelation) as ambiguous:
        vocabulary.relation("Is Headed By")
    assert ambiguous.value.candidates == ("HEADS the other way round", "BOSS_OF the other way round")


def test_one_s_own_words_win() -> None:
    """A name or an alias of the folder means the folder's relation, whatever it is called elsewhere."""
    own = [
        Relation(name="OWNED_BY", meaning="is the property of"),
        Relation(name="LET_GO", meaning="let go", aliases=["released"]),
        Relation(name="GOVERNS", meaning="governs", aliases=["jailed"]),
    ]
    vocabulary = builtin().extended([], own)
    for words, relation in (("owned by", own[0]), ("RELEASED", own[1]), ("jailed", own[2])):
        assert vocabulary.readings(words) == (Reading(relation),)


@pytest.mark.parametrize(
    ("relation", "warning"),
    [
        ("{name: OWNED_BY, meaning: is mine}", "1:10: warning: 'OWNED_BY' also reads as OWNS the other way round"),
        ("{name: RELEASED, meaning: x}", "1:10: warning: 'RELEASED' also reads as FREED"),
        ("{name: X, meaning: x, aliases: [y, released]}", "1:38: warning: 'released' also reads as FREED"),
        ("{name: X, meaning: x, inverse_aliases: [is married to]}", "1:43: warning: 'is married to' also reads as"),
        ("{name: WED, meaning: is married to}", "1:24: warning: 'is married to' also reads as MARRIED_TO"),
        ("{name: X, meaning: same}\n- {name: Y, meaning: Same}", "2:22: warning: 'Same' also reads as X"),
    ],
)
def test_a_likeness_is_warned_of(tmp_path: Path, relation: str, warning: str) -> None:
    """A word that means the folder's relation and reads as another one is worth a look, and no fault."""
    _, (told,) = examine(write_files(tmp_path, {"relations.yaml": f"- {relation}\n"}))
    assert f"{told}".partition("relations.yaml:")[2].startswith(warning)


@pytest.mark.parametrize(
    "relation",
    [
        "{name: HEADS, meaning: holds the highest post of, inverse: is headed by, aliases: [CEO_OF]}",
        "{name: LIKES, meaning: likes, inverse: is headed by}",
        "{name: LIKES, meaning: likes, aliases: [is fond of]}",
    ],
)
def test_what_is_no_likeness_is_not_warned_of(tmp_path: Path, relation: str) -> None:
    """A built-in relation that is defined anew is not like itself, and an inverse that is shared is told when used."""
    assert examine(write_files(tmp_path, {"relations.yaml": f"- {relation}\n"}))[1] == []


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ("inverse: is liked by, aliases: [is liked by]", "'is liked by' cannot read both ways"),
        ("inverse: is liked by, inverse_aliases: [Likes]", "'Likes' cannot read both ways"),
        ("aliases: [adores], inverse_aliases: [ADORES]", "'ADORES' cannot read both ways"),
        ("inverse_aliases: [FREED]", "'FREED' already means the relation FREED"),
        ("symmetric: true, inverse_aliases: [x]", "a symmetric relation reads the same both ways"),
    ],
)
def test_an_alias_reads_one_way(tmp_path: Path, fields: str, fault: str) -> None:
    """No word of a relation may read from subject to object and from object to subject."""
    with pytest.raises(InputError) as error:
        load(write_files(tmp_path, {"relations.yaml": f"- {{name: LIKES, meaning: likes, {fields}}}\n"}))
    assert [found.message for found in error.value.faults] == [fault]
