"""Documents as a list of references names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphmodel.claims.grades import grade_in_words
from graphmodel.claims.model import Document
from graphmodel.evidence import derivation_in_words
from graphmodel.output.phrases import Describe
from graphmodel.reading import listed


def describing(documents: Mapping[str, Document], *, fully: bool = False) -> Describe:
    """Return what tells of a document by its id, ``fully`` also in the words of whoever made the claims."""

    def describe(id_: str) -> str:
        document = documents[id_]
        described = [f"described as: {document.description}"] if fully and document.description else []
        return "; ".join([*_parts(document), *described])

    return describe


def _parts(document: Document) -> Iterator[str]:
    """Yield who published it, its title, who wrote it and when; what it says it was made from; where it is, its id."""
    title = f", “{document.title}”" if document.title else ""
    by = f", by {listed(document.authors, 'and')}" if document.authors else ""
    yield f"{document.publisher_in_words}{title}{by}, {document.published or 'undated'}"
    if document.derived_from:
        yield f"from {', '.join(derivation_in_words(document.derived_from))}"
    if grade := grade_in_words(document):
        yield grade
    if document.url:
        yield document.url
    yield document.id
