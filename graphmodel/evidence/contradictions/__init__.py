"""What cannot all hold: sides that exclude each other, and sums that do not add up, each with its claims.

`stances` has what is denied and what there is one of at a time, `numbers` counts, `sums` and `balances` the arithmetic
on groups, `times` dates. Whoever speaks of something else (another event, unit, group, or thing counted) contradicts
nobody, and neither does whoever is silent.
"""

from __future__ import annotations

from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence.contradictions.balances import at_face, balances
from graphmodel.evidence.contradictions.groups import as_quantity, less, together
from graphmodel.evidence.contradictions.numbers import numbers
from graphmodel.evidence.contradictions.record import SORTS, Contradiction, Material, Side, Sort, Sum, Term, side_order
from graphmodel.evidence.contradictions.stances import denials, rivals
from graphmodel.evidence.contradictions.sums import sums
from graphmodel.evidence.contradictions.times import after_death, dated_apart, ended_before, two_places
from graphmodel.evidence.details import dates_of_events
from graphmodel.evidence.origins import Origins
from graphmodel.evidence.relationship import Context

__all__ = [
    "SORTS",
    "Contradiction",
    "Side",
    "Sort",
    "Sum",
    "Term",
    "as_quantity",
    "at_face",
    "contradictions",
    "less",
    "together",
]


def contradictions(claim_set: ClaimSet) -> list[Contradiction]:
    """Return what cannot all hold in claims, sort by sort, whatever the order of the claims."""
    context = Context(Origins(claim_set.documents), claim_set.vocabulary)
    material = Material(claim_set.claims.values(), claim_set.entities, context)
    events = dates_of_events(material.claims)
    each = (
        *denials(material, events),
        *rivals(material),
        *numbers(material),
        *sums(material),
        *balances(material, events),
        *dated_apart(material),
        *ended_before(material),
        *after_death(material),
        *two_places(material),
    )
    return sorted(each, key=lambda c: (SORTS.index(c.sort), [side_order(side) for side in c.sides]))
