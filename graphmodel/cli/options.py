"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from graphmodel.claims.dates import NotADate
    from graphmodel.errors import FilterError
    from graphmodel.evidence import Filters
    from graphmodel.store.base import Store

F = TypeVar("F", bound=Callable[..., Any])
Decorator = Callable[[F], F]

WITHOUT = "graphmodel.cli.without"
"""Under this word a command's context has the names of what to answer without."""
KNOWN_BY = "graphmodel.cli.known_by"
"""And under this the date by which what it answers from must have been published."""
MIN_GRADE = "graphmodel.cli.min_grade"
"""And under this the grades that it must have."""
CLASSES = ("act", "tie", "statement", "setting")
OPEN = ("unconfirmed", "prospective")


def _completing(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return a callback that completes words of one sort from the store on the command line."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
        from graphmodel.cli import completion

        return completion.items(what, ctx, incomplete)

    return complete


complete_entity = _completing("entity")
_complete_relation = _completing("relation")
complete_document = _completing("document")
_complete_kind = _completing("kind")


def _complete_file(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def not_empty(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001
    """Refuse an empty word, which is what a misspelt shell variable leaves; as a path it would mean ``.``."""
    if value == "":
        raise click.BadParameter("is empty")
    return value


store_option: Decorator[Any] = click.option(
    "-s",
    "--store",
    "address",
    envvar="GRAPHMODEL_STORE",
    show_envvar=True,
    metavar="STORE",
    callback=not_empty,
    shell_complete=_complete_file,
    help="Where the graph is: a claims folder or file, one in a git revision such as HEAD~1:claims/, a file that was "
    "loaded such as case.graph, or a Neo4j server such as neo4j://localhost.  "
    "[default: the bundled claims]",
)


def _withhold(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> None:  # noqa: ARG001
    ctx.meta[WITHOUT] = value


_without = click.option(
    "--without",
    multiple=True,
    metavar="NAME",
    expose_value=False,
    callback=_withhold,
    shell_complete=complete_document,
    help="Answer as if this document, what this publisher published, or what this speaker is credited with did not "
    "exist. May be given more than once.",
)


def _refused(error: FilterError | NotADate, option: str | None = None) -> click.BadParameter:
    """Return what is wrong with an option's value, and the hint below it."""
    hint = f"\nhint: {error.hint}" if error.hint else ""
    return click.BadParameter(f"{error}{hint}", param_hint=option)


def _know_by(ctx: click.Context, param: click.Parameter, value: str | None) -> None:  # noqa: ARG001
    if value is not None and not ctx.resilient_parsing:
        from graphmodel.claims.dates import NotADate, days

        try:
            days(value)
        except NotADate as error:
            raise _refused(error) from error
    ctx.meta[KNOWN_BY] = value


_known_by = click.option(
    "--known-by",
    metavar="DATE",
    expose_value=False,
    callback=_know_by,
    help="Answer from what had been published by then. A document without a date is left out.",
)


def _grade_at_least(ctx: click.Context, param: click.Parameter, value: str | None) -> None:  # noqa: ARG001
    least = None
    if value is not None and not ctx.resilient_parsing:
        from graphmodel.claims.grades import minimum
        from graphmodel.errors import FilterError

        try:
            least = minimum(value)
        except FilterError as error:
            raise _refused(error) from error
    ctx.meta[MIN_GRADE] = least


_min_grade = click.option(
    "--min-grade",
    metavar="GRADE",
    expose_value=False,
    callback=_grade_at_least,
    help="Answer from claims so graded or better, in documents so graded: B2, or B or 2 alone. What is not graded is "
    "left out, but not what denies these.",
)


def reading_options(command: F) -> F:
    """Add the options of every command that reads a graph: where it is, and what to leave out of it."""
    return cast("F", store_option(_without(_known_by(_min_grade(command)))))


def format_options(command: F) -> F:
    """Add --json, --jsonl and --csv, of which the last one given wins, and --excel, as ``format_``."""

    @wraps(command)
    def run(*args: Any, excel: bool, format_: str | None, **given: Any) -> Any:
        if excel and format_ not in (None, "csv"):
            raise click.UsageError(f"--excel is a kind of CSV: leave out --{format_}")
        return command(*args, format_="excel" if excel else format_, **given)

    help_ = "Write CSV as spreadsheet programs open it: with a mark for UTF-8, and with ; where decimals have a comma."
    decorated: Any = click.option("--excel", is_flag=True, help=help_)(run)
    for name, what in (("csv", "CSV"), ("jsonl", "JSON Lines, a row a line"), ("json", "JSON")):
        decorated = click.option(f"--{name}", "format_", flag_value=name, help=f"Write {what}.")(decorated)
    return cast("F", decorated)


def prose_options(command: F) -> F:
    """Add --markdown beside the options of `format_options`."""
    markdown = click.option("--markdown", "format_", flag_value="markdown", help="Write Markdown with footnotes.")
    return format_options(markdown(command))


quoting_option: Decorator[Any] = click.option(
    "--documents",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Print the passages behind it from your copies of the documents in this folder.",
)
"""Unlike where a command is about copies, the environment does not stand for it: answers would grow unasked."""


_FILTERS = (
    click.option("--relation", "relations", multiple=True, metavar="RELATION", shell_complete=_complete_relation,
                 help="Only this relation. *"),
    click.option("--class", "classes", multiple=True, type=click.Choice(CLASSES),
                 help="Only relations of this class: acts, ties (family, posts, money), statements, settings. *"),
    click.option("--kind", "kinds", multiple=True, metavar="KIND", shell_complete=_complete_kind,
                 help="Lead only through entities of this kind. *"),
    click.option("--document", "documents", multiple=True, metavar="ID", shell_complete=complete_document,
                 help="Only what this document says. *"),
    click.option("--speaker", "speakers", multiple=True, metavar="ENTITY", shell_complete=complete_entity,
                 help="Only what documents credit this speaker with. *"),
    click.option("--since", metavar="DATE", help="Only what is dated on or after it: 2021, 2021-07 or 2021-07-14."),
    click.option("--until", metavar="DATE", help="Only what is dated on or before it."),
    click.option("--at", metavar="DATE", help="Only what is dated to it, by itself or by its event."),
    click.option("--min-origins", type=click.IntRange(min=1), metavar="N",
                 help="Only relationships that entered print at N origins, none made from another."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(OPEN),
                 help="Lead also over what is alleged or expected; over what is only denied no path leads. *"),
    click.option("--avoid", "avoid", multiple=True, metavar="ENTITY", shell_complete=complete_entity,
                 help="Lead around this entity, such as a country that joins everybody to everybody. *"),
)  # fmt: skip


def filter_options(command: F) -> F:
    """Add the options that narrow the graph."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def build_filters(store: Store, ends: Sequence[str], given: dict[str, Any]) -> Filters:
    """Return the filters that were asked for, with their names resolved.

    Raises:
        click.UsageError: a date is no date, or the dates do not go together.
        NameNotFound: a relation, kind, document or entity is not known.
        AmbiguousName: an entity's name is that of several.

    """
    from graphmodel.errors import FilterError
    from graphmodel.store.narrowing import narrowed

    try:
        return narrowed(store, *ends, **given)
    except FilterError as error:
        raise _refused(error, f"--{error.option}") from error
