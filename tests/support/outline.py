"""A page as a browser reads it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Outline(HTMLParser):
    """The elements of a page, as a browser sees them: markup, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.fixed: list[tuple[str, dict[str, str]]] = []
        """Those of them that every page has: not what a picture for whoever has no script is made of."""
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        element = tag, {name: value or "" for name, value in attrs}
        self.elements.append(element)
        if "figure" not in self._open:
            self.fixed.append(element)
        if tag not in VOID:
            self._open.append(tag)
        if tag in ("script", "style", "title"):
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever is still open in it."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep text where it is not markup."""
        if self._open and self._open[-1] in self.texts:
            self.texts[self._open[-1]][-1] += data

    @property
    def policy(self) -> dict[str, list[str]]:
        """The Content-Security-Policy: each directive with its values."""
        (content,) = (
            attributes["content"]
            for _, attributes in self.elements
            if attributes.get("http-equiv", "").lower() == "content-security-policy"
        )
        parts = (directive.split() for directive in content.split(";"))
        return {name: values for name, *values in parts}

    @property
    def payload(self) -> dict[str, Any]:
        """The page's data."""
        scripts = [attributes for tag, attributes in self.elements if tag == "script"]
        at = next(i for i, attributes in enumerate(scripts) if attributes.get("id") == "graphmodel-data")
        return dict(json.loads(self.texts["script"][at]))

    @property
    def programs(self) -> list[str]:
        """The scripts that run."""
        scripts = [attributes for tag, attributes in self.elements if tag == "script"]
        return [
            text
            for attributes, text in zip(scripts, self.texts["script"], strict=True)
            if attributes.get("type") != "application/json"
        ]
