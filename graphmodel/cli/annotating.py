"""The command that serves the page on which claims are made."""

from __future__ import annotations

from pathlib import Path

import click

from graphmodel.cli.authoring import claims_option, claims_place, meant_document
from graphmodel.cli.documents import documents_option
from graphmodel.cli.options import complete_document
from graphmodel.errors import GraphmodelError


@click.command()
@click.argument("document", metavar="DOCUMENT", shell_complete=complete_document)
@click.option("--drafts", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="Show the drafts in it one by one: to accept, edit or refuse.")  # fmt: skip
@click.option("--by", metavar="NAME", help="With --drafts: who accepts them; asked on the page where it is not told.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N",
              help="Where to listen.  [default: a port that is free]")  # fmt: skip
@documents_option
@claims_option
def annotate(
    document: str,
    drafts: Path | None,
    by: str | None,
    no_browser: bool,
    port: int,
    folder: Path | None,
    address: str | None,
) -> None:
    """Make claims of a document in the browser.

    DOCUMENT is the id of a document in the store, or its text file. Select a passage, fill in who did
    what to whom, and press Enter: the claim goes to the claims file of the document, with a locator.
    The page is served to this machine only, under an address that nobody else knows, until Ctrl-C.
    """
    if by is not None and drafts is None:
        raise click.UsageError("--by goes with --drafts")
    from graphmodel.annotate import Listener, Session
    from graphmodel.authoring.desk import Desk
    from graphmodel.output.passages import page_note

    place = claims_place(address)
    meant, text = meant_document(document, Desk(place), folder)
    if note := page_note(text):
        click.echo(f"note: {note}", err=True)
    session = Session(place, meant.id, text, drafts, by)
    try:
        listener = Listener(session, port)
    except OSError as error:
        message = f"cannot listen on port {port}: {error.strerror or error}"
        raise GraphmodelError(message, "leave out --port, and a free one is taken") from error

    def begun() -> None:
        click.echo(listener.guard.address)
        click.echo("hint: Ctrl-C ends it; keep the address to yourself, who has it can write claims", err=True)
        if not no_browser:
            _show(listener.guard.address)

    with listener:
        listener.serve(begun)


def _show(address: str) -> None:
    """Open an address in the browser, where one can be started."""
    import webbrowser

    if not webbrowser.open(address):
        click.echo("hint: no browser could be started here; open the address in one yourself", err=True)


ALL = (annotate,)
