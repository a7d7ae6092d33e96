"""What each command takes, and whom it asks."""

from __future__ import annotations

from typing import Any, Literal

import click

from graphmodel.cli.options import (
    build_filters,
    complete_entity,
    filter_options,
    format_options,
    not_empty,
    prose_options,
    reading_options,
)
from graphmodel.cli.terminal import (
    PROSE,
    is_narrowed,
    left_out,
    opened,
    print_data,
    print_lines,
    print_prose,
    was_typed,
    write,
)


@click.command()
@click.argument("claims", required=False, type=click.Path(), callback=not_empty)
@reading_options
def check(claims: str | None, store: str | None) -> None:
    """Say what is wrong with claims, or what is in them.

    CLAIMS is a folder or a file. Every fault of every file is listed with its place: file, line,
    column. So is what is no fault but worth a look, as a warning: claims with warnings are read.
    """
    from graphmodel.graph import Graph
    from graphmodel.output import text
    from graphmodel.store import examine

    if claims and was_typed("store"):
        raise click.UsageError("give either CLAIMS or --store, not both")
    place = claims or store
    if (place is not None and "://" in place) or is_narrowed():
        graph = Graph(opened(place).claims())
    else:
        graph, warnings = examine(place)
        for warning in warnings:
            click.echo(warning, err=True)
    click.echo(text.summary(graph))


@click.command()
@click.argument("source", metavar="A", shell_complete=complete_entity)
@click.argument("target", metavar="B", shell_complete=complete_entity)
@click.option("-k", "number", type=click.IntRange(min=1), default=3, show_default=True, metavar="N",
              help="The N best paths.")  # fmt: skip
@click.option("--by", type=click.Choice(["telling", "hops"]), default="telling", show_default=True,
              help="The most telling paths first, or those with the fewest hops.")  # fmt: skip
@click.option("--max-hops", type=click.IntRange(min=1), metavar="N", help="No path longer than this.")
@click.option("--directed", is_flag=True, help="Follow relationships only from subject to object.")
@click.option("--explain", is_flag=True, help="Show how the cost of each path is made: the less, the more it tells.")
@filter_options
@reading_options
@click.option("--mermaid", "format_", flag_value="mermaid", help="Write a drawing in the language of Mermaid.")
@prose_options
def path(
    source: str,
    target: str,
    number: int,
    by: Literal["telling", "hops"],
    max_hops: int | None,
    directed: bool,
    explain: bool,
    store: str | None,
    format_: str | None,
    **given: Any,
) -> None:
    """Say how A is connected to B, and who says so.

    The best path is the most telling one: acts and ties tell more than statements, and these more
    than settings; a path through somebody with few neighbours tells more than one through a country.
    Each further path has somebody whom none before has.

    Filters narrow the graph before the search, and every count is made after them. Options marked *
    may be given more than once; several of one kind widen each other.
    """
    from graphmodel import answers
    from graphmodel.output import paths, text
    from graphmodel.output.references import describing
    from graphmodel.paths import PathFinder, Search

    held = opened(store)
    ends = held.resolve(source), held.resolve(target)
    filters = build_filters(held, ends, given)
    finder = PathFinder(held, *ends, filters, directed=directed, max_hops=max_hops)
    answer = finder.by_hops(number) if by == "hops" else finder.most_telling(number)
    told = paths.PathAnswer(answer, answers.aside(held, *ends, filters), *ends, held)
    if format_ == "mermaid":
        print_lines(paths.mermaid(told))
    elif format_ in PROSE:
        blocks = paths.blocks(told, filters, by_hops=by == "hops", directed=directed, explain=explain)
        print_prose(format_, blocks, describing(told.known.documents))
    else:
        from graphmodel.output import rows

        assumptions = paths.assumptions(filters, held, directed=directed)
        whole = rows.path_answer(told, [*left_out(), *assumptions], explain=explain)
        print_data(format_, whole, whole["paths"], rows.hop_rows(whole["paths"]), rows.HOP_COLUMNS)
    if not answer.paths:
        for hint in text.no_path_hints(Search(*ends, filters, max_hops, directed), held):
            click.echo(hint, err=True)
    elif ends[0] == ends[1]:
        click.echo("hint: both names are those of one entity", err=True)


@click.command()
@click.argument("entity", metavar="ENTITY", shell_complete=complete_entity)
@reading_options
@format_options
def show(entity: str, store: str | None, format_: str | None) -> None:
    """Show an entity: its names and its relationships."""
    from graphmodel.output import rows, text
    from graphmodel.output.mentioned import Mentioned

    held = opened(store)
    id_ = held.resolve(entity)
    shown = held.entities([id_])[id_]
    relationships = held.relationships(id_)
    if format_ is None:
        print_lines(text.entity(shown, relationships, held))
    else:
        known = Mentioned(held, relationships, id_)
        found = [rows.relationship_row(relationship, known) for relationship in relationships]
        whole = {**rows.entity_row(shown), "relationships": found}
        print_data(format_, whole, found, found, rows.RELATIONSHIP_COLUMNS)


@click.command()
@click.argument("source", metavar="A", shell_complete=complete_entity)
@click.argument("target", metavar="B", shell_complete=complete_entity)
@reading_options
@format_options
def why(source: str, target: str, store: str | None, format_: str | None) -> None:
    """Print every claim between A and B, and who makes it.

    Each with its document, speaker, stance and place in the document.
    """
    from graphmodel.answers import between
    from graphmodel.output import claims, rows

    held = opened(store)
    ends = held.resolve(source), held.resolve(target)
    relationships = between(held, *ends)
    if format_ is None:
        print_lines(claims.claims_between(*ends, relationships, held))
    else:
        documents = held.documents(sorted({d for r in relationships for d in r.documents}))
        found = [rows.claim_row(claim, documents[claim.document]) for r in relationships for claim in r.claims]
        print_data(format_, found, found, found, rows.CLAIM_COLUMNS)
    if not relationships:
        click.echo("hint: the command path shows how they are connected through others", err=True)


@click.command()
@click.option("-f", "--format", "format_", type=click.Choice(["json"]), default="json", show_default=True,
              help="The format to write.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE",
              help="Write here, the whole file or nothing.  [default: stdout]")  # fmt: skip
@reading_options
def export(format_: str, output: str | None, store: str | None) -> None:
    """Write the whole graph for other tools.

    json: networkx node-link data, with the claims and documents under "graph".
    """
    from graphmodel.formats import FORMATS

    write(output, FORMATS[format_](opened(store).claims()) + "\n")


ALL = (check, path, show, why, export)
