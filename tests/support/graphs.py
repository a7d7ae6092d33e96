"""Graphs for tests of the page: one that is out to break it, and large ones."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import msgspec

from graphmodel import Graph
from graphmodel.claims import Alias, Claim, Document, Entity, Locator, Quantity, claim_id
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import Relation, builtin

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><svg onload=alert(1)>",
    '"><img src=http://evil.example/x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "\u2028\u2029\u0000\r\n\u202e\ufeff&lt;&#60;",
    "${alert(1)}`'\\u003c/script>",
)


def claim_set(
    documents: Mapping[str, Document], entities: Mapping[str, Entity], claims: Mapping[str, Claim], **own: Any
) -> ClaimSet:
    """Return claims that hold together, with kinds and relations of their own."""
    vocabulary = builtin().extended(own.get("kinds", ()), own.get("relations", ()))
    return ClaimSet(vocabulary, documents, entities, claims)


def hostile() -> Graph:
    """Return a graph in which every text that may be anything is out to break the page."""
    said = list(HOSTILE)
    documents = {
        text: Document(
            id=text, title=text, publisher=text, house=text, language=text, note=text, url="javascript:alert(1)"
        )
        for text in said
    }
    entities = {
        text: Entity(id=text, kind="Person", name=text, aliases=[text, Alias(name=text, language=text)],
                     same_as=[text], note=text)
        for text in said
    }  # fmt: skip
    claims = {
        f"{text}{number}": Claim(
            subject=text, relation="ACCUSED", object=said[number - 1], document=text, role=text, note=text,
            id=f"{text}{number}", attributed_to=text, quantity=Quantity(value=1, unit=text, of=text),
            locator=Locator(paragraph=1), stance="denied",
        )
        for number, text in enumerate(said)
    }  # fmt: skip
    relation = Relation(name="ACCUSED", meaning=said[0], inverse=said[3])
    return Graph(claim_set(documents, entities, claims, relations=[relation]))


def large(entities: int, claims: int, parts: int = 50) -> Graph:
    """Return a graph of so many entities and claims, with what real claims carry; some parts are unconnected."""
    chance = random.Random(7)
    documents = {
        f"document-{i:04}": Document(id=f"document-{i:04}", title=f"What was said on day {i}", published="2024-03-01",
                                     publisher=f"Paper {i % 40}", url=f"https://paper.example/{i}")
        for i in range(500)
    }  # fmt: skip
    people = {
        f"person-{i:05}": Entity(id=f"person-{i:05}", kind="Person", name=f"Given{i % 97} Family{i}",
                                 aliases=[f"G. Family{i}", Alias(name=f"Фамилия{i}", language="ru")])
        for i in range(entities)
    }  # fmt: skip
    ids = list(people)
    said = {}
    for i in range(claims):
        first = i % entities
        second = (first + parts * (1 + int(chance.expovariate(0.05)))) % entities
        said[f"{i:016x}"] = Claim(
            subject=ids[first], relation="KNOWS", object=ids[second if second != first else first - parts],
            document=f"document-{chance.randrange(500):04}", date=f"20{chance.randrange(10, 25)}-05",
            attributed_to=ids[chance.randrange(min(entities, 200))], role="as a witness",
            note=f"Said in passing, number {i}.", id=f"{i:016x}",
            locator=Locator(paragraph=i % 30 + 1, start=i, end=i + 90, sha256="0" * 64),
        )  # fmt: skip
    relation = Relation(name="KNOWS", meaning="knows")
    return Graph(claim_set(documents, people, said, relations=[relation]))


def many_claims(number: int, seed: int = 1) -> ClaimSet:
    """Return random claims among a few hundred people, so that relationships have several claims."""
    rng = random.Random(seed)
    documents = {f"d{i}": Document(id=f"d{i}", title=f"Title {i}", publisher=f"Paper {i % 3}") for i in range(6)}
    entities = {f"e{i}": Entity(id=f"e{i}", kind="Person", name=f"Person {i}") for i in range(60)}
    claims = {}
    while len(claims) < number:
        subject, object_, speaker = rng.sample(sorted(entities), 3)
        claim = Claim(
            subject=subject,
            relation=rng.choice(("FREED", "MET_WITH", "IMPRISONED")),
            object=object_,
            document=rng.choice(sorted(documents)),
            attributed_to=rng.choice((speaker, None)),
            date=f"{rng.randint(2000, 2025)}",
        )
        claims[claim_id(claim)] = msgspec.structs.replace(claim, id=claim_id(claim))
    return ClaimSet(builtin(), documents, entities, dict(sorted(claims.items())))
