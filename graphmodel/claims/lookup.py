"""Looks up the words of filters and parameters that are not names of entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphmodel.claims.model import Document
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import NameNotFound
from graphmodel.letters import nfc
from graphmodel.reading import nearest, told_apart


class Lookup:
    """The relations, kinds and documents of a store by the words that somebody types."""

    def __init__(self, vocabulary: Vocabulary, documents: Mapping[str, Document]) -> None:
        self._vocabulary = vocabulary
        self._documents = documents

    def relation(self, word: str) -> str:
        """Return the name of a relation, or raise `NameNotFound`."""
        relation = self._vocabulary.relation(word)
        if relation is None:
            if alike := self._vocabulary.looking_same(word):
                raise NameNotFound(word, [one.partition(" ")[0] for one in alike], "relation", alike)
            near = self._vocabulary.relations_near(word)[:3]
            guesses = [f"{guess.relation}{' (it takes former ones as well)' * guess.over}" for guess in near]
            raise NameNotFound(word, [guess.relation for guess in near], "relation", guesses)
        return relation.name

    def kind(self, word: str) -> str:
        """Return the name of a kind, whatever its case, or raise `NameNotFound`."""
        kind = self._vocabulary.kind(word)
        if kind is not None:
            return kind.name
        raise _not_found(word, self._vocabulary.kinds, "kind")

    def document(self, word: str) -> str:
        """Return a document's id, or raise `NameNotFound`."""
        if (id_ := nfc(word)) not in self._documents:
            raise _not_found(word, self._documents, "document")
        return id_


def _not_found(word: str, choices: Iterable[str], what: str) -> NameNotFound:
    near = nearest(word, list(choices))
    return NameNotFound(word, near, what, told_apart(word, near))
