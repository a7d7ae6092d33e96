"""The group of all commands, and what becomes of errors."""

from __future__ import annotations

import sys
from typing import Any

import click

from graphmodel.cli import commands
from graphmodel.errors import GraphmodelError, InputError


class _Failure(click.ClickException):
    """A `GraphmodelError` as click shows it: on stderr, with its hint, and exit status 1."""

    def __init__(self, error: GraphmodelError) -> None:
        super().__init__(str(error))
        self.error = error

    def show(self, file: Any = None) -> None:
        error = self.error
        if isinstance(error, InputError):
            click.echo(str(error), err=True, file=file)
            files = len({fault.file for fault in error.faults})
            number = len(error.faults)
            click.echo(
                f"\nError: {number:,} fault{'s' * (number != 1)} in {files} file{'s' * (files != 1)}",
                err=True,
                file=file,
            )
        else:
            click.echo(f"Error: {error}", err=True, file=file)
            if error.hint:
                click.echo(f"hint: {error.hint}", err=True, file=file)


class _Group(click.Group):
    """Turns graphmodel's errors into click's, and keeps the order in which the commands are listed."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GraphmodelError as error:
            raise _Failure(error) from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="graphmodel")
def cli() -> None:
    """Ask who is connected to whom, how, and who says so.

    A graph is derived from claims: a folder of documents, entities and claims. Without --store the
    bundled claims answer: five news documents on Belarus freeing 123 prisoners.

    Exit status: 0 answered, 1 wrong input or no such name, 2 wrong usage.
    """


for _command in commands.ALL:
    cli.add_command(_command)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a letter must not end the answer
            stream.reconfigure(errors="backslashreplace")
    cli()
