"""Whether words stand in a document word for word: the gate for quotes that a program gives.

`locate` is for people, and forgives them case, gaps and more. A program that makes up quotes is forgiven nothing but
what typesetting makes of words: the shape of quotation marks and dashes, white space, soft hyphens, ligatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from graphmodel.authoring.hidden import hidden_reason
from graphmodel.authoring.sightings import is_word
from graphmodel.claims.model import Locator
from graphmodel.errors import GraphmodelError
from graphmodel.letters import called, nfc, stray
from graphmodel.passages import Text
from graphmodel.passages.cleaned import Cleaned
from graphmodel.passages.folding import DOUBLE, SINGLE, is_dash
from graphmodel.reading import shown
from graphmodel.reading.characters import FORBIDDEN

SHORTEST, LONGEST = 12, 1000
_NEAREST = 300
_COUNTED = 10
"""So many places are looked at: two are too many."""
_SIGNS = str.maketrans(SINGLE | DOUBLE)
_GAP = re.compile(r"\.\.\.|…|\[…?\]")


def verbatim(text: Text, quote: str) -> Locator:
    """Return the locator of words that stand in a text once, word for word.

    Raises:
        GraphmodelError: they do not, or only in part, in several places or over several paragraphs, or are so short
            that nobody could tell.

    """
    words = nfc(quote.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(_plain(words)) < SHORTEST:
        raise GraphmodelError(f"the quote {shown(words)} is shorter than {SHORTEST} characters", "quote more of it")
    if len(words) > LONGEST:
        raise GraphmodelError(f"the quote is longer than {LONGEST:,} characters", "quote the sentence that says so")
    places = sorted({*islice(_as_written(text, words), _COUNTED), *islice(_as_set(text, words), _COUNTED)})
    if not places:
        raise GraphmodelError(f"the document does not say {shown(words)} word for word", _instead(text, words))
    if len(places) > 1:
        paragraphs = ", ".join(dict.fromkeys(str(text.locator(*place).paragraph) for place in places))
        times = f"{len(places)} times" if len(places) < _COUNTED else "many times"
        message = f"the document says {shown(words)} {times}, in paragraphs {paragraphs}"
        raise GraphmodelError(message, "quote more of the sentence, so that it stands there once")
    (start, end) = places[0]
    if text.locator(start, end).paragraph != text.locator(end - 1, end).paragraph:
        raise GraphmodelError(f"the quote {shown(words)} goes over several paragraphs", "quote the part that says so")
    if not is_word(text.text, start, end) or _cuts_number(text.text, start, end):
        raise GraphmodelError(f"the quote {shown(words)} begins or ends within a word or number", "quote whole words")
    if sign := FORBIDDEN.search(text.text, start, end):
        raise GraphmodelError(f"the quote holds {called(sign[0])}, which no field may hold", "quote beside it")
    if reason := hidden_reason(text, start, end):
        raise GraphmodelError(reason, "nothing that is meant for programs is a claim of the document")
    return text.locator(start, end)


def _as_written(text: Text, words: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand letter by letter, also where these places overlap."""
    start = text.text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.text.find(words, start + 1)


def _as_set(text: Text, words: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand that are only set otherwise."""
    if not _GAP.search(words):  # to `find` it stands for whatever is between
        plain = _plain(words)
        yield from (place for place in text.find(words) if _plain(text.text[slice(*place)]) == plain)


def _plain(words: str) -> str:
    """Return words as they are compared."""
    cleaned = "".join("-" if is_dash(sign) else sign for sign in Cleaned(words).text.translate(_SIGNS))
    return " ".join(cleaned.split())


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Return whether digits go on before or behind a passage, behind a sign that groups them."""
    before, after = text[max(0, start - 2) : start + 1], text[end - 1 : end + 2]
    return bool(re.fullmatch(r"\d[.,'’]\d", before) or re.fullmatch(r"\d[.,'’]\d", after))


def _instead(text: Text, words: str) -> str | None:
    """Return what to say of words that do not stand there: the letter that misleads, or the nearest passage."""
    if strays := stray(words):
        return f"it has {strays}"
    near = text.nearest(words)
    if near is None:
        return "nothing in it is like that"
    what = "quote without leaving anything out; " if _GAP.search(words) else ""
    return f"{what}the nearest, in paragraph {near.paragraph}: {text.passage(near)[:_NEAREST]!r}"
