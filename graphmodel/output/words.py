"""The words of a vocabulary as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from graphmodel.claims.vocabulary import ROOT, Kind, Relation, Vocabulary, builtin
from graphmodel.output.phrases import count
from graphmodel.reading import listed

_CLASSES = {
    "tie": "Ties: family, posts, membership, ownership, money, law",
    "act": "Acts: something done at some time",
    "statement": "Statements: opinion or words",
    "setting": "Settings: where, whence, what of",
}
_EXPLAINED = 8
"""So many words that a text may mean are explained; of more only the names are told."""


def vocabulary_lines(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the lines that list every kind, and every relation under its class."""
    names = max(map(len, (*vocabulary.relations, *vocabulary.kinds)))
    yield click.style("Kinds", bold=True)
    for kind in vocabulary.kinds.values():
        yield f"  {kind.name:<{names}}  {kind.meaning}{_remarks(kind, vocabulary)}"
    for class_, heading in _CLASSES.items():
        yield ""
        yield click.style(heading, bold=True)
        for relation in vocabulary.relations.values():
            if relation.class_ == class_:
                backwards = f" / {relation.inverse}" if relation.inverse else ""
                both = " (both ways)" if relation.symmetric else ""
                yield f"  {relation.name:<{names}}  {relation.meaning}{backwards}{both}{_own(relation)}"
    yield ""
    yield f"{count(len(vocabulary.kinds), 'kind')}, {count(len(vocabulary.relations), 'relation')}"


def explanations(words: Sequence[Relation | Kind], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the lines that explain words, the best of many."""
    for number, word in enumerate(words[:_EXPLAINED]):
        if number:
            yield ""
        head = f"kind{_remarks(word, vocabulary)}" if isinstance(word, Kind) else f"{word.class_}{_own(word)}"
        yield f"{click.style(word.name, bold=True)}  {head}"
        facts = _kind_facts(word, vocabulary) if isinstance(word, Kind) else _relation_facts(word)
        yield from (f"   {label:<15}{value}" for label, value in facts.items() if value)
    if len(words) > _EXPLAINED:
        yield ""
        yield f"also: {', '.join(word.name for word in words[_EXPLAINED:])}"


def _relation_facts(relation: Relation) -> dict[str, str]:
    one = {
        "subject": "each A has one B at a time",
        "object": "each B has one A at a time",
        "both": "each has one of the other at a time",
    }
    backwards = f"B {relation.inverse} A" if relation.inverse else ""
    return {
        "reads": f"A {relation.meaning} B",
        "backwards": f"B {relation.meaning} A, which is the same" if relation.symmetric else backwards,
        "A, the subject": listed(relation.subject),
        "B, the object": listed(relation.object),
        "accuses": {"subject": "A", "object": "B"}[relation.accuses] if relation.accuses else "",
        "outcomes for B": listed(relation.outcomes) if relation.outcomes else "",
        "only": one[relation.functional] if relation.functional else "",
        "once": {"subject": "each A undergoes it once", "object": "each B undergoes it once"}.get(
            relation.once or "", ""
        ),
        "also": ", ".join(relation.aliases),
        "also backwards": ", ".join(relation.inverse_aliases),
    }


def _kind_facts(kind: Kind, vocabulary: Vocabulary) -> dict[str, str]:
    return {
        "means": kind.meaning,
        "one of": ", ".join(vocabulary.lineage(kind.name)[1:]),
        "narrower": ", ".join(
            name for name in vocabulary.kinds if name != kind.name and vocabulary.is_a(name, [kind.name])
        ),
        "also": ", ".join(kind.aliases),
    }


def _remarks(kind: Kind, vocabulary: Vocabulary) -> str:
    broader = vocabulary.lineage(kind.name)[1:2]
    remarks = [
        *(f"one sort of {name}" for name in broader if name != ROOT),
        *(["abstract"] if kind.abstract else []),
        *(["a setting"] if vocabulary.is_setting(kind.name) else []),
        *(["of these claims"] if _is_own(kind) else []),
    ]
    return f" ({', '.join(remarks)})" if remarks else ""


def _own(relation: Relation) -> str:
    return " (of these claims)" if _is_own(relation) else ""


def _is_own(word: Relation | Kind) -> bool:
    """Return whether a word is not built in just so."""
    known = builtin()
    return word not in (known.kinds.get(word.name), known.relations.get(word.name))
