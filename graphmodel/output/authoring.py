"""What becomes of texts and drafts on their way to claims, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from graphmodel.authoring.appending import named
from graphmodel.authoring.stubs import Stub
from graphmodel.authoring.writing import flow
from graphmodel.claims.model import Entity
from graphmodel.output.phrases import count
from graphmodel.reading import listed
from graphmodel.reading.characters import printable


def filled(files: Mapping[Path, int]) -> Iterator[str]:
    """Yield how many quotes became locators, and where."""
    if not files:
        yield "no claim has a quote"
    for path, number in files.items():
        yield f"{named(path)}: {count(number, 'quote')} became {'a locator' if number == 1 else 'locators'}"


def stubs(missing: Iterable[Stub]) -> Iterator[str]:
    """Yield an entry for each entity that is missing, as lines of YAML with remarks for who pastes them."""
    for stub in missing:
        times = "" if stub.times == 1 else f"{stub.times:,} times, first "
        remarks = [f"named {times}in {stub.place}"]
        if len(stub.kinds) > 1:
            remarks.insert(0, listed(stub.kinds))
        if stub.near:
            remarks.append(f"or is it {listed(stub.near)}?")
        yield entry(stub.entity, remarks)


def entry(entity: Entity, remarks: Iterable[str]) -> str:
    """Return an entity as a line of YAML with a remark behind it."""
    return f"- {flow(msgspec.to_builtins(entity))}  # {printable('; '.join(remarks))}"
