"""What becomes of relationships when claims change: when some are withdrawn, or others take their place.

Only what the change touches is derived; it is the same as if both graphs had been.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Claim
from graphmodel.evidence.origins import Origins
from graphmodel.evidence.relationship import Context, Key, Relationship, relate, relationship_keys


class Change(NamedTuple):
    """A relationship as it was and as it is; ``None`` where there is none. One of the two is."""

    before: Relationship | None
    after: Relationship | None

    @property
    def either(self) -> Relationship:
        """The relationship as it is, or else as it was."""
        relationship = self.after or self.before
        assert relationship is not None, "a change is of something"  # noqa: S101
        return relationship

    @property
    def is_derived(self) -> bool:
        """Whether it is an involvement before and after, as far as it is there."""
        return all(one.is_derived for one in self if one)

    @property
    def vanishes(self) -> bool:
        """Whether nobody says anything of it any more."""
        return self.after is None

    @property
    def appears(self) -> bool:
        """Whether nobody said anything of it before."""
        return self.before is None

    @property
    def changes_status(self) -> bool:
        """Whether something weaker or stronger is said for it, or somebody denies what nobody denied."""
        if self.before is None or self.after is None:
            return False
        return self.before.status != self.after.status or self.after.contested > self.before.contested

    @property
    def loses_denial(self) -> bool:
        """Whether it was contested, and nobody denies any more what is said for it."""
        if self.before is None or self.after is None:
            return False
        return self.before.contested and not self.after.contested and self.after.status != "denied"

    @property
    def falls_to_one_origin(self) -> bool:
        """Whether what bears it out entered print at several origins, and is left with one, of the same status."""
        if self.before is None or self.after is None or self.before.status != self.after.status:
            return False
        return len(self.before.origins) > len(self.after.origins) == 1

    @property
    def is_told(self) -> bool:
        """Whether it is more than claims, documents or origins more or less of what stays as it is."""
        kinds = self.vanishes, self.appears, self.changes_status, self.loses_denial, self.falls_to_one_origin
        return any(kinds)


def changes(before: ClaimSet, after: ClaimSet) -> list[Change]:
    """Return the relationships that are not the same in two sets of claims, sorted by their key."""
    contexts = [Context(Origins(claims.documents), claims.vocabulary) for claims in (before, after)]
    keys = {
        key
        for one, other, context in ((before, after, contexts[0]), (after, before, contexts[1]))
        for claim in _touched(one, other, *contexts)
        for key in relationship_keys(claim, context.vocabulary)
    }
    was, is_ = (_related(claims, keys, context) for claims, context in zip((before, after), contexts, strict=True))
    compared = (Change(was.get(key), is_.get(key)) for key in sorted(keys))
    return [change for change in compared if change.before != change.after]


def _touched(one: ClaimSet, other: ClaimSet, *contexts: Context) -> Iterator[Claim]:
    """Yield the claims of the one that the other does not have, or that count otherwise there."""
    origins = [context.origins for context in contexts]
    turned = frozenset.symmetric_difference(*(context.vocabulary.symmetric for context in contexts))
    moved = {id_ for id_ in one.documents.keys() & other.documents.keys() if len({o.of(id_) for o in origins}) > 1}
    for id_, claim in one.claims.items():
        same = other.claims.get(id_)
        if (
            same is None
            or (same is not claim and same != claim)
            or (claim.document in moved and claim.derived_from is None)
            or (claim.derived_from is not None and len({o.of_claim(claim) for o in origins}) > 1)
            or claim.relation in turned
        ):
            yield claim


def _related(claims: ClaimSet, keys: Collection[Key], context: Context) -> Mapping[Key, Relationship]:
    """Return the relationships of some keys, as far as claims speak of them."""
    groups: dict[Key, list[Claim]] = defaultdict(list)
    objects = {key[2] for key in keys} | {key[0] for key in keys}
    for claim in claims.claims.values():
        if claim.object in objects or claim.event in objects:
            for key in relationship_keys(claim, context.vocabulary):
                if key in keys:
                    groups[key].append(claim)
    return {key: relate(key, of_key, context) for key, of_key in groups.items()}
