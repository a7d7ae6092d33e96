"""Commands that lead from a text to claims."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphmodel.cli.documents import documents_option
from graphmodel.cli.options import complete_document, not_empty
from graphmodel.cli.terminal import print_lines, write
from graphmodel.errors import StoreError

if TYPE_CHECKING:
    from graphmodel.authoring.desk import Desk
    from graphmodel.claims.model import Document
    from graphmodel.passages import Text


claims_option = click.option(
    "-s",
    "--store",
    "address",
    envvar="GRAPHMODEL_STORE",
    show_envvar=True,
    metavar="CLAIMS",
    callback=not_empty,
    type=click.Path(),
    help="Your claims folder or file; the bundled claims are not added to.",
)


@click.command()
@click.argument("article", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
              help="The claims folder to add to, made if need be.  [default: one called as ARTICLE]")  # fmt: skip
@click.option(
    "--publisher", metavar="NAME", help="Who published it; left blank, to be filled in, where it is not told."
)
@click.option("--date", "published", metavar="DATE", help="When it was published: 2021, 2021-07 or 2021-07-14.")
@click.option("--title", metavar="TEXT", help="Its title as published.")
@click.option("--url", metavar="URL", help="Where it stands on the web.")
def new(article: Path, folder: Path | None, **given: str | None) -> None:
    """Begin with a text: its document, and a file for claims.

    ARTICLE is a text file. Its entry goes to documents.yaml in FOLDER, with its digest, and an empty
    file for its claims to claims/, which editors complete and check. The names in it that FOLDER knows
    are listed, and apart from them what only looks like names. Nothing is overwritten, and no entity
    is added.
    """
    from graphmodel.authoring.article import begin
    from graphmodel.authoring.slugs import slug
    from graphmodel.output import authoring
    from graphmodel.output.passages import page_note

    folder = folder or Path(slug(article.stem))
    begun = begin(article, folder, {name: value for name, value in given.items() if value})
    if note := page_note(begun.text):
        click.echo(f"note: {note}", err=True)
    print_lines(authoring.begun(begun))
    for step in authoring.next_steps(begun, folder, article):
        click.echo(step if step.startswith(" ") else f"hint: {step}", err=True)


@click.command()
@click.argument("document", metavar="DOCUMENT", shell_complete=complete_document)
@click.option("--prompt", "asks", is_flag=True, help="Print what to ask a language model.")
@click.option("--answer", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="Judge what it answered, and keep as drafts what holds.")  # fmt: skip
@click.option("--drafts", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Where the drafts wait.  [default: drafts/ in the claims folder, beside the claims]")  # fmt: skip
@documents_option
@claims_option
@click.pass_context
def extract(
    ctx: click.Context,
    document: str,
    asks: bool,
    answer: Path | None,
    drafts: Path | None,
    folder: Path | None,
    address: str | None,
) -> None:
    """Judge claims that a language model proposes.

    DOCUMENT is the id of a document in the store, or its text file. --prompt prints instructions, the
    form of the answer, and the article, for any model; --answer takes what it answered. A claim whose
    quote does not stand in the article word for word, once, is refused, and so is one with a name,
    kind, relation, number or unit that does not fit, each with its reasons. The others are kept as
    drafts, which are no claims: graphmodel accept shows them, and makes claims of those you name.
    """
    if asks == (answer is not None):
        raise click.UsageError("say either --prompt or --answer FILE")
    from graphmodel.authoring.desk import Desk

    place = claims_place(address)
    desk = Desk(place)
    meant, text = meant_document(document, desk, folder)
    if asks:
        from graphmodel.authoring.hidden import instructions
        from graphmodel.authoring.prompt import prompt

        warning = "the article goes with it: whoever runs the model reads it, and may keep it, before you publish"
        click.echo(f"warning: {warning}; a model on your own machine keeps it in the house", err=True)
        if paragraphs := instructions(text):
            where = f"paragraph{'s' * (len(paragraphs) > 1)} {', '.join(map(str, paragraphs))}"
            click.echo(f"warning: {where} of the article tells programs what to do, which a model may follow", err=True)
        write(None, prompt(desk, meant, text))
        return
    from graphmodel.authoring import draftsfile
    from graphmodel.authoring.answer import MAX_BYTES, judge, read_answer
    from graphmodel.authoring.appending import named
    from graphmodel.output import authoring

    assert answer is not None  # noqa: S101 - for the type checker
    drafts = drafts or draftsfile.file_for(place, meant.id)
    held = draftsfile.keys(draftsfile.kept(drafts))
    with answer.open("rb") as file:
        claims, missing = read_answer(file.read(MAX_BYTES + 1), named(answer))
    verdict = judge(desk, meant, text, claims, missing, held)
    first = draftsfile.keep(drafts, verdict.taken, place) if verdict.taken else 0
    print_lines(authoring.answered(verdict, drafts, first, place))
    if verdict.taken:
        click.echo(f"hint: graphmodel accept {shlex.quote(named(drafts))} shows them", err=True)
    elif claims:
        ctx.exit(1)


@click.command()
@click.argument("drafts", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("numbers", metavar="[NUMBER]...", nargs=-1, type=click.IntRange(min=1))
@click.option("--all", "every", is_flag=True, help="Accept all of them.")
@click.option("--by", metavar="NAME", help="Who accepts them, which is written down with the day and hour.")
@claims_option
def accept(drafts: Path, numbers: tuple[int, ...], every: bool, by: str | None, address: str | None) -> None:
    """Show drafts, and make claims of those that you accept.

    DRAFTS is a file that graphmodel extract made. Without a NUMBER its drafts are shown, each with the
    passage that it rests on; with some, or --all, and --by they go to the claims file of their
    document, with a locator, and leave DRAFTS. Who accepted which claim, and when, is kept beside it
    in accepted.jsonl. If one does not hold any more, none is accepted.
    """
    from graphmodel.authoring import draftsfile
    from graphmodel.authoring.desk import Desk
    from graphmodel.output import authoring

    if every and numbers:
        raise click.UsageError("give either numbers or --all")
    accepts = every or bool(numbers)
    if accepts != (by is not None):
        raise click.UsageError("say with --by who accepts" if accepts else "--by goes with numbers or --all")
    desk = Desk(claims_place(address))
    if by is None:
        waiting = draftsfile.kept(drafts)
        if waiting:
            print_lines(authoring.waiting(waiting, desk))
        else:
            click.echo("hint: no draft is left in it", err=True)
        return
    done, files = draftsfile.accept(drafts, None if every else numbers, by, desk)
    if done:
        print_lines(authoring.accepted(done, files, by))
    else:
        click.echo("hint: no draft is left in it", err=True)


def claims_place(address: str | None) -> Path:
    """Return the claims folder or file that is written to: the bundled claims and a server are none."""
    if address is None or "://" in address:
        raise click.UsageError("say with --store which claims folder or file of yours it is for")
    if not Path(address).exists():
        raise StoreError(f"{address!r}: no such file or folder", "graphmodel new makes a claims folder")
    return Path(address)


def meant_document(word: str, desk: Desk, folder: Path | None) -> tuple[Document, Text]:
    """Return the document that a command line means, and its text: by its id, or by a copy of it."""
    from graphmodel.claims.lookup import Lookup
    from graphmodel.passages import Library, read_text

    if word not in desk.documents and Path(word).is_file():
        text = read_text(Path(word))
        for document in desk.documents.values():
            if document.sha256 == text.sha256:
                return document, text
        raise StoreError(f"no document there has the text of {word!r}", "graphmodel new makes an entry for it")
    document = desk.documents[Lookup(desk.vocabulary, desk.documents).document(word)]
    if folder is None:
        raise click.UsageError("say with --documents where your copies of the documents are, or name the text file")
    return document, Library(folder).text(document)


ALL = (new, extract, accept)
