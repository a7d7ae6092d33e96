"""Make the README's pictures from the bundled claims: the page, and the Neo4j Browser.

``python -m tools.picture`` in a checkout writes docs/network.png and docs/browser.png; it needs Chromium and
playwright, for the second Java and Maven too.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser

from graphmodel import bundled
from graphmodel.favourites import archive
from graphmodel.graph import Graph
from graphmodel.questions import questions
from graphmodel.store import load_into, open_store
from graphmodel.view import Settings, render
from tests.support.browser import launched
from tests.support.neobrowser import NeoBrowser
from tools.neo4j.server import Server

ROOT = Path(__file__).resolve().parent.parent
SIZE = {"width": 1280, "height": 800}
CENTRE = "election-belarus-2020"
EDGE = ("alexander-lukashenko", "WON", CENTRE)
FAVOURITE = "betweenness-drawing"


def network(browser: Browser, file: Path) -> None:
    """Open the page on a neighbourhood, select an edge in it, and keep what is seen."""
    graph = Graph.load()
    if EDGE not in graph.relationships:
        sys.exit(f"the bundled claims have no relationship {EDGE}: choose another")
    state = urlencode([("focus", CENTRE), ("hops", 1), *(("edge", word) for word in EDGE)])
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "network.html")
        made.write_text(
            render(graph, Settings(title="123 prisoners freed: who says what", theme="light")),
            encoding="utf-8",
            newline="\n",
        )
        page = browser.new_page(viewport=SIZE)
        page.goto(f"{made.as_uri()}#{state}")
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(1000)  # until the view has come to rest
        page.screenshot(path=file)


def neo4j_browser(browser: Browser, file: Path) -> None:
    """Drop style sheet and favourites on the Neo4j Browser, run one, and keep what is seen."""
    with Server() as server:
        load_into(server.uri, open_store().claims())
        page = browser.new_page(viewport=SIZE)
        desk = NeoBrowser(page, server)
        desk.drop("style.grass", (bundled.folder("cypher") / "style.grass").read_bytes())
        desk.drop("favourites.zip", archive(questions().values()))
        desk.groups()
        desk.only_what_is_returned()
        desk.run(questions()[FAVOURITE].title)
        page.wait_for_timeout(4000)  # until the drawing has come to rest
        page.screenshot(path=file)


def main() -> None:
    """Make both pictures."""
    with launched() as browser:
        for make, name in ((network, "network.png"), (neo4j_browser, "browser.png")):
            make(browser, ROOT / "docs" / name)
            print(f"wrote docs/{name}")  # noqa: T201


if __name__ == "__main__":
    main()
