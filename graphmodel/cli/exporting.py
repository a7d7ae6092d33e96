"""The command that writes a graph for other programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from graphmodel.cli.options import reading_options
from graphmodel.cli.terminal import opened

if TYPE_CHECKING:
    from graphmodel.claims.claimset import ClaimSet
    from graphmodel.formats import FolderFormat, Format

_DEFAULT = "json"


def _named(ctx: click.Context, param: click.Parameter, name: str | None) -> Format | FolderFormat | None:
    """Return a format by its name; all are imported only when one is wanted."""
    from graphmodel.formats import formats

    return None if name is None else formats()[click.Choice(list(formats())).convert(name, param, ctx)]


def _by_ending(output: str | None) -> Format | FolderFormat:
    """Return the format of a file that is called so."""
    from graphmodel.formats import Format, formats

    path = Path(output or "")
    known = [each for each in formats().values() if isinstance(each, Format)]
    fits = [each for each in known if path.name.lower().endswith(each.suffix)]
    if path.suffix and not fits:
        ending = path.suffix.lower()
        raise click.UsageError(f"no format is known by the ending {ending}: say with --format what to write")
    return max(fits, key=lambda each: len(each.suffix), default=formats()[_DEFAULT])


def _dynamic(format_: Format | FolderFormat) -> Format:
    """Return a format as it is written with times."""
    from graphmodel.formats import Format, formats

    if isinstance(format_, Format) and format_.write_dynamic:
        return format_._replace(write=format_.write_dynamic)
    can = ", ".join(name for name, each in formats().items() if isinstance(each, Format) and each.write_dynamic)
    raise click.UsageError(f"--dynamic is for {can}, not for {format_.name}")


def _complete(_: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from graphmodel.formats import formats

    known = formats().values()
    return [CompletionItem(each.name, help=each.meaning) for each in known if each.name.startswith(incomplete)]


class _Export(click.Command):
    """Tells the formats in its help."""

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        from graphmodel.formats import formats

        with formatter.section("Formats"):
            formatter.write_dl([(each.name, each.meaning) for each in formats().values()])


@click.command(cls=_Export)
@click.option("-f", "--format", "named", metavar="FORMAT", callback=_named, shell_complete=_complete,
              help=f"The format to write.  [default: by the ending of PATH, else {_DEFAULT}]")  # fmt: skip
@click.option("-o", "--output", type=click.Path(), metavar="PATH",
              help="Write here, all of it or nothing: a file, or a new folder for what is several files."
              "  [default: stdout]")  # fmt: skip
@click.option("--dynamic", is_flag=True,
              help="With gexf: the days on which each edge is said to hold, for Gephi's time line.")  # fmt: skip
@reading_options
def export(named: Format | FolderFormat | None, output: str | None, address: str | None, *, dynamic: bool) -> None:
    """Write the whole graph for other programs."""
    from graphmodel.formats import Format

    format_ = named or _by_ending(output)
    if dynamic:
        format_ = _dynamic(format_)
    if output and isinstance(format_, Format) and Path(output).is_dir():
        raise click.BadParameter(f"{output} is a folder, and {format_.name} is one file", param_hint="--output")
    if output is not None and output != "-":
        notes = _save(format_, opened(address).claims(), Path(output))
        click.echo(f"wrote {output}", err=True)
    elif isinstance(format_, Format):
        notes = format_.write(opened(address).claims(), sys.stdout.buffer)
    else:
        raise click.UsageError(f"{format_.name} is several files: name a new folder for them with --output")
    for note in notes:
        click.echo(note, err=True)


def _save(format_: Format | FolderFormat, claims: ClaimSet, path: Path) -> Sequence[str]:
    from graphmodel import files
    from graphmodel.formats import Format

    if isinstance(format_, Format):
        with files.writing(path) as file:
            return format_.write(claims, file)
    with files.filling(path) as folder:
        return format_.write(claims, folder)


ALL = (export,)
