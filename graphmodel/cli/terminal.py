"""How commands reach stores and write what they have to say."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from graphmodel.cli.options import KNOWN_BY, MIN_GRADE, WITHOUT

if TYPE_CHECKING:
    from graphmodel.errors import Fault
    from graphmodel.output.phrases import Block, Describe
    from graphmodel.output.quoting import Quotations
    from graphmodel.store.base import Store


PROSE = (None, "markdown")
"""The formats for people: text, and Markdown."""
WITHHELD = "graphmodel.cli.withheld"
"""Under this word a command's context has what it answers without, in words."""
_WIDTH = 120
"""How wide a table is where there is no terminal to ask."""
_NOTES = 3
"""So many assumptions are told above an answer."""
_FILES = 3
"""So many files are named that are laid out alike."""
_TELL_AFTER = 10.0
"""Seconds between lines about work where there is no terminal."""
_SPEAK_OF = 0.5
"""Seconds of work from which a rate means something."""


def was_typed(parameter: str) -> bool:
    """Return whether a parameter of the running command stands on its command line."""
    return click.get_current_context().get_parameter_source(parameter) is ParameterSource.COMMANDLINE


def is_narrowed() -> bool:
    """Return whether the running command is to answer as if something that is in the store were not."""
    meta = click.get_current_context().meta
    return any(map(meta.get, (WITHOUT, KNOWN_BY, MIN_GRADE)))


def narrowing_in_words() -> Iterator[str]:
    """Yield what is left out of what the running command answers from, without naming it: for what is handed on."""
    without, known_by, least = map(click.get_current_context().meta.get, (WITHOUT, KNOWN_BY, MIN_GRADE))
    if without:
        yield "Without some documents, publishers or speakers, which whoever wrote this left out."
    if known_by:
        yield f"As published by {known_by}."
    if least:
        yield f"Only what is graded {least} or better, and what denies that."


def opened(address: str | None) -> Store:
    """Return the store at an address, open until the command ends."""
    from graphmodel.store import open_store

    store = open_store(address, ask_password if sys.stdin.isatty() else None, tell_assumptions)
    ctx = click.get_current_context()
    ctx.call_on_close(store.close)
    tell_notes(store)
    if not is_narrowed():
        return store
    from graphmodel.store.withholding import withheld

    store, ctx.meta[WITHHELD] = withheld(store, ctx.meta[WITHOUT], ctx.meta[KNOWN_BY], ctx.meta[MIN_GRADE])
    if not any("--json" in parameter.opts for parameter in ctx.command.params):  # others say it above the answer
        tell_left_out()
    return store


def tell_notes(store: Store) -> None:
    """Say on stderr what every answer from a store rests on."""
    from graphmodel.store import Mendable

    if isinstance(store, Mendable):
        for words in store.notes:
            click.echo(f"note: {words}", err=True)


def tell_assumptions(warnings: Iterable[Fault]) -> None:
    """Say how claims were read where they may be read otherwise too: every answer rests on it.

    What changes the most comes first, and of each sort one before a second of any; how the cells of tables are
    separated is one line for all of them.
    """
    from graphmodel.errors import ASSUMPTIONS

    alike: dict[str, list[Fault]] = {kind: [] for kind in ASSUMPTIONS}
    for warning in warnings:
        if warning.assumption is not None:
            alike[warning.assumption].append(warning)
    layouts = alike.pop("layout")
    notes = [(1, f"{w.place}: {w.message}") for group in zip_longest(*alike.values()) for w in group if w]
    if layouts:
        notes.append((len(layouts), _in_one_line(layouts)))
    for _, note in notes[:_NOTES]:
        click.echo(f"note: {note}", err=True)
    if more := sum(number for number, _ in notes[_NOTES:]):
        click.echo(f"note: and {more:,} more; graphmodel check lists them all", err=True)


def _in_one_line(layouts: Sequence[Fault]) -> str:
    """Return how the cells of tables are separated and encoded, with the files."""
    if len(layouts) == 1:
        (one,) = layouts
        return f"{one.place}: {one.message}"
    files: dict[str, list[str]] = {}
    for layout in layouts:
        files.setdefault(layout.message, []).append(layout.file)
    return "; ".join(f"{message}: {_first(named)}" for message, named in files.items())


def _first(files: Sequence[str]) -> str:
    more = f" and {len(files) - _FILES:,} more" if len(files) > _FILES else ""
    return ", ".join(files[:_FILES]) + more


def ask_password() -> str:
    """Ask for a password without showing it."""
    return str(click.prompt("Password", hide_input=True, err=True))


