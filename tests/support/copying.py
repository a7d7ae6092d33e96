"""Bookshops that state who wrote which books, some of them copied from others: the same for the same seed.

Made after what is known of listings of books by online shops: few shops list much and most little, some name only
the first author, each writes names in its own style and misspells some, and some wrong names are popular.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import Relation, builtin

WROTE = Relation(name="AUTHOR", meaning="is an author of")
VOCABULARY = builtin().extended([], [WROTE])
_COPIED = 0.8
"""Of what another lists a copier takes so much."""
_TYPOS = 9
"""So many ways there are to misspell a name, the first of which comes easiest."""

Pair = tuple[str, str]
Listing = dict[int, list[str]]
"""By book the names that a shop gives."""


class Copying(NamedTuple):
    """Claims, and the pairs of documents that have something from one another, or from a third."""

    claims: ClaimSet
    pairs: frozenset[Pair]


def bookshops(
    seed: int, shops: int = 877, books: int = 1263, copiers: int = 40, partial: int = 20, largest: int = 1100
) -> Copying:
    """Shops with listings, some copied.

    Args:
        seed: the same claims for the same one.
        shops: how many there are, the copiers included.
        books: how many there are to list.
        copiers: so many take most of what another lists, several of them from the same.
        partial: so many take half of what another lists, and list as much of their own.
        largest: so many books the largest shop lists; the next ones list ever fewer.

    """
    chance = random.Random(seed)
    stock = _Stock(chance, books)
    listed: dict[str, Listing] = {}
    independent = shops - copiers - partial
    for number in range(independent):
        size = max(2, int(largest / (number + 1) ** 0.75))
        listed[f"shop-{number:03}"] = _Shop(chance, stock).listing(chance.sample(range(books), min(size, books)))
    sources: dict[str, str] = {}
    copied = [id_ for id_, listing in listed.items() if 25 <= len(listing) <= 400]
    chosen = chance.sample(copied, min(len(copied), (copiers + partial) * 2 // 3))
    for number in range(copiers + partial):
        source = chosen[number % len(chosen)]
        sources[f"shop-{independent + number:03}"] = source
        own = _Shop(chance, stock)
        taken = dict(chance.sample(sorted(listed[source].items()), int(_share(number, copiers) * len(listed[source]))))
        more = len(taken) // 10 if number < copiers else len(taken)
        others = own.listing(chance.sample(range(books), min(books, more)))
        listed[f"shop-{independent + number:03}"] = others | taken
    families: dict[str, list[str]] = defaultdict(list)
    for copier, source in sources.items():
        families[source].append(copier)
    pairs = {pair for source, found in families.items() for pair in combinations(sorted([source, *found]), 2)}
    return Copying(_claim_set(listed), frozenset(pairs))


def _share(number: int, copiers: int) -> float:
    return _COPIED if number < copiers else _COPIED / 2


class _Stock:
    """The books there are, with their authors, and the wrong ones to whom they are often put down."""

    def __init__(self, chance: random.Random, books: int) -> None:
        people = [f"person-{number:04}" for number in range(books * 2)]
        self.authors = [chance.sample(people, chance.choice((1, 1, 1, 2, 2, 3, 4))) for _ in range(books)]
        self.wrong = [chance.sample(people, 3) for _ in range(books)]


class _Shop:
    """How a shop lists: how carefully, in which style, and whether with all authors or the first alone."""

    def __init__(self, chance: random.Random, stock: _Stock) -> None:
        self._chance = chance
        self._stock = stock
        self._wrong = chance.betavariate(1.5, 14)
        self._misspelt = chance.betavariate(1.2, 18)
        self._complete = chance.choice((0.1, 0.5, 0.9, 0.97))
        self._style = chance.choices(("", ", inverted", ", in capitals", ", with a middle name"), (60, 25, 10, 5))[0]

    def listing(self, books: Iterable[int]) -> Listing:
        return {book: self._names(book) for book in books}

    def _names(self, book: int) -> list[str]:
        chance = self._chance
        if chance.random() < self._wrong:
            return [chance.choices(self._stock.wrong[book], (6, 2, 1))[0] + self._style]
        every = self._stock.authors[book]
        named = every if chance.random() < self._complete else every[:1]
        return [self._spelt(name) for name in named]

    def _spelt(self, name: str) -> str:
        if self._chance.random() < self._misspelt:
            name += f"-{self._chance.choices(range(_TYPOS), [1 / (n + 1) for n in range(_TYPOS)])[0]}"
        return name + self._style


def _claim_set(listed: dict[str, Listing]) -> ClaimSet:
    documents = {id_: Document(id=id_, publisher=id_) for id_ in listed}
    stated = [
        (id_, f"book-{book:04}", name) for id_, each in listed.items() for book, names in each.items() for name in names
    ]
    claims = {
        f"c{number:06}": Claim(id=f"c{number:06}", document=id_, subject=name, relation=WROTE.name, object=book)
        for number, (id_, book, name) in enumerate(dict.fromkeys(stated))
    }  # fmt: skip
    ids = sorted({end for claim in claims.values() for end in (claim.subject, claim.object)})
    entities = {id_: Entity(id=id_, kind="Person" if id_[0] == "p" else "Work", name=id_) for id_ in ids}
    return ClaimSet(VOCABULARY, documents, entities, claims)
