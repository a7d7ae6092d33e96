"""The group of all commands, and what becomes of errors."""

from __future__ import annotations

import codecs
import os
import sys
from collections import Counter
from typing import Any

import click

from graphmodel.cli import (
    annotating,
    asking,
    authoring,
    checking,
    commands,
    comparing,
    cypher,
    documents,
    examining,
    exporting,
    importing,
    loading,
    viewing,
    words,
)
from graphmodel.cli.terminal import WITHHELD
from graphmodel.errors import GraphmodelError, InputError, NameNotFound

_PLAIN = {"─": "-", "→": ">", "–": "-", "…": "...", "“": '"', "”": '"'}
_INTERRUPTED = 130


_OFTEN = 20
"""A fault that stands so often is a pattern: the most frequent ones, at most so many, are counted at the end."""


class _Failure(click.ClickException):
    """A `GraphmodelError` as click shows it: on stderr, with its hint, and exit status 1."""

    def __init__(self, error: GraphmodelError) -> None:
        super().__init__(str(error))
        self.error = error

    def show(self, file: Any = None) -> None:
        error = self.error
        hint = error.hint
        if isinstance(error, InputError):
            files = len({fault.file for fault in error.faults})
            faults = len(error.faults)
            told = sorted((*error.faults, *error.warnings), key=lambda fault: fault.order)
            count = f"{faults:,} fault{'s' * (faults != 1)} in {files:,} file{'s' * (files != 1)}"
            message = "\n".join((*map(str, told), "", f"Error: {count}"))
            often = Counter(fault.message for fault in error.faults).most_common(_OFTEN)
            if often[0][1] >= _OFTEN:
                listed = "\n".join(f"{times:>6,} × {what}" for what, times in often if times > 1)
                message += f", most often:\n{listed}"
        else:
            message = f"Error: {error}"
        if isinstance(error, NameNotFound) and hint is None:
            hint = (
                "graphmodel query lists the questions"
                if error.what == "question"
                else "nothing here is spelled like it; try another spelling, or other claims with --store"
            )
        click.echo(message, err=True, file=file)
        if hint:
            click.echo(f"hint: {hint}", err=True, file=file)


class _Group(click.Group):
    """Turns graphmodel's errors into click's, and keeps the order in which the commands are listed."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GraphmodelError as error:
            for note in ctx.meta.get(WITHHELD, ()):  # what is not found may be among what was left out
                click.echo(f"note: {note}", err=True)
            raise _Failure(error) from error
        except KeyboardInterrupt:
            click.echo("Interrupted", err=True)
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:  # whoever reads has read enough
            _discard_output()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="graphmodel")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Ask who is connected to whom, how, and who says so.

    A graph is derived from claims: a folder of documents, entities and claims. Without --store the
    bundled claims answer: five news documents on Belarus freeing 123 prisoners.

    Exit status: 0 answered, 1 wrong input or no such name, 2 wrong usage.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


_MODULES = (
    checking, commands, exporting, examining, comparing, words, asking, viewing, cypher, authoring, annotating,
    documents, importing, loading,
)  # fmt: skip

for _command in (command for module in _MODULES for command in module.ALL):
    cli.add_command(_command)


def main() -> None:
    """Run the command line."""
    codecs.register_error("graphmodel", _in_plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="graphmodel")
    if "_GRAPHMODEL_COMPLETE" in os.environ:
        from graphmodel.cli import completion

        completion.register()
    try:
        cli(prog_name="graphmodel")
    except OSError as error:
        where = f"{error.filename}: " if error.filename else "cannot write the answer: "
        click.echo(f"Error: {where}{error.strerror or error}", err=True)
        _discard_output()
        sys.exit(1)


def _discard_output() -> None:
    """Send what is left in the buffer of stdout nowhere, so that it does not fail once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _in_plain_letters(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for characters that a terminal cannot show, so that they do not end the answer."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unshown = error.object[error.start : error.end]
    return "".join(_PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode() for c in unshown), error.end
