"""Where claims are written: a claims folder or file, with the words and names that drafts may use.

::

    desk = Desk(Path("story"))
    (judged,) = desk.judge([Draft({"document": ..., "subject": ..., ...}, quote="...")], Library(folder).text)
    desk.add([judged.claim])
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from graphmodel.authoring import editors
from graphmodel.authoring.appending import WRITABLE, append, append_all
from graphmodel.authoring.drafts import Draft, Judged
from graphmodel.authoring.exchange import Make
from graphmodel.authoring.slugs import slug
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.folder import read_claims
from graphmodel.claims.model import Claim, Document, Entity, Locator, claim_id
from graphmodel.claims.names import Names
from graphmodel.claims.resolve import resolve
from graphmodel.claims.sheets import with_ids
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import GraphmodelError, InputError, StoreError
from graphmodel.letters import nfc
from graphmodel.passages import AmbiguousPassage, Text, pick
from graphmodel.reading import Problem, read_values, shown

Texts = Callable[[Document], Text]
"""Gives the text of a document, or raises a `GraphmodelError`."""
_FIND = "give more words, so that they stand there once"


class Desk:
    """A claims folder or file to which claims are added.

    What it knows is what stood there when it was opened: after something was added, open another.
    """

    def __init__(self, place: Path) -> None:
        """Read what stands there; faults of claims keep nobody from adding others.

        Raises:
            InputError: documents, entities or words have faults, so that nobody can know what a name means.

        """
        self.place = place
        self._batch = read_claims(place)
        self._known = resolve(self._batch.without_claims())

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that claims may use here."""
        return self._known.vocabulary

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents that are known here."""
        return self._known.documents

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The entities that are known here."""
        return self._known.entities

    @cached_property
    def names(self) -> Names:
        """What the entities are called."""
        return Names(self.entities.values())

    @cached_property
    def claims(self) -> ClaimSet:
        """The claims that are here already, but for those with faults."""
        try:
            return resolve(self._batch)
        except InputError:
            sound = [
                record
                for table, index, record in self._batch.rows("claims")
                if index not in table.gaps and index not in table.blamed and record.quote is None
            ]
            return self._resolved(sound)[0]

    def judge(self, drafts: Sequence[Draft], texts: Texts) -> list[Judged]:
        """Return of each draft the claim that it makes, or all that is wrong with it.

        One that says what a claim here says, or an earlier draft, is wrong too.
        """
        located = [self._located(draft, texts) for draft in drafts]
        raws = [
            {**draft.fields, **({"locator": msgspec.to_builtins(locator)} if locator else {})}
            for draft, (locator, _) in zip(drafts, located, strict=True)
        ]
        problems = self._problems(raws)
        sound = [n for n, (_, wrong) in enumerate(located) if not (wrong or problems[n])]
        marks = {n: f"{secrets.token_hex(8)}-{n}" for n in sound if raws[n].get("id") is None}
        resolved = self._resolved([{**raws[n], **({"id": marks[n]} if n in marks else {})} for n in sound])[0]
        claims = {
            n: msgspec.structs.replace(resolved.claims[marks[n]], id=None)
            if n in marks
            else resolved.claims[nfc(str(raws[n]["id"]))]
            for n in sound
        }
        repeats = self._repeats(claims)
        return [
            Judged(draft, None, (*wrong, *problems[n], *repeats.get(n, ())), locator)
            if wrong or problems[n] or n in repeats
            else Judged(draft, claims[n], (), locator)
            for n, (draft, (locator, wrong)) in enumerate(zip(drafts, located, strict=True))
        ]

    def add(
        self, claims: Sequence[Claim], path: Path | None = None, beside: Mapping[Path, Make] | None = None
    ) -> list[Path]:
        """Add claims that were judged to the files here, each to that of its document, all or none; return the files.

        Args:
            claims: the claims.
            path: the file to which all of them go; by default it is `file_for` each.
            beside: files that are changed in the same step, so that all change or none does.

        Raises:
            InputError: what stands in a file has faults.
            StoreError: a file cannot be written.

        """
        files: dict[Path, list[Claim]] = {}
        ambiguous = self.names.ambiguous_ids
        for claim in claims:
            files.setdefault(path or self.file_for(claim.document), []).append(with_ids(claim, ambiguous))
        append_all(files, "claims", beside=beside)
        return [*files]

    def judge_entity(self, raw: Mapping[str, object]) -> tuple[Entity | None, list[Problem]]:
        """Return the entity that somebody would like to add, or all that is wrong with it.

        One whose id or name is another's already is wrong: claims that name that would then name two.
        """
        batch = self._batch.without_claims()
        table = read_values("drafts", Entity, [raw])
        batch.add({"entities": table})
        problems: list[Problem] = []
        try:
            resolve(batch)
        except InputError:
            problems = [problem for _, problem in table.reported() if not problem.is_warning]
        for field in ("id", "name"):
            if ids := self.names.find(str(raw.get(field) or "")):
                message = f"{shown(str(raw[field]))} is what {', '.join(ids)} is called already"
                problems.append(Problem((field,), message, f"take that one, or choose another {field}"))
        return (None, problems) if problems else (table.records[0], [])

    def add_entity(self, entity: Entity) -> Path:
        """Add an entity to the file of the entities; return it.

        Raises:
            InputError: what stands in the file has faults.
            StoreError: the entity's id is taken, or the file cannot be written.

        """
        if entity.id in self.entities:
            raise StoreError(f"there is an entity {entity.id!r} already", "choose another id")
        written = [t.source.path for t in self._batch.tables["entities"] if t.source.path.suffix[1:] in WRITABLE]
        path = written[-1] if written else self.place / "entities.yaml" if self.place.is_dir() else self.place
        append(path, [entity], "entities")
        editors.refresh(self.place)
        return path

    def file_for(self, document: str) -> Path:
        """Return the file to which claims of a document are added: the last that has such, else one of its own."""
        if not self.place.is_dir():
            return self.place
        own = self.place / "claims" / f"{slug(document)}.yaml"
        fitting = [
            table.source.path
            for table in self._batch.tables["claims"]
            if table.source.format in WRITABLE
            and table.source.path.suffix.lower()[1:] in WRITABLE
            and any(nfc(claim.document) == document for claim in table.records)
        ]
        return own if own.exists() or not fitting else fitting[-1]

    def _located(self, draft: Draft, texts: Texts) -> tuple[Locator | None, list[Problem]]:
        """Return the locator of a draft's passage, and what is wrong with that."""
        if draft.quote is None and draft.span is None:
            return None, []
        document = self.documents.get(nfc(draft.document))
        if document is None:
            return None, []  # which is told of the claim
        try:
            return passage(texts(document), draft), []
        except AmbiguousPassage as error:
            return None, [Problem(("quote",), str(error), _FIND)]
        except GraphmodelError as error:
            return None, [Problem(("quote",), str(error), error.hint)]

    def _problems(self, raws: Sequence[object]) -> list[list[Problem]]:
        """Return all that is wrong with each of some claims as they were written."""
        _, found = self._resolved(raws)
        return [found.get(number, []) for number in range(len(raws))]

    def _resolved(self, raws: Sequence[object]) -> tuple[ClaimSet, dict[int, list[Problem]]]:
        """Return claims that were written with ids for names, or what is wrong with them by their place."""
        batch = self._batch.without_claims()
        table = read_values("drafts", Claim, raws)
        batch.add({"claims": table})
        try:
            return resolve(batch), {}
        except InputError:
            found: dict[int, list[Problem]] = {}
            for address, problem in table.reported():
                if not problem.is_warning:
                    found.setdefault(address.line - 1, []).append(problem)
            return self._known, found

    def _repeats(self, claims: Mapping[int, Claim]) -> dict[int, list[Problem]]:
        """Return what is wrong with those of some claims that were made already."""
        known = {key: "there already" for claim in self.claims.claims.values() for key in self._keys(claim)}
        found: dict[int, list[Problem]] = {}
        for number, claim in claims.items():
            for key in self._keys(claim):
                if key in known:
                    hint = "leave it out, or say what is different in it"
                    found[number] = [Problem((), f"the same claim is {known[key]}", hint)]
            if number not in found:
                known |= dict.fromkeys(self._keys(claim), f"number {number + 1}")
        return found

    def _keys(self, claim: Claim) -> Iterator[str]:
        """Yield what all share that say the same; a claim of two alike says the same the other way round."""
        yield claim_id(claim)
        if claim.relation in self.vocabulary.symmetric:
            yield claim_id(msgspec.structs.replace(claim, subject=claim.object, object=claim.subject))


def passage(text: Text, draft: Draft) -> Locator:
    """Return the locator of a draft's passage, the same that `locate` gives for its words.

    Of a selection what is beside the words, such as white space, does not count.

    Raises:
        GraphmodelError: its words do not stand there, or it is no place there.
        AmbiguousPassage: they stand in several places.

    """
    if draft.span is None:
        return pick(text, draft.quote or "", draft.occurrence)
    start, end = draft.span
    words = text.text[start:end] if 0 <= start < end <= len(text.text) else ""
    places = [place for place in text.find(words) if place[0] < end and start < place[1]] if words.strip() else []
    if not places:
        message = f"{start:,} to {end:,} is no passage of the document, which has {len(text.text):,} characters"
        raise GraphmodelError(message, "places are counted in characters of its normalised text")
    return text.locator(*max(places, key=lambda place: min(end, place[1]) - max(start, place[0])))
