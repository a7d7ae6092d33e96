"""Which documents may have something from one place that they do not name, in sentences and as rows for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from graphmodel.claims.model import Claim, mentioned
from graphmodel.evidence import DIGEST, TOLERANCE, paragraph_in_words, triple_in_words
from graphmodel.evidence.suspicion import FEW, Run, SharedPassage, SharedValue, SharedWords, Suspicion
from graphmodel.output.mentioned import Names
from graphmodel.output.phrases import Block, Cite, Phrase, count
from graphmodel.output.rows import Row, document_row
from graphmodel.passages import WireTag
from graphmodel.reading.characters import printable
from graphmodel.store.base import Store
from graphmodel.suspecting import Suspected

COLUMNS = (
    "number", "documents", "score", "sign", "words", "given_by", "of", "length", "agency", "how", "paragraphs",
    "quoted", "sha256", "passage", "declare", "claims",
)  # fmt: skip
_UNUSUAL = f"unusual is what at most half of those say who speak of it; “about” means {TOLERANCE:.0%} more or less"
_UNCERTAIN = "that two share it does not say who has it from whom; both may have it from a third, or credit one speaker"
_COMMON = f"what more than {FEW} documents share is looked at only if it is as long as an article, of each and the next"
_PAIRS = 20
"""So many pairs are told; programs get all."""
_LETTERS = 600
"""So much of a passage is told, half of it from its beginning and half from its end."""
_MOST = 8
"""So many unusual values, and relationships of a run, are told; programs get all."""


class SuspicionAnswer:
    """Suspicions with the names and documents that they mention."""

    def __init__(self, suspected: Suspected, store: Store) -> None:
        self.suspected = suspected
        self.each = suspected.suspicions.each
        self.tags = suspected.wire_tags or ()
        self.vocabulary = store.vocabulary
        values = (claim for s in self.each for value in s.values for claim in value.claims)
        steps = (claim for s in self.each if s.run for claims in s.run.steps for claim in claims)
        self._name = Names(store, mentioned(chain(values, steps)))
        told = {id_ for s in self.each for id_ in s.documents} | {tag.document for tag in self.tags}
        self.documents = store.documents(sorted(told))

    @property
    def assumptions(self) -> list[str]:
        """What the answer rests on."""
        suspicions, read = self.suspected.suspicions, self.suspected.read
        copies = "" if self.suspected.wire_tags is None else f"; {read:,} {'copy' if read == 1 else 'copies'} read"
        compared = f"{count(suspicions.pairs, 'pair')} of {count(suspicions.documents, 'document')} compared"
        without = "without those of one publisher, house or declared source"
        assumed = [f"{compared}, {without}{copies}; told from a score of {suspicions.threshold:.1f} on"]
        if unspaced := self.suspected.unspaced:
            which = "copy is" if unspaced == 1 else "copies are"
            assumed.append(f"{unspaced:,} {which} written without spaces between words, which are not compared")
        if suspicions.documents > FEW:
            assumed.append(_COMMON)
        if any(suspicion.values for suspicion in self.each):
            assumed.append(_UNUSUAL)
        return [*assumed, *([_UNCERTAIN] if self.each else ())]

    @property
    def title(self) -> str:
        """What was found, in a line."""
        if self.each:
            return f"{count(len(self.each), 'pair')} of documents may have something from one place that neither names"
        return "nothing suspicious was found in what two documents share"

    def statement(self, claim: Claim) -> str:
        """Return what a claim says of whom."""
        denied = "denied: " if claim.stance == "denied" else ""
        return denied + triple_in_words(claim, self._name, self.vocabulary)

    def value(self, shared: SharedValue) -> str:
        """Return what two documents both say."""
        return self.statement(shared.claims[0]) + (f" ({shared.detail})" if shared.detail else "")


def blocks(told: SuspicionAnswer) -> Iterator[Block]:
    """Yield suspicions as an answer."""
    yield Block("title", [told.title])
    yield from (Block("note", [words]) for words in told.assumptions)
    for place, suspicion in enumerate(told.each[:_PAIRS], 1):
        yield from _told(place, suspicion, told)
    if told.each[_PAIRS:]:
        yield Block("heading", [f"and {count(len(told.each) - _PAIRS, 'pair')} more, with --json"])
    if told.tags:
        yield Block("section", ["Agencies that may be a source and are not declared"])
        for tag in told.tags:
            yield Block("item", [f"{tag.agency}: “{printable(tag.text)}” ", Cite((tag.document,)), _paragraph(tag)])
            yield Block("detail", [f"hint: if it is from there, give {_owner(tag)} {_declaration(tag)}"])


def _told(place: int, suspicion: Suspicion, told: SuspicionAnswer) -> Iterator[Block]:
    one, other = suspicion.documents
    names = [told.documents[id_].publisher_in_words for id_ in suspicion.documents]
    both: Phrase = [f"{place}. {names[0]} ", Cite((one,)), f" and {names[1]} ", Cite((other,))]
    yield Block("heading", [*both, f": score {suspicion.score:.1f}"])
    if suspicion.values:
        yield Block("item", [f"{count(len(suspicion.values), 'unusual value')} in both{_differing(suspicion)}:"])
    for value in suspicion.values[:_MOST]:
        yield Block("detail", [f"{told.value(value)} – in {value.given_by} of {value.of} documents"])
    if suspicion.values[_MOST:]:
        yield Block("detail", [f"and {len(suspicion.values) - _MOST:,} more"])
    if suspicion.run:
        steps = suspicion.run.steps
        yield Block("item", [f"{_run(suspicion.run)}:"])
        yield from (Block("detail", [told.statement(claims[0])]) for claims in steps[:_MOST])
        if steps[_MOST:]:
            yield Block("detail", [f"and {len(steps) - _MOST:,} more"])
    for passage in suspicion.passages:
        yield Block("item", [f"{_passage(passage)}: ", *_where(passage), f"; sha256 {passage.sha256[:DIGEST]}…"])
    if suspicion.words:
        words = suspicion.words
        first, second = words.paragraphs
        yield Block("item", [
            f"{_words(words)}: ", Cite((one,)), f", paragraph {first}; ", Cite((other,)), f", paragraph {second}"
        ])  # fmt: skip
        yield Block("passage", [f"“{_shortened(printable(words.text))}”"])


def _shortened(text: str) -> str:
    half = _LETTERS // 2
    return text if len(text) <= _LETTERS else f"{text[:half].rstrip()} […] {text[-half:].lstrip()}"


def _differing(suspicion: Suspicion) -> str:
    times = suspicion.differences
    return f", which differ {'once' if times == 1 else f'{times:,} times'} in the same" if times else ""


def _run(run: Run) -> str:
    return f"{len(run.steps)} relationships one after another in both, of {run.shared:,} that both state"


def _passage(passage: SharedPassage) -> str:
    length = f" of {passage.letters:,} letters" if passage.letters is not None else ""
    return f"A passage{length} in the same words"


def _words(words: SharedWords) -> str:
    quoted = ", in quotation marks, so that both may quote somebody" if words.quoted else ""
    return f"{words.words:,} words in a row the same{quoted}"


def _where(passage: SharedPassage) -> Phrase:
    """Return where a passage stands, document by document."""
    places: list[str | Cite] = []
    for document in dict.fromkeys(claim.document for claim in passage.claims):
        claim = next(claim for claim in passage.claims if claim.document == document)
        place = paragraph_in_words(claim.locator) if claim.locator else ""
        places += [Cite((document,)), f", {place}; "]
    places[-1] = str(places[-1]).removesuffix("; ")
    return places


def _paragraph(tag: WireTag) -> str:
    return f", paragraph {tag.paragraph}"


def _owner(tag: WireTag) -> str:
    """Return what is to declare an agency: the claims that point to where it is named, or else the document."""
    ids = [claim.id or "" for claim in tag.claims[:_MOST]]
    more = f" and {len(tag.claims) - _MOST:,} more" if tag.claims[_MOST:] else ""
    return f"{'claim' if len(tag.claims) == 1 else 'claims'} {', '.join(ids)}{more}" if ids else "the document"


def _declaration(tag: WireTag) -> str:
    return f"derived_from: [{{publisher: {tag.agency}, how: {tag.how}}}]"


def answer(told: SuspicionAnswer, notes: Iterable[str]) -> Row:
    """Return suspicions for programs, after what they rest on."""
    suspicions = told.suspected.suspicions
    return {
        "assumptions": [*notes, *told.assumptions],
        "documents_compared": suspicions.documents,
        "pairs_compared": suspicions.pairs,
        "threshold": suspicions.threshold,
        "suspicions": [_row(place, suspicion, told) for place, suspicion in enumerate(told.each, 1)],
        "wire_tags": [_tag_row(tag) for tag in told.tags],
        "documents": [document_row(document) for document in told.documents.values()],
    }


def _row(place: int, suspicion: Suspicion, told: SuspicionAnswer) -> Row:
    run, words = suspicion.run, suspicion.words
    return {
        "number": place,
        "documents": list(suspicion.documents),
        "score": round(suspicion.score, 3),
        "differences": suspicion.differences,
        "values": [
            {"words": told.value(value), "given_by": value.given_by, "of": value.of, "claims": _ids(value.claims)}
            for value in suspicion.values
        ],
        "run": [{"words": told.statement(claims[0]), "claims": _ids(claims)} for claims in run.steps] if run else [],
        "passages": [
            {"sha256": passage.sha256, "length": passage.letters, "claims": _ids(passage.claims)}
            for passage in suspicion.passages
        ],
        "shared_words": {**words._asdict(), "paragraphs": list(words.paragraphs)} if words else None,
    }


def _tag_row(tag: WireTag) -> Row:
    return {
        "document": tag.document,
        "agency": tag.agency,
        "how": tag.how,
        "paragraph": tag.paragraph,
        "passage": tag.text,
        "declare": _declaration(tag),
        "claims": _ids(tag.claims),
    }


def _ids(claims: Iterable[Claim]) -> list[str]:
    return [claim.id or "" for claim in claims]


def table(answered: Row) -> Iterator[Row]:
    """Yield a row for each sign of each suspicion, and for each wire tag."""
    for suspicion in answered["suspicions"]:
        of = {name: suspicion[name] for name in ("number", "documents", "score")}
        yield from ({**of, "sign": "value", **value} for value in suspicion["values"])
        yield from ({**of, "sign": "order", "length": len(suspicion["run"]), **step} for step in suspicion["run"])
        yield from ({**of, "sign": "passage", **passage} for passage in suspicion["passages"])
        if words := suspicion["shared_words"]:
            passage = {"length": words["words"], "passage": words["text"]}
            yield {**of, "sign": "words", "paragraphs": words["paragraphs"], "quoted": words["quoted"], **passage}
    for tag in answered["wire_tags"]:
        yield {**tag, "sign": "agency", "documents": [tag["document"]], "paragraphs": [tag["paragraph"]]}
