"""What claims leave open: accused and not heard, without an outcome, without a standing, without a place."""

from __future__ import annotations

from typing import Any

import pytest

from graphmodel.errors import InputError
from graphmodel.evidence.gaps import Gap
from graphmodel.graph import Graph
from tests.conftest import Ask
from tests.support.claimfiles import write_records

DOCUMENTS = [{"id": id_, "publisher": id_} for id_ in ("d1", "d2")]
KINDS = {
    "ada": "Person", "ben": "Person", "cy": "Person", "firm": "Company", "north": "Country", "crowd": "Group",
    "ministry": "PublicBody", "talks": "Event",
}  # fmt: skip
ENTITIES = [{"id": id_, "kind": kind, "name": id_.capitalize()} for id_, kind in KINDS.items()]
PLACE = {"locator": {"paragraph": 1}}


def said(words: str, **more: Any) -> dict[str, Any]:
    """Return a claim written as ``subject RELATION object``, with a place in its document unless it says otherwise."""
    subject, relation, object_ = words.split()
    return {"document": "d1", "subject": subject, "relation": relation, "object": object_, **PLACE, **more}


def missing(*claims: dict[str, Any], about: str | None = None, **words: Any) -> list[tuple[str, str]]:
    """Return the sort of each gap, and whom it is about."""
    return [(gap.sort, gap.about) for gap in found(*claims, about=about, **words)]


def found(*claims: dict[str, Any], about: str | None = None, **words: Any) -> list[Gap]:
    """Return the gaps of claims."""
    gaps: list[Gap] = Graph.from_records(DOCUMENTS, ENTITIES, claims, **words).missing(about)
    return gaps


@pytest.mark.parametrize("stance", ["asserted", "unconfirmed"])
def test_who_is_accused_and_says_nothing_was_not_heard(stance: str) -> None:
    """Either side of a relation may be accused; any word of theirs counts, in a document that accuses them."""
    accused = said("ada ACCUSED firm", stance=stance), said("ministry TORTURED ben", stance=stance)
    assert missing(*accused) == [("reply", "firm"), ("reply", "ministry")]
    heard = said("ada MET_WITH ben", attributed_to="firm", stance="denied")
    assert missing(*accused, heard) == [("reply", "ministry")]
    elsewhere = {**heard, "document": "d2"}
    assert missing(*accused, elsewhere) == [("reply", "firm"), ("reply", "ministry")]
    assert [claim.document for claim in found(*accused, elsewhere)[0].claims] == ["d2"]


@pytest.mark.parametrize("stance", ["denied", "prospective"])
def test_what_is_denied_or_expected_accuses_nobody(stance: str) -> None:
    """Neither does what is said of a group, which cannot be asked."""
    assert missing(said("ada ACCUSED firm", stance=stance), said("ada ACCUSED crowd")) == []


def test_who_speaks_for_the_accused_is_told_beside() -> None:
    """Somebody with a tie to them who is quoted may have answered for them, which is for a reader to decide."""
    (gap,) = found(
        said("ada ACCUSED firm"),
        said("ben HEADS firm"),
        said("cy HEADS firm"),
        said("ada MET_WITH cy", attributed_to="ben"),
    )
    assert [(r.subject, r.relation) for r in gap.beside] == [("ben", "HEADS")]
    married = said("ada ACCUSED ben"), said("ada MARRIED_TO ben"), said("ada VISITED north", attributed_to="ada")
    assert [r.key for r in found(*married)[0].beside] == [("ada", "MARRIED_TO", "ben")]


@pytest.mark.parametrize(
    ("outcome", "is_open"),
    [
        ([], True),
        ([said("firm FREED ben")], False),
        ([said("firm FREED ben", stance="prospective")], True),
        ([said("firm FREED ben", stance="denied")], True),
        ([said("firm FREED ben", date="2019")], True),
        ([said("firm FREED ben", date="2020")], False),
        ([said("firm FREED ada")], True),
        ([said("firm FREED crowd")], True),
        ([said("firm FREED crowd"), said("ben MEMBER_OF crowd")], False),
        ([said("firm FREED crowd"), said("ben MEMBER_OF crowd", end="1999")], True),
        ([said("firm FREED ben"), said("firm FREED ben", document="d2", stance="denied")], True),
        ([said("firm FREED ben", event="talks"), said("firm MET_WITH ada", event="talks", date="2019")], True),
        ([said("firm FREED ben", event="talks"), said("firm MET_WITH ada", event="talks", date="2021")], False),
        ([said("north IMPRISONED ben", end="2021", document="d2")], False),
        ([said("north IMPRISONED ben", end="2019", document="d2")], True),
        ([said("north IMPRISONED ben", end="unknown", document="d2")], False),
        ([said("north IMPRISONED ben", start="2018", end="unknown", document="d2")], True),
    ],
)
def test_an_outcome_is_one_that_is_asserted_and_not_earlier(outcome: list[dict[str, Any]], *, is_open: bool) -> None:
    """Of somebody who was held, it is that they were freed, or a group of theirs, or that it ended; by whomever."""
    held = said("north IMPRISONED ben", start="2020")
    assert missing(held, *outcome) == [("outcome", "ben")] * is_open


def test_who_was_held_again_is_held() -> None:
    """An earlier release, or an earlier end, settles what was earlier."""
    twice = said("north IMPRISONED ben", date="2010"), said("north IMPRISONED ben", date="2020")
    freed = said("north FREED ben", date="2012")
    assert missing(*twice) == missing(*twice, freed) == [("outcome", "ben")]
    assert missing(twice[0], freed) == []
    (gap,) = found(*twice, freed)
    assert [r.relation for r in gap.beside] == ["FREED"]


