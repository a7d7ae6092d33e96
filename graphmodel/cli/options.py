"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from graphmodel.filters import Filters
    from graphmodel.store.base import Store

F = TypeVar("F", bound=Callable[..., Any])
Decorator = Callable[[F], F]

STATUSES = ("asserted", "contested", "denied", "unconfirmed", "prospective")


def complete_entity(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Complete an entity's name or alias from the store on the command line."""
    entities = _opened(ctx).claims().entities.values()
    names = {name: entity.kind for entity in entities for name in entity.names}
    return _starting(names, incomplete)


def complete_relation(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Complete a relation from the store's vocabulary."""
    relations = _opened(ctx).vocabulary.relations
    return _starting({name: relation.meaning for name, relation in relations.items()}, incomplete)


def complete_document(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Complete a document's id from the store."""
    return _starting({id_: d.title for id_, d in _opened(ctx).documents().items()}, incomplete)


def complete_kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Complete a kind of entity from the store's vocabulary."""
    return _starting({name: kind.meaning for name, kind in _opened(ctx).vocabulary.kinds.items()}, incomplete)


def _opened(ctx: click.Context) -> Store:
    from graphmodel.store import open_store

    return open_store(ctx.params.get("store"))


def _starting(words: dict[str, str], incomplete: str) -> list[CompletionItem]:
    start = incomplete.casefold()
    return [CompletionItem(w, help=h) for w, h in sorted(words.items()) if w.casefold().startswith(start)]


store_option: Decorator[Any] = click.option(
    "-s",
    "--store",
    envvar="GRAPHMODEL_STORE",
    metavar="STORE",
    help="Where the graph is: a claims folder or file. Default: the bundled claims. [env: GRAPHMODEL_STORE]",
)


def format_options(command: F) -> F:
    """Add --json, --jsonl and --csv, of which the last one given wins, as ``format_``."""
    for name, what in (("csv", "CSV"), ("jsonl", "JSON Lines, a row a line"), ("json", "JSON")):
        command = click.option(f"--{name}", "format_", flag_value=name, help=f"Write {what}.")(command)
    return command


_FILTERS = (
    click.option("--relation", "relations", multiple=True, metavar="RELATION", shell_complete=complete_relation,
                 help="Only this relation. May be given more than once, as may all options marked *. *"),
    click.option("--kind", "kinds", multiple=True, metavar="KIND", shell_complete=complete_kind,
                 help="Lead only through entities of this kind. *"),
    click.option("--document", "documents", multiple=True, metavar="ID", shell_complete=complete_document,
                 help="Only what this document says. *"),
    click.option("--speaker", "speakers", multiple=True, metavar="ENTITY", shell_complete=complete_entity,
                 help="Only what this speaker is credited with. *"),
    click.option("--since", metavar="DATE", help="Only what is dated on or after it: 2021, 2021-07, 2021-07-14."),
    click.option("--until", metavar="DATE", help="Only what is dated on or before it."),
    click.option("--at", metavar="DATE", help="Only what is dated to it. Undated claims fit no date."),
    click.option("--min-origins", type=click.IntRange(min=1), metavar="N",
                 help="Only relationships with N independent origins."),
    click.option("--stance", "stances", multiple=True, type=click.Choice(STATUSES),
                 help="Only relationships of this status. Default: asserted and contested. *"),
    click.option("--avoid", "avoid", multiple=True, metavar="ENTITY", shell_complete=complete_entity,
                 help="Lead around this entity, such as a country that joins everybody to everybody. *"),
)  # fmt: skip


def filter_options(command: F) -> F:
    """Add the options that narrow the graph."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def build_filters(store: Store, given: dict[str, Any]) -> Filters:
    """Return the filters that were asked for, with their names resolved.

    Raises:
        click.UsageError: a date is no date, or ``--at`` stands beside ``--since`` or ``--until``.
        NameNotFound: a relation, kind, document or entity is not known.
        AmbiguousName: an entity's name is that of several.

    """
    from graphmodel import filters
    from graphmodel.claims.dates import days

    for option in ("since", "until", "at"):
        if given[option] is not None:
            try:
                days(given[option])
            except ValueError as error:
                raise click.BadParameter(str(error), param_hint=f"--{option}") from error
    if given["at"] is not None and (given["since"] is not None or given["until"] is not None):
        raise click.UsageError("--at stands alone: leave out --since and --until")
    words = filters.Words(store.vocabulary, store.documents())
    return filters.Filters(
        relations=frozenset(map(words.relation, given["relations"])),
        kinds=frozenset(map(words.kind, given["kinds"])),
        documents=frozenset(map(words.document, given["documents"])),
        speakers=frozenset(map(store.resolve, given["speakers"])),
        avoid=frozenset(map(store.resolve, given["avoid"])),
        since=given["at"] or given["since"],
        until=given["at"] or given["until"],
        min_origins=given["min_origins"] or 0,
        statuses=frozenset(given["stances"]) or filters.WALKED,
    )
