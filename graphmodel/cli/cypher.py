"""The commands for those who ask in Cypher."""

from __future__ import annotations

import sys
from typing import Any

import click

from graphmodel.cli.options import format_options, store_option
from graphmodel.cli.terminal import opened, print_data, print_lines, width, write


def _parameters(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, Any]:  # noqa: ARG001
    """Return what ``NAME=VALUE`` give; a value is JSON where it can be read so, and otherwise a text."""
    import msgspec

    parameters = {}
    for text in value:
        name, equals, given = text.partition("=")
        if not name or not equals:
            raise click.BadParameter(f"{text!r} is not NAME=VALUE")
        if name in parameters:
            raise click.BadParameter(f"{name} is given twice")
        try:
            value_ = msgspec.json.decode(given)
        except (msgspec.DecodeError, UnicodeEncodeError):
            value_ = given
        if isinstance(value_, int) and not -(2**63) <= value_ < 2**63:
            raise click.BadParameter(f"{given} is too large a number for a server")
        parameters[name] = value_
    return parameters


def _is_text(value: object) -> bool:
    """Return whether a value is no text, or one that UTF-8 can hold."""
    return not isinstance(value, str) or not any("\ud800" <= letter <= "\udfff" for letter in value)


@click.command()
@click.argument("statement")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", callback=_parameters,
              help="What $NAME stands for: JSON such as a number or a list, or else a text. Repeatable.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, metavar="N",
              help="Take at most N rows.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=30, show_default=True,
              metavar="SECONDS", help="After this the server gives up.")  # fmt: skip
@store_option
@format_options
def cypher(
    statement: str, parameters: dict[str, Any], limit: int, timeout: float, address: str | None, format_: str | None
) -> None:
    """Ask a Neo4j store in Cypher.

    STATEMENT is one statement that does nothing but read; - takes it from stdin. The server plans it
    first, and it is refused when it would write, change the server, read files or addresses (LOAD
    CSV), or call a procedure other than those that tell what is in the database.
    """
    from graphmodel.errors import StoreError
    from graphmodel.output.table import table
    from graphmodel.store import AnswersCypher

    if statement == "-":
        statement = sys.stdin.read()
    if any(not _is_text(text) for text in (statement, *parameters.values())):
        raise click.UsageError("the statement and its parameters must be text in UTF-8")
    store = opened(address)
    if not isinstance(store, AnswersCypher):
        raise StoreError(
            "only a Neo4j server understands Cypher, and this store is none",
            "load the claims into one with graphmodel load --to neo4j://HOST, then ask with --store neo4j://HOST",
        )
    asked = store.cypher(statement, parameters, limit, timeout)
    if format_ is None:
        print_lines(table(asked.columns, [list(row.values()) for row in asked.rows], width(), as_asked=True))
    else:
        print_data(format_, asked.rows, asked.rows, asked.rows, asked.columns)
    if asked.more:
        click.echo(f"hint: there are more than {limit:,} rows; --limit takes more", err=True)


@click.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False), default="favourites.zip", show_default=True,
              metavar="FILE", help="Where to write the archive.")  # fmt: skip
@click.option("--style", type=click.Path(dir_okay=False), metavar="FILE",
              help="Write the style sheet too, which gives kinds and relations their colours.")  # fmt: skip
def favourites(output: str, style: str | None) -> None:
    """Write the saved questions for the Neo4j Browser.

    Drop the archive, and the style sheet, on the Browser's favourites. Each question then runs with
    one click, with the defaults of its parameters.
    """
    from graphmodel import bundled
    from graphmodel.favourites import archive
    from graphmodel.questions import questions

    write(output, archive(questions().values()))
    if style:
        write(style, (bundled.folder("cypher") / "style.grass").read_bytes())


ALL = (cypher, favourites)
