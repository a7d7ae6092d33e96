"""The command that writes to a store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphmodel.cli.options import not_empty
from graphmodel.cli.terminal import ask_password, progress, tell_assumptions, tell_notes, write

if TYPE_CHECKING:
    from graphmodel.claims.claimset import ClaimSet
    from graphmodel.claims.skipping import Skipped, Sound
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
    from graphmodel.claims.skipping import lines
    from graphmodel.output import text
    from graphmodel.store import load_into

    warnings: list[Fault] = []

    def warned(some: Sequence[Fault]) -> None:
        warnings.extend(some)
        tell_assumptions(some)

    if skip_to is None:
        held, skipped = _whole(claims, warned)
        left_out: Sequence[Skipped] = ()
    else:
        _refuse_to_write(skip_to, claims, address)
        sound_ = _sound(claims, warned)
        held, skipped, left_out = sound_.claims, sound_.summary, sound_.skipped
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
    if skip_to is not None:
        write(str(skip_to), b"".join(lines(left_out)))
        if left_out:
            click.echo(f"note: left out for their faults: {skipped}; {skip_to} has them", err=True)
    click.echo(text.loaded(loaded))


def _whole(claims: str | None, warned: Callable[[Sequence[Fault]], None]) -> tuple[ClaimSet, str]:
    """Return claims that are without a fault, and what whoever made the file that they are in left out."""
    from graphmodel.store import open_store
    from graphmodel.store.sqlite.records import Records

    store = open_store(claims, warn=warned)
    tell_notes(store)
    return store.claims(), store.skipped if isinstance(store, Records) else ""


def _sound(claims: str | None, warned: Callable[[Sequence[Fault]], None]) -> Sound:
    """Return what holds of claims, and what was left out."""
    from graphmodel.claims.skipping import sound
    from graphmodel.errors import StoreError
    from graphmodel.store import is_database

    if claims is None or is_database(claims) or not Path(claims).exists():
        raise click.UsageError("--skip-faulty goes with a claims folder or file of your own")
    held = sound(Path(claims))
    warned(held.warnings)
    if held.skipped and not held.claims.claims:
        raise StoreError("no claim is without a fault", f"graphmodel check {claims} lists the faults")
    return held


def _refuse_to_write(path: Path, claims: str | None, address: str) -> None:
    """Refuse a file for what is left out that is something else already, or would be read as claims."""
    from graphmodel.claims.skipping import is_of_skipped

    place = path.resolve()
    top = Path(claims or ".").resolve()
    if place == top or (top.is_dir() and claims and place.is_relative_to(top)):
        raise click.BadParameter(f"{path} is in CLAIMS", param_hint="--skip-faulty")
    if str(path) == "-" or place == Path(address).resolve() or (path.exists() and not is_of_skipped(path)):
        what = f"{path} is something else already" if path.exists() else f"{path} is no file for it"
        raise click.BadParameter(f"{what}\nhint: name a new file", param_hint="--skip-faulty")


ALL = (load,)
