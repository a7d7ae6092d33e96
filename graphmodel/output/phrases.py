"""Answers as phrases in blocks, written as text for a terminal or as Markdown for an editor's document.

A phrase is a sequence of texts, which may come from claims and are escaped, and of citations, which are not: what is
cited is numbered in the order in which it is first written, and listed once below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import click

from graphmodel.claims.model import Claim
from graphmodel.markdown import escaped
from graphmodel.output.wrapping import wrapped


class Cite(NamedTuple):
    """A citation of documents, by their ids."""

    documents: tuple[str, ...]


Phrase = Sequence[str | Cite]
Level = Literal[
    "title", "note", "heading", "group", "item", "detail", "passage", "section", "plain", "hint"
]  # fmt: skip


class Block(NamedTuple):
    """A piece of an answer.

    Its ``level`` is a ``title``; a ``note`` on what it rests on; the ``heading`` of several items, or of a ``group`` of
    them, of which there may be many; an ``item``; a ``detail`` of it, or the ``passage`` behind it; the name of a
    ``section``; a ``plain`` line; or a ``hint`` for whoever asked.
    """

    level: Level
    phrase: Phrase


Describe = Callable[[str], str]
"""Turns a document's id into what a list of references says of it."""

Quote = Callable[[Iterable[Claim]], Iterable[Block]]
"""Returns the passages behind claims."""


def nothing(claims: Iterable[Claim]) -> Iterable[Block]:  # noqa: ARG001
    """Return no passage: nobody asked for any."""
    return ()


_INDENTS = {"hint": (3, 5), "item": (3, 5), "detail": (5, 7), "passage": (5, 7)}
_MARKS = {
    "title": "## ", "heading": "### ", "group": "### ", "item": "- ", "detail": "  - ", "passage": "  > ",
    "section": "#### ",
}  # fmt: skip
_BOLD = {"title", "heading", "group", "section"}
_LISTED = {"item", "detail", "passage"}
_CITATION = re.compile(r"\[(\d+(?:\s*,\s*\d+)*)\]")
_ADDRESS = re.compile("https?://[^\\s<>]+")
_LINE_START = re.compile(r"^(\d*)([-+=.)])")


class Numbers:
    """The numbers of what was cited so far."""

    def __init__(self) -> None:
        self._of: dict[str, int] = {}

    def __call__(self, documents: Iterable[str]) -> list[int]:
        """Return the numbers of documents, of which each has the next when it is first cited."""
        return sorted(self._of.setdefault(document, len(self._of) + 1) for document in documents)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return ((number, document) for document, number in self._of.items())


def as_text(blocks: Iterable[Block], describe: Describe, width: int | None) -> Iterator[str]:
    """Yield the lines of an answer for a terminal that has room for ``width`` letters in a line, or for any number."""
    numbers = Numbers()

    def cited(documents: Sequence[str]) -> str:
        return f"[{', '.join(map(str, numbers(documents)))}]"

    before: Level | None = None
    for level, phrase in blocks:
        if before and (
            level in ("heading", "section") or (before in ("title", "note") and level in ("group", "plain"))
        ):
            yield ""
        before = level
        line = "".join(_unlike_a_citation(part) if isinstance(part, str) else cited(part.documents) for part in phrase)
        first, further = _INDENTS.get(level, (0, 3))
        for number, words in enumerate(_lines(line, width, further)):
            text = " " * (further if number else first) + words
            yield click.style(text, bold=True) if level in _BOLD else text
    if references := list(numbers):
        yield ""
        yield click.style("Documents", bold=True)
        for number, document in references:
            begun, *more = _lines(f"[{number}] {describe(document)}", width, 4)
            yield begun
            yield from (f"    {words}" for words in more)


def _unlike_a_citation(text: str) -> str:
    """Return a text whose numbers in brackets nobody takes for a citation."""
    return _CITATION.sub(r"(\1)", text) if "[" in text else text


def _lines(text: str, width: int | None, indent: int) -> list[str]:
    return [" ".join(text.split())] if width is None else wrapped(text, max(width - indent, 20))


def as_markdown(blocks: Iterable[Block], describe: Describe) -> Iterator[str]:
    """Yield the lines of an answer in Markdown with footnotes."""
    numbers = Numbers()

    def cited(documents: Sequence[str]) -> str:
        return "".join(f"[^{number}]" for number in numbers(documents))

    before: Level | None = None
    for level, phrase in (block for block in blocks if block.level != "hint"):
        if before is not None and (level not in _LISTED or before not in _LISTED):
            yield ""
        if level == before == "passage":
            yield "  >"  # or the two would be one paragraph
        text = "".join(escaped(part) if isinstance(part, str) else cited(part.documents) for part in _runs(phrase))
        text = " ".join(text.split())
        yield _MARKS.get(level, "") + (text if level in _BOLD else _LINE_START.sub(r"\1\\\2", text))
        before = level
    if references := list(numbers):
        yield ""
        yield from (f"[^{number}]: {_with_links(describe(document))}" for number, document in references)


def _runs(phrase: Phrase) -> Iterator[str | Cite]:
    """Yield a phrase with the texts between its citations as one each: two signs may stand in two of them."""
    text = ""
    for part in phrase:
        if isinstance(part, str):
            text += part
            continue
        yield text
        yield part
        text = ""
    yield text


def _with_links(text: str) -> str:
    """Return what is said of a document for Markdown, its address as a link."""
    words = (f"<{word}>" if _ADDRESS.fullmatch(word) else escaped(word) for word in re.split("(; | )", text))
    return "".join(words)


def count(number: int, word: str) -> str:
    """Return a number with its word: "1 claim", "2 claims"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
