"""How long commands take to start, against a click program with a single command.

Whole processes are timed, in turn, so that what else the machine does meets all of them alike; compared are medians.
The bounds are 1.5 times the single command's for ``--help``, 4 times for a path on the
bundled claims, and 6 times for one on a copy of their files, as claims of one's own are read.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15
SINGLE = f"""#!{sys.executable}
import sys
import click

@click.command()
@click.argument("name")
@click.option("--count", default=1, help="How often.")
def main(name, count):
    '''Greet NAME.'''
    click.echo(f"Hello {{name}}" * count)

if __name__ == "__main__":
    sys.exit(main())
"""


def main() -> None:
    """Print the medians and how they compare."""
    program = str(Path(sys.executable).with_name("graphmodel"))
    with tempfile.TemporaryDirectory() as folder:
        single = Path(folder, "single")
        single.write_text(SINGLE, encoding="utf-8")
        single.chmod(0o700)
        shutil.copytree(Path(__file__).parents[1] / "seeds", Path(folder, "own"))
        commands = {
            "a single command --help": [str(single), "--help"],
            "graphmodel --help": [program, "--help"],
            "graphmodel path": [program, "path", "Lukashenko", "Belaruskali"],
            "graphmodel path --store FOLDER": [
                program,
                "path",
                "Lukashenko",
                "Belaruskali",
                "--store",
                folder + "/own",
            ],
        }
        for command in commands.values():
            _seconds(command)  # fills the caches
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                taken[name].append(_seconds(command))
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    base = next(iter(medians.values()))
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, ",
        end="",
    )
    print(f"{os.cpu_count()} processors, medians of {ROUNDS} runs in turn")
    for name, median in medians.items():
        print(f"{name:<32}{median * 1000:7.0f} ms{median / base:7.2f} x")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
