"""Asking a page questions: by its address, and reading the answers where people read them."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from graphmodel.claims import Claim, Derivation, Document, Entity
from graphmodel.claims.dates import UNKNOWN, days
from graphmodel.filters import WALKED, Filters
from graphmodel.graph import STATUSES, Graph
from graphmodel.resolve import ClaimSet
from graphmodel.view import Settings, render
from tests.support import strategies
from tests.support.strategies import VOCABULARY

if TYPE_CHECKING:
    from playwright.sync_api import Page

_GO = """async (fragment) => {
    const changed = () => document.documentElement.dataset.ready;
    const before = changed();
    if (location.hash.slice(1) === fragment) return;
    location.hash = fragment;
    for (const end = Date.now() + 10000; changed() === before;) {
        if (Date.now() > end) throw new Error(`the page did not take ${fragment}`);
        await new Promise((resolve) => setTimeout(resolve));
    }
}"""

_PLACES = """() => {
    const { x, y } = JSON.parse(document.getElementById("graphmodel-data").textContent).entities;
    const box = document.getElementById("network").getBoundingClientRect();
    const [left, right, top, bottom] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
    const scale = Math.min(2, (box.width - 150) / (right - left || 1), (box.height - 80) / (bottom - top || 1));
    return x.map((_, i) => [
        box.x + box.width / 2 + (x[i] - (left + right) / 2) * scale,
        box.y + box.height / 2 + (y[i] - (top + bottom) / 2) * scale,
    ]);
}"""


def written(graph: Graph, file: Path, settings: Settings | None = None) -> Path:
    """The file of a graph's page."""
    file.write_text(render(graph, settings), encoding="utf-8", newline="\n")
    return file


def fragment(filters: Filters | None = None, **more: Any) -> str:
    """The address of a page's state: filters, and whatever else it takes; a list is given several times."""
    filters = filters or Filters()
    words: list[tuple[str, str]] = []
    for name, values in (
        ("relation", filters.relations),
        ("kind", filters.kinds),
        ("document", filters.documents),
        ("speaker", filters.speakers),
        ("avoid", filters.avoid),
        ("stance", filters.statuses if filters.statuses != WALKED else ()),
    ):
        words += [(name, value) for value in sorted(values)]
    words += [(name, value) for name, value in (("since", filters.since), ("until", filters.until)) if value]
    if filters.min_origins > 1:
        words.append(("min-origins", str(filters.min_origins)))
    for name, value in more.items():
        words += [(name, str(item)) for item in (value if isinstance(value, list | tuple) else [value])]
    return urlencode(words) or "all"


def go(page: Page, state: str) -> None:
    """Bring a page to a state, as a link to it would."""
    page.evaluate(_GO, state)


def canvas_places(page: Page) -> list[tuple[float, float]]:
    """Where all entities of a page stand on the screen, once the drawing shows all that there is."""
    page.locator("#zoom-fit").click()
    page.wait_for_timeout(350)  # the drawing moves there
    return [tuple(place) for place in page.evaluate(_PLACES)]


def random_filters(graph: Graph, chance: random.Random) -> Filters:
    """Filters that fit a graph, each off as often as not."""

    def some(values: list[str], most: int) -> frozenset[str]:
        return (
            frozenset(chance.sample(values, min(len(values), chance.randint(1, most))))
            if chance.random() < 0.3
            else frozenset()
        )

    relationships = list(graph.relationships.values())
    dates = {date for claim in graph.claims.values() for date in (claim.date, claim.start, claim.end) if date}
    plain = sorted(date for date in dates if re.fullmatch(r"-?\d{4}(-\d\d){0,2}", date))
    since, until = sorted(chance.choices(plain, k=2), key=days) if plain else (None, None)
    return Filters(
        relations=some(sorted({r.relation for r in relationships}), 12),
        kinds=some(sorted({kind for e in graph.entities.values() for kind in graph.vocabulary.lineage(e.kind)}), 4),
        documents=some(sorted(graph.documents), 4),
        speakers=some(sorted({c.attributed_to for c in graph.claims.values() if c.attributed_to}), 10),
        since=since if chance.random() < 0.15 else None,
        until=until if chance.random() < 0.15 else None,
        min_origins=chance.choice((0, 0, 0, 2, 3)),
        statuses=frozenset(chance.sample(STATUSES, chance.randint(1, 4))) if chance.random() < 0.3 else WALKED,
        avoid=some(sorted(graph.entities), 3),
    )


def random_claims(seed: int, entities: int = 60, claims: int = 260, papers: int = 9) -> ClaimSet:
    """Claims between entities of few different names, in documents that were made from each other."""
    chance = random.Random(seed)
    documents: dict[str, Document] = {}
    for number in range(papers):
        sources = [Derivation(document=id_, how="summary") for id_ in documents]
        sources += [Derivation(publisher=name, how="reprint") for name in ("Agency", "Wire", "Ęvening 𝔓ost")]
        derived = chance.choice((None, [], chance.sample(sources, chance.randint(1, 3))))
        together = (["Herald", "Été"], ["Été", "Herald", "Wire"], "Agency & Herald")
        publisher = chance.choice(("Gazette", "Gazette Online", "Herald", "Été", "\uffe5 Post", "𝔓ost", *together))
        house = "Gazette" if publisher == "Gazette Online" else None
        id_ = f"d{number}"
        documents[id_] = Document(
            id=id_, title=f"Title {number}", publisher=publisher, house=house, derived_from=derived
        )
    names = ("Ada", "Ben", "Cy", "Ана", "\uff21da", "𝒜da", "ada", "Žan")
    people = {
        f"e{number}": Entity(
            id=f"e{number}", kind=chance.choice(("Person", "Company", "Country", "Ship")), name=chance.choice(names)
        )
        for number in range(entities)
    }
    ids, dates = list(people), strategies.TIMES
    found: dict[str, Claim] = {}
    for number in range(claims):
        date = chance.choice(dates)
        when = chance.choice(({}, {}, {"date": date}, {"start": date}, {"end": date}))
        if "end" not in when and chance.random() < 0.2:
            when = {**when, "end": UNKNOWN}
        found[f"c{number:04}"] = Claim(
            subject=chance.choice(ids),
            relation=chance.choice(("KNOWS", "OWNS", "FREED_BY")),
            object=chance.choice(ids[: chance.choice((4, entities))]),
            document=chance.choice(list(documents)),
            stance=chance.choice(("asserted", "asserted", "asserted", "denied", "unconfirmed", "prospective")),
            attributed_to=chance.choice((None, None, *ids[:6])),
            id=f"c{number:04}",
            **when,
        )
    return ClaimSet(VOCABULARY, documents, people, found)
