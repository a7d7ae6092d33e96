"""The page that is served: this package's own markup, words, script and style, and nothing of claims or documents.

Words and looks are those of the network page; what it does not share stands in ``page``.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import msgspec

from graphmodel import view

_OWN = Path(__file__).parent / "page"
_SHARED = Path(view.__file__).parent / "page"
_SHARED_SCRIPTS = ("words.js", "dom.js")
LANGUAGE = "en"


def page() -> tuple[bytes, str]:
    """Return the page, and the Content-Security-Policy under which its own script and style work and nothing else."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from jinja2.utils import htmlsafe_json_dumps
    from markupsafe import Markup

    strings = msgspec.json.decode(_own(f"strings.{LANGUAGE}.json"))
    data = htmlsafe_json_dumps({"strings": strings}, sort_keys=True)
    script = "\n".join(
        (
            f'const payload = {data};\nconst language = "{LANGUAGE}";\nconst NONE = -1;',
            *((_SHARED / name).read_text(encoding="utf-8") for name in _SHARED_SCRIPTS),
            *(_own(name) for name in _own("order.txt").split()),
        )
    )
    style = (_SHARED / "style.css").read_text(encoding="utf-8") + _own("annotate.css")
    environment = Environment(
        loader=FileSystemLoader(_OWN), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    made = environment.get_template("template.html.j2").render(
        lang=LANGUAGE,
        strings=strings,
        style=Markup(style),  # noqa: S704 - the package's own file
        script=Markup(script),  # noqa: S704 - the package's own files
    )
    return made.encode(), policy(script, style)


def policy(script: str, style: str) -> str:
    """Return a policy that lets one script and one style work, asks nobody but this server, and takes no markup."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            "connect-src 'self'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _own(name: str) -> str:
    return (_OWN / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
