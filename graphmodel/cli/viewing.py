"""The command that writes the page to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphmodel.cli.options import complete_entity, not_empty, reading_options
from graphmodel.cli.terminal import is_narrowed, narrowing_in_words, opened, progress, was_typed, write

if TYPE_CHECKING:
    from graphmodel.view.settings import Theme


def _text(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse a word that no file can hold: bytes that are not letters in the terminal's encoding."""
    try:
        (value or "").encode()
    except UnicodeEncodeError as error:
        raise click.BadParameter("is not text in the encoding of this terminal") from error
    return not_empty(ctx, param, value)


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    default="network.html",
    show_default=True,
    metavar="FILE",
    help="Where to write the page, the whole file or nothing.",
)
@click.option(
    "--focus", metavar="ENTITY", shell_complete=complete_entity, help="Open on the neighbourhood of this entity."
)
@click.option(
    "--hops",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="With --focus: how far the neighbourhood reaches.",
)
@click.option(
    "--path",
    "ends",
    nargs=2,
    metavar="A B",
    shell_complete=complete_entity,
    help="Open with the question how A is connected to B.",
)
@click.option(
    "--only",
    is_flag=True,
    help="With --focus or --path: write nothing else into the file, so that it can be handed on. By default the page "
    "holds all claims, whatever it opens on, and all entities, even those of whom --without leaves nothing.",
)
@click.option(
    "--story",
    "story_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What the page tells step by step: a list of sentences with a view each (text:, view:) in YAML, or a page "
    "that was saved with one.",
)
@click.option("--title", metavar="TEXT", callback=_text, help="What the page is called.  [default: Network of claims]")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=2000,
    show_default=True,
    metavar="N",
    help="Of a graph with more entities draw a part first, and open on search.",
)
@click.option(
    "--theme",
    type=click.Choice(["light", "dark", "auto"]),
    default="auto",
    show_default=True,
    help="Colours; auto follows the reader's system.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@reading_options  # fmt: skip
def view(
    output: str,
    focus: str | None,
    hops: int,
    ends: tuple[str, str] | None,
    only: bool,
    story_file: Path | None,
    title: str | None,
    limit: int,
    theme: Theme,
    show: bool,
    address: str | None,
) -> None:
    """Write the graph as one HTML page to look at.

    The page fetches nothing: it works offline, from a disk or a memory stick, and can be sent as it
    is. Every edge in it opens the claims that it is made of. It holds all claims of all entities,
    also where it opens on a few of them, unless --only leaves out the others.
    """
    from graphmodel.graph import Graph
    from graphmodel.view import Settings, render
    from graphmodel.view.story import read_story, steps_of

    if was_typed("hops") and focus is None:
        raise click.UsageError("--hops goes with --focus")
    if focus is not None and ends:
        raise click.UsageError("give either --focus or --path, not both")
    if only and focus is None and not ends and not is_narrowed():
        raise click.UsageError("--only goes with --focus, --path, --without, --known-by or --min-grade")
    if show and output == "-":
        raise click.UsageError("--open needs a file: leave out -o -")
    told = read_story(story_file) if story_file else None
    store = opened(address)
    settings = Settings(
        title=title or Settings().title,
        theme=theme,
        focus=None if focus is None else store.resolve(focus),
        hops=hops,
        path=(store.resolve(ends[0]), store.resolve(ends[1])) if ends else None,
        notes=tuple(narrowing_in_words()),
        limit=limit,
    )
    graph = Graph(store.claims())
    if only:
        from graphmodel.output import excerpts
        from graphmodel.view.excerpt import excerpt_of

        whole, graph = graph, excerpt_of(graph, settings)
        settings = settings._replace(notes=(*settings.notes, excerpts.ON_THE_PAGE), only=True)
        for words in excerpts.in_words(whole, graph):
            click.echo(f"note: {words}", err=True)
    if told is not None:
        settings = settings._replace(story=steps_of(told, graph))
    write(output, render(graph, settings, progress()))
    if show:
        import webbrowser

        if not webbrowser.open(Path(output).resolve().as_uri()):
            click.echo("hint: no browser could be started here; open the file in one yourself", err=True)


ALL = (view,)
