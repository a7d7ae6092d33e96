"""How much memory and time other programs' formats take: each written, and FollowTheMoney read, by its own process.

Run it from a checkout: ``python benchmarks/formats.py [CLAIMS] [FORMAT ...]``. Entities are named as in news: few in
very many claims, most in few.
"""

from __future__ import annotations

import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

RELATIONS = ("MET_WITH", "OWNS", "PAID", "CRITICIZED", "SHAREHOLDER_OF", "SUED")
FORMATS = ("check", "json", "gexf", "graphml", "ftm", "xlsx", "vault", "neo4j-import", "read ftm")
PART = 5
"""There is an entity for so many claims, and a hundredth of that of documents."""
STEEPNESS = 1.1


def records(claims: int) -> dict[str, Iterator[dict[str, Any]]]:
    """Return the records of each section, the same each time."""
    entities = max(claims // PART, 10)
    documents = max(entities // 100, 1)
    dice = random.Random(1)  # noqa: S311 - the same data each time

    def some() -> str:
        return f"e{min(int(dice.paretovariate(STEEPNESS)), entities) - 1}"

    def said() -> Iterator[dict[str, Any]]:
        for number in range(claims):
            subject, object_ = f"e{dice.randrange(entities)}", some()
            if subject == object_:
                object_ = f"e{(int(subject[1:]) + 1) % entities}"
            claim: dict[str, Any] = {
                "subject": subject,
                "relation": RELATIONS[number % len(RELATIONS)],
                "object": object_,
                "document": f"d{dice.randrange(documents)}",
            }
            if number % 3 == 0:
                claim["date"] = f"20{dice.randrange(10, 25)}-{dice.randrange(1, 13):02}"
            if number % 7 == 0:
                claim["role"] = "envoy"
            if number % 11 == 0:
                claim["stance"] = "denied"
            if number % 5 == 0:
                claim["note"] = f"number {number} of a list"
            yield claim

    return {
        "documents": (
            {"id": f"d{n}", "title": f"Report {n}", "publisher": f"Gazette {n % 97}", "published": "2024-05-06"}
            for n in range(documents)
        ),
        "entities": ({"id": f"e{n}", "kind": "Company", "name": f"Company number {n}"} for n in range(entities)),
        "claims": said(),
    }


def write(folder: Path, claims: int) -> None:
    """Write a claims folder."""
    for section, rows in records(claims).items():
        with (folder / f"{section}.jsonl").open("wb") as file:
            file.writelines(msgspec.json.encode(row) + b"\n" for row in rows)


def measured(*words: str) -> tuple[int, float, int]:
    """Return the exit status of a command, its seconds, and its greatest memory in MiB."""
    began = time.perf_counter()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "graphmodel", *words],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)],
    )
    _, status, usage = os.wait4(pid, 0)
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return os.waitstatus_to_exitcode(status), time.perf_counter() - began, usage.ru_maxrss // unit


def main() -> None:
    """Print a line for each format."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    wanted = sys.argv[2:] or FORMATS
    print(f"{claims:,} claims; Python {platform.python_version()}, {os.cpu_count()} CPUs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "claims").mkdir()
        write(folder / "claims", claims)
        for each in wanted:
            if each == "check":
                words = ["check", str(folder / "claims")]
            elif each == "read ftm":
                if not (folder / "ftm").exists():
                    measured("export", "-f", "ftm", "-o", str(folder / "ftm"), "-s", str(folder / "claims"))
                words = ["import", str(folder / "ftm"), "-f", "ftm", "--to", str(folder / "again")]
            else:
                words = ["export", "-f", each, "-o", str(folder / each), "-s", str(folder / "claims")]
            status, seconds, memory = measured(*words)
            print(
                f"{each:<14} {seconds:7.1f} s {memory:6,} MiB" + (f"  exit status {status}" if status else ""),
                flush=True,
            )


if __name__ == "__main__":
    main()
