"""The command that makes claims of tables and of other programs' files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from graphmodel.cli.terminal import decimal_point, print_lines

if TYPE_CHECKING:
    from graphmodel.formats import Reader
    from graphmodel.importing import TableImport
    from graphmodel.tables.values import Decimal, Order


_LONGEST_SIGN = 10


def _complete(_: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from graphmodel.formats import readers

    known = readers().values()
    return [CompletionItem(each.name, help=each.meaning) for each in known if each.name.startswith(incomplete)]


def _sign(_: click.Context, _param: click.Parameter, sign: str | None) -> str | None:
    """Refuse what stands in every name, or in none."""
    if sign is not None and (not sign or len(sign) > _LONGEST_SIGN or (sign.isalnum() and sign != "newline")):
        raise click.BadParameter("is no sign, nor a word with blanks around it such as ' and '")
    return sign


class _Import(click.Command):
    """Tells the formats in its help."""

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        from graphmodel.formats import readers

        if known := readers().values():
            with formatter.section("Formats, beside tables"):
                formatter.write_dl([(each.name, f"{each.meaning} ({', '.join(each.suffixes)})") for each in known])


@click.command("import", cls=_Import)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", required=True,
              help="The claims folder to make; one that was made so before is made anew.")  # fmt: skip
@click.option("-f", "--format", "name", metavar="FORMAT", shell_complete=_complete,
              help="The format of FILE.  [default: by its ending]")  # fmt: skip
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook.  [default: the one with the most cells]")
@click.option("--map", "map_file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="MAP",
              help="What the columns are about; an import writes one to import/map.yaml.")  # fmt: skip
@click.option("--relation", metavar="WORDS", help="What the first is to the second in every row, if no column says it.")
@click.option("--split", metavar="SIGN", callback=_sign,
              help="What stands between several names in a cell, such as ';', or newline.")  # fmt: skip
@click.option("--dates", type=click.Choice(["dmy", "mdy", "ymd"]), help="How the table writes days such as 3/4/2021.")
@click.option("--decimals", type=click.Choice(["comma", "point"]), help="How the table writes decimals.")
@click.option("-y", "--yes", is_flag=True, help="Take the columns for what they seem to be, and do not ask.")
def import_(file: Path, folder: Path, name: str | None, **given: object) -> None:
    """Make claims of a table or of another file.

    A table is a workbook or CSV as people have it, with any columns in any order: what they are about
    is guessed, shown, and asked once. Its words for relations are listed in import/phrases.csv in
    FOLDER: fill in what is meant, and import again. Rows that cannot be claims are written to
    import/rejected.csv with the reason; nothing is left out in silence.
    """
    from graphmodel.importing import check_own, settled_in, with_settled

    check_own(folder)
    reader = _reader(file, name)
    if reader is None:
        _import_table(file, folder, **given)  # type: ignore[arg-type]
        return
    for option, value in given.items():
        if value:
            raise click.UsageError(f"--{option.removesuffix('_file')} is for tables, not for {reader.name}")
    from graphmodel.formats.imported import settle
    from graphmodel.output import imports

    known, words = settled_in(folder)
    imported = with_settled(reader.read(file), known)
    settled = settle(imported, words)
    imports.save(folder, settled, known, imports.Beside())
    print_lines(imports.summary(imported, settled, folder))


def _reader(file: Path, name: str | None) -> Reader | None:
    """Return what reads a file; ``None`` for a table."""
    from graphmodel.formats import readers
    from graphmodel.importing import TABLES
    from graphmodel.reading import Source

    known = readers()
    if name is not None:
        return known[click.Choice(list(known)).convert(name, None, click.get_current_context())]
    ending = f".{file.name.lower().removesuffix('.gz').removesuffix('.zst')}"  # which may be the whole name
    fits = [(len(suffix), each) for each in known.values() for suffix in each.suffixes if ending.endswith(suffix)]
    if fits:
        return max(fits, key=lambda fit: fit[0])[1]
    if Source(file, file.name).format in TABLES:
        return None
    endings = ", ".join([*(f".{each}" for each in TABLES), *(s for each in known.values() for s in each.suffixes)])
    raise click.UsageError(f"{file.name} has none of the endings {endings}: say with --format what it is")


def _import_table(
    file: Path,
    folder: Path,
    sheet: str | None,
    map_file: Path | None,
    relation: str | None,
    split: str | None,
    dates: Order | None,
    decimals: Decimal | None,
    yes: bool,
) -> None:
    from graphmodel.formats.imported import settle
    from graphmodel.importing import TableImport
    from graphmodel.output import imports
    from graphmodel.tables.mapping import Undecided

    task = TableImport(file, folder, map_file, sheet, relation, split)
    if task.is_guess:
        _confirm(task, yes=yes)
    try:
        task.complete(dates, decimals)
    except Undecided as error:
        raise click.UsageError(f"{error}: say with --{error.option} {'|'.join(error.choices)} which") from error
    phrases, meant = task.phrases()
    imported = task.imported(meant)
    settled = settle(imported, task.vocabulary)
    imports.save(folder, settled, task.known, imports.beside(task, phrases, meant, _separator(task)))
    print_lines([*imports.summary(imported, settled, folder), *imports.next_steps(folder, phrases, meant)])


def _separator(task: TableImport) -> str:
    """Return what stands between cells for whoever made the table: what they use, or what their programs take."""
    own = task.grid.separator
    return own if own in (",", ";", "\t") else ";" if decimal_point() == "," else ","


def _confirm(task: TableImport, *, yes: bool) -> None:
    """Show how a table is read, and ask whether that is right."""
    from graphmodel.output import imports

    print_lines(imports.reading(task))
    missing = imports.missing(task)
    if missing is None and (yes or click.confirm("Is that right?", default=True)):
        return
    path = imports.save_map(task)
    if missing is not None:
        raise click.UsageError(f"{missing}: write into {path} what the columns are about, and import again")
    click.echo(f"write into {path} what is right, and import again", err=True)
    click.get_current_context().exit(1)


ALL = (import_,)
