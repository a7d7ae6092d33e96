"""The page beside a stock pyvis page of the same graph, in the same browser, and how it grows.

``python benchmarks/view.py [--stock-runs N]`` from a checkout prints medians, with the network cut off:

- *first frame*: from opening the file until the browser has painted something of the network;
- *stable*: until the drawing has stood still for two seconds, not counting these; stock pyvis gets five minutes;
- *filter*: from a click on a filter until its outcome is painted;
- *layout*, *page*: making the places of the nodes alone, and the whole page.

Wanted: stable at least 30 times sooner than stock pyvis at 1,000 nodes; the first frame at 10,000 in less than twice
the time of that at 1,000; a filter in under 200 ms; layouts in under 2 s and 15 s; a file under 10 MB.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graphmodel.claims import Alias, Claim, Document, Entity, Locator
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import builtin
from graphmodel.graph import Graph
from graphmodel.layout import positions
from graphmodel.view import render

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.support.browser import launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RUNS = 5
SIZES = ((1_000, 5_000), (5_000, 25_000), (10_000, 50_000))
KINDS = ("Person", "Company", "Organization", "Event")
RELATIONS = ("MET_WITH", "ALLY_OF", "CHALLENGED", "WORKS_FOR")
PATIENCE = 300_000
STILL = 2_000

WATCH = """
(() => {
  const watch = window.__watch = { first: 0, last: 0 };
  const drawn = CanvasRenderingContext2D.prototype;
  for (const name of ["fill", "stroke", "fillText"]) {
    const original = drawn[name];
    drawn[name] = function (...given) {
      if (this.canvas.isConnected && this.canvas.width > 200) {
        watch.last = performance.now();
        if (!watch.first) {
          watch.first = -1;
          requestAnimationFrame(() => requestAnimationFrame(() => { watch.first = performance.now(); }));
        }
      }
      return original.apply(this, given);
    };
  }
})();
"""
"""Notes when a canvas was first painted, and when it was last drawn on."""

FILTER = """
(element) => new Promise((resolve) => {
  const page = document.documentElement;
  const before = page.dataset.ready;
  const begun = performance.now();
  const look = () => {
    const now = performance.now();
    const followed = page.dataset.ready !== before && window.__watch.last > begun;
    if (followed) setTimeout(() => resolve(performance.now() - begun));
    else if (now - begun < 3000) requestAnimationFrame(look);
    else resolve(-1);
  };
  element.click();
  requestAnimationFrame(look);
})
"""
"""Clicks, and waits until words and drawing have both followed."""

TICKS = """
(group) => [...group.querySelectorAll(".tick")]
  .filter((tick) => tick.querySelector("small").textContent !== "0")
  .map((tick) => tick.querySelector("input").value)
"""


class Frames(NamedTuple):
    """Seconds until something was painted, and until nothing moved any more."""

    first: float
    stable: float


def claim_graph(entities: int, claims: int) -> Graph:
    """Return a graph of communities with hubs, in which every claim has a speaker, a date, a note and a locator."""
    dice = random.Random(1)  # noqa: S311 - the same data each time
    documents = [
        Document(id=f"d{i:04}", title=f"What was said, part {i}", publisher=f"Paper {i % 40}", published="2024-03-01")
        for i in range(500)
    ]
    people = [
        Entity(id=f"e{i:05}", kind=KINDS[i % 4], name=f"Given{i % 97} Family{i}",
               aliases=[f"G. Family{i}", Alias(name=f"Фамилия{i}", language="ru")])
        for i in range(entities)
    ]  # fmt: skip
    ends = list(range(entities))
    found = {}
    for i in range(claims):
        subject = i % entities
        near = (subject + 1 + int(dice.expovariate(0.02))) % entities
        object_ = dice.choice(ends) if dice.random() < 0.2 else near
        if object_ == subject:
            object_ = subject - 1
        ends.append(object_)  # who is known becomes better known
        found[f"{i:016x}"] = Claim(
            subject=people[subject].id, relation=dice.choice(RELATIONS[:3]), object=people[object_].id,
            document=dice.choice(documents).id, attributed_to=people[dice.randrange(200)].id,
            stance="asserted" if dice.random() < 0.9 else "denied", date=f"20{dice.randrange(10, 25)}-05",
            note=f"Said in passing, number {i}.", id=f"{i:016x}",
            locator=Locator(paragraph=i % 30 + 1, start=i, end=i + 90, sha256=f"{dice.getrandbits(256):064x}"),
        )  # fmt: skip
    return Graph(ClaimSet(builtin(), {d.id: d for d in documents}, {e.id: e for e in people}, found))


def stock(graph: Graph) -> str:
    """Return the page that pyvis makes with what it comes with."""
    from pyvis.network import Network

    network = Network(height="95vh", directed=True, cdn_resources="in_line")
    for entity in graph.entities.values():
        network.add_node(entity.id, label=entity.name, group=entity.kind)
    for relationship in graph.relationships.values():
        if relationship.status in ("asserted", "contested"):
            network.add_edge(relationship.subject, relationship.object, label=relationship.relation)
    return str(network.generate_html(notebook=False))


def opened(browser: Browser, file: Path) -> Page:
    """Return a page that is being watched, with the network cut off."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE)
    page.route("**/*", lambda route: route.continue_() if route.request.url == file.as_uri() else route.abort())
    page.add_init_script(WATCH)
    page.goto(file.as_uri(), wait_until="commit")
    return page


