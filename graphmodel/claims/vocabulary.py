"""The words that claims are made of: kinds of entities and types of relations.

The built-in ones are the data file ``vocabulary.yaml`` beside this module, from which ``vocabulary.json`` is made; a
claims folder adds its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import msgspec

from graphmodel.claims.wordings import Near, Wording, is_past, is_present, near
from graphmodel.errors import AmbiguousRelation
from graphmodel.letters import look, normalized
from graphmodel.reading import listed, looks_same

KindName = Annotated[
    str,
    msgspec.Meta(
        pattern="^[A-Z][A-Za-z0-9]{0,59}$",
        description="a word such as Person: a capital letter, then letters and digits, at most 60",
    ),
]
RelationName = Annotated[
    str,
    msgspec.Meta(
        pattern="^[A-Z][A-Z0-9_]{0,59}$",
        description="a word such as ENVOY_OF: capital letters, digits and _, at most 60; other wordings are aliases",
    ),
]
RelationClass = Literal["tie", "act", "statement", "setting"]
"""``tie``: family, a post, membership, ownership, money, law. ``act``: something done at some time. ``statement``:
opinion or words. ``setting``: where, whence, what of; the scene rather than the action."""
Text = Annotated[str, msgspec.Meta(min_length=1)]
KNOWN_KIND = "A kind of the vocabulary."
KnownKind = Annotated[Text, msgspec.Meta(description=KNOWN_KIND)]

KnownRelation = Annotated[Text, msgspec.Meta(description="A relation of the vocabulary, by its name.")]

RESERVED = frozenset(
    {
        *("Claim", "Document", "Publisher", "Kind", "Relation"),
        *("SUBJECT", "OBJECT", "IN_DOCUMENT", "ATTRIBUTED_TO", "IN_EVENT", "AT_PLACE"),
        *("DERIVED_FROM", "PUBLISHED_BY", "EDITION_OF"),
    }
)
"""Labels and relationship types by which a Neo4j store keeps the claims themselves."""

ROOT = "Entity"
"""The kind that every entity is of."""

INVOLVED_IN = "INVOLVED_IN"
"""The relation of whoever is subject or object of a claim of an event, with that event."""

_FORMER = re.compile(r"(?<![^\W_])(?:former(?:ly)?|ex)(?![^\W_])[-\s_]*", re.IGNORECASE)
"""What says of a post that it is over, which a claim says with its end."""

_ACTING = re.compile(r"(?<![^\W_])(?:acting|interim)[-\s_]+(?!(?:for|on|as|in|with|by|at)(?![^\W_]))", re.IGNORECASE)
"""What says of a post that it is held for the time being."""

_SIGN = re.compile(r"[^\w\s]")
MADE = Path(__file__).with_suffix(".json")
"""The built-in vocabulary as it is decoded at every start; see `graphmodel.claims.wordfile`."""
_PASSIVE = re.compile(r"(is or was|is|was) ((?:an? |the )?)(.+)")


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A kind of entity: Person, Company, Event."""

    name: KindName
    meaning: Text
    broader: KnownKind | None = None
    """The kind that this is one of: a Company is an Actor. By default it is an Entity and nothing narrower."""
    abstract: bool = False
    """An abstract kind groups others in a relation's range; no entity is of it itself, but of `ROOT` while it is not
    known what it is."""
    setting: bool = False
    """Entities of it, and of narrower kinds, are the scene rather than somebody or something that joins two others."""
    aliases: list[Text] = []
    """Other words for it that entities may use, such as a spreadsheet's."""


