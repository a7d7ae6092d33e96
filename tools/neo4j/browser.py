"""The Neo4j Browser of a server, in a headless Chromium: connect, drop files, run favourites, take pictures.

``python tools/neo4j/browser.py PICTURE.png`` starts a server with the bundled claims and makes the README's picture.
"""

from __future__ import annotations

import argparse
import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from server import CannotRun, Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHOWN = "Drawn: who brokered between two sides"
_DROP = """([name, content]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([bytes], name))
  const target = document.querySelector('[data-testid=navigationFavorites]')
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer}))
  }
}"""


class NeoBrowser:
    """The Browser of a server that asks nobody who they are, connected, with its favourites in sight."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        here = f"127.0.0.1:{server.http}"
        # Only the server itself: the Browser would fetch a web font.
        page.route("**/*", lambda route: route.continue_() if here in route.request.url else route.abort())
        page.goto(server.browser)
        page.get_by_test_id("authenticationMethod").select_option(label="No authentication")
        page.get_by_test_id("boltaddress").fill(f"127.0.0.1:{server.bolt}")
        page.get_by_test_id("connect").click()
        page.get_by_role("heading", name="Connected to Neo4j").wait_for()
        page.get_by_test_id("navigationFavorites").click()

    def drop(self, name: str, content: bytes) -> None:
        """Drop a file on the favourites."""
        self.page.evaluate(_DROP, [name, base64.b64encode(content).decode()])

    def groups(self) -> list[str]:
        """Open every group of favourites that was dropped, and return their names."""
        marks = self.page.locator("[data-testid^=navicon-]")
        marks.first.wait_for(state="attached")
        names = [str(mark.get_attribute("data-testid")).removeprefix("navicon-") for mark in marks.all()]
        for name in names:
            self.page.get_by_test_id(f"expandFolder-{name}").click()
        return names

    def favourites(self) -> list[str]:
        """Return the titles of all favourites in open groups."""
        titles = self.page.get_by_test_id("savedScriptListItem")
        titles.first.wait_for()
        return [title.inner_text().strip() for title in titles.all()]

    def only_what_is_returned(self) -> None:
        """Draw only the relationships that a statement returns, not all there are between its nodes."""
        self.page.get_by_test_id("activeEditor").click()
        self.page.keyboard.insert_text(":config autoComplete: false")
        self.page.keyboard.press("Control+Enter")

    def run(self, title: str) -> Locator:
        """Run a favourite with one click, and return the frame with what came of it."""
        frames = self.page.get_by_test_id("frame")
        frames.first.evaluate("frame => { frame.dataset.seen = '' }")
        items = self.page.get_by_test_id("savedScriptListItem")
        item = items.filter(has=self.page.get_by_test_id(f"scriptTitle-{title}"))
        item.scroll_into_view_if_needed()
        item.hover()
        item.get_by_test_id("savedScriptsButton-Run").click()
        self.page.wait_for_function(
            "!('seen' in document.querySelector('[data-testid=frame]').dataset)"
            " && document.querySelector('[data-testid=frame]')"
            ".querySelector('[data-testid=frame-loaded-contents], [data-testid=frameStatusbar]')"
        )
        return frames.first


@contextmanager
def chromium() -> Iterator[Page]:
    """Give a page of a headless Chromium."""
    from playwright.sync_api import sync_playwright

    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        raise CannotRun("needs Chromium: on Debian and Ubuntu, apt install chromium")
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser.new_page(viewport={"width": 1280, "height": 800})
        browser.close()


def main() -> None:
    """Make the README's picture of the Browser."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", type=Path)
    picture = parser.parse_args().picture
    command = [sys.executable, "-m", "graphmodel"]
    try:
        with Server() as server, chromium() as page, tempfile.TemporaryDirectory() as folder:
            favourites, style = Path(folder, "favourites.zip"), Path(folder, "style.grass")
            subprocess.run([*command, "load", "--to", server.uri], check=True)  # noqa: S603
            subprocess.run([*command, "favourites", "-o", favourites, "--style", style], check=True)  # noqa: S603
            browser = NeoBrowser(page, server)
            for file in (style, favourites):
                browser.drop(file.name, file.read_bytes())
            browser.groups()
            browser.only_what_is_returned()
            browser.run(SHOWN)
            page.wait_for_timeout(3000)  # until the drawing has come to rest
            page.screenshot(path=picture)
    except CannotRun as error:
        sys.exit(f"Error: {error}")


if __name__ == "__main__":
    main()
