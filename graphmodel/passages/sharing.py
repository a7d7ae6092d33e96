"""The longest run of words that two copies have in common."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations, pairwise
from typing import NamedTuple

from graphmodel.evidence.suspicion import ARTICLE_WORDS, FEW, STOCK_WORDS, SharedWords
from graphmodel.letters import normalized
from graphmodel.passages.folding import DOUBLE
from graphmodel.passages.text import Text

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Letters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
_JOINERS = "\u200c\u200d"
_QUOTATION_MARKS = re.compile("[" + "".join(DOUBLE) + "]|\n[ \t]*\n")


class _Words:
    """The words of a text, whatever their case, and where each stands."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.spans = [word.span() for word in _WORD.finditer(_with_marks_as_letters(text.text))]
        written = (text.text[start:end] for start, end in self.spans)
        self.words = [normalized("NFKC", word).casefold().replace("’", "'") for word in written]
        self._marks: list[tuple[int, bool]] = [(0, False)]
        is_open = False
        for mark in _QUOTATION_MARKS.finditer(text.text):
            is_open = not is_open and not mark[0].isspace()  # a quotation ends with its paragraph
            self._marks.append((mark.start(), is_open))

    def is_quoted(self, first: int, number: int) -> bool:
        """Return whether most of a run stands in quotation marks."""
        places = (self.spans[place][0] for place in range(first, first + number))
        inside = sum(self._marks[bisect_right(self._marks, (place, True)) - 1][1] for place in places)
        return 2 * inside > number


def _with_marks_as_letters(text: str) -> str:
    """Return a text of the same length in which signs above, below and between letters are letters of their word."""
    signs = {sign for sign in set(text) if unicodedata.category(sign)[0] == "M" or sign in _JOINERS}
    return text.translate({ord(sign): "x" for sign in signs})


def has_spaces(text: str) -> bool:
    """Return whether a text is written with spaces between its words, so that words can be compared."""
    return 2 * len(_UNSPACED.findall(text)) <= sum(map(str.isalpha, text))


class _Match(NamedTuple):
    """A run of words, and with which word it begins in the one and in the other."""

    number: int
    one: int
    other: int


def shared_words(texts: Mapping[str, Text]) -> dict[tuple[str, str], SharedWords]:
    """Return the longest run of words that texts have in common, by pairs of their ids, where it is more than a phrase.

    Neither case nor what stands between words is compared. What more than `FEW` texts have is a form of words, or if
    it is as long as an article each is compared with the next. Texts without spaces between words are left out.
    """
    read = {id_: _Words(text) for id_, text in sorted(texts.items()) if has_spaces(text.text)}
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for id_, text in read.items():
        for place in range(len(text.words) - STOCK_WORDS + 1):
            places[" ".join(text.words[place : place + STOCK_WORDS])].append((id_, place))
    best: dict[tuple[str, str], _Match] = {}
    followed: dict[tuple[str, str, int], int] = {}
    for occurrences in places.values():
        are_many = len({id_ for id_, _ in occurrences}) > FEW
        for (one, here), (other, there) in pairwise(occurrences) if are_many else combinations(occurrences, 2):
            if one == other or followed.get((one, other, here - there), -1) >= here:
                continue
            match = _extended(read[one].words, here, read[other].words, there)
            followed[one, other, here - there] = match.one + match.number - 1
            if are_many and match.number < ARTICLE_WORDS:
                continue
            if (one, other) not in best or match.number > best[one, other].number:
                best[one, other] = match
    return {pair: _told(match, *(read[id_] for id_ in pair)) for pair, match in sorted(best.items())}


def _extended(some: list[str], here: int, others: list[str], there: int) -> _Match:
    """Return the whole run around two places at which the same words begin."""
    before = 0
    while before < min(here, there) and some[here - before - 1] == others[there - before - 1]:
        before += 1
    here, there = here - before, there - before
    number = 0
    while here + number < len(some) and there + number < len(others) and some[here + number] == others[there + number]:
        number += 1
    return _Match(number, here, there)


def _told(match: _Match, one: _Words, other: _Words) -> SharedWords:
    number = match.number
    start, end = one.spans[match.one][0], one.spans[match.one + number - 1][1]
    there = other.spans[match.other]
    paragraphs = one.text.locator(start, end).paragraph or 1, other.text.locator(*there).paragraph or 1
    quoted = one.is_quoted(match.one, number) and other.is_quoted(match.other, number)
    return SharedWords(number, paragraphs, quoted, " ".join(one.text.text[start:end].split()))
