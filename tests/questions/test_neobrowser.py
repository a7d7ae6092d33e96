"""The saved questions in the real Neo4j Browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graphmodel import bundled
from graphmodel.favourites import archive
from graphmodel.palette import LOOKS
from graphmodel.questions import Question, questions
from graphmodel.store import load_into, open_store
from graphmodel.store.neo4j import Connection
from tests.support.laws import THOROUGH
from tests.support.neobrowser import NeoBrowser
from tests.support.stores import clear

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RGB = "rgb({}, {}, {})"


def one_of_each_sort() -> list[Question]:
    """The first question for rows and the first for a drawing: which it is makes all the difference to the Browser."""
    return [next(q for q in questions().values() if q.is_drawing is drawn) for drawn in (False, True)]


def test_every_favourite_runs_with_one_click(browser: Browser, neo4j_server: Any) -> None:
    """Style sheet and archive are dropped; each favourite answers, a drawn one with the palette's colours."""
    connection = Connection(neo4j_server.uri)
    clear(connection)
    connection.close()
    load_into(neo4j_server.uri, open_store().claims())
    page = browser.new_page()
    page.set_default_timeout(60_000)
    desk = NeoBrowser(page, neo4j_server)
    desk.drop("style.grass", (bundled.folder("cypher") / "style.grass").read_bytes())
    desk.drop("favourites.zip", archive(questions().values()))
    assert desk.groups() == sorted({question.group for question in questions().values()})
    assert sorted(desk.favourites()) == sorted(question.title for question in questions().values())
    colour = LOOKS["Person"].fill.removeprefix("#")
    person = RGB.format(*(int(colour[i : i + 2], 16) for i in (0, 2, 4)))
    people = 0
    for question in questions().values() if THOROUGH else one_of_each_sort():
        frame = desk.run(question.title)
        graph = frame.get_by_test_id("cypherFrameSidebarVisualization")
        if question.is_drawing:
            graph.wait_for()
            label = frame.get_by_test_id("property-details-overview-node-label-Person")
            if label.count():
                assert label.evaluate("label => getComputedStyle(label).backgroundColor") == person
                people += 1
        else:
            frame.get_by_text(re.compile(r"Started streaming [1-9]\d* records")).wait_for()
            assert not graph.count(), question.name
    assert people
    page.close()
