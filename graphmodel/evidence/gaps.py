"""What claims leave open: who was accused and not heard, what became of whom, who a speaker is, where a claim stands.

A gap is something that no claim here says. That no document says it does not follow, still less that nothing happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.dates import UNKNOWN, span
from graphmodel.claims.model import Claim
from graphmodel.claims.vocabulary import Relation
from graphmodel.evidence.details import dates_of_events
from graphmodel.evidence.origins import Origins
from graphmodel.evidence.relationship import Context, Key, Relationship, reading_order, relate, relationship_keys

Sort = Literal["reply", "outcome", "standing", "locator"]
"""``reply``: accused, and not quoted where that is said. ``outcome``: nothing says how it ended. ``standing``: a
speaker of whom nothing says in which capacity. ``locator``: claims that do not say where they stand."""
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
    """What may fill it: ties of speakers with the accused; outcomes that are in doubt, earlier or somebody else's."""
    claims: tuple[Claim, ...] = ()
    """What a speaker, or somebody accused elsewhere, is credited with; or what has no locator."""

    def of(self, entity: str) -> Gap | None:
        """Return what of claims without a place names an entity, or ``None``."""
        named = tuple(c for c in self.claims if entity in (c.subject, c.object, c.event, c.attributed_to))
        return self._replace(claims=named) if named else None


def gaps(claim_set: ClaimSet, entity: str | None = None) -> list[Gap]:
    """Return what claims leave open, of an entity or at all, sort by sort, of each sort that with most claims first.

    What is open of a group is open of whoever belongs to it.
    """
    graph = _Relationships(claim_set)
    each = [*_unheard(graph), *_open(graph), *_without_standing(graph), *_without_locator(claim_set.claims.values())]
    if entity is not None:
        own = graph.groups(entity)
        asked = (gap.of(entity) if gap.sort == "locator" else gap if gap.about in own else None for gap in each)
        each = [gap for gap in asked if gap]
    return sorted(each, key=lambda gap: (SORTS.index(gap.sort), -_claims(gap), gap.about))


def _claims(gap: Gap) -> int:
    return len(gap.claims) + sum(len(relationship.claims) for relationship in gap.relationships)


class _Relationships:
    """The relationships that claims state in so many words, by their ends, and who is credited with what."""

    def __init__(self, claim_set: ClaimSet) -> None:
        self.vocabulary = claim_set.vocabulary
        self.entities = claim_set.entities
        self.events = dates_of_events(claim_set.claims.values())
        self.spoken: dict[str, list[Claim]] = defaultdict(list)
        by_key: dict[Key, list[Claim]] = defaultdict(list)
        for claim in claim_set.claims.values():
            by_key[relationship_keys(claim, claim_set.vocabulary)[0]].append(claim)
            if claim.attributed_to:
                self.spoken[claim.attributed_to].append(claim)
        context = Context(Origins(claim_set.documents), claim_set.vocabulary)
        self.by_end: dict[Literal["subject", "object"], dict[str, list[Relationship]]]
        self.by_end = {"subject": defaultdict(list), "object": defaultdict(list)}
        for key, claims in sorted(by_key.items()):
            relationship = relate(key, claims, context)
            self.by_end["subject"][key[0]].append(relationship)
            self.by_end["object"][key[2]].append(relationship)

    def relation(self, relationship: Relationship) -> Relation:
        """Return the relation of a relationship."""
        return self.vocabulary.relations[relationship.relation]

    def around(self, entity: str) -> list[Relationship]:
        """Return all relationships of an entity."""
        return [*self.by_end["subject"].get(entity, ()), *self.by_end["object"].get(entity, ())]

    def is_a(self, entity: str, kind: str) -> bool:
        """Return whether an entity is of a kind."""
        return self.vocabulary.is_a(self.entities[entity].kind, (kind,))

    def groups(self, entity: str) -> set[str]:
        """Return an entity and all groups that it is asserted to belong to, directly or not, and has not left."""
        groups, left = {entity}, [entity]
        while left:
            for r in self.by_end["subject"].get(left.pop(), ()):
                stays = r.status == "asserted" and any(claim.end is None for claim in r.supporting)
                if r.relation in _TOGETHER and stays and r.object not in groups and self.is_a(r.object, "Group"):
                    groups.add(r.object)
                    left.append(r.object)
        return groups

    def last_day(self, claim: Claim) -> str | None:
        """Return the last day on which something may have been, by its own date or those of its event."""
        own = span(claim.date, claim.start, claim.end)
        if own is None:
            return max((date.days.last for date in self.events.get(claim.event or "", ())), default=None)
        return own.last


