"""Text in Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def escaped(text: str) -> str:
    """Return a text so that Markdown shows it as it is, on one line."""
    return re.sub(r"\s+", " ", _SPECIAL.sub(r"\\\1", text))
