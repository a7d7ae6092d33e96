"""The built-in vocabulary as people write it, ``vocabulary.yaml``, and what is made of it.

YAML takes thirty times as long to read, so that what every start decodes is JSON: ``python -m tools.vocabulary``.
"""

from __future__ import annotations

import msgspec

from graphmodel.claims.vocabulary import MADE, TYPES, Words
from graphmodel.errors import InputError
from graphmodel.reading import Source, read

WRITTEN = MADE.with_suffix(".yaml")


def made() -> bytes:
    """Return the built-in vocabulary as it is decoded at every start.

    Raises:
        InputError: with every fault of the file that people write.

    """
    tables = read(Source(WRITTEN, WRITTEN.name), TYPES, "relations")
    faults = [fault for table in tables.values() for fault in table.faults()]
    if faults:
        raise InputError(faults)
    words = Words(tables["kinds"].records, tables["relations"].records)
    return msgspec.json.format(msgspec.json.encode(words), indent=1) + b"\n"
