"""What claims leave open: who was accused and not heard, what became of whom, who a speaker is, where a claim stands.

A gap is something that no claim here says. That no document says it does not follow, still less that nothing happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from graphmodel.claims.dates import days
from graphmodel.claims.model import Claim
from graphmodel.claims.resolve import ClaimSet
from graphmodel.evidence.origins import Origins
from graphmodel.evidence.relationship import Context, Key, Relationship, reading_order, relate, relationship_keys

Sort = Literal["reply", "outcome", "standing", "locator"]
"""``reply``: accused, and credited with nothing. ``outcome``: nothing says how it ended. ``standing``: a speaker of
whom nothing says in which capacity. ``locator``: claims of a document that do not say where in it they stand."""
SORTS: tuple[Sort, ...] = get_args(Sort)

_TOGETHER = ("MEMBER_OF", "PART_OF")
"""What happened to a group happened to whoever belongs to it."""


class Gap(NamedTuple):
    """Something that claims leave open."""

    sort: Sort
    about: str
    """The id of an entity; of ``locator`` that of a document."""
    relationships: tuple[Relationship, ...] = ()
    """What it is that wants a reply or an outcome, the claims that say so included."""
    beside: tuple[Relationship, ...] = ()
    """What may fill it: ties that speakers have with the accused, and outcomes that are not asserted."""
    claims: tuple[Claim, ...] = ()
    """What a speaker is credited with, or what has no locator."""

    def of(self, entity: str) -> Gap | None:
        """Return what of it is about an entity, or ``None``: of claims without a place those that name it."""
        if self.sort != "locator":
            return self if entity == self.about else None
        named = tuple(c for c in self.claims if entity in (c.subject, c.object, c.event, c.attributed_to))
        return self._replace(claims=named) if named else None


def gaps(found: ClaimSet, entity: str | None = None) -> list[Gap]:
    """Return what claims leave open, of an entity or at all, sort by sort, of each sort that with most claims first."""
    graph = _Relationships(found)
    each = [*_unheard(graph), *_open(graph), *_without_standing(graph), *_without_locator(found.claims.values())]
    if entity is not None:
        each = [gap for of in each if (gap := of.of(entity))]
    return sorted(each, key=lambda gap: (SORTS.index(gap.sort), -_claims(gap), gap.about))


def _claims(gap: Gap) -> int:
    return len(gap.claims) + sum(len(relationship.claims) for relationship in gap.relationships)


class _Relationships:
    """The relationships that claims state in so many words, by their ends, and who is credited with what."""

    def __init__(self, found: ClaimSet) -> None:
        self.vocabulary = found.vocabulary
        self.entities = found.entities
        self.spoken: dict[str, list[Claim]] = defaultdict(list)
        by_key: dict[Key, list[Claim]] = defaultdict(list)
        for claim in found.claims.values():
            by_key[relationship_keys(claim, found.vocabulary)[0]].append(claim)
            if claim.attributed_to:
                self.spoken[claim.attributed_to].append(claim)
        context = Context(Origins(found.documents), found.vocabulary)
        self.by_end: dict[Literal["subject", "object"], dict[str, list[Relationship]]]
        self.by_end = {"subject": defaultdict(list), "object": defaultdict(list)}
        for key, claims in sorted(by_key.items()):
            relationship = relate(key, claims, context)
            self.by_end["subject"][key[0]].append(relationship)
            self.by_end["object"][key[2]].append(relationship)

    def is_tie(self, relationship: Relationship) -> bool:
        """Return whether a relationship is a tie, whatever its status."""
        return self.vocabulary.relations[relationship.relation].class_ == "tie"

    def groups(self, entity: str) -> set[str]:
        """Return an entity and all groups that it is asserted to belong to, directly or not."""
        found, left = {entity}, [entity]
        while left:
            for r in self.by_end["subject"].get(left.pop(), ()):
                if r.relation in _TOGETHER and r.status == "asserted" and r.object not in found:
                    found.add(r.object)
                    left.append(r.object)
        return found


def _unheard(graph: _Relationships) -> Iterator[Gap]:
    """Yield who is accused, by whatever is not denied or only expected, and is credited with nothing."""
    accusing: dict[str, list[Relationship]] = defaultdict(list)
    for end, by_entity in graph.by_end.items():
        for id_, relationships in by_entity.items():
            accusing[id_] += [
                r
                for r in relationships
                if graph.vocabulary.relations[r.relation].accuses == end and r.status in ("asserted", "unconfirmed")
            ]
    for id_, accusations in accusing.items():
        kind = graph.entities[id_].kind
        can_answer = graph.vocabulary.is_a(kind, ("Actor",)) and not graph.vocabulary.is_a(kind, ("Group",))
        if accusations and can_answer and id_ not in graph.spoken:
            ties = graph.by_end["object"].get(id_, ())
            speaking = tuple(
                r for r in ties if graph.is_tie(r) and r.status == "asserted" and r.subject in graph.spoken
            )
            yield Gap("reply", id_, tuple(accusations), speaking)


def _open(graph: _Relationships) -> Iterator[Gap]:
    """Yield what is asserted, has outcomes, and neither ended nor had one by any claim."""
    for id_, relationships in graph.by_end["object"].items():
        begun = [
            r
            for r in relationships
            if graph.vocabulary.relations[r.relation].outcomes
            and r.status == "asserted"
            and not any(claim.end for claim in r.supporting)
        ]
        if not begun:
            continue
        ends = [r for group in sorted(graph.groups(id_)) for r in graph.by_end["object"].get(group, ())]
        left: list[Relationship] = []
        beside: dict[Key, Relationship] = {}
        for one in begun:
            told = graph.vocabulary.relations[one.relation].outcomes
            outcomes = [r for r in ends if r.relation in told and not _is_before(r, one)]
            if not any(r.status == "asserted" for r in outcomes):
                left.append(one)
                beside |= {r.key: r for r in outcomes}
        if left:
            yield Gap("outcome", id_, tuple(left), tuple(beside.values()))


def _is_before(outcome: Relationship, begun: Relationship) -> bool:
    """Return whether an outcome was certainly earlier, and so is that of something else."""
    last, first = outcome.last, begun.first
    return last is not None and first is not None and days(last).last < days(first).first


def _without_standing(graph: _Relationships) -> Iterator[Gap]:
    """Yield the persons who speak and have neither a tie to anybody nor a role."""
    for id_, claims in graph.spoken.items():
        own = graph.by_end["subject"].get(id_, [])
        both = (*own, *graph.by_end["object"].get(id_, ()))
        has_role = any(claim.role and claim.subject == id_ for r in own for claim in r.claims)
        is_person = graph.vocabulary.is_a(graph.entities[id_].kind, ("Person",))
        if is_person and not has_role and not any(graph.is_tie(r) and r.status != "denied" for r in both):
            yield Gap("standing", id_, claims=tuple(sorted(claims, key=reading_order)))


def _without_locator(claims: Iterable[Claim]) -> Iterator[Gap]:
    found: Mapping[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.locator is None:
            found[claim.document].append(claim)
    for document, without in found.items():
        yield Gap("locator", document, claims=tuple(sorted(without, key=reading_order)))
