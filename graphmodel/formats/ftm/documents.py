"""Which document says what a FollowTheMoney file has.

The format knows datasets, and links to where they have something from. Where one dataset has one link, what it says
is in what that links to. Where a record is made of several datasets or names several links, nobody can tell which of
them says what: then the datasets say it together, and the links stand in the note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graphmodel.claims.model import Document
from graphmodel.formats.ftm.records import Part, Properties
from graphmodel.formats.gathering import Gathering, host, is_link, one_line


class Source(NamedTuple):
    """What says something: datasets, or the file where none is named, and the link where there is one."""

    datasets: tuple[str, ...]
    link: str | None


class Documents:
    """The documents of a file; all that is said must be told of before the first is asked for."""

    def __init__(self, gathering: Gathering, file: str) -> None:
        self._gathering = gathering
        self._file = file
        self._publishers: defaultdict[Source, set[tuple[str, ...]]] = defaultdict(set)
        self._links: defaultdict[tuple[str, ...], set[str | None]] = defaultdict(set)
        self._known: dict[Source, str] = {}
        self._hosts = self._joint = 0

    def tell(self, part: Part) -> None:
        """Take notice of what is said together."""
        source = _source(part)
        self._links[source.datasets].add(source.link)
        self._publishers[source].add(_publishers(part))

    def of(self, part: Part) -> tuple[str, Properties]:
        """Return the document of what is said together, and what else is said of where it is from."""
        source = _source(part)
        if source not in self._known:
            self._known[source] = self._made(source)
        links = part.properties.get("sourceUrl", {})
        rest: Properties = {}
        if source.link is None and links:
            rest["sources"] = links
        if len(self._publishers[source]) > 1 and _publishers(part):
            rest["publisher"] = dict.fromkeys(_publishers(part))
        return self._known[source], rest

    def _made(self, source: Source) -> str:
        """Add a document."""
        datasets, link = source
        given = next(iter(self._publishers[source])) if len(self._publishers[source]) == 1 else ()
        publishers: Sequence[str] = given or datasets or (self._file,)
        id_ = " + ".join(datasets) or self._file
        if link is not None:
            if not datasets or len(self._links[datasets]) > 1:
                id_ = link
            publishers = given or (host(link) or link,)
            self._hosts += not given
        self._joint += len(datasets) > 1
        documents = self._gathering.documents
        while id_ in documents:  # what is otherwise called the same, such as a link that is a dataset's name
            id_ += "'"
        publisher = publishers[0] if len(publishers) == 1 else list(publishers)
        documents[id_] = Document(id=id_, publisher=publisher, url=link)
        return id_

    def notes(self) -> Iterator[str]:
        """Yield what was assumed."""
        if self._hosts:
            yield f"assumed: what a link leads to is published by its host ({self._hosts:,})"
        if any(not source.datasets and source.link is None for source in self._known):
            yield f"assumed: what names neither dataset nor source is published by the file, {self._file}"
        if self._joint:
            what = "records of several datasets do not say which of them says what, and count as joint reports"
            yield f"{what} ({self._joint:,})"


def _source(part: Part) -> Source:
    links = [link for link in part.properties.get("sourceUrl", ()) if is_link(link)]
    is_one = len(links) == 1 and len(part.properties["sourceUrl"]) == 1 and len(part.datasets) <= 1
    return Source(part.datasets, links[0] if is_one else None)


def _publishers(part: Part) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, part.properties.get("publisher", ()))))
