"""The command that says what is wrong with claims, what is in them, and what is suspicious."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphmodel.cli.options import not_empty, prose_options, reading_options
from graphmodel.cli.terminal import (
    PROSE,
    is_narrowed,
    left_out,
    opened,
    print_data,
    print_lines,
    print_prose,
    tell_left_out,
    was_typed,
)

if TYPE_CHECKING:
    from graphmodel.graph import Graph
    from graphmodel.store import Store


@click.command()
@click.argument("claims", required=False, type=click.Path(), callback=not_empty)
@click.option("--suspect", is_flag=True, help="Say which documents may be made from one another, undeclared.")
@click.option("--documents", "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
              help="With --suspect, read your copies in this folder too, for the same words and agencies.")  # fmt: skip
@click.option("--stub", is_flag=True, help="Print entries for the entities that claims name and that are missing.")
@reading_options
@prose_options
def check(
    claims: str | None, suspect: bool, folder: Path | None, stub: bool, address: str | None, format_: str | None
) -> None:
    """Say what is wrong with claims, or what is in them.

    CLAIMS is a folder or a file. Every fault of every file is listed with its place: file, line,
    column. So is what is no fault but worth a look, as a warning: claims with warnings are read.
    Of a server, or a file that was loaded, all is compared with what was loaded, and with what
    follows from that.

    With --suspect it says which documents share unusual values, long runs of claims in one order
    or a passage, although neither names the other nor both a third. Nothing is done about it.

    With --stub it prints an entry for each name in the claims that no entity has, as YAML to look
    through and paste: its kind where the relations leave one, else Entity with what it may be.
    """
    from graphmodel.graph import Graph
    from graphmodel.store import MemoryStore, Mendable, examine, is_database

    if claims and was_typed("address"):
        raise click.UsageError("give either CLAIMS or --store, not both")
    if folder and not suspect:
        raise click.UsageError("--documents goes with --suspect; graphmodel verify holds claims against your copies")
    place = claims or address
    if stub:
        if suspect or format_ or is_narrowed() or place is None or "://" in place:
            raise click.UsageError("--stub goes with a claims folder or file, and nothing else")
        _print_stubs(Path(place))
        return
    store: Store
    if (place is not None and is_database(place)) or is_narrowed():
        store = opened(place)
        if isinstance(store, Mendable) and (damages := store.damages()):
            print_lines(map(str, damages))
            click.get_current_context().exit(1)
    else:
        graph, warnings = examine(place)
        for warning in warnings:
            click.echo(warning, err=True)
        if place is not None:
            _tell_editors(Path(place), graph)
        store = MemoryStore(graph)
    if suspect:
        _print_suspicions(store, folder, format_)
    else:
        _print_counts(store.graph if isinstance(store, MemoryStore) else Graph(store.claims()), format_)


def _tell_editors(place: Path, graph: Graph) -> None:
    """Say when editors complete and check claims by names or words that are not those of the claims."""
    from graphmodel.authoring import editors

    if editors.is_stale(place, graph.claim_set):
        again = f"graphmodel schema --into {shlex.quote(os.fspath(place))}"
        click.echo(f"hint: editors do not know all names and words of these claims: {again}", err=True)


def _print_stubs(place: Path) -> None:
    from graphmodel.authoring.stubs import stubs
    from graphmodel.output import authoring

    missing = stubs(place)
    if missing:
        print_lines(authoring.stubs(missing))
        hint = "add these to the entities once each is what you mean; a misspelt name is mended in its claim instead"
    else:
        hint = "every name in the claims is that of an entity"
    click.echo(f"hint: {hint}", err=True)


def _print_counts(graph: Graph, format_: str | None) -> None:
    from graphmodel.output import text

    if format_ in PROSE:
        tell_left_out()
        click.echo(text.summary(graph))
    else:
        counts = text.counts(graph)
        print_data(format_, {"assumptions": [*left_out()], **counts}, [counts], [counts], counts)


def _print_suspicions(store: Store, folder: Path | None, format_: str | None) -> None:
    from graphmodel.output import suspicions as output
    from graphmodel.output.passages import unread
    from graphmodel.output.references import describing
    from graphmodel.suspecting import suspected

    suspected_ = suspected(store, folder)
    for document, note in suspected_.notes.items():
        click.echo(f"note: {document}: {note}", err=True)
    for hint in unread(suspected_.hints):
        click.echo(f"hint: {hint}", err=True)
    told = output.SuspicionAnswer(suspected_, store)
    if format_ in PROSE:
        print_prose(format_, output.blocks(told), describing(told.documents))
    else:
        complete = output.answer(told, left_out())
        rows = [*complete["suspicions"], *complete["wire_tags"]]
        print_data(format_, complete, rows, output.table(complete), output.COLUMNS)


ALL = (check,)
