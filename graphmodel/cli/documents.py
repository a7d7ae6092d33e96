"""Commands that hold claims against the documents that they come from."""

from __future__ import annotations

from pathlib import Path

import click

from graphmodel.cli.options import complete_document, format_options, store_option
from graphmodel.cli.terminal import opened, print_data, print_lines

_documents_option = click.option(
    "-d",
    "--documents",
    "folder",
    envvar="GRAPHMODEL_DOCUMENTS",
    show_envvar=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="The folder with your copies of the documents.",
)


@click.command()
@_documents_option
@click.option("--show", "show_passages", is_flag=True, help="Print every claim beside its passage.")
@store_option
@format_options
@click.pass_context
def verify(
    ctx: click.Context, folder: Path | None, show_passages: bool, store: str | None, format_: str | None
) -> None:
    """Find the passage of every claim in your copies of the documents.

    Each passage is found; moved, when the same words stand elsewhere; changed, when other words stand
    in its place; or missing, when it was cut. Exit status 1 when one is changed or missing, or a
    document is.
    """
    from graphmodel import passages
    from graphmodel.output import passages as text
    from graphmodel.output import rows

    if folder is None:
        raise click.UsageError("say with --documents where your copies of the documents are")
    held = opened(store)
    claims = held.claims()
    verdicts = list(passages.verify(claims.claims.values(), claims.documents, passages.Library(folder)))
    if format_ is None:
        print_lines(text.verdicts(verdicts, held, show_passages=show_passages))
    else:
        found = [rows.verdict_row(verdict, with_passage=show_passages) for verdict in verdicts]
        print_data(format_, found, found, found, rows.VERDICT_COLUMNS)
    if any(verdict.verdict not in passages.GOOD for verdict in verdicts):
        ctx.exit(1)


@click.command()
@click.argument("document", metavar="DOCUMENT", shell_complete=complete_document)
@click.argument("words", metavar="WORDS")
@_documents_option
@click.option("--occurrence", type=click.IntRange(min=1), metavar="N", help="Take the Nth place where the words stand.")
@store_option
def locate(document: str, words: str, folder: Path | None, occurrence: int | None, store: str | None) -> None:
    """Print the locator of words in a document, to paste into a claim.

    DOCUMENT is the id of a document in the store, or a text file. Case, line breaks and the shape of
    quotation marks do not matter; "first words ... last words" spans what is between them. The
    passage itself goes to stderr.
    """
    from graphmodel import passages
    from graphmodel.filters import Words
    from graphmodel.output import passages as text

    if Path(document).is_file():
        copy = passages.read_text(Path(document))
    elif folder is None:
        raise click.UsageError("say with --documents where your copies of the documents are, or name a text file")
    else:
        held = opened(store)
        documents = held.documents()
        copy = passages.Library(folder).text(documents[Words(held.vocabulary, documents).document(document)])
    locator = passages.pick(copy, words, occurrence)
    click.echo(text.locator_yaml(locator))
    click.echo(click.style(copy.passage(locator), dim=True), err=True)


ALL = (verify, locate)
