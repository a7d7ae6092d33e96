"""What the page works out and says of relationships, held against the command line's words."""

from __future__ import annotations

import random

import pytest

from graphmodel.claims import Claim
from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence import STATUSES, Filters
from graphmodel.graph import Graph
from tests.support.javascript import Scripts
from tests.support.pageevidence import evidence
from tests.support.pages import words
from tests.support.randomclaims import random_claims, random_filters, with_sources

_EVIDENCE = """(words) => {
    const { weighed } = visit(words);
    if (state.edge === NONE) return "no such relationship";
    if (weighed.status[state.edge] === NONE) return null;
    const relationship = relationshipOf(state.edge, weighed);
    const { meanings, hints, counted: number, hidden } = edgeWords(relationship);
    const texts = (words) => words.map(([, word]) => word);
    return {
        title: plain(sentence(relationship)),
        doubts: texts(doubtsOf(relationship)),
        facts: [texts(factWords(relationship)).join(", "), ...meanings].join(" "),
        lines: evidenceLines(relationship).map(({ phrase }) => plain(phrase)),
        hints,
        counted: number,
        hidden,
        claims: relationship.claims.map((c) => ({
            stance: t(`status.${statuses[claims.stance[c]]}`),
            rows: claimRows(c, relationship).map(([label, said, opens]) => {
                const right = opens === undefined || named(opens) === said.text;
                return [label, right ? plain([said].flat()) : `opens ${named(opens)}`];
            }),
        })),
    };
}"""


def test_every_relationship_has_every_claim_in_the_commands_words() -> None:
    """Of each relationship of the seeds, denied ones too, the page tells status, corroboration and all claims."""
    graph = Graph.load()
    shown = Scripts(graph).ask(_EVIDENCE, (words(edge=key) for key in graph.relationships))
    for told, relationship in zip(shown, graph.relationships.values(), strict=True):
        assert told == evidence(relationship, graph)


@pytest.mark.parametrize("seed", range(10))
def test_counts_are_made_of_what_filters_leave(seed: int) -> None:
    """Status, origins and claims of a relationship are those that Python counts after the same filters."""
    entities, claims = ((60, 260), (8, 150), (4, 60), (30, 400), (15, 90))[seed % 5]
    graph = Graph(with_sources(random_claims(seed, entities, claims), seed))
    chance = random.Random(seed)
    asked = [(chance.choice(sorted(graph.relationships)), random_filters(graph, chance)) for _ in range(250)]
    expected = []
    for key, filters in asked:
        whole = Filters(
            relations=filters.relations,
            documents=filters.documents,
            speakers=filters.speakers,
            since=filters.since,
            until=filters.until,
            statuses=frozenset(STATUSES),
        )
        left = whole.narrow(graph.relationships[key], graph.context, graph.events)
        expected.append(None if left is None else evidence(left, graph, whole))
    lines = [line for told in expected if told for line in told["lines"]]
    if entities == 8:  # where a relationship has many claims
        for phrase in (
            "own words and crediting",
            "as declared",
            "; denied by ",
            "(by the event; dated in",
        ):
            assert any(phrase in line for line in lines), phrase
    shown = Scripts(graph).ask(_EVIDENCE, (words(filters, edge=key) for key, filters in asked))
    for answer, told, question in zip(shown, expected, asked, strict=True):
        assert answer == told, question
    assert sum(told is not None for told in expected) > 80


def test_what_took_part_in_an_event_is_contested_only_where_all_of_it_is() -> None:
    """Who denies one thing that happened in an event does not deny another; the page counts involvements apart."""
    claims = random_claims(0, entities=4, claims=0)
    told = (("e0", "OWNS", "e1", "asserted"), ("e0", "OWNS", "e1", "denied"), ("e1", "FREED_BY", "e2", "asserted"))
    found = {
        str(i): Claim(subject=a, relation=relation, object=b, document="d0", stance=stance, event="e3", id=str(i))  # type: ignore[arg-type]
        for i, (a, relation, b, stance) in enumerate(told)
    }
    graph = Graph(ClaimSet(claims.vocabulary, claims.documents, claims.entities, found))
    involved = [("e0", "INVOLVED_IN", "e3"), ("e1", "INVOLVED_IN", "e3"), ("e2", "INVOLVED_IN", "e3")]
    scripts = Scripts(graph)
    doubts_ = [shown["doubts"] for shown in scripts.ask(_EVIDENCE, (words(edge=key) for key in involved))]
    assert doubts_ == [["contested"], [], []]
    (summary,) = scripts.ask("(words) => summaryInWords(visit(words))", [words()])
    assert summary == "4 entities, 2 relationships and 3 involvements, 3 claims shown"


def test_a_role_is_one_whatever_its_case() -> None:
    """Roles that differ in case or spaces alone are told once, as the command line does."""
    claims = random_claims(0, entities=4, claims=0)
    found = {
        str(i): Claim(subject="e0", relation="OWNS", object="e1", document="d0", role=role, id=str(i))
        for i, role in enumerate(("Judge  of Straße", "judge of STRASSE", "Judge of straße", "clerk"))
    }
    graph = Graph(ClaimSet(claims.vocabulary, claims.documents, claims.entities, found))
    (relationship,) = graph.relationships.values()
    assert Scripts(graph).ask(_EVIDENCE, [words(edge=relationship.key)]) == [evidence(relationship, graph)]
