"""A page made of its parts: template, style, scripts, strings, data.

Nothing in it is fetched, and nothing runs but the scripts that stand here: the page's own Content-Security-Policy
names each by its hash. What claims say reaches the page in one place, as JSON that no browser takes for markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.graph import Graph
from graphmodel.layout import positions
from graphmodel.view.communities import communities
from graphmodel.view.drawing import draw, options, vis_network
from graphmodel.view.payload import payload
from graphmodel.view.settings import Settings
from graphmodel.view.still import still

_PARTS = Path(__file__).parent / "page"
LANGUAGE = "en"


def render(
    graph: Graph, settings: Settings | None = None, progress: Callable[[str, int, int], None] | None = None
) -> str:
    """Return the graph as an HTML page.

    Args:
        graph: what to show.
        settings: how the page opens.
        progress: told what is being worked out, how much of it is done, and how much there is.

    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from jinja2.utils import htmlsafe_json_dumps
    from markupsafe import Markup

    settings = settings or Settings()
    data = content(graph, settings, progress)
    scripts = [vis_network(), app()]
    styles, unscripted = _part("style.css") + _part("handing.css"), _part("unscripted.css")
    environment = Environment(
        loader=FileSystemLoader(_PARTS), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("template.html.j2").render(
        title=settings.title,
        theme=settings.theme,
        lang=LANGUAGE,
        notes=settings.notes,
        strings=data["strings"],
        csp=policy(scripts, [styles, unscripted]),
        styles=Markup(styles),  # noqa: S704 - the package's own file
        unscripted=Markup(unscripted),  # noqa: S704 - the package's own file
        still=still(graph, data["communities"], settings),
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - the package's own files, and vis-network
        data=htmlsafe_json_dumps(data, dumps=_json),
        notices=_part("notices.txt"),
    )


def content(
    graph: Graph, settings: Settings, progress: Callable[[str, int, int], None] | None = None
) -> dict[str, Any]:
    """Return all that the scripts of a page are given: what the graph says, the page's words, and how it is drawn."""
    network = draw(graph, positions(graph, progress))
    strings = msgspec.json.decode(_part(f"strings.{LANGUAGE}.json"))
    return payload(graph, network.nodes, network.edges, settings) | {
        "communities": communities(graph),
        "strings": strings,
        "options": options(network),
    }


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the Content-Security-Policy that lets these scripts and styles work, and nothing be fetched."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def app() -> str:
    """Return the page's own script: the files that ``order.txt`` lists, one after the other."""
    return "\n".join(_part(name) for name in _part("order.txt").split())


def frame(page: str) -> str:
    """Return a frame that shows a page inside another, such as a notebook, and keeps it from reaching that.

    It may run its own scripts, print, save files and open the links to documents; it is of no origin, so that it can
    neither read what stands around it nor speak for the reader anywhere.
    """
    from markupsafe import escape

    may = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"
    return (
        f'<iframe srcdoc="{escape(page)}" sandbox="{may}" title="{Settings().title}" '
        'style="width: 100%; height: 640px; border: 0"></iframe>'
    )


def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
