"""The command that writes to a store."""

from __future__ import annotations

import sys

import click

from graphmodel.cli.options import not_empty
from graphmodel.cli.terminal import ask_password, progress, tell_assumptions


@click.command()
@click.argument("claims", required=False, type=click.Path(), callback=not_empty)
@click.option("-t", "--to", "address", envvar="NEO4J_URI", show_envvar=True, required=True, metavar="STORE",
              help="Where to: the address of a Neo4j server, such as neo4j://localhost.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Afterwards remove what graphmodel wrote and CLAIMS do not say.")
@click.option("--rebuild", is_flag=True, help="Compare everything there, and mend what others changed of it.")
def load(claims: str | None, address: str, replace: bool, rebuild: bool) -> None:
    """Write claims to a Neo4j server: add, update, or replace.

    CLAIMS is a folder or a file, by default the bundled claims. The user, password and database come
    from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE. Stopped half-way, run it again: it goes
    on. What graphmodel did not write is never touched. Whatever somebody else changed of what
    graphmodel wrote, --rebuild and --replace mend; check --store finds it.
    """
    from graphmodel.output import text
    from graphmodel.store import load_into, open_store

    store = open_store(claims, warn=tell_assumptions)
    ask = ask_password if sys.stdin.isatty() else None
    told = progress()
    loaded = load_into(address, store.claims(), replace=replace, rebuild=rebuild, progress=told, ask_password=ask)
    click.echo(text.loaded(loaded))


ALL = (load,)
