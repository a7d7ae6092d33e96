"""The letters of a text as a search compares them, whatever a printing house, a browser or a keyboard made of them.

Not compared are case; the shape of quotation marks, apostrophes and dashes; which white space stands between words,
and whether any does between Han or Kana, or beside quotation marks and before ``: ; ! ?``, as the French set it;
ligatures and other compatible forms; HTML's character references (``&nbsp;``); what does not show (soft hyphens,
zero-width characters, direction marks, variation selectors); the optional marks of Arabic and Hebrew. A hyphen before
white space, as at the end of a line, may also be the text's own or none at all.

The text itself is left as it is: what is found is told in places of that text.
"""

from __future__ import annotations

import bisect
import html
import re
import unicodedata
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from graphmodel.letters import normalized
from graphmodel.passages.alignment import Alignment

_LETTERS = (
    "\u00c0-\u00d6\u00d8-\u00de\u00e0-\u00f6\u00f8-\u00ff\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c1\u03c3-\u03c9"
    "\u0401-\u045f\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
)
"""Letters beyond ASCII that stand for themselves: for speed, they are taken many at a time."""
_ATOM = re.compile(
    r"&(?:amp;)*(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    rf"|[!-%'-,.-~{_LETTERS}]+"
    r"|[\s\S]",
)
_GAP = re.compile(r"\.\.\.|…")

SINGLE = dict.fromkeys("'’‘‚‛ʼʹ′`´‹›", "'")
DOUBLE = dict.fromkeys('"“”„‟″«»「」『』〝〞〟', '"')
_QUOTES = SINGLE | DOUBLE
_CLOSING = frozenset((*DOUBLE, *":;!?"))
_HYPHENS = frozenset("-‐‑−")
SOFT_HYPHENS = frozenset("\u00ad¬")
"""Hyphens that are there only where a line ends; ¬ is what some programs make of one."""
_INVISIBLE = re.compile("[\u034f\u0640\u115f\u1160\u180b-\u180f\u3164\ufe00-\ufe0f\ufffe\uffff\U000e0100-\U000e01ef]")
"""Joiners, fillers, selectors of variants, the Arabic stretching line, and what PDFs are read with for a hyphen."""
_OPTIONAL_MARKS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]")
UNSPACED = "[\u2e80-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
"""A letter of a script that has no spaces between words."""
_UNSPACED_SCRIPTS = re.compile(UNSPACED)

NOTHING, SPACE, HYPHEN, SPACED_DASH, DASH_BEFORE, DASH_AFTER = (1 << bit for bit in range(6))
"""What may stand between two letters; of what does stand there a set of these is known, and sets that meet agree."""
_ANY_DASH = HYPHEN | SPACED_DASH | DASH_BEFORE | DASH_AFTER


class Piece(NamedTuple):
    """One or more letters of a text: where they stand, what they say, and what stands before them.

    At the end of a text is a piece that says nothing.
    """

    between: str
    start: int
    end: int
    says: str


def pieces(text: str) -> Iterator[Piece]:
    """Yield the letters of a text, character references as what they refer to."""
    between = ""
    for match in _ATOM.finditer(text):
        says = match[0]
        if says[0] == "&" and len(says) > 1:
            says = _referred_to(says)
        for letters in (says,) if len(says) == match.end() - match.start() else says:
            if len(letters) == 1 and _is_between_letters(letters):
                between += letters
            else:
                yield Piece(between, match.start(), match.end(), letters)
                between = ""
    yield Piece(between, len(text), len(text), "")


def joint(between: str, before: str, after: str) -> int:
    """Return the set of what may stand between two letters where ``between`` does."""
    seen = "".join(c for c in between if c in SOFT_HYPHENS or not is_unseen(c))
    dashes = [c for c in seen if is_dash(c)]
    if not dashes:
        if not seen or seen[0] in SOFT_HYPHENS:
            return NOTHING
        is_free = are_unspaced(before[-1:], after[:1]) or before[-1:] in DOUBLE or after[:1] in _CLOSING
        return NOTHING | SPACE if is_free else SPACE
    if len(dashes) > 1 or dashes[0] not in _HYPHENS:
        return _ANY_DASH
    match seen[0].isspace(), seen[-1].isspace():
        case True, True:
            return SPACED_DASH
        case True, False:
            return DASH_BEFORE
        case False, True:
            return HYPHEN | DASH_AFTER | (NOTHING if before[-1:].isalpha() and after[:1].isalpha() else 0)
        case _:
            return HYPHEN


