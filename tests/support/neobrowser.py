"""The Neo4j Browser of a server: connect, drop files, run favourites."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

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

    def __init__(self, page: Page, server: Any) -> None:
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
