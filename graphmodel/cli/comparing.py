"""Commands that compare: what falls with a source, what rests on little, what is not the same in two stores."""

from __future__ import annotations

import click

from graphmodel.cli.options import complete_document, complete_entity, not_empty, prose_options, reading_options
from graphmodel.cli.terminal import PROSE, left_out, opened, print_data, print_prose

_number = click.option(
    "-n", "most", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
    help="Tell so many of each sort; --json has all.",
)  # fmt: skip


@click.command()
@click.argument("name", metavar="DOCUMENT|PUBLISHER|SPEAKER", shell_complete=complete_document)
@click.option("--path", "ends", nargs=2, metavar="A B", shell_complete=complete_entity,
              help="Say whether A and B are still connected without it, and how.")  # fmt: skip
@_number
@reading_options
@prose_options
def impact(name: str, ends: tuple[str, str] | None, most: int, address: str | None, format_: str | None) -> None:
    """Say what falls with a document, publisher or speaker.

    As if it were withdrawn: which relationships nobody else says, which are then only alleged or
    denied, which lose their only denial or are left with one origin, and whom nobody else mentions.
    What was made from a document that is left out keeps its origin and still counts; the note says
    which.
    """
    from graphmodel import comparing
    from graphmodel.output import changes
    from graphmodel.output import impact as output
    from graphmodel.output.references import describing

    store = opened(address)
    resolved = (store.resolve(ends[0]), store.resolve(ends[1])) if ends else None
    told = output.ImpactAnswer(name, comparing.impact(store, name), resolved)
    if format_ in PROSE:
        print_prose(format_, output.blocks(told, most), describing(told.changes.documents))
    else:
        whole = output.row(told, left_out())
        rows = whole["changes"]
        print_data(format_, whole, rows, changes.table_rows(rows), changes.CHANGE_COLUMNS)


@click.command()
@click.argument("entity", metavar="[ENTITY]", required=False, shell_complete=complete_entity)
@click.option("--path", "ends", nargs=2, metavar="A B", shell_complete=complete_entity,
              help="Only what the most telling paths between A and B rest on.")  # fmt: skip
@click.option("-n", "most", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
              help="Tell so many.")  # fmt: skip
@reading_options
@prose_options
def weak(entity: str | None, ends: tuple[str, str] | None, most: int, address: str | None, format_: str | None) -> None:
    """Say what to verify before publishing.

    That is what is asserted and rests on one origin, one speaker, or none that has a name. What most
    paths between the leading actors rest on comes first; with ENTITY what is said of it, with --path
    what leads from A to B.
    """
    from graphmodel import comparing
    from graphmodel.output import weak as output
    from graphmodel.output.references import describing

    if entity and ends:
        raise click.UsageError("give either ENTITY or --path, not both")
    store = opened(address)
    id_ = store.resolve(entity) if entity else None
    resolved = (store.resolve(ends[0]), store.resolve(ends[1])) if ends else None
    told = output.WeakAnswer(comparing.weak(store, id_, resolved), store, most, id_, resolved)
    if format_ in PROSE:
        print_prose(format_, output.blocks(told), describing(told.known.documents))
    else:
        whole = output.row(told, left_out())
        print_data(format_, whole, whole["relationships"], whole["relationships"], output.WEAK_COLUMNS)
        if told.more:
            click.echo(f"hint: {told.more:,} more; -n shows more", err=True)
    if ends and not told.weak.paths:
        click.echo("hint: no path leads from the one to the other; the command path says why", err=True)


@click.command()
@click.argument("old", metavar="OLD", type=click.Path(), callback=not_empty)
@click.argument("new", metavar="NEW", type=click.Path(), callback=not_empty)
@click.option("--exit-code", is_flag=True, help="Exit with status 1 where the two are not the same.")
@_number
@prose_options
@click.pass_context
def diff(ctx: click.Context, old: str, new: str, exit_code: bool, most: int, format_: str | None) -> None:
    """Say what is not the same in two sets of claims.

    OLD and NEW are claims folders or files, either of them in a git revision such as HEAD~1:claims/, or
    addresses of Neo4j servers. Which claims were added, withdrawn or changed, and which relationships
    appear, vanish, change status or are left with one origin.
    """
    from graphmodel import comparing
    from graphmodel.output import diff as output
    from graphmodel.output.references import describing

    told = output.DiffAnswer(comparing.diff(opened(old), opened(new)), old, new)
    if format_ in PROSE:
        print_prose(format_, output.blocks(told, most), describing(told.changes.documents))
    else:
        whole = output.row(told, left_out())
        print_data(format_, whole, whole["claims"], whole["claims"], output.DIFF_COLUMNS)
    if exit_code and not told.diff.is_empty:
        ctx.exit(1)


ALL = (impact, weak, diff)