class Folded:
    """A text as it is compared: its letters without what is between them, and apart from them what is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._alignment = Alignment()
        self._joints, self._sets = array("Q"), array("B")
        letters: list[str] = []
        length = 0
        before = ""
        for between, start, end, says in pieces(text):
            letter = _folded(says)
            if not letters:
                self._leads_with_dash = any(map(is_dash, between))
            if not says:
                self._ends_with_dash = any(map(is_dash, between))
                break
            if between and (set_ := joint(between, before, letter)) != NOTHING:
                self._joints.append(length)
                self._sets.append(set_)
            self._alignment.add(length, len(letter), start, end)
            letters.append(letter)
            length += len(letter)
            before = letter
        self.letters = "".join(letters)

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where words begin and end in the text; ``...`` in them stands for whatever is between.

        With such a gap every place counts at which the words before it stand; what is after it is the nearest.
        """
        parts = [part for part in map(Folded, _GAP.split(normalized("NFC", words))) if part.letters]
        if not parts:
            return
        first, *others = parts
        ahead = [(-1, -1)] * len(others)
        for begin, end in self._matches(first, 0):
            start = self._place(begin, with_dash=first._leads_with_dash)
            for number, part in enumerate(others):
                if ahead[number][0] < end:
                    ahead[number] = next(self._matches(part, end), (-1, -1))
                    if ahead[number][0] < 0:
                        return
                end = ahead[number][1]
            yield start, self._end(end, with_dash=parts[-1]._ends_with_dash)

    def _matches(self, words: Folded, begin: int) -> Iterator[tuple[int, int]]:
        """Yield where words stand among the letters, from a place on."""
        length = len(words.letters)
        while (begin := self.letters.find(words.letters, begin)) >= 0:
            if self._agree(words, begin):
                yield begin, begin + length
                begin += length
            else:
                begin += 1

    def _agree(self, words: Folded, begin: int) -> bool:
        """Return whether there may stand between the letters from a place on what stands between those of words."""
        length = len(words.letters)
        here = bisect.bisect_right(self._joints, begin)
        there = bisect.bisect_right(words._joints, 0)
        while True:
            at = self._joints[here] - begin if here < len(self._joints) else length
            wanted = words._joints[there] if there < len(words._joints) else length
            if (place := min(at, wanted)) >= length:
                break
            allowed = self._sets[here] if at == place else NOTHING
            if not allowed & (words._sets[there] if wanted == place else NOTHING):
                return False
            here += at == place
            there += wanted == place
        return (not words._leads_with_dash or self._has_dash(begin)) and (
            not words._ends_with_dash or self._has_dash(begin + length)
        )

    def _has_dash(self, place: int) -> bool:
        """Return whether a dash stands before the letter at a place."""
        if place == 0:
            return self._leads_with_dash
        if place == len(self.letters):
            return self._ends_with_dash
        index = bisect.bisect_left(self._joints, place)
        return index < len(self._joints) and self._joints[index] == place and bool(self._sets[index] & _ANY_DASH)

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Return where in the text the letters between two places stand."""
        return self._place(begin), self._end(end)

    def _place(self, begin: int, *, with_dash: bool = False) -> int:
        """Return where in the text the letters from a place on begin, or the dash before them."""
        place = self._alignment.start(begin)
        return place - len(self._text[self._alignment.before(begin) : place].lstrip()) if with_dash else place

    def _end(self, end: int, *, with_dash: bool = False) -> int:
        """Return where in the text the letters up to a place end, their marks included, or the dash after them."""
        place = self._alignment.end(end)
        if with_dash:
            return place + len(self._text[place : self._alignment.after(end)].rstrip())
        while place < len(self._text) and unicodedata.combining(self._text[place]):
            place += 1
        return place


def _referred_to(reference: str) -> str:
    """Return what a character reference says, also one that was written out twice (``&amp;nbsp;``)."""
    says = html.unescape(reference)
    return says if says == reference or says[0] != "&" or len(says) == 1 else _referred_to(says)


def _is_between_letters(character: str) -> bool:
    """Return whether a character separates letters or does not show, rather than being a letter itself."""
    if character.isalnum():
        return bool(_INVISIBLE.match(character))
    return character.isspace() or character in SOFT_HYPHENS or is_dash(character) or is_unseen(character)


def are_unspaced(before: str, after: str) -> bool:
    """Return whether white space between two letters means nothing: both are Han or Kana."""
    return bool(_UNSPACED_SCRIPTS.match(before) and _UNSPACED_SCRIPTS.match(after))


def is_dash(character: str) -> bool:
    """Return whether a character is a dash or a hyphen."""
    return character in _HYPHENS or unicodedata.category(character) == "Pd"


def is_unseen(character: str) -> bool:
    """Return whether a character shows nothing, or only an optional mark on the letter before it."""
    if character.isascii():
        return not character.isprintable() and not character.isspace()
    return bool(
        (unicodedata.category(character) in ("Cf", "Cc") and not character.isspace())
        or _INVISIBLE.match(character)
        or (_OPTIONAL_MARKS.match(character) and unicodedata.category(character) == "Mn")
    )


def _folded(says: str) -> str:
    if says.isascii():
        return says.lower().replace("`", "'")
    if len(says) > 1:
        return says.casefold()
    if says in _QUOTES:
        return _QUOTES[says]
    if says.isdigit() and not says.isdecimal() and not unicodedata.decomposition(says).startswith("<sub>"):
        return says  # a mark of a note, or a power
    compatible = unicodedata.normalize("NFKC", says)
    return (says if any(map(str.isspace, compatible)) else compatible).casefold()
