"""What the commands print of relationships and paths, which the page must say in the same words.

Documents stand there with their ids instead of the numbers that an answer gives them.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphmodel.answers import Aside
from graphmodel.evidence import Filters, Relationship, support, support_in_words
from graphmodel.output import paths
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Phrase
from graphmodel.output.statements import evidence
from graphmodel.paths import Answer
from graphmodel.store import MemoryStore


def in_line(phrase: Phrase) -> str:
    """A phrase as text, with the ids of documents where it cites some."""
    return "".join(part if isinstance(part, str) else f"[{', '.join(part.documents)}]" for part in phrase)


def evidence_lines(relationships: Iterable[Relationship], store: MemoryStore) -> list[list[str]]:
    """What is printed of each of some relationships below their sentence: who says so, and what the claims add."""
    found = list(relationships)
    known = Mentioned(store, found)
    return [
        [support_in_words(support(relationship), known.name), in_line(evidence(relationship, known)).strip()]
        for relationship in found
    ]


def path_lines(
    answer: Answer, source: str, target: str, store: MemoryStore, *, by_hops: bool = False
) -> tuple[str, list[list[str]]]:
    """The headline that ``path`` prints, and below the names of each path the statements that lead along it."""
    told = paths.PathAnswer(answer, Aside([], [], []), source, target, store, Filters())
    printed: list[list[str]] = []
    blocks = paths.blocks(told, by_hops=by_hops, directed=False, explain=False)
    (_, title), *others = [(level, in_line(phrase)) for level, phrase in blocks]
    for level, line in others:
        if level == "heading":
            printed.append([])
        elif level == "item":
            printed[-1].append(line)
    return title, printed
