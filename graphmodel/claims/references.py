"""Documents and entities among each other: what they were made from, what kind they are, what else was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from graphmodel.claims.checks import document_problems, entity_problems
from graphmodel.claims.folder import Batch
from graphmodel.claims.ids import same_as_problems
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.publishers import Publishers
from graphmodel.claims.vocabulary import ROOT, Vocabulary
from graphmodel.reading import Problem, did_you_mean, listed, shown
from graphmodel.reading.csvlists import join_list

MAX_SUGGESTIONS = 100
"""So many unknown words get a suggestion: each is compared with every name, and who has more has another problem."""


def check_documents(batch: Batch, documents: Mapping[str, Document]) -> None:
    """Report what is wrong with documents, by themselves and with what they were made from."""
    suggest = Suggestions(documents)
    circular = _circular(documents)
    publishers = Publishers(documents.values())
    for table, index, document in batch.rows("documents"):
        problems = [*document_problems(document), *_joint_problems(document, publishers, table.source.format)]
        for place, named in unknown_sources(document, documents, batch):
            message = f"no document has the id {shown(named)}"
            hint = suggest(named) or batch.nameless("documents")
            problems.append(Problem(("derived_from", place, "document"), message, hint))
        if document.id in circular:
            problems.append(Problem(("derived_from",), f"{document.id!r} is derived from itself"))
        for problem in problems:
            table.report(index, problem)


def unknown_sources(
    record: Document | Claim, documents: Mapping[str, Document], batch: Batch
) -> Iterator[tuple[int, str]]:
    """Yield each document that a record was made from and that nobody knows, with its place in the list."""
    for place, source in enumerate(record.derived_from or ()):
        named = source.document
        if named is not None and named not in documents and not batch.may_hold("documents", named):
            yield place, named


def _joint_problems(document: Document, publishers: Publishers, format_: str) -> Iterator[Problem]:
    """Yield a warning for each publisher that is counted as several although it was written as one."""
    written = [(("publisher",), name) for name in document.publishers if not document.house]
    sources = enumerate(document.derived_from or ())
    derived = [(("derived_from", place, "publisher"), s.publisher) for place, s in sources if s.publisher]
    for path, name in (*written, *derived):
        parts = publishers.parts(name)
        if len(parts) > 1:
            in_format = join_list(parts) if format_ in ("csv", "tsv") else f"publisher: [{', '.join(parts)}]"
            hint = f"write a list, {in_format}; if it is one body, give it a house: {shown(name)}"
            if path != ("publisher",):
                hint = "derive from a document whose publisher is a list"
            message = f"{shown(name)} counts as a joint report by {listed(parts, 'and')}"
            yield Problem(path, message, hint, is_warning=True, assumption="publisher")


def _circular(documents: Mapping[str, Document]) -> set[str]:
    """Return the ids of documents that are derived from themselves, of very many not all."""
    derived = {
        id_: {source.document for source in document.derived_from if source.document is not None}
        for id_, document in documents.items()
        if document.derived_from
    }
    circular: set[str] = set()
    while len(circular) < MAX_SUGGESTIONS:
        try:
            TopologicalSorter(derived).prepare()
        except CycleError as error:
            circle = set(error.args[1])
            circular |= circle
            derived = {id_: sources for id_, sources in derived.items() if id_ not in circle}
        else:
            break
    return circular


def check_entities(batch: Batch, vocabulary: Vocabulary, entities: Mapping[str, Entity]) -> None:
    """Report what is wrong with entities: kinds that nobody knows, and what `checks` and `ids` find."""
    concrete = [kind.name for kind in vocabulary.kinds.values() if not kind.abstract]
    for table, index, entity in batch.rows("entities"):
        kind = vocabulary.kind(entity.kind)
        if kind is None and not batch.may_hold("kinds", entity.kind):
            hint = did_you_mean(entity.kind, concrete) or batch.nameless("kinds") or f"one of {', '.join(concrete)}"
            table.report(index, Problem(("kind",), f"unknown kind {shown(entity.kind)}", hint))
        elif kind is not None and kind.abstract and kind.name != ROOT:
            narrower = [name for name in concrete if vocabulary.is_a(name, [kind.name])]
            hint = f"one of {', '.join(narrower or concrete)}"
            table.report(index, Problem(("kind",), f"{entity.kind!r} is too broad for an entity", hint))
        for problem in (*entity_problems(entity), *same_as_problems(entity, entities)):
            table.report(index, problem)
    _tell_unsettled(batch, vocabulary)


def _tell_unsettled(batch: Batch, vocabulary: Vocabulary) -> None:
    """Warn once in each file of the entities of which nobody has said what they are."""
    root = vocabulary.kinds[ROOT]
    for table in batch.tables["entities"]:
        unsettled = [index for index, entity in enumerate(table.records) if vocabulary.kind(entity.kind) is root]
        if unsettled:
            what = "this is" if len(unsettled) == 1 else f"this and {len(unsettled) - 1:,} more are"
            hint = f"give a kind; {ROOT} fits every relation, so that no mistake is found"
            table.report(unsettled[0], Problem(("kind",), f"nobody has said what {what}", hint, is_warning=True))


class Suggestions:
    """Gives hints for unknown words, as long as there are not too many."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words
        self._choices: tuple[str, ...] | None = None
        self._left = MAX_SUGGESTIONS

    def __call__(self, word: str) -> str | None:
        """Return a hint for a word, or ``None``."""
        self._left -= 1
        if self._left < 0:
            return None
        if self._choices is None:
            self._choices = tuple(self._words)
        return did_you_mean(word, self._choices)
