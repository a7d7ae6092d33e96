"""What each command takes, and whom it asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphmodel.cli.options import (
    build_filters,
    complete_entity,
    filter_options,
    format_options,
    store_option,
)


@click.command()
@click.argument("claims", required=False, type=click.Path(path_type=Path))
@store_option
def check(claims: Path | None, store: str | None) -> None:
    """Read CLAIMS, a folder or file, and say what is wrong with it, or what is in it."""
    from graphmodel.graph import Graph
    from graphmodel.output import text

    graph = Graph.load(claims or store)
    click.echo(text.summary(graph))


@click.command()
@click.argument("source", metavar="A", shell_complete=complete_entity)
@click.argument("target", metavar="B", shell_complete=complete_entity)
@click.option("-k", "number", type=click.IntRange(min=1), metavar="N", help="The N best paths, longer ones included.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
              help="Without -k: show at most N of the shortest paths.")  # fmt: skip
@click.option("--max-hops", type=click.IntRange(min=1), metavar="N", help="No path longer than this.")
@click.option("--directed", is_flag=True, help="Follow relationships only from subject to object.")
@filter_options
@store_option
@format_options
def path(
    source: str,
    target: str,
    number: int | None,
    limit: int,
    max_hops: int | None,
    directed: bool,
    store: str | None,
    format_: str | None,
    **given: Any,
) -> None:
    """Say how A is connected to B, and who says so.

    Shows all shortest paths, or with -k the best ones of any length. Best is, in this order: fewer
    hops; more independent origins on the weakest hop; less busy entities on the way; names.
    Filters narrow the graph before the search, and every count is made after them.
    """
    from graphmodel.output import rows, text
    from graphmodel.paths import PathFinder
    from graphmodel.store import open_store

    opened = open_store(store)
    ends = opened.resolve(source), opened.resolve(target)
    filters = build_filters(opened, given)
    for end, word in zip(ends, (source, target), strict=True):
        if end in filters.avoid:
            raise click.UsageError(f"--avoid names {word!r}, an end of the path")
    finder = PathFinder(opened, *ends, filters, directed=directed)
    answer = finder.best(number, max_hops) if number else finder.shortest(limit, max_hops)
    found = rows.path_rows(answer, opened) if format_ else []
    if format_ == "json":
        click.echo(rows.as_json({"source": ends[0], "target": ends[1], "total": answer.total, "paths": found}))
    elif format_ == "jsonl":
        click.echo(rows.as_jsonl(found), nl=bool(found))
    elif format_ == "csv":
        click.echo(rows.as_csv(rows.hop_rows(found), rows.HOP_COLUMNS))
    else:
        for line in text.paths(answer, *ends, opened):
            click.echo(line)
    if not answer.paths:
        click.echo(text.no_path_hint(filters, max_hops, directed=directed), err=True)


@click.command()
@click.argument("entity", shell_complete=complete_entity)
@store_option
@format_options
def show(entity: str, store: str | None, format_: str | None) -> None:
    """Show ENTITY: its names, and its relationships grouped by relation."""
    from graphmodel.output import rows, text
    from graphmodel.store import open_store
    from graphmodel.store.base import everything_about

    opened = open_store(store)
    id_ = opened.resolve(entity)
    shown = opened.entities([id_])[id_]
    relationships = everything_about(opened, id_)
    found = [rows.relationship_row(relationship) for relationship in relationships]
    if format_ == "json":
        click.echo(rows.as_json({**rows.entity_row(shown), "relationships": found}))
    elif format_ == "jsonl":
        click.echo(rows.as_jsonl(found), nl=bool(found))
    elif format_ == "csv":
        click.echo(rows.as_csv(found, rows.RELATIONSHIP_COLUMNS))
    else:
        for line in text.entity(shown, relationships, opened):
            click.echo(line)


@click.command()
@click.argument("source", metavar="A", shell_complete=complete_entity)
@click.argument("target", metavar="B", shell_complete=complete_entity)
@store_option
@format_options
def why(source: str, target: str, store: str | None, format_: str | None) -> None:
    """Print every claim between A and B: document, speaker, stance and place in the document."""
    from graphmodel.output import rows, text
    from graphmodel.store import open_store
    from graphmodel.store.base import everything_about

    opened = open_store(store)
    ends = opened.resolve(source), opened.resolve(target)
    relationships = [r for r in everything_about(opened, ends[0]) if {r.subject, r.object} == set(ends)]
    documents = opened.documents(sorted({d for r in relationships for d in r.documents}))
    found = [rows.claim_row(claim, documents[claim.document]) for r in relationships for claim in r.claims]
    if format_ == "json":
        click.echo(rows.as_json(found))
    elif format_ == "jsonl":
        click.echo(rows.as_jsonl(found), nl=bool(found))
    elif format_ == "csv":
        click.echo(rows.as_csv(found, rows.CLAIM_COLUMNS))
    else:
        for line in text.claims_between(*ends, relationships, opened):
            click.echo(line)


@click.command()
@click.option("-f", "--format", "format_", type=click.Choice(["json"]), default="json", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here, not to stdout.")
@store_option
def export(format_: str, output: Path | None, store: str | None) -> None:
    """Write the whole graph for other tools.

    json: networkx node-link data, with the claims and documents under "graph".
    """
    from graphmodel import exports
    from graphmodel.store import open_store

    written = exports.FORMATS[format_](open_store(store).claims())
    if output is None:
        click.echo(written)
    else:
        exports.write(output, written + "\n")


@click.command()
@click.argument("record", required=False, type=click.Choice(["claim", "document", "entity", "relation", "kind"]))
def schema(record: str | None) -> None:
    """Print the JSON Schema of a RECORD of the claim format, or of a claims file with all of them.

    Editors that know the schema complete and check claims as they are typed.
    """
    from graphmodel.claims.schema import json_schema
    from graphmodel.output import rows

    click.echo(rows.as_json(json_schema(record)))


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=Path("network.html"),
              show_default=True, help="Where to write the page.")  # fmt: skip
@store_option
def view(output: Path, store: str | None) -> None:
    """Write the graph as one HTML page to look at."""
    from graphmodel import exports, view
    from graphmodel.graph import Graph
    from graphmodel.store import open_store

    exports.write(output, view.page(Graph(open_store(store).claims())))
    click.echo(f"wrote {output}", err=True)


ALL = (check, path, show, why, export, schema, view)
