"""Names as ids and as names of files: plain letters, digits and hyphens."""

from __future__ import annotations

import re
from collections.abc import Container

from graphmodel.claims.ids import unused
from graphmodel.claims.names import latin

_LONGEST = 60
_RESERVED = frozenset({"con", "prn", "aux", "nul"})
"""What no file may be called on some systems."""


def slug(name: str, taken: Container[str] = ()) -> str:
    """Return an id like a name, which nobody has; of signs that say nothing in Latin letters it is a number."""
    word = re.sub("[^a-z0-9]+", "-", latin(name).lower()).strip("-")[:_LONGEST].strip("-") or "x"
    if word in _RESERVED:
        word += "-x"
    return unused(word, taken)
