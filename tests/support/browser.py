"""The browser that the page is tried in: Debian's Chromium, headless, with no way to any network.

Where there is none the tests skip and say why, except in CI, where nothing may skip.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Visit:
    """A page in the browser, and what it did that it must not do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        """Every address that was asked for, but for the files that the test itself opened."""
        self.errors: list[str] = []
        """What went wrong: uncaught errors, errors on the console, and what the page's own policy refused."""
        self._opened: set[str] = set()
        self._served = ("nothing:",)
        page.context.route("**/*", self._meet)
        page.context.on("request", lambda request: self._count(request.url))
        page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))
        page.on("console", self._hear)
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def leave(self) -> None:
        """Make the page as good as new for the next visit: nothing open, nothing told, the mouse in its corner."""
        self.page.goto("about:blank")
        self.page.emulate_media(media="null", reduced_motion="null")
        self.page.mouse.move(0, 0)
        for kept in (self.requests, self.errors, self._opened):
            kept.clear()
        self._served = ("nothing:",)

    def open(self, file: Path, fragment: str = "") -> Page:
        """Open a file, with the state of the page that a fragment tells, and return the page once it is loaded."""
        address = file.resolve().as_uri()
        self._opened.add(address)
        self.page.goto(f"{address}#{fragment}" if fragment else address, wait_until="load")
        return self.page

    def browse(self, origin: str, address: str) -> Page:
        """Open a page that a server of the test serves, which may ask that server and nobody else; return it."""
        self._served = (f"{origin}/",)
        self.page.goto(address, wait_until="load")
        return self.page

    def assert_clean(self) -> None:
        """Fail when the page asked the network for anything, or anything went wrong in it."""
        assert not self.requests, self.requests
        assert not self.errors, self.errors

    def _count(self, address: str) -> None:
        if address.partition("#")[0] not in self._opened and not address.startswith(("data:", "blob:", *self._served)):
            self.requests.append(address)

    def _meet(self, route: Route) -> None:
        address = route.request.url
        if address.partition("#")[0] in self._opened or address.startswith(self._served):
            route.continue_()
        else:
            route.abort()

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.type}: {message.text}")


class NoBrowser(Exception):
    """There is no Chromium here."""


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a headless Chromium, and stop it afterwards.

    Raises:
        NoBrowser: there is none.

    """
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        raise NoBrowser("no Chromium")
    from playwright.sync_api import sync_playwright

    # Chromium's own sandbox does not work for root, which is who runs tests in a container.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one headless Chromium for all tests."""
    try:
        with launched() as started:
            yield started
    except NoBrowser as reason:
        missing.skip("the page in a browser", reason, "chromium")


Visiting = Callable[..., Visit]


class Visits:
    """The pages of a browser: making one takes longer than most tests, so that one visit after another has it.

    The page under test keeps nothing anywhere, so that a visit finds no trace of those before it.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Visit]] = {}
        self._taken: list[tuple[str, Visit]] = []

    def take(self, width: int = 1280, height: int = 800, **options: Any) -> Visit:
        """Give a page that nobody else has, in a window of a size."""
        options = {"viewport": {"width": width, "height": height}, "locale": "en-GB", "timezone_id": "UTC", **options}
        key = repr(sorted(options.items()))
        free = self._free.setdefault(key, [])
        visit = free.pop() if free else self.new(**options)
        self._taken.append((key, visit))
        return visit

    def new(self, **options: Any) -> Visit:
        """Give a page with a profile of its own."""
        context = self._browser.new_context(**options)
        context.set_default_timeout(10_000)
        return Visit(context.new_page())

    def give_back(self) -> None:
        """Let the next visits have all pages that were taken."""
        while self._taken:
            key, visit = self._taken.pop()
            visit.leave()
            self._free[key].append(visit)


@pytest.fixture(scope="session")
def visits(browser: Browser) -> Visits:
    """Give the pages of the one browser."""
    return Visits(browser)


@pytest.fixture
def visiting(visits: Visits) -> Iterator[Visiting]:
    """Make visits: ``visiting(width=360, height=780, color_scheme="dark")``; no two share a page at the same time."""
    yield visits.take
    visits.give_back()


@pytest.fixture
def visit(visiting: Visiting) -> Visit:
    """Give a visit at 1280 by 800."""
    return visiting()


@pytest.fixture(scope="session")
def seeds_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of the bundled claims."""
    from graphmodel import Graph
    from graphmodel.view import render

    file = tmp_path_factory.mktemp("page") / "network.html"
    file.write_text(render(Graph.load()), encoding="utf-8", newline="\n")
    return file