class Relation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A type of relation between two entities."""

    name: RelationName
    class_: RelationClass = msgspec.field(default="tie", name="class")
    meaning: Text
    """Reads between subject and object: "freed"."""
    inverse: Text | None = None
    """Reads from object to subject: "was freed by"."""
    subject: Annotated[list[KnownKind], msgspec.Meta(min_length=1)] = msgspec.field(default_factory=lambda: ["Entity"])
    object: Annotated[list[KnownKind], msgspec.Meta(min_length=1)] = msgspec.field(default_factory=lambda: ["Entity"])
    symmetric: bool = False
    functional: Literal["subject", "object", "both"] | None = None
    """``object``: an object has one subject at a time (a country has one head of state); ``subject``: a subject
    has one object at a time."""
    once: Literal["subject", "object"] | None = None
    """Which side undergoes it once only, so that it has one date: an object is killed once, a subject born once."""
    accuses: Literal["subject", "object"] | None = None
    """Which side a claim speaks badly of, so that it should have been asked."""
    outcomes: list[KnownRelation] = []
    """Relations by which other claims tell what became of its object: of somebody who is held, that they were freed."""
    aliases: list[Text] = []
    """Other words for it that claims may use, such as a spreadsheet's."""
    inverse_aliases: list[Text] = []
    """Other words for its inverse; in a claim that uses one, subject and object are the other way round."""

    @property
    def phrases(self) -> Iterator[tuple[str, bool]]:
        """The words that answers print for it, and whether they read from object to subject."""
        yield self.meaning, False
        if self.inverse is not None:
            yield self.inverse, True

    @property
    def shortened(self) -> Iterator[tuple[str, bool]]:
        """What those may be written as: "freed by" for "was freed by", but nothing in another tense."""
        for phrase, turned in self.phrases:
            if match := _PASSIVE.fullmatch(fold(phrase)):
                verb, article, rest = match.groups()
                yield rest, turned
                if verb == "is or was":
                    yield from ((f"{one} {article}{rest}", turned) for one in ("is", "was"))


class Reading(NamedTuple):
    """A relation that words may mean; when it is ``turned``, they read from its object to its subject."""

    relation: Relation
    turned: bool = False

    def __str__(self) -> str:
        return f"{self.relation.name} the other way round" if self.turned else self.relation.name


TYPES: Mapping[str, type[msgspec.Struct]] = {"kinds": Kind, "relations": Relation}


