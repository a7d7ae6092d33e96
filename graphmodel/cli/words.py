"""Commands about the words that claims are written in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphmodel.cli.options import format_options, store_option
from graphmodel.cli.terminal import opened, print_data, print_lines, was_typed, write

if TYPE_CHECKING:
    from graphmodel.claims.vocabulary import Kind, Relation, Vocabulary


@click.command()
@click.argument("text", required=False, nargs=-1)
@store_option
@format_options
def words(text: tuple[str, ...], address: str | None, format_: str | None) -> None:
    """List the words for claims, or find and explain some.

    The words are relations and kinds. TEXT is looked for in names, meanings, inverses and aliases,
    such as: freed, "was freed by", owner. Each word that it may mean is explained, the likeliest
    first. With --store the words that those claims add are among them, even while they have faults.
    """
    from graphmodel.claims.wordsearch import search, wordings
    from graphmodel.errors import NameNotFound
    from graphmodel.output import rows
    from graphmodel.output import words as lines
    from graphmodel.reading import nearest

    vocabulary = _vocabulary_of(address)
    every: list[Relation | Kind] = [*vocabulary.kinds.values(), *vocabulary.relations.values()]
    sought = " ".join(text)
    chosen = search(vocabulary, sought) if text else every
    if not chosen:
        known = dict.fromkeys(wording for word in every for wording in wordings(word))
        raise NameNotFound(sought, nearest(sought, list(known)), "word")
    if format_ is not None:
        data = [rows.word_row(word) for word in chosen]
        print_data(format_, data, data, data, rows.WORD_COLUMNS)
    elif text:
        print_lines(lines.explanations(chosen, vocabulary))
    else:
        print_lines(lines.vocabulary_lines(vocabulary))


@click.command()
@click.argument(
    "record", metavar="[RECORD]", required=False, type=click.Choice(["claim", "document", "entity", "relation", "kind"])
)
@click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write an empty workbook instead, with menus for relations, kinds, stances and ids.")  # fmt: skip
@click.option("--into", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER",
              help="Write it into this claims folder instead, for editors, with its names and words.")  # fmt: skip
@store_option
def schema(record: str | None, xlsx: Path | None, into: Path | None, address: str | None) -> None:
    """Print the JSON Schema of the claim format.

    RECORD is claim, document, entity, relation or kind; without it the schema is that of a claims
    file with all of them. Editors that know it complete and check claims as they are typed, relations
    and kinds included: those that are built in, and with --store those that these claims add.
    With --xlsx it is an empty workbook instead, for who writes claims in a spreadsheet program. With
    --into it is what editors complete, check and explain the files of a claims folder by, the names of
    its entities included, in the place of what is there; a file's first line tells editors of it.
    """
    from graphmodel import files
    from graphmodel.claims.schema import json_schema
    from graphmodel.output import rows

    if into is not None:
        if record is not None or xlsx is not None or was_typed("address"):
            raise click.UsageError("--into goes with a claims folder and nothing else")
        _tell_editors(into)
        return
    if xlsx is not None:
        if record is not None:
            raise click.UsageError("give either RECORD or --xlsx: a workbook has sheets for all")
        from graphmodel.formats.xlsx import write_template

        with files.writing(xlsx) as file:
            write_template(_vocabulary_of(address), file)
        click.echo(f"wrote {xlsx}", err=True)
        return
    write(None, rows.as_json(json_schema(record, _vocabulary_of(address))) + "\n")


def _tell_editors(folder: Path) -> None:
    from graphmodel.authoring import editors

    editors.write(folder)
    click.echo(f"wrote {folder / editors.SCHEMA}", err=True)
    click.echo("hint: editors find it by the first line of a file:", err=True)
    for section, file in editors.FILES.items():
        click.echo(f"  {file + ':':<16} {editors.modeline(section)}", err=True)


def _vocabulary_of(address: str | None) -> Vocabulary:
    from graphmodel.claims.vocabulary import builtin
    from graphmodel.claims.words import vocabulary_at

    if address is None:
        return builtin()
    return opened(address).vocabulary if "://" in address else vocabulary_at(Path(address))


ALL = (words, schema)