def _unheard(graph: _Relationships) -> Iterator[Gap]:
    """Yield who is accused, by what is asserted or alleged, and credited with nothing in any document that does."""
    accusing: dict[str, list[Relationship]] = defaultdict(list)
    for end, by_entity in graph.by_end.items():
        for id_, relationships in by_entity.items():
            accusing[id_] += [
                r for r in relationships if graph.relation(r).accuses == end and r.status in ("asserted", "unconfirmed")
            ]
    for id_, accusations in accusing.items():
        can_answer = graph.is_a(id_, "Actor") and not graph.is_a(id_, "Group")
        documents = {claim.document for r in accusations for claim in r.claims if claim.stance != "denied"}
        spoken = graph.spoken.get(id_, ())
        if not accusations or not can_answer or any(claim.document in documents for claim in spoken):
            continue
        ties = (r for r in graph.around(id_) if graph.relation(r).class_ == "tie" and r.status == "asserted")
        speaking = tuple(r for r in ties if not {r.subject, r.object}.isdisjoint(graph.spoken.keys() - {id_}))
        yield Gap("reply", id_, tuple(accusations), speaking, tuple(sorted(spoken, key=reading_order)))


def _open(graph: _Relationships) -> Iterator[Gap]:
    """Yield what is asserted, could have an outcome, and neither ended nor had one by any claim.

    Whoever the outcome is by, it counts; but where one is by somebody who did the same, it is of that alone.
    """
    for id_, relationships in graph.by_end["object"].items():
        begun = [r for r in relationships if graph.relation(r).outcomes and r.status == "asserted"]
        if not begun:
            continue
        ends = [r for group in sorted(graph.groups(id_)) for r in graph.by_end["object"].get(group, ())]
        left: list[Relationship] = []
        beside: dict[Key, Relationship] = {}
        for one in begun:
            outcomes = [r for r in ends if r.relation in graph.relation(one).outcomes]
            clear = [r for r in outcomes if r.status == "asserted" and not r.contested]
            doers = {r.subject for r in begun if r.relation == one.relation}
            own = [r for r in clear if r.subject == one.subject] if doers & {r.subject for r in clear} else clear
            settling = [claim for r in own for claim in r.supporting]
            settling += [claim for claim in one.supporting if claim.end]
            if not all(_is_settled(claim, settling, graph) for claim in one.supporting):
                left.append(one)
                beside |= {r.key: r for r in outcomes}
        if left:
            yield Gap("outcome", id_, tuple(left), tuple(beside.values()))


def _is_settled(claim: Claim, settling: Iterable[Claim], graph: _Relationships) -> bool:
    """Return whether a claim says that it ended, or another tells an end or outcome that was not certainly earlier."""
    if claim.end:
        return True
    begun = span(claim.date, claim.start, None)
    days = (graph.last_day(other) if other.end != UNKNOWN else _first_day(other) for other in settling)
    return any(day is None or begun is None or day >= begun.first for day in days)


def _first_day(claim: Claim) -> str | None:
    """Return the first day of what is over, and nobody says since when: nothing that began later is over with it."""
    own = span(claim.date, claim.start, None)
    return own.first if own else None


def _without_standing(graph: _Relationships) -> Iterator[Gap]:
    """Yield the persons who speak and have neither a tie to anybody nor a role, but for what is alleged or denied."""
    for id_, claims in graph.spoken.items():
        own = [r for r in graph.around(id_) if r.status == "asserted"]
        has_role = any(claim.role and claim.subject == id_ for r in own for claim in r.supporting)
        if graph.is_a(id_, "Person") and not has_role and not any(graph.relation(r).class_ == "tie" for r in own):
            yield Gap("standing", id_, claims=tuple(sorted(claims, key=reading_order)))


def _without_locator(claims: Iterable[Claim]) -> Iterator[Gap]:
    by_document: Mapping[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.locator is None:
            by_document[claim.document].append(claim)
    for document, without in by_document.items():
        yield Gap("locator", document, claims=tuple(sorted(without, key=reading_order)))
