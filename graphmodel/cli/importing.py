"""The command that makes claims of other programs' files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from graphmodel.formats import Reader


def _complete(_: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from graphmodel.formats import readers

    known = readers().values()
    return [CompletionItem(each.name, help=each.meaning) for each in known if each.name.startswith(incomplete)]


class _Import(click.Command):
    """Tells the formats in its help."""

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        from graphmodel.formats import readers

        with formatter.section("Formats"):
            rows = [(each.name, f"{each.meaning} ({', '.join(each.suffixes)})") for each in readers().values()]
            formatter.write_dl(rows)


@click.command("import", cls=_Import)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", required=True,
              help="The claims folder to make; one that was made so before is made anew.")  # fmt: skip
@click.option("-f", "--format", "name", metavar="FORMAT", shell_complete=_complete,
              help="The format of FILE.  [default: by its ending]")  # fmt: skip
def import_(file: Path, folder: Path, name: str | None) -> None:
    """Make a claims folder of another program's file.

    What it says of who did what to whom becomes claims. What cannot is written to import/rejected.csv
    in FOLDER, with the reason; nothing is left out in silence.
    """
    from graphmodel.formats.imported import settle
    from graphmodel.output import imports

    reader = _reader(file, name)
    imported = reader.read(file)
    settled = settle(imported)
    imports.save(folder, settled)
    for line in imports.summary(imported, settled, folder):
        click.echo(line)


def _reader(file: Path, name: str | None) -> Reader:
    from graphmodel.formats import readers

    known = readers()
    if name is not None:
        return known[click.Choice(list(known)).convert(name, None, click.get_current_context())]
    ending = file.name.lower()
    fits = [(len(suffix), each) for each in known.values() for suffix in each.suffixes if ending.endswith(suffix)]
    if not fits:
        endings = ", ".join(suffix for each in known.values() for suffix in each.suffixes)
        raise click.UsageError(f"{file.name} has none of the endings {endings}: say with --format what it is")
    return max(fits, key=lambda fit: fit[0])[1]


ALL = (import_,)
