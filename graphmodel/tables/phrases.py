"""The words of a table for relations, and what is meant by them: a table that a person fills in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from graphmodel.claims.vocabulary import Relation, Text, Vocabulary, fold
from graphmodel.errors import InputError
from graphmodel.reading import Problem, Source, did_you_mean, listed, read, shown
from graphmodel.reading.characters import guarded, unguarded

COLUMNS = ("phrase", "count", "relation", "nearest", "example")
LEFT_OUT = "-"
"""Stands for a relation where rows with a phrase are not to be claims."""
_OVER, _TURNED = ", over", ", turned"
_TOLD = 3


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of the table."""

    phrase: Text
    relation: str | None = None
    count: int | None = None
    nearest: str | None = None
    example: str | None = None


class Meant(NamedTuple):
    """What a phrase means: a relation of the vocabulary, perhaps read from object to subject, perhaps over."""

    relation: str
    turned: bool = False
    over: bool = False

    @property
    def is_left_out(self) -> bool:
        """Whether no claim is to be made of it."""
        return self.relation == LEFT_OUT


def understood(phrase: str, vocabulary: Vocabulary) -> Meant | None:
    """Return what a phrase means by itself, or ``None`` where a person must say it."""
    readings = vocabulary.readings(phrase)
    if len(readings) != 1 or _is_of_states(readings[0].relation, vocabulary):
        return None
    return Meant(readings[0].relation.name, readings[0].turned)


def _is_of_states(relation: Relation, vocabulary: Vocabulary) -> bool:
    """Return whether a relation is a post in a state: "president of" may be said of a bank as well."""
    return relation.class_ == "tie" and all(map(vocabulary.is_setting, relation.object))


def rows(
    phrases: Sequence[tuple[str, str]], meant: Mapping[str, Meant], vocabulary: Vocabulary
) -> Iterator[Sequence[str | int]]:
    """Yield a row for each phrase, the most frequent first; of each an example is given.

    What is meant stands in it where it is known, and beside it what is nearest.
    """
    counts = Counter(dict.fromkeys(meant, 0))  # what is in no row now is kept, since a person filled it in
    counts.update(phrase for phrase, _ in phrases)
    examples = dict(reversed(phrases))
    for phrase, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        known = meant.get(phrase)
        example = guarded(examples.get(phrase, ""))
        yield guarded(phrase), number, _in_words(known) if known else "", _nearest(phrase, vocabulary), example


def _in_words(meant: Meant) -> str:
    return f"{meant.relation}{_TURNED * meant.turned}{_OVER * meant.over}"


def _nearest(phrase: str, vocabulary: Vocabulary) -> str:
    """Return the relations that may be meant, as they would be filled in."""
    readings = [Meant(each.relation.name, each.turned) for each in vocabulary.readings(phrase)]
    near = readings or [Meant(e.relation, e.reversed, e.over) for e in vocabulary.relations_near(phrase)[:_TOLD]]
    return " or ".join(map(_in_words, near))


def read_phrases(path: Path, vocabulary: Vocabulary) -> dict[str, Meant]:
    """Return what is meant by each phrase that is filled in.

    Raises:
        InputError: with every word that the vocabulary has not.

    """
    table = read(Source(path, str(path)), {"phrases": Phrase}, "phrases")["phrases"]
    meant: dict[str, Meant] = {}
    for index, row in enumerate(table.records):
        if row.relation is None:
            continue
        phrase = unguarded(row.phrase)
        words = row.relation.strip()
        over, turned = _OVER in words, _TURNED in words
        words = words.replace(_OVER, "").replace(_TURNED, "").strip()
        readings = vocabulary.readings(words)
        if words == LEFT_OUT:
            meant[phrase] = Meant(LEFT_OUT)
        elif len(readings) == 1:
            meant[phrase] = Meant(readings[0].relation.name, readings[0].turned != turned, over)
        elif readings:
            message = f"{shown(words)} may mean {listed(map(str, readings))}"
            table.report(index, Problem(("relation",), message, "write the name of the one that is meant"))
        else:
            hint = vocabulary.relation_hint(words) or did_you_mean(fold(words), list(vocabulary.relations))
            hint = hint or f"graphmodel words finds relations; {LEFT_OUT} leaves the rows out"
            table.report(index, Problem(("relation",), f"unknown relation {shown(words)}", hint))
    if faults := table.faults():
        raise InputError(faults)
    return meant
