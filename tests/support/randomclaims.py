"""Claims at random, with all that claims may carry: the same for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from graphmodel.claims import Alias, Claim, Derivation, Document, Entity, Locator, Quantity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.dates import UNKNOWN, days
from graphmodel.claims.vocabulary import Kind, Relation, builtin
from graphmodel.evidence import STATUSES, WALKED, Filters
from graphmodel.graph import Graph

KINDS = ("Person", "Company", "Country", "Ship", "Event")
RELATIONS = ("KNOWS", "OWNS", "FREED_BY")
VOCABULARY = builtin().extended(
    [Kind(name="Ship", meaning="a vessel", broader="Commodity", setting=True)],
    [
        Relation(name="KNOWS", class_="statement", meaning="knows", symmetric=True),
        Relation(name="OWNS", class_="setting", meaning="owns", inverse="is owned by"),
        Relation(name="FREED_BY", meaning="was freed by", class_="act", inverse_aliases=["let go"]),
    ],
)
NAMES = ("Ada", "Ben", "Cy", "Ана", "\uff21da", "𝒜da", "ada", "Žan")
DATES = ("2020", "2020-02-29", "2020-12-31", "2021-02", "2021-02-28", "2021-03-01", "2022-01-01", "2024", "1900-02")
INEXACT = (
    *("2021~", "2021-02?", "2022%", "202X", "2021-XX", "2021-02-XX", "2020/2021-02", "2021-02/..", "../2021", "2022/"),
    *("0988", "-0044", "-0100-03", "-0050/0014"),
)
"""Dates that are about, in part unknown, within bounds, or long ago."""
STANCES = ("asserted", "asserted", "asserted", "denied", "unconfirmed", "prospective")


def random_claims(seed: int, entities: int = 60, claims: int = 260, documents: int = 9) -> ClaimSet:
    """Claims between entities of few different names, in documents that were made from each other."""
    chance = random.Random(seed)
    papers = _documents(chance, documents)
    people = {f"e{number}": _entity(chance, f"e{number}") for number in range(entities)}
    found = (_claim(chance, f"c{number:04}", people, papers) for number in range(claims))
    return ClaimSet(VOCABULARY, papers, people, {claim.id or "": claim for claim in found})


def with_sources(claims: ClaimSet, seed: int) -> ClaimSet:
    """The same claims, some of which say what they were made from or are graded, in documents some without a title."""
    chance = random.Random(seed)
    sources = [(), *((Derivation(publisher=name, how="quotes"),) for name in ("Agency", "Herald"))]
    sources += [(Derivation(document=id_, how="summary"),) for id_ in claims.documents]
    found = {
        id_: msgspec.structs.replace(claim, derived_from=chance.choice(sources)) if chance.random() < 0.2 else claim
        for id_, claim in claims.claims.items()
    }
    found = {id_: msgspec.structs.replace(c, grade=_seldom(chance, 1, 5)) for id_, c in found.items()}
    papers = {
        id_: msgspec.structs.replace(
            paper, title=None, description="What it is", authors=["A. Roe", "B. Ito"], grade=chance.choice("ABF")
        )
        if chance.random() < 0.3
        else paper
        for id_, paper in claims.documents.items()
    }
    return ClaimSet(claims.vocabulary, papers, claims.entities, found)


def random_filters(graph: Graph, chance: random.Random) -> Filters:
    """Filters that fit a graph, each off as often as not."""

    def some(values: list[str], most: int) -> frozenset[str]:
        few = chance.sample(values, min(len(values), chance.randint(1, most)))
        return frozenset(few if chance.random() < 0.3 else ())

    relationships = graph.relationships.values()
    dates = {date for claim in graph.claims.values() for date in (claim.date, claim.start, claim.end) if date}
    plain = sorted(date for date in dates if re.fullmatch(r"-?\d{4}(-\d\d){0,2}", date))
    since, until = sorted(chance.choices(plain, k=2), key=days) if plain else (None, None)
    return Filters(
        relations=some(sorted({r.relation for r in relationships}), 12),
        kinds=some(sorted({kind for e in graph.entities.values() for kind in graph.vocabulary.lineage(e.kind)}), 4),
        documents=some(sorted(graph.documents), 4),
        speakers=some(sorted({c.attributed_to for c in graph.claims.values() if c.attributed_to}), 10),
        since=since if chance.random() < 0.15 else None,
        until=until if chance.random() < 0.15 else None,
        min_origins=chance.choice((0, 0, 0, 2, 3)),
        statuses=frozenset(chance.sample(STATUSES, chance.randint(1, 4))) if chance.random() < 0.3 else WALKED,
        avoid=some(sorted(graph.entities), 3),
    )


def _documents(chance: random.Random, number: int) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for id_ in (f"d{place}" for place in range(number)):
        sources = [Derivation(document=earlier, how="summary") for earlier in found]
        sources += [Derivation(publisher=name, how="reprint") for name in ("Agency", "Wire", "Ęvening 𝔓ost")]
        together = (["Herald", "Été"], ["Été", "Herald", "Wire"], "Agency & Herald")
        publisher = chance.choice(("Gazette", "Gazette Online", "Herald", "Été", "\uffe5 Post", "𝔓ost", *together))
        found[id_] = Document(
            id=id_,
            title=f"Title {id_[1:]}",
            publisher=publisher,
            house="Gazette" if publisher == "Gazette Online" else None,
            published=chance.choice((None, *DATES)),
            url=chance.choice((None, f"https://paper.example/{id_}")),
            note=_seldom(chance, "A note on it"),
            derived_from=chance.choice((None, [], chance.sample(sources, chance.randint(1, 3)))),
        )
    return found


def _entity(chance: random.Random, id_: str) -> Entity:
    aliases: list[str | Alias] = [f"alias of {id_}", Alias(name=f"Псевдоним {id_}", language="ru")]
    return Entity(
        id=id_,
        kind=chance.choice(KINDS),
        name=chance.choice(NAMES),
        aliases=chance.sample(aliases, chance.randint(0, 2)),
        note=_seldom(chance, f"A note on {id_}"),
    )


def _claim(chance: random.Random, id_: str, people: Mapping[str, Entity], papers: Mapping[str, Document]) -> Claim:
    ids = list(people)
    date, (first, last) = chance.choice((*DATES, *INEXACT)), sorted(chance.sample(DATES, 2))
    dates: dict[str, str] = chance.choice(
        ({}, {}, {"date": date}, {"start": date}, {"end": date}, {"start": first, "end": last})
    )
    if "end" not in dates and chance.random() < 0.2:
        dates = {**dates, "end": UNKNOWN}
    of_kind = {kind: [i for i in ids if people[i].kind == kind] for kind in ("Event", "Country")}
    return Claim(
        id=id_,
        subject=chance.choice(ids),
        relation=chance.choice(RELATIONS),
        object=chance.choice(ids[: chance.choice((4, len(ids)))]),
        document=chance.choice(list(papers)),
        stance=chance.choice(STANCES),  # type: ignore[arg-type]
        attributed_to=chance.choice((None, None, *ids[:6])),
        event=_seldom(chance, *of_kind["Event"][:3]),
        place=_seldom(chance, *of_kind["Country"][:3]),
        role=_seldom(chance, "witness", "judge"),
        quantity=_seldom(chance, *_QUANTITIES),
        locator=_seldom(chance, *_LOCATORS),
        note=_seldom(chance, f"A note on {id_}"),
        **dates,  # type: ignore[arg-type]
    )


_QUANTITIES = (
    Quantity(value=1200, about=True, unit="people", of="prisoners"),
    Quantity(value=1234567),
    Quantity(value=0.5, about=True),
    Quantity(low=3, high=1000, unit="tonnes"),
    Quantity(low=5, of="votes"),
    Quantity(low=1200, strictly=True, unit="people", of="prisoners"),
    Quantity(value=1200, unit="people", of="prisoners"),
    Quantity(high=9_999.5, unit="days"),
)
_LOCATORS = (
    Locator(paragraph=3),
    Locator(start=7, end=95),
    Locator(paragraph=1, start=0, end=9, sha256="0123456789abcdef" * 4),
    Locator(sha256="fedcba9876543210" * 4),
)


def _seldom(chance: random.Random, *values: Any) -> Any:
    """One of some values, or more often than not none."""
    return chance.choice(values) if values and chance.random() < 0.3 else None
