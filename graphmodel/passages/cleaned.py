"""A copy as a plain text has it: what typesetting, and saving from a page, put into the words is taken out again.

Plain spaces, joined lines, words that a line end divides made one, ligatures and character references written out, and
nothing that does not show. The digest of a passage is that of its words as they are then, so that it is the same
wherever they stand.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from graphmodel.passages.alignment import Alignment
from graphmodel.passages.folding import NOTHING, SOFT_HYPHENS, Piece, are_unspaced, is_dash, is_unseen, joint, pieces

_LIGATURES = re.compile("[\ufb00-\ufb06]")
_HYPHENS = str.maketrans("‐‑", "--")
_BREAKS = re.compile(r"\n\s*\n")


class Cleaned:
    """A text as a plain text has it, and where its characters stand in the text as it is."""

    def __init__(self, text: str) -> None:
        self._alignment = Alignment()
        self.joints: list[int] = []
        """Where a hyphen at a line's end was taken for no part of the word."""
        parts: list[str] = []
        length = 0
        for before, piece in pairwise((Piece("", 0, 0, ""), *pieces(text))):
            between = _between(before.says[-1:], piece)
            says = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), piece.says)
            length += len(between)
            if not between and any(map(is_dash, piece.between)):
                self.joints.append(length)
            self._alignment.add(length, len(says), piece.start, piece.end)
            parts += between, says
            length += len(says)
        self.text = "".join(parts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a passage of the cleaned text stands in the text as it is."""
        return self._alignment.start(start), self._alignment.end(end)


def _between(before: str, piece: Piece) -> str:
    """Return what a plain text has between two letters."""
    if not piece.between or piece.between == " ":
        return piece.between
    seen = "".join(c for c in piece.between if not is_unseen(c) and c not in SOFT_HYPHENS).translate(_HYPHENS)
    after = piece.says[:1]
    is_soft = not SOFT_HYPHENS.isdisjoint(piece.between)
    is_hyphenated = is_soft or (any(map(is_dash, seen)) and seen[-1].isspace())
    if (is_hyphenated or are_unspaced(before, after)) and joint(piece.between, before, after) & NOTHING:
        return ""
    if is_hyphenated and seen[:1] == "-" and "\n" in seen and not (before.isalpha() and after.isalpha()):
        return seen.rstrip()  # 10-20 over a line's end
    return re.sub(r"\s+", lambda run: "\n\n" if _BREAKS.search(run[0]) else " ", seen)