class Vocabulary:
    """Kinds and relations by name."""

    def __init__(self, kinds: Iterable[Kind], relations: Iterable[Relation]) -> None:
        self.kinds = {kind.name: kind for kind in kinds}
        self.relations = {relation.name: relation for relation in relations}

    def extended(self, kinds: Iterable[Kind], relations: Iterable[Relation]) -> Vocabulary:
        """Return this vocabulary with more words after its own; one that has a known name replaces it."""
        more = Vocabulary(kinds, relations)
        return Vocabulary(
            [*(kind for name, kind in self.kinds.items() if name not in more.kinds), *more.kinds.values()],
            [*(r for name, r in self.relations.items() if name not in more.relations), *more.relations.values()],
        )

    @property
    def own(self) -> Vocabulary:
        """The words that are not built in just so."""
        known = builtin()
        return Vocabulary(
            [kind for name, kind in self.kinds.items() if known.kinds.get(name) != kind],
            [relation for name, relation in self.relations.items() if known.relations.get(name) != relation],
        )

    @cached_property
    def _readings(self) -> dict[str, tuple[Reading, ...]]:
        """What each wording may mean, folded.

        Names win over aliases, those over phrases, and whole phrases over shortened ones. Of two relations with one
        alias the later wins, which is a claims folder's own; a phrase may be that of several relations.
        """
        names: dict[str, tuple[Reading, ...]] = {}
        aliases: dict[str, tuple[Reading, ...]] = {}
        phrases: dict[str, tuple[Reading, ...]] = {}
        shortened: dict[str, tuple[Reading, ...]] = {}
        for relation in self.relations.values():
            names[fold(relation.name)] = (Reading(relation),)
            aliases |= {fold(alias): (Reading(relation),) for alias in relation.aliases}
            aliases |= {fold(alias): (Reading(relation, True),) for alias in relation.inverse_aliases}
            for known, wordings in ((phrases, relation.phrases), (shortened, relation.shortened)):
                for words, turned in wordings:
                    known[fold(words)] = (*known.get(fold(words), ()), Reading(relation, turned))
        return {**shortened, **phrases, **aliases, **names}

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        """Every kind by its folded name and aliases; names win over aliases."""
        named = {fold(alias): kind for kind in self.kinds.values() for alias in kind.aliases}
        return named | {fold(name): kind for name, kind in self.kinds.items()}

    @cached_property
    def symmetric(self) -> frozenset[str]:
        """The names of the relations that read the same both ways."""
        return frozenset(relation.name for relation in self.relations.values() if relation.symmetric)

    def kind(self, word: str) -> Kind | None:
        """Return the kind that is called ``word``, whatever its case, or ``None``."""
        return self.kinds.get(word) or self._kinds.get(fold(word))

    def readings(self, words: str) -> tuple[Reading, ...]:
        """Return what words may mean, whatever their case, spacing and underscores: none, one or several relations."""
        named = self.relations.get(words)
        return (Reading(named),) if named else self._readings.get(fold(words), ())

    def relation(self, words: str) -> Relation | None:
        """Return the relation that words mean, whichever way round, or ``None``.

        Raises:
            AmbiguousRelation: they may mean several.

        """
        readings = self.readings(words)
        if len(readings) > 1:
            raise AmbiguousRelation(words, list(map(str, readings)))
        return readings[0].relation if readings else None

    def relations_near(self, word: str) -> list[Near]:
        """Return the relations that may be meant by a word that is none's, nearest first; see `wordings`."""
        held = _FORMER.sub(" ", word)
        guesses = near(fold(_SIGN.sub(" ", _ACTING.sub("", held))), self._wordings)
        return [guess._replace(over=held != word or self._is_over(word, guess.relation)) for guess in guesses]

    def _is_over(self, word: str, relation: str) -> bool:
        """Return whether a word says of what a relation says to be so that it was."""
        is_verb = not is_past(relation)  # rather than an adjective, as in MARRIED_TO
        return (
            (is_verb or word[:3].casefold() == "was") and is_past(word) and is_present(self.relations[relation].meaning)
        )

    def looking_same(self, word: str) -> list[str]:
        """Return the relations that a word only looks like, each with the letter by which it differs."""
        meant = look(word)
        same = looks_same(word, meant)
        return [f"{reading} ({same})" for reading in self.readings(meant)] if same else []

    def relation_hint(self, word: str) -> str | None:
        """Return a hint with the relations that may be meant by a word that is none's, or ``None``."""
        turned = " with subject and object the other way round"
        if alike := self.looking_same(word):
            return f"did you mean {listed(alike)}?"
        guesses = self.relations_near(word)[:3]
        meant = [
            f"{guess.relation}{turned * guess.reversed}"
            f"{' and' * guess.over if guess.reversed else ' with' * guess.over}{' end: unknown' * guess.over}"
            for guess in guesses
        ]
        return f"did you mean {listed(meant)}?" if meant else None

    @cached_property
    def _wordings(self) -> list[Wording]:
        return [
            Wording(relation.name, words, is_inverse)
            for relation in self.relations.values()
            for is_inverse, wordings in (
                (False, (relation.name, relation.meaning, *relation.aliases)),
                (True, (*relation.inverse_aliases, *([relation.inverse] if relation.inverse else []))),
            )
            for words in wordings
        ]

    def lineage(self, kind: str) -> tuple[str, ...]:
        """Return ``kind`` and the kinds broader than it, narrowest first; the last is always `ROOT`."""
        kinds = [kind]
        while (known := self.kinds.get(kinds[-1])) and known.broader and known.broader not in kinds:
            kinds.append(known.broader)
        return tuple(kinds) if ROOT in kinds else (*kinds, ROOT)

    def is_a(self, kind: str, range_: Iterable[str]) -> bool:
        """Return whether ``kind`` is one of the kinds in a range, or narrower than one of them."""
        return not set(self.lineage(kind)).isdisjoint(range_)

    def is_setting(self, kind: str) -> bool:
        """Return whether entities of a kind are the scene rather than the action."""
        return any(self.kinds[name].setting for name in self.lineage(kind) if name in self.kinds)


class Words(msgspec.Struct):
    """A vocabulary as its file has it."""

    kinds: list[Kind]
    relations: list[Relation]


@cache
def builtin() -> Vocabulary:
    """Return the built-in vocabulary."""
    words = msgspec.json.decode(MADE.read_bytes(), type=Words)
    return Vocabulary(words.kinds, words.relations)


def fold(word: str) -> str:
    """Return a relation's wording without regard to case, spacing, underscores and Unicode form."""
    word = word if word.isascii() else normalized("NFKC", word)
    return " ".join(word.replace("_", " ").casefold().split())
