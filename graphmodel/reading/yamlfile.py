"""YAML without its traps.

Every scalar stays the text that the author wrote (``NO``, ``12:30``, ``010`` and ``2024-04-12`` are words, not a
Boolean, a number of seconds, an octal or a date object; the record's type says what a number is), an empty value or
``null`` is nothing, and what may surprise or explode (anchors, aliases, tags, merge keys, duplicate keys, several
documents, deep nesting) is a fault.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from typing import Any

import yaml

from graphmodel.reading.characters import cleaned, forbidden_hint, forbidden_message
from graphmodel.reading.lines import Lines
from graphmodel.reading.parsed import Parsed
from graphmodel.reading.yamlassembly import A_COMMENT, LOADER, Assembly
from graphmodel.reading.yamlcomments import STAND_IN, Comment, quoting_hint
from graphmodel.reading.yamlsyntax import YamlFault

_MAX_READ_AGAIN = 4 << 20
"""So many characters are read again, in all, to see what comes behind a comment that swallowed something."""


def parse(text: str, *, with_places: bool = False) -> Parsed:
    """Return the value of a YAML text; after a fault of syntax the value is what was complete before it.

    Places are gathered only when asked for: they are needed only when there is a fault to report.
    """
    if "\r" in text and "\n" not in text:  # from an old Macintosh
        text = _with_stray_returns(text.replace("\r", "\n"))
    text, misplaced = cleaned(text, STAND_IN)
    lines = Lines(text)
    faults = [YamlFault(*lines.at(i), forbidden_message(c), forbidden_hint(c)) for i, c in misplaced]
    spoilt = [index for index, _ in misplaced]
    assembly, to_blame = _put_back(Assembly(text, spoilt, with_places), text, spoilt, with_places)
    faults += [YamlFault(*lines.at(one.place), A_COMMENT, quoting_hint(one.value)) for one in to_blame]
    faults += assembly.faults
    refusal = assembly.refusal
    if refusal and not any(lines.at(index)[0] == refusal.line for index in spoilt):
        faults.append(refusal)
    return Parsed(assembly.root, faults, assembly.places, assembly.nulls, assembly.open_paths, assembly.is_whole)


def _with_stray_returns(text: str) -> str:
    """Return a text with those line ends as they were that stand within a value, and may not be meant for one."""
    ends: list[int] = []
    event: Any
    try:
        for event in yaml.parse(text, Loader=LOADER):
            kind = type(event)
            if kind is yaml.ScalarEvent and event.style not in ("|", ">"):
                ends += [n for n in range(event.start_mark.index, event.end_mark.index) if text[n] == "\n"]
    except (yaml.YAMLError, ValueError, RecursionError):
        pass  # of which is told where the text is read
    characters = list(text)
    for end in ends:
        characters[end] = "\r"
    return "".join(characters)


def _put_back(
    assembly: Assembly, text: str, spoilt: list[int], with_places: bool
) -> tuple[Assembly, Sequence[Comment]]:
    """Return what can be read when what comments swallowed is put back, and the comments that were to blame.

    Where a record has several of them on one line the text can be read further only once all are put back.
    """
    to_blame: list[Comment] = []
    tried: list[Comment] = []
    latest, read = assembly, len(text)
    while latest.swallowed and read <= _MAX_READ_AGAIN:
        tried.append(latest.swallowed)
        index = latest.swallowed.place
        text = latest.swallowed.put_back(text)
        insort(spoilt, index)
        latest = Assembly(text, spoilt, with_places)
        read += len(text)
        if latest.stopped_in > assembly.stopped_in:
            to_blame += tried
            assembly, tried = latest, []
        elif not latest.swallowed or latest.swallowed.place <= index:
            break  # they were not to blame
    else:
        if assembly.swallowed:  # and the text is too long to see what comes behind it
            to_blame.append(assembly.swallowed)
            if tried:
                tried.pop(0)
            else:
                insort(spoilt, assembly.swallowed.place)
    for comment in tried:
        spoilt.remove(comment.place)
    return assembly, to_blame