def print_lines(lines: Iterable[str]) -> None:
    """Print an answer for people."""
    click.echo("\n".join(lines))


def print_prose(format_: str | None, blocks: Iterable[Block], describe: Describe) -> None:
    """Print an answer for people as text, or as Markdown, with what it was given without."""
    from graphmodel.output import phrases

    markdown = format_ == "markdown"
    blocks = _with_notes(blocks, left_out())
    # A file is read in programs that break lines themselves.
    room = width() if sys.stdout.isatty() or "COLUMNS" in os.environ else None
    print_lines(phrases.as_markdown(blocks, describe) if markdown else phrases.as_text(blocks, describe, room))


def left_out() -> Sequence[str]:
    """Return what the running command answers without, in words."""
    withheld: Sequence[str] = click.get_current_context().meta.get(WITHHELD, ())
    return withheld


def tell_left_out() -> None:
    """Say on stderr what the running command answers without: beside what has no place for it."""
    for words in left_out():
        click.echo(f"note: {words}", err=True)


def _with_notes(blocks: Iterable[Block], notes: Iterable[str]) -> Iterator[Block]:
    """Yield an answer with what it was given without below its title."""
    from graphmodel.output.phrases import Block

    for number, block in enumerate(blocks):
        yield block
        if number == 0:
            yield from (Block("note", [words]) for words in notes)


def quotations(store: Store, documents: Collection[str], folder: Path | None) -> Quotations | None:
    """Return the passages behind claims in a folder's copies, where there is one; what hinders is told on stderr."""
    if folder is None:
        return None
    from graphmodel.output.quoting import Quotations

    quoted = Quotations(store, documents, folder)
    for document, note in quoted.notes.items():
        click.echo(f"note: {document}: {note}", err=True)
    for document, hint in quoted.hints.items():
        click.echo(f"hint: {document}: {hint}", err=True)
    return quoted


def width() -> int:
    """Return how many letters fit on a line of the terminal."""
    return shutil.get_terminal_size((_WIDTH, 0)).columns


def print_data(format_: str, whole: object, rows_: Iterable[Any], table: Iterable[Any], columns: Iterable[str]) -> None:
    """Print an answer for a program: ``whole`` as JSON, its rows as JSON Lines, or a table of them as CSV.

    What it was given without is in ``whole``; beside rows, which have no place for it, it stands on stderr.
    """
    from graphmodel.output import rows

    if format_ != "json":
        tell_left_out()
    if format_ == "excel":
        write(None, rows.as_excel(table, columns, decimal_point()))
        return

    if format_ == "json":
        data = rows.as_json(whole)
    elif format_ == "jsonl":
        data = rows.as_jsonl(rows_)
    else:
        data = rows.as_csv(table, columns)
    write(None, f"{data}\n" if data else "")


def decimal_point() -> str:
    """Return what stands before decimals where the user lives; a point where the system does not know."""
    import locale

    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        return str(locale.localeconv()["decimal_point"])
    except locale.Error:
        return "."
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)


def write(output: str | None, data: str | bytes) -> None:
    """Write a file whole or not at all; without one write to stdout, in UTF-8 whatever the terminal's letters are."""
    if output is None or output == "-":
        click.echo(data.encode() if isinstance(data, str) else data, nl=False)
        return
    from graphmodel import files

    files.write(Path(output), data)
    click.echo(f"wrote {output}", err=True)


def progress() -> Callable[[str, int, int], None]:
    """Return what shows on a terminal how far work is, with its rate and the time left.

    A stage's time runs from its first call, which says how much is done before anything is. Where there is no terminal
    each stage that takes a while is told by lines, a new one at most every ten seconds.
    """
    begun: dict[str, tuple[float, int]] = {}
    is_terminal = sys.stderr.isatty()
    told = time.monotonic()

    def show(what: str, done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        start, before = begun.setdefault(what, (now, done))
        seconds = now - start
        timed = ""
        if seconds >= _SPEAK_OF and done > before:
            rate = (done - before) / seconds
            timed = f", {rate:,.0f}/s" if rate >= 1 else f", {1 / rate:,.0f} s each"
            if done < total:
                timed += f", {(total - done) / rate:,.0f} s left"
        if total and is_terminal:
            click.echo(f"\r\x1b[K{what}: {done:,} of {total:,}{timed}", err=True, nl=done >= total)
        elif total and now - told >= _TELL_AFTER:
            click.echo(f"{what}: {done:,} of {total:,}{timed}", err=True)
            told = now

    return show
