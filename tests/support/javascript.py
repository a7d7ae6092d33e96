"""The page's scripts in a JavaScript engine that pip installs: what they work out and say, without any browser.

There is no document in the engine, so that a script that draws fails: what is asked here is arithmetic and wording.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

import graphmodel.view
from graphmodel.graph import Graph
from graphmodel.view import Settings
from graphmodel.view.assembly import LANGUAGE, content

PAGE = Path(graphmodel.view.__file__).parent / "page"
BROWSERS = ("payload.js", "main.js")
"""The scripts that run only in a browser: the first, which finds the page's data, and the last, which starts it."""
_PRELUDE = """
const plain = (phrase) => phrase === null ? null : phrase.join("");
/** Bring the page to the state that the words of an address tell; return all that it then works out. */
const visit = (words) => {
    state = decodeState(words);
    return workOut();
};
"""


class Scripts:
    """The scripts of the page of a graph."""

    def __init__(self, graph: Graph, settings: Settings | None = None) -> None:
        names = (PAGE / "order.txt").read_text(encoding="utf-8").split()
        assert (names[0], names[-1]) == BROWSERS
        data = json.dumps(json.dumps(content(graph, settings or Settings())))
        given = f"const payload = JSON.parse({data}); const language = {json.dumps(LANGUAGE)};"
        parts = [(PAGE / name).read_text(encoding="utf-8") for name in names if name not in BROWSERS]
        self._engine = MiniRacer()
        self._engine.eval("\n".join((given, *parts, _PRELUDE)))

    def ask(self, function: str, questions: Iterable[Any]) -> list[Any]:
        """Return what a function, an expression in JavaScript, answers to each of many questions, asked at once."""
        return list(json.loads(self._engine.eval(f"JSON.stringify({json.dumps(list(questions))}.map({function}))")))