def test_what_several_did_each_must_undo() -> None:
    """Where one of those who imposed sanctions lifted them, the others' stay open; a stranger's word settles all."""
    imposed = said("north IMPOSED_SANCTIONS_ON crowd"), said("firm IMPOSED_SANCTIONS_ON crowd")
    lifted = said("firm LIFTED_SANCTIONS_ON crowd")
    (gap,) = found(*imposed, lifted)
    assert [r.subject for r in gap.relationships] == ["north"]
    assert [r.key for r in gap.beside] == [("firm", "LIFTED_SANCTIONS_ON", "crowd")]
    assert missing(*imposed, said("ministry LIFTED_SANCTIONS_ON crowd")) == []


def test_what_is_open_of_a_group_is_open_of_its_members() -> None:
    """Asked about one of them, it is told with the group's name."""
    claims = said("north IMPRISONED crowd"), said("ben MEMBER_OF crowd")
    assert missing(*claims, about="ben") == missing(*claims) == [("outcome", "crowd")]


def test_a_vocabulary_of_ones_own_says_what_accuses_and_what_ends() -> None:
    """Relations of a claims folder take part; an outcome that is no relation is a fault."""
    words = {
        "name": "BLACKLISTED", "meaning": "put on a list", "class": "act", "accuses": "object",
        "outcomes": ["CLEARED_BY"],
    }  # fmt: skip
    cleared = {"name": "CLEARED_BY", "meaning": "took off a list", "class": "act"}
    claims = [said("north BLACKLISTED firm")]
    assert missing(*claims, relations=[words, cleared]) == [("reply", "firm"), ("outcome", "firm")]
    assert missing(*claims, said("ada CLEARED_BY firm"), relations=[words, cleared]) == [("reply", "firm")]
    with pytest.raises(InputError, match="unknown relation 'CLEARED_BY'"):
        found(relations=[words])
    feud = {"name": "FEUDED_WITH", "meaning": "feuded with", "symmetric": True, "accuses": "subject"}
    with pytest.raises(InputError, match="no side that it accuses"):
        found(relations=[feud])


def test_a_speaker_needs_a_tie_or_a_role() -> None:
    """A person who is credited has one by a tie or a role that is asserted; others than persons need none."""
    spoken = said("ben VISITED north", attributed_to="ada")
    assert missing(spoken) == [("standing", "ada")]
    assert missing(spoken, said("ada HEADS firm", stance="unconfirmed")) == [("standing", "ada")]
    assert missing(spoken, said("ada HEADS firm")) == []
    assert missing(spoken, said("ada HEADS firm", stance="denied")) == [("standing", "ada")]
    assert missing(spoken, said("ada VISITED north", role="envoy")) == []
    assert missing(said("ben VISITED north", attributed_to="firm")) == []


def test_claims_without_a_locator_are_counted_by_document() -> None:
    """That with the most comes first."""
    claims = [
        said("ada MET_WITH ben", locator=None),
        said("ada MET_WITH cy", document="d2", locator=None),
        said("ben MET_WITH cy", document="d2", locator=None),
    ]
    claims = [{name: value for name, value in claim.items() if value is not None} for claim in claims]
    assert [(gap.about, len(gap.claims)) for gap in found(*claims)] == [("d2", 2), ("d1", 1)]


def test_asked_about_one_the_others_are_left_out() -> None:
    """Gaps are about an entity where they are its own; of claims without a place those count that name it."""
    claims = said("ada ACCUSED firm"), said("north IMPRISONED ben"), said("cy VISITED north", attributed_to="cy")
    assert missing(*claims, about="ben") == [("outcome", "ben")]
    assert missing(*claims, about="cy") == [("standing", "cy")]
    assert missing(*claims, about="ada") == []
    unplaced = [{n: v for n, v in said(f"{one} VISITED north").items() if n != "locator"} for one in ("ada", "ben")]
    (gap,) = found(*unplaced, about="ben")
    assert [claim.subject for claim in gap.claims] == ["ben"]


def test_the_command_says_what_is_missing(ask: Ask, tmp_path: Any) -> None:
    """With what it takes for granted, as prose and for programs."""
    claims = [
        said("ada ACCUSED firm"),
        said("north IMPRISONED ben"),
        said("firm FREED ben", stance="prospective"),
        said("ada MET_WITH cy", attributed_to="cy"),
    ]
    place = write_records(tmp_path, {"documents": DOCUMENTS, "entities": ENTITIES, "claims": claims}, "yaml")
    told = ask("missing", "-s", place).stdout
    assert told.splitlines()[:2] == [
        "3 gaps",
        "what no claim here says; a document that nobody has made claims of may say it",
    ]
    assert "North holds or has held in detention Ben [1] only" in told
    assert "in doubt, earlier or another's: Expected: Firm freed Ben [1] only" in told
    assert "Cy: credited with 1 claim [1]" in told
    rows = ask("missing", "-s", place, "--csv").stdout.splitlines()
    assert rows[0] == "gap,about,name,relationships,beside,claims,documents"
    assert [row.split(",")[:2] for row in rows[1:]] == [["reply", "firm"], ["outcome", "ben"], ["standing", "cy"]]
    assert ask("missing", "crowd", "-s", place).stdout.startswith("Crowd: nothing that this looks for is missing")
