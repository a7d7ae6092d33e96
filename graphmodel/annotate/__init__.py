"""A page on which a person makes claims of a document: select a passage, say what it claims, press Enter.

`listener` serves the page and its questions to one browser on this machine, and `guard` says who is let in; `session`
answers, by way of `graphmodel.authoring`: what is written goes through the gate that files go through. `proposals` are
what the fields offer, `listed` what the page shows of claims, `units` the places of passages as browsers count them.
The page itself stands in ``page``: one document, whose script and style are those of this package and nothing else.
"""

from __future__ import annotations

from graphmodel.annotate.listener import Listener
from graphmodel.annotate.session import Session

__all__ = ["Listener", "Session"]
