"""What a statement in Cypher holds that no plan tells for sure: the words outside its texts and comments.

The server's plan names the operators of a statement, but a subquery within an expression, such as one in a list
comprehension, is only text in it. So the statement itself is read as well, and whatever can be read in two ways is
read in both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import product

READS_ELSEWHERE = "LOAD CSV reads files and addresses"
STOPS_OTHERS = "TERMINATE stops others' work"
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_LINE_ENDS = ("\n\r", "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029")
_READ = r"""
    //[^{ends}]* | /\*.*?(?:\*/|\Z)                        # comments
  | '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*"                # texts
  | `(?P<quoted>(?:``|[^`])*)` | (?P<word>\w+) | (?P<sign>\S)
"""
_READERS = [re.compile(_READ.replace("{ends}", ends), re.DOTALL | re.VERBOSE) for ends in _LINE_ENDS]


def refusals(statement: str, procedures: Collection[str]) -> Iterator[str]:
    """Yield why a statement may not be run, of which only some ``procedures`` may be called."""
    decoded = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), statement)
    for text, reader in product({statement, decoded}, _READERS):
        words = list(_words(text, reader))
        if not words:
            yield "it is empty"
        elif words[0].upper() in ("EXPLAIN", "PROFILE"):
            yield f"leave out {words[0].upper()}"
        for place, word in enumerate(words):
            following = words[place + 1] if place + 1 < len(words) else ""
            if (word.upper(), following.upper()) == ("LOAD", "CSV"):
                yield READS_ELSEWHERE
            if word.upper() == "TERMINATE" and following.upper().startswith("TRANSACTION"):
                yield STOPS_OTHERS
            if word.upper() == "CALL" and following[:1].isidentifier():
                called = _called(words[place + 1 :])
                if called not in procedures:
                    yield f"it calls {called}"


def _words(text: str, reader: re.Pattern[str]) -> Iterator[str]:
    """Yield the words, names in backticks and signs that stand outside texts and comments."""
    for match in reader.finditer(text):
        token = match["quoted"] if match["quoted"] is not None else match["word"] or match["sign"]
        if token is not None:
            yield token


def _called(words: list[str]) -> str:
    """Return the name of a procedure from the words that begin with it."""
    name = words[0]
    for dot, part in zip(words[1::2], words[2::2], strict=False):
        if dot != ".":
            break
        name += f".{part}"
    return name
