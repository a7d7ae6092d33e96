"""The command that writes to a store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphmodel.cli.options import not_empty
from graphmodel.cli.terminal import ask_password, progress, tell_assumptions

if TYPE_CHECKING:
    from graphmodel.claims.claimset import ClaimSet
    from graphmodel.errors import Fault


@click.command()
@click.argument("claims", required=False, type=click.Path(), callback=not_empty)
@click.option("-t", "--to", "address", envvar="NEO4J_URI", show_envvar=True, required=True, metavar="STORE",
              help="Where to: a file whose name ends in .graph, or the address of a Neo4j server, such as "
              "neo4j://localhost.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Afterwards remove what graphmodel wrote and CLAIMS do not say.")
@click.option("--skip-faulty", "skip_to", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Leave out records of CLAIMS that have faults, and write them to FILE with these.")  # fmt: skip
@click.option("--rebuild", is_flag=True, help="Compare everything there, and mend what others changed of it.")
def load(claims: str | None, address: str, replace: bool, skip_to: Path | None, rebuild: bool) -> None:
    """Load claims into a file or a Neo4j server.

    CLAIMS is a folder or a file, by default the bundled claims; they are added to what is there, and
    update it. A file answers at once, however many claims there are; it is made beside the old one
    and takes its place when it is whole.

    The user, password and database of a server come from NEO4J_USERNAME, NEO4J_PASSWORD and
    NEO4J_DATABASE. Stopped half-way, run it again: it goes on. What graphmodel did not write is never
    touched. Whatever somebody else changed of what graphmodel wrote, --rebuild and --replace mend;
    check --store finds it.
    """
    from graphmodel.output import text
    from graphmodel.store import load_into, open_store

    warnings: list[Fault] = []

    def warned(some: Sequence[Fault]) -> None:
        warnings.extend(some)
        tell_assumptions(some)

    if skip_to is None:
        held = open_store(claims, warn=warned).claims()
        skipped = ""
    else:
        held, skipped = _sound(claims, skip_to, warned)
    loaded = load_into(
        address,
        held,
        replace=replace,
        rebuild=rebuild,
        source=claims,
        warnings=warnings,
        skipped=skipped,
        progress=progress(),
        ask_password=ask_password if sys.stdin.isatty() else None,
    )
    click.echo(text.loaded(loaded))


def _sound(claims: str | None, skip_to: Path, warned: Callable[[Sequence[Fault]], None]) -> tuple[ClaimSet, str]:
    """Return the claims that hold, and in words what was left out, which is then in a file."""
    from graphmodel import files
    from graphmodel.claims.skipping import lines, sound
    from graphmodel.store import is_database

    if claims is None or is_database(claims) or not Path(claims).exists():
        raise click.UsageError("--skip-faulty goes with a claims folder or file of your own")
    held = sound(Path(claims))
    warned(held.warnings)
    with files.writing(skip_to) as file:
        file.writelines(lines(held.skipped))
    if held.skipped:
        click.echo(f"note: left out for their faults: {held.summary}; {skip_to} has them", err=True)
    return held.claims, held.summary


ALL = (load,)
