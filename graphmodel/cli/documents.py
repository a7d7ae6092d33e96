"""Commands that hold claims against the documents that they come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphmodel.cli.options import complete_document, format_options, store_option
from graphmodel.cli.terminal import opened, print_data, print_lines, was_typed
from graphmodel.errors import GraphmodelError

if TYPE_CHECKING:
    from graphmodel.passages import Copy

documents_option = click.option(
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
@documents_option
@click.option("--show", "show_passages", is_flag=True, help="Print every claim beside its passage.")
@store_option
@format_options
@click.pass_context
def verify(
    ctx: click.Context, folder: Path | None, show_passages: bool, address: str | None, format_: str | None
) -> None:
    """Find the passage of every claim in your documents.

    Each passage is found; moved, when it stands elsewhere; the same words, when they are set otherwise,
    with ligatures, say, or hyphens at the ends of lines; changed, when other words stand in its place;
    or missing, when it was cut. Exit status 1 when one is changed or missing, or a document is.
    """
    from graphmodel import passages
    from graphmodel.output import passages as text
    from graphmodel.output import rows

    if folder is None:
        raise click.UsageError("say with --documents where your copies of the documents are")
    store = opened(address)
    claims = store.claims()
    verdicts = list(passages.verify(claims.claims.values(), claims.documents, passages.Library(folder)))
    if format_ is None:
        print_lines(text.verdicts(verdicts, store, show_passages=show_passages))
    else:
        data = [rows.verdict_row(verdict, with_passage=show_passages) for verdict in verdicts]
        print_data(format_, data, data, data, rows.VERDICT_COLUMNS)
    for remark in text.remarks(verdicts):
        click.echo(f"hint: {remark}", err=True)
    if any(verdict.verdict not in passages.GOOD for verdict in verdicts):
        ctx.exit(1)


@click.command()
@click.argument("document", metavar="[DOCUMENT]", required=False, shell_complete=complete_document)
@click.argument("words", metavar="[WORDS]", required=False)
@documents_option
@click.option("--occurrence", type=click.IntRange(min=1), metavar="N", help="Take the Nth place where the words stand.")
@click.option("--fill", "claims", type=click.Path(path_type=Path, exists=True), metavar="CLAIMS",
              help="Instead, make a locator of each quote in this claims folder or file, all or none.")  # fmt: skip
@store_option
def locate(
    document: str | None,
    words: str | None,
    folder: Path | None,
    occurrence: int | None,
    claims: Path | None,
    address: str | None,
) -> None:
    """Print the locator of words in a document, for a claim.

    DOCUMENT is the id of a document in the store, or a text file. Neither case nor the ends of lines
    matter, nor hyphens there, ligatures, the shape of quotation marks and dashes, and what does not
    show; "first words ... last words" spans what is between them. The passage itself goes to stderr.
    Where the words stand in several places, all are shown: --occurrence takes one.

    With --fill each `quote:` that stands in a claim becomes its locator, and nothing else of the files
    changes. A quote that does not stand in its document, or more than once, is a fault.
    """
    if claims is not None:
        if document is not None or occurrence is not None or was_typed("address"):
            raise click.UsageError("--fill goes with --documents and nothing else")
        _fill(claims, folder)
        return
    if document is None or words is None:
        raise click.UsageError("say which DOCUMENT and which WORDS, or --fill CLAIMS")
    from graphmodel import passages
    from graphmodel.output import passages as text

    copy = _copy(document, folder, address)
    for note in filter(None, (copy.note, text.page_note(copy.text))):
        click.echo(f"note: {document}: {note}", err=True)
    try:
        locator = passages.pick(copy.text, words, occurrence)
    except passages.AmbiguousPassage as error:
        listed = "\n".join((str(error), *text.places(copy.text, error)))
        raise GraphmodelError(listed, error.hint) from error
    click.echo(text.locator_yaml(locator))
    click.echo(click.style(text.passage(copy.text, locator), dim=True), err=True)


def _fill(claims: Path, folder: Path | None) -> None:
    """Make locators of quotes."""
    from graphmodel.authoring.filling import fill
    from graphmodel.output import authoring
    from graphmodel.passages import Library

    if folder is None:
        raise click.UsageError("say with --documents where your copies of the documents are")
    print_lines(authoring.filled(fill(claims, Library(folder).text)))


def _copy(document: str, folder: Path | None, address: str | None) -> Copy:
    """Return the copy that a command line means: a file, or that of a document in a folder."""
    from graphmodel.claims.lookup import Lookup
    from graphmodel.passages import Copy, Library, read_text

    if Path(document).is_file():
        return Copy(read_text(Path(document)))
    if folder is not None:
        store = opened(address)
        documents = store.documents()
        return Library(folder).copy(documents[Lookup(store.vocabulary, documents).document(document)])
    here = Library(Path())
    file = here.file(document)
    if file is None:
        raise click.UsageError("say with --documents where your copies of the documents are, or name a text file")
    return Copy(read_text(file), here.note(file, document))


ALL = (verify, locate)
