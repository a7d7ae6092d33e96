"""Text in Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&]|%(?=%)|(?<=%)%|=(?==)|(?<==)=)")
"""What Markdown means something by. Two of a sign hide what stands between them in Obsidian, or mark it."""


def escaped(text: str) -> str:
    """Return a text so that Markdown shows it as it is, on one line."""
    text = _SPECIAL.sub(r"\\\1", text)
    if text.count("$") > 1:  # between two of which many programs set a formula
        text = text.replace("$", "\\$")
    return re.sub(r"\s+", " ", text)


def paragraph(text: str) -> str:
    """Return a text as a paragraph, which no sign or number at its beginning makes a list or a line of."""
    return re.sub(r"^([-+=])|^(\d{1,9})(?=[.)])", lambda found: _begun(*found.groups()), escaped(text).strip())


def _begun(sign: str | None, number: str | None) -> str:
    return f"{number}\\" if number else f"\\{sign}"
