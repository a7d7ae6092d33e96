"""How fast claims are read: graphmodel beside bare decoders, on the same data, in one run.

Run it from a checkout: ``python benchmarks/reading.py [CLAIMS]``. Every claim has all its fields. Peers that are not
installed are left out, with a word.
"""

from __future__ import annotations

import csv
import json
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import msgspec

from graphmodel.claims import Claim
from graphmodel.claims.folder import SECTIONS
from graphmodel.claims.resolve import load
from graphmodel.reading import Source, read

RUNS = 5
ENTITIES, DOCUMENTS = 20_000, 2_000


def records(number: int) -> Iterator[dict[str, Any]]:
    """Yield claims with all fields."""
    dice = random.Random(1)  # noqa: S311 - the same data each time

    for index in range(number):
        subject, object_, speaker = dice.sample(range(ENTITIES), 3)
        yield {
            "subject": f"entity-{subject}",
            "relation": "MET_WITH",
            "object": f"entity-{object_}",
            "document": f"document-{dice.randrange(DOCUMENTS)}",
            "stance": dice.choice(("denied", "unconfirmed", "prospective")),
            "attributed_to": f"entity-{speaker}",
            "start": "2021-03-01",
            "end": "2021-04",
            "event": "event",
            "quantity": {"low": 1080, "high": 1320, "about": True, "unit": "people", "of": "prisoners freed"},
            "place": "place",
            "role": "envoy",
            "locator": {"paragraph": 3, "start": 118, "end": 201, "sha256": f"{dice.getrandbits(256):064x}"},
            "note": f"claim number {index}, в двух алфавитах",
            "id": f"claim-{index}",
        }


def write(folder: Path, number: int) -> tuple[Path, Path]:
    """Write a claims folder; return its claims file, and one of CSV with the same claims, which is in no folder."""

    def lines(name: str, rows: Iterator[dict[str, Any]]) -> Path:
        path = folder / name
        path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        return path

    lines("documents.jsonl", ({"id": f"document-{n}", "title": "t", "publisher": "p"} for n in range(DOCUMENTS)))
    lines("entities.jsonl", ({"id": f"entity-{n}", "kind": "Person", "name": f"Name {n}"} for n in range(ENTITIES)))
    (folder / "entities.csv").write_text("id,kind,name\nevent,Event,Event\nplace,Place,Place\n")
    table = folder / "tables" / "claims.csv"
    table.parent.mkdir()
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        for index, row in enumerate(map(_flat, records(number))):
            if not index:
                rows.writerow(row)
            rows.writerow(row.values())
    return lines("claims.jsonl", records(number)), table


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record as a row of a table."""
    row: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            row |= {f"{name}.{inner}": "true" if item is True else item for inner, item in value.items()}
        else:
            row[name] = value
    return row


def pydantic_reader(path: Path) -> Callable[[], object]:
    """Return a reader that validates every line with pydantic."""
    pydantic = import_module("pydantic")
    strict = pydantic.ConfigDict(extra="forbid")

    def model(name: str, **fields: Any) -> Any:
        return pydantic.create_model(name, __config__=strict, **fields)

    text, number = (str | None, None), (int | float | None, None)
    quantity = model("Quantity", value=number, low=number, high=number, about=(bool, False), unit=text, of=text)
    whole = (int | None, None)
    locator = model("Locator", paragraph=whole, start=whole, end=whole, sha256=text)
    claim = model(
        "Claim",
        **dict.fromkeys(("subject", "relation", "object", "document"), (str, ...)),
        **dict.fromkeys(("attributed_to", "date", "start", "end", "event", "place", "role", "note", "id"), text),
        stance=(Literal["asserted", "denied", "unconfirmed", "prospective"], "asserted"),
        quantity=(quantity | None, None),
        locator=(locator | None, None),
    )
    return lambda: [claim.model_validate_json(line) for line in path.read_bytes().splitlines()]


def readers(path: Path, table: Path) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Yield the name, what it does, and the work of each reader."""
    decoder = msgspec.json.Decoder(Claim)
    yield f"msgspec {version('msgspec')}", "decode_lines, nothing else", lambda: decoder.decode_lines(path.read_bytes())
    yield "graphmodel read", "and duplicate keys, characters, places", lambda: _read(path)
    yield "graphmodel CSV", "the same from a table", lambda: _read(table)
    yield "graphmodel load", "and names, words, dates, ranges, ids", lambda: load(path.parent)
    yield "json", "dictionaries, no validation", lambda: [json.loads(line) for line in path.read_bytes().splitlines()]
    try:
        yield f"pydantic {version('pydantic')}", "models, no unknown fields", pydantic_reader(path)
    except ImportError:
        print("pydantic is not installed: left out")


def _read(path: Path) -> object:
    table = read(Source(path, path.name), SECTIONS, "claims")["claims"]
    assert not table.has_faults
    return table


def median(work: Callable[[], object]) -> float:
    """Return the median of the seconds that some runs take."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Print a line for each reader."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        path, table = write(Path(folder), number)
        print(f"{number:,} claims, {path.stat().st_size / number:.0f} bytes each, median of {RUNS} runs")
        for name, what, work in readers(path, table):
            seconds = median(work)
            print(f"{name:18} {seconds:7.2f} s {number / seconds:10,.0f} claims/s   {what}")


if __name__ == "__main__":
    main()