def frames(page: Page) -> Frames | None:
    """Return when the network was painted and stood still, or nothing when it never did."""
    from playwright.sync_api import TimeoutError as TooLong

    settled = f"() => window.__watch.first > 0 && performance.now() - window.__watch.last > {STILL}"
    try:
        page.wait_for_function(settled, timeout=PATIENCE, polling=250)
    except TooLong:
        return None
    watch = page.evaluate("window.__watch")
    return Frames(watch["first"] / 1000, max(watch["first"], watch["last"]) / 1000)


def filter_times(page: Page) -> list[float]:
    """Return how long the page takes to answer clicks on and off boxes of each group of filters, in milliseconds."""
    groups = page.locator("#filter-form details.picker")
    groups.evaluate_all("(all) => all.forEach((group) => { group.open = true; })")
    times = []
    for group in groups.all():
        for value in group.evaluate(TICKS)[:3]:
            for _ in range(2):
                took = group.locator(f'input[value="{value}"]').evaluate(FILTER)
                if took < 0:
                    raise RuntimeError(f"no answer to {group.get_attribute('id')} {value}")
                times.append(took)
                page.wait_for_timeout(300)
    return times


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stock-runs", type=int, default=1, help="how often stock pyvis is opened")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        print(
            f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
            f"Chromium {browser.version} headless, pyvis {version('pyvis')}, rustworkx {version('rustworkx')}"
        )
        file = Path(folder, "page.html")
        stable = {}
        firsts = {}
        for entities, claims in SIZES:
            graph = claim_graph(entities, claims)
            print(
                f"\n{entities:,} entities, {claims:,} claims, {len(graph.relationships):,} relationships "
                f"(load {os.getloadavg()[0]:.1f})"
            )
            _ = graph.adjacency
            begun = time.perf_counter()
            positions(graph)
            print(f"  layout        {time.perf_counter() - begun:8.2f} s")
            begun = time.perf_counter()
            file.write_text(render(graph), encoding="utf-8", newline="\n")
            print(f"  page          {time.perf_counter() - begun:8.2f} s, {file.stat().st_size / 1e6:.1f} MB")
            seen = []
            filtered: list[float] = []
            for _ in range(RUNS):
                page = opened(browser, file)
                if found := frames(page):
                    seen.append(found)
                filtered += filter_times(page)
                page.close()
            firsts[entities] = statistics.median(one.first for one in seen)
            stable[entities] = statistics.median(one.stable for one in seen)
            print(f"  first frame   {firsts[entities]:8.2f} s")
            print(f"  stable        {stable[entities]:8.2f} s")
            if filtered:
                middle, most = statistics.median(filtered), max(filtered)
                print(f"  filter        {middle:8.0f} ms (the slowest of {len(filtered)}: {most:.0f} ms)")
        print(f"\nfirst frame at 10,000 against 1,000: {firsts[10_000] / firsts[1_000]:.2f} times")
        file.write_text(stock(claim_graph(*SIZES[0])), encoding="utf-8", newline="\n")
        for _ in range(given.stock_runs):
            page = opened(browser, file)
            found = frames(page)
            page.close()
            took = found.stable if found else PATIENCE / 1000
            print(
                f"stock pyvis at 1,000: {'stable after' if found else 'still moving after'} {took:.1f} s, "
                f"{took / stable[1_000]:.0f} times {'as long' if found else 'as long and more'}"
            )


if __name__ == "__main__":
    main()
