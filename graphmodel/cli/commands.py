"""What each command takes, and whom it asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import click

from graphmodel.cli.options import (
    build_filters,
    complete_entity,
    filter_options,
    prose_options,
    quoting_option,
    reading_options,
)
from graphmodel.cli.terminal import (
    PROSE,
    left_out,
    opened,
    print_data,
    print_lines,
    print_prose,
    quotations,
)


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
@quoting_option
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
    folder: Path | None,
    address: str | None,
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
    from graphmodel.output.phrases import nothing
    from graphmodel.output.references import describing
    from graphmodel.paths import PathFinder, Search

    store = opened(address)
    ends = store.resolve(source), store.resolve(target)
    filters = build_filters(store, ends, given)
    finder = PathFinder(store, *ends, filters, directed=directed, max_hops=max_hops)
    answer = finder.by_hops(number) if by == "hops" else finder.most_telling(number)
    told = paths.PathAnswer(answer, answers.aside(store, *ends, filters), *ends, store, filters)
    assumptions = [*left_out(), *told.assumptions(directed=directed)]
    quoted = quotations(store, told.known.documents, folder)
    if format_ == "mermaid":
        print_lines(paths.mermaid(told, assumptions))
    elif format_ in PROSE:
        blocks = paths.blocks(told, by_hops=by == "hops", directed=directed, explain=explain, quote=quoted or nothing)
        print_prose(format_, blocks, describing(told.known.documents))
    else:
        from graphmodel.output import rows

        whole = rows.path_answer(told, assumptions, quoted, explain=explain)
        columns = rows.HOP_COLUMNS + (("passages",) if quoted else ())
        print_data(format_, whole, whole["paths"], rows.hop_rows(whole["paths"]), columns)
    if not answer.paths:
        for hint in text.no_path_hints(Search(*ends, filters, max_hops, directed), store):
            click.echo(hint, err=True)
    elif ends[0] == ends[1]:
        click.echo("hint: both names are those of one entity", err=True)


@click.command()
@click.argument("entity", metavar="ENTITY", shell_complete=complete_entity)
@click.option("--limit", type=click.IntRange(min=1), default=12, show_default=True, metavar="N",
              help="Of more relationships tell so many, and what the others are.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Tell all, with all details, as programs get them.")
@quoting_option
@reading_options
@prose_options
def show(
    entity: str, limit: int, everything: bool, folder: Path | None, address: str | None, format_: str | None
) -> None:
    """Show an entity and what is said of it, most telling first.

    Acts and ties tell more than statements, and these more than settings; what more documents of
    more origins say comes first. An event shows who appears in the accounts of it, and why.
    """
    from graphmodel import answers
    from graphmodel.output import entities
    from graphmodel.output.phrases import nothing
    from graphmodel.output.references import describing

    store = opened(address)
    id_ = store.resolve(entity)
    shown = answers.Shown(store.entities([id_])[id_], store.relationships(id_))
    told = entities.EntityAnswer(shown, store.said_by(id_), store)
    quoted = quotations(store, told.known.documents, folder)
    if format_ in PROSE:
        blocks = entities.blocks(told, None if everything else limit, quoted or nothing)
        print_prose(format_, blocks, describing(told.known.documents))
    else:
        from graphmodel.output import rows

        whole = rows.entity_answer(told, quoted) | {"assumptions": [*left_out()]}
        columns = rows.RELATIONSHIP_COLUMNS + (("passages",) if quoted else ())
        print_data(format_, whole, whole["relationships"], whole["relationships"], columns)


@click.command()
@click.argument("source", metavar="A", shell_complete=complete_entity)
@click.argument("target", metavar="B", shell_complete=complete_entity)
@quoting_option
@reading_options
@prose_options
def why(source: str, target: str, folder: Path | None, address: str | None, format_: str | None) -> None:
    """Print every claim between A and B, and who makes it.

    Each with all that it says: its document, speaker, stance and place in the document.
    """
    from graphmodel.answers import between
    from graphmodel.output import claims
    from graphmodel.output.mentioned import Mentioned
    from graphmodel.output.phrases import nothing
    from graphmodel.output.references import describing

    store = opened(address)
    ends = store.resolve(source), store.resolve(target)
    relationships = between(store, *ends)
    known = Mentioned(store, relationships, *ends)
    quoted = quotations(store, known.documents, folder)
    if format_ in PROSE:
        blocks = claims.between(*ends, relationships, known, quoted or nothing)
        print_prose(format_, blocks, describing(known.documents, fully=True))
    else:
        from graphmodel.output import rows

        whole = rows.claims_between(ends, relationships, known, quoted) | {"assumptions": [*left_out()]}
        columns = rows.CLAIM_COLUMNS + (rows.PASSAGE_COLUMNS if quoted else ())
        print_data(format_, whole, whole["claims"], whole["claims"], columns)
    if not relationships:
        click.echo("hint: the command path shows how they are connected through others", err=True)


@click.command()
@click.argument("speaker", metavar="SPEAKER", shell_complete=complete_entity)
@click.option("--about", metavar="ENTITY", shell_complete=complete_entity,
              help="Only claims of which this is subject, object or event.")  # fmt: skip
@quoting_option
@reading_options
@prose_options
def says(speaker: str, about: str | None, folder: Path | None, address: str | None, format_: str | None) -> None:
    """Print all that documents credit SPEAKER with.

    Each claim with its stance, what it adds, its document and its place there. What documents say in
    their own words is not among it.
    """
    from graphmodel import answers
    from graphmodel.output import speakers
    from graphmodel.output.mentioned import Mentioned
    from graphmodel.output.phrases import nothing
    from graphmodel.output.references import describing

    store = opened(address)
    told = answers.says(store, speaker, about=about)
    known = Mentioned(store, [], told.speaker.id, *([told.about.id] if told.about else []), claims=told.claims)
    quoted = quotations(store, known.documents, folder)
    if format_ in PROSE:
        print_prose(format_, speakers.blocks(told, known, quoted or nothing), describing(known.documents))
    else:
        from graphmodel.output import rows

        whole = rows.said(told, known, quoted) | {"assumptions": [*left_out()]}
        columns = rows.CLAIM_COLUMNS + (rows.PASSAGE_COLUMNS if quoted else ())
        print_data(format_, whole, whole["claims"], whole["claims"], columns)


ALL = (path, show, why, says)
