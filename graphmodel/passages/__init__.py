"""Where a claim stands in its document: finding the passage that a locator points at, and making locators.

A passage is a piece of the document's *normalised text*: Unicode form NFC, line ends folded to a line feed. Its place
is counted in characters (code points) of that text, and in paragraphs: runs of lines that are not blank, from 1. The
text itself is the reader's; graphmodel keeps only the SHA-256 of the passage as a plain text has it.

`text` holds the normalised text, `folding` says what a search in it does not compare, `cleaned` what a plain text has,
`rewording`, `signs` and `typeset` know a passage that is set otherwise, `library` reads the reader's copies, and
`verdicts` tells what became of each claim's passage, `sharing` what two copies have in common, and `wires` which
agencies they name as their source.
"""

from __future__ import annotations

from graphmodel.passages.library import Copy, Library, read_text
from graphmodel.passages.sharing import has_spaces, shared_words
from graphmodel.passages.text import AmbiguousPassage, Text, pick
from graphmodel.passages.verdicts import GOOD, VERDICTS, Verdict, Verified, verify
from graphmodel.passages.wires import WireTag, wire_tags

__all__ = [
    "GOOD",
    "VERDICTS",
    "AmbiguousPassage",
    "Copy",
    "Library",
    "Text",
    "Verdict",
    "Verified",
    "WireTag",
    "has_spaces",
    "pick",
    "read_text",
    "shared_words",
    "verify",
    "wire_tags",
]
