"""Make the README's picture: the page of the bundled claims, with the evidence of an edge open.

``python tools/picture.py [FILE]`` from a checkout writes docs/network.png; it needs Chromium and playwright.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graphmodel.graph import Graph
from graphmodel.view import Settings, render
from tests.browser import launched

DEFAULT = Path(__file__).resolve().parent.parent / "docs" / "network.png"
CENTRE = "election-belarus-2020"
EDGE = ("alexander-lukashenko", "WON", CENTRE)


def main(file: Path) -> None:
    """Open the page on a neighbourhood, select an edge in it, and keep what is seen."""
    graph = Graph.load()
    if EDGE not in graph.relationships:
        sys.exit(f"the bundled claims have no relationship {EDGE}: choose another")
    state = urlencode([("focus", CENTRE), ("hops", 1), *(("edge", word) for word in EDGE)])
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        made = Path(folder, "network.html")
        made.write_text(
            render(graph, Settings(title="123 prisoners freed: who says what", theme="light")),
            encoding="utf-8",
            newline="\n",
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{made.as_uri()}#{state}")
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(1000)  # until the view has come to rest
        file.parent.mkdir(exist_ok=True)
        page.screenshot(path=file)
    print(f"wrote {file}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
