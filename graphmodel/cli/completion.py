"""What Tab offers: names, relations, documents and kinds from the store on the command line."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class

from graphmodel.errors import GraphmodelError

if TYPE_CHECKING:
    from graphmodel.store.base import Store

_SPECIAL_IN_SHELL = re.compile(r"([^\w@%+=:,./-])")


def items(what: str, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Return the words of one sort that begin with ``incomplete``, each with a word on what it is."""
    from graphmodel.store import open_store

    try:
        words = _WORDS[what](open_store(ctx.params.get("address")))
    except (GraphmodelError, OSError):  # the command itself will say what is wrong
        return []
    start = incomplete.casefold()
    return [CompletionItem(w, help=h) for w, h in sorted(words.items()) if w.casefold().startswith(start)]


_WORDS: Mapping[str, Callable[[Store], dict[str, str]]] = {
    "entity": lambda store: {name: e.kind for e in store.claims().entities.values() for name in e.names},
    "relation": lambda store: {name: relation.meaning for name, relation in store.vocabulary.relations.items()},
    "document": lambda store: {id_: document.label for id_, document in store.documents().items()},
    "kind": lambda store: {name: kind.meaning for name, kind in store.vocabulary.kinds.items()},
}


class _Bash(BashComplete):
    """Escapes names of more than one word, which click's class leaves to break into several arguments."""

    def format_completion(self, item: CompletionItem) -> str:
        words = os.environ.get("COMP_WORDS", "").split("\n")
        place = int(os.environ.get("COMP_CWORD", "0"))
        if item.type == "plain" and not (place < len(words) and words[place].startswith(("'", '"'))):
            escaped = _SPECIAL_IN_SHELL.sub(r"\\\1", item.value)
            return f"{item.type},{escaped}".replace("\\", "\\\\")  # the script reads without -r
        return super().format_completion(item)


def register() -> None:
    """Make click use what is better here than its own."""
    add_completion_class(_Bash)
