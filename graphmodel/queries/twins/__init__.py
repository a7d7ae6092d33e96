"""The saved questions in Python, for stores that understand no Cypher.

Each twin gives the rows of the statement of its name, in their order: what the columns mean stands there.
"""

from __future__ import annotations

from collections.abc import Mapping

from graphmodel.queries.facts import Twin
from graphmodel.queries.twins import connections, evidence, people, releases, sanctions, talks

TWINS: Mapping[str, Twin] = {
    **connections.TWINS,
    **evidence.TWINS,
    **people.TWINS,
    **releases.TWINS,
    **sanctions.TWINS,
    **talks.TWINS,
}
