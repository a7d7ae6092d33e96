"""How a graph in a file answers, beside the program's own ``--help`` and beside networkx, on the same data in one run.

Run it from a checkout: ``python benchmarks/file.py [CLAIMS]``, or ``make bench``. The claims are made from a seed: a
few entities are in very many, most in few, as in registers. Peers are a script that reads the JSON Lines with ``json``,
builds a networkx graph and pickles it, one that unpickles it and asks for a shortest path, and networkx here.
Memory is what a process had at most.
"""

from __future__ import annotations

import json
import os
import pickle
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import networkx as nx

from graphmodel.evidence import Filters
from graphmodel.paths import PathFinder
from graphmodel.store.sqlite.read import FileStore

RUNS = 7
PAIRS = 15
BUILD = """
import json, pickle, sys
import networkx as nx
graph = nx.Graph()
for line in open(sys.argv[1] + "/claims.jsonl", encoding="utf-8"):
    claim = json.loads(line)
    graph.add_edge(claim["subject"], claim["object"])
    graph.edges[claim["subject"], claim["object"]].setdefault("claims", []).append(claim)
pickle.dump(graph, open(sys.argv[2], "wb"), protocol=5)
"""
ASK = """
import pickle, sys
import networkx as nx
graph = pickle.load(open(sys.argv[1], "rb"))
try:
    print(nx.bidirectional_shortest_path(graph, sys.argv[2], sys.argv[3]))
except nx.NetworkXNoPath:
    print("no path")
"""
ENDS = {
    "KNOWS": ("Person", "Person"),
    "OWNS": ("Person", "Company"),
    "DIRECTOR_OF": ("Person", "Company"),
    "PARENT_COMPANY_OF": ("Company", "Company"),
    "CITIZEN_OF": ("Person", "Country"),
    "REGISTERED_IN": ("Company", "Country"),
}


def write(folder: Path, number: int) -> list[str]:
    """Write a claims folder and return the ids of the people and companies in its claims."""
    dice = random.Random(11)  # noqa: S311 - the same data each time
    documents = max(5, number // 50)
    ids = {"Country": [f"country-{n}" for n in range(60)]}
    ids["Person"] = [f"person-{n}" for n in range(number // 6)]
    ids["Company"] = [f"company-{n}" for n in range(number // 12)]
    with (folder / "documents.jsonl").open("w") as file:
        for n in range(documents):
            file.write(json.dumps({"id": f"d{n}", "title": f"Report {n}", "publisher": f"Paper {n % 300}"}) + "\n")
    with (folder / "entities.jsonl").open("w") as file:
        for kind, some in ids.items():
            file.writelines(json.dumps({"id": id_, "kind": kind, "name": id_.title()}) + "\n" for id_ in some)
    met: dict[str, list[str]] = {kind: [] for kind in ids}

    def somebody(kind: str) -> str:
        """Return one of a kind, the likelier the more claims it is in already."""
        known = met[kind]
        one = dice.choice(known) if known and dice.random() < 0.6 else dice.choice(ids[kind])
        known.append(one)
        return one

    relations = [*ENDS]
    with (folder / "claims.jsonl").open("w") as file:
        for _ in range(number):
            relation = dice.choice(relations)
            subject, object_ = map(somebody, ENDS[relation])
            claim = {"subject": subject, "relation": relation, "object": object_}
            claim["document"] = f"d{dice.randrange(documents)}"
            claim["date"] = f"20{dice.randint(10, 25)}-{dice.randint(1, 12):02}"
            if subject != object_:
                file.write(json.dumps(claim) + "\n")
    return sorted({*met["Person"], *met["Company"]})


def run(words: Sequence[str | Path]) -> tuple[float, float]:
    """Run a process; return its seconds, and how many megabytes of memory it had at most."""
    start = time.perf_counter()
    nowhere = subprocess.DEVNULL
    with subprocess.Popen([str(word) for word in words], stdout=nowhere, stderr=nowhere) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, words
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def medians(commands: dict[str, Callable[[int], Sequence[str | Path]]], rounds: int) -> dict[str, float]:
    """Return the median seconds of commands that are run in turn, each round with another number."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds):
        for name, words in commands.items():
            taken[name].append(run(words(number))[0])
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def milliseconds(work: Callable[[str, str], object], pairs: Sequence[tuple[str, str]]) -> float:
    """Return the median milliseconds of a question about pairs."""
    taken = []
    for pair in pairs:
        start = time.perf_counter()
        work(*pair)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def main() -> None:
    """Print what was measured."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    program = Path(sys.executable).with_name("graphmodel")
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, ", end="")
    print(f"networkx {version('networkx')}, {number:,} claims, medians of {RUNS} processes and {PAIRS} pairs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ids = write(folder, number)
        dice = random.Random(3)  # noqa: S311
        pairs = [(dice.choice(ids), dice.choice(ids)) for _ in range(PAIRS)]
        file, pickled = folder.parent / f"{folder.name}.graph", folder.parent / f"{folder.name}.pickle"
        try:
            peer, peers_memory = run([sys.executable, "-c", BUILD, folder, pickled])
            seconds, memory = run([program, "load", folder, "--to", file])
            print(f"load {seconds:.1f} s, {file.stat().st_size / 1e6:.0f} MB, peak {memory:.0f} MB; ", end="")
            print(f"json + networkx + pickle {peer:.1f} s, peak {peers_memory:.0f} MB")
            path = [program, "path", "--store", file]
            cold = medians(
                {
                    "graphmodel --help": lambda _: [program, "--help"],
                    "path": lambda n: [*path, *(f"id:{end}" for end in pairs[n])],
                    "path --by hops -k 1": lambda n: [*path, "--by", "hops", "-k", "1", *(f"id:{e}" for e in pairs[n])],
                    "show": lambda n: [program, "show", "--store", file, f"id:{pairs[n][0]}"],
                    "unpickle and ask networkx": lambda n: [sys.executable, "-c", ASK, pickled, *pairs[n]],
                },
                RUNS,
            )
            for what, median in cold.items():
                print(f"cold {what:<28}{median * 1000:8.0f} ms {median / cold['graphmodel --help']:8.2f} x --help")
            store = FileStore(file)
            with pickled.open("rb") as stream:
                graph = pickle.load(stream)  # noqa: S301 - ours

            def finder(a: str, b: str) -> PathFinder:
                return PathFinder(store, a, b, Filters())

            def ask(a: str, b: str) -> object:
                try:
                    return nx.bidirectional_shortest_path(graph, a, b)
                except nx.NetworkXNoPath:
                    return None

            for what, work in {
                "three most telling": lambda a, b: finder(a, b).most_telling(),
                "the most telling": lambda a, b: finder(a, b).best(),
                "one of the shortest": lambda a, b: finder(a, b).shortest(1),
                "networkx, one of the shortest": ask,
            }.items():
                print(f"warm {what:<30}{milliseconds(work, pairs):8.1f} ms")
        finally:
            file.unlink(missing_ok=True)
            pickled.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
