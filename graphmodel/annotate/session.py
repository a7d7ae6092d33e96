"""What the page asks, and what it is told: judging a draft, writing it, changing and taking back what it wrote.

A session is of one document and one place for claims, which are named when it begins: no question can name another.
What is known there is read anew before anything is written, so that what others wrote meanwhile counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from graphmodel.annotate import questions
from graphmodel.annotate.listed import Listing
from graphmodel.annotate.proposals import Proposals
from graphmodel.annotate.units import Units
from graphmodel.annotate.waiting import Waiting
from graphmodel.authoring import Desk, Draft, Judged, change
from graphmodel.authoring.draftsfile import Kept
from graphmodel.authoring.slugs import slug
from graphmodel.claims.model import Claim, Document, claim_id
from graphmodel.claims.sheets import with_ids
from graphmodel.errors import GraphmodelError, InputError
from graphmodel.passages import Text
from graphmodel.reading import Problem

Answer = dict[str, Any]
_MISSING = re.compile(r"field '(\w+)' is missing")
_NO_PASSAGE = Problem(("quote",), "no passage is selected", "select the words of the article that say so")


class _Written(NamedTuple):
    """A claim that the page wrote, as it is read from its file."""

    path: Path
    claim: Claim
    draft: Kept | None = None
    """Of which it was made."""


class Session:
    """Answers the questions of one page."""

    def __init__(
        self, place: Path, document: str, text: Text, drafts: Path | None = None, by: str | None = None
    ) -> None:
        """Begin.

        Args:
            place: the claims folder or file.
            document: the id of the document.
            text: what it says.
            drafts: a file of drafts to look at.
            by: who accepts them; asked on the page where it is not told.

        Raises:
            InputError: what stands at the place, or the drafts, have faults.

        """
        self.place, self.document, self.text = place, document, text
        self.units = Units(text.text)
        self._waiting = None if drafts is None else Waiting(drafts, document, text, by)
        self._written: dict[str, _Written] = {}
        self._open()
        self._questions: Mapping[str, tuple[type[Any], Callable[[Any], Answer]]] = {
            "state": (questions.Nothing, lambda _: self._state()),
            "suggest": (questions.Suggest, self._suggest),
            "judge": (questions.Claimed, self._judge),
            "add": (questions.Claimed, self._add),
            "entity": (questions.NewEntity, self._entity),
            "edit": (questions.Edit, self._edit),
            "undo": (questions.Undo, self._undo),
            "accept": (questions.Accept, self._accept),
            "refuse": (questions.Refuse, self._refuse),
        }

    def answer(self, question: str, asked: Mapping[str, Any]) -> Answer | None:
        """Return the answer to a question: what was asked for, ``problems`` of fields, or an ``error`` as a whole.

        ``None`` where there is no such question.
        """
        known = self._questions.get(question)
        if known is None:
            return None
        type_, reply = known
        try:
            return reply(msgspec.convert(asked, type_))
        except msgspec.ValidationError as error:
            return {"error": f"the question cannot be understood: {error}", "hint": "load the page anew"}
        except InputError as error:
            told = "; ".join(f"{fault.place}: {fault.message}" for fault in error.faults[:3])
            return {"error": told, "hint": error.faults[0].hint}
        except GraphmodelError as error:
            return {"error": str(error), "hint": error.hint}
        except OSError as error:
            return {"error": f"{error.filename}: {error.strerror or error}", "hint": "may you read it?"}

    def _open(self) -> None:
        """Read what stands there now."""
        self._desk = Desk(self.place)
        self._listing = Listing(self._desk, self.document, self.text, self.units)
        self._proposals = Proposals(self._desk, self.text)

    def _state(self) -> Answer:
        self._open()
        document: Document = self._desk.documents[self.document]
        kinds = [kind for kind in self._desk.vocabulary.kinds.values() if not kind.abstract]
        return {
            "document": {"id": document.id, "label": document.label, "publisher": document.publisher_in_words},
            "text": self.text.text,
            "other": document.sha256 is not None and document.sha256 != self.text.sha256,
            "kinds": [{"name": kind.name, "meaning": kind.meaning} for kind in kinds],
            **self._claims(),
        }

    def _claims(self) -> Answer:
        waiting = self._waiting.told(self._listing) if self._waiting else None
        return {"claims": self._listing.rows(self._written.keys()), "waiting": waiting}

    def _suggest(self, asked: questions.Suggest) -> Answer:
        return {"options": self._proposals.of(asked.field, asked.typed, asked.fields.given(), self._span(asked.span))}

    def _span(self, span: tuple[int, int] | None) -> tuple[int, int] | None:
        return span and (self.units.start(span[0]), self.units.end(span[1]))

    def _judged(self, asked: questions.Claimed, rest: Mapping[str, Any]) -> Judged:
        """Return what becomes of what stands in the form, with what else the claim says."""
        fields = {**rest, **asked.fields.given(), "document": self.document}
        span = self._span(asked.span)
        if span is not None:
            fields.pop("locator", None)
        (judged,) = self._desk.judge([Draft(fields, span=span)], lambda _: self.text)
        if span is None and "locator" not in fields:
            return judged._replace(claim=None, problems=(*judged.problems, _NO_PASSAGE))
        return judged

    def _told(self, judged: Judged) -> Answer:
        """Return a verdict as the page shows it."""
        locator = judged.locator or (judged.claim and judged.claim.locator)
        return {
            "problems": _told(judged.problems),
            "unknown": self._unknown(judged.draft.fields),
            "sentence": self._listing.sentence(judged.claim) if judged.claim else None,
            "passage": self._listing.place(locator) if locator else None,
        }

    def _unknown(self, fields: Mapping[str, Any]) -> dict[str, str | None]:
        """Return the fields with a name that nobody has, each with the first kind that a new entity there may be of."""
        unknown = [name for name in questions.NAMES if fields.get(name) and not self._desk.names.find(fields[name])]
        return {name: self._proposals.kind(name, fields) for name in unknown}

    def _judge(self, asked: questions.Claimed) -> Answer:
        if self._is_unchanged(asked):
            return {"problems": [], "sentence": None, "unknown": {}, "passage": None}
        return self._told(self._judged(asked, self._rest(asked)))

    def _is_unchanged(self, asked: questions.Claimed) -> bool:
        """Return whether the form says of a claim of this page what that says already."""
        if asked.key is None or asked.span is not None:
            return False
        said = msgspec.convert(self._listing.fields(self._mine(asked.key).claim), questions.Fields)
        return asked.fields.given() == said.given()

    def _rest(self, asked: questions.Claimed) -> Mapping[str, Any]:
        """Return what a claim says that no field of the page has: that of the claim or the draft that is edited."""
        if asked.key is not None:
            return questions.without_fields(self._mine(asked.key).claim)
        if asked.number is not None and self._waiting is not None:
            return questions.without_fields(self._waiting.draft(asked.number).claim)
        return {}

    def _mine(self, key: str) -> _Written:
        if key not in self._written:
            raise GraphmodelError("this page did not write that claim", "change it in its file")
        return self._written[key]

    def _add(self, asked: questions.Claimed) -> Answer:
        self._open()
        judged = self._judged(asked, {})
        if judged.claim is None:
            return self._told(judged)
        (path,) = self._desk.add([judged.claim])
        return self._wrote(judged.claim, path)

    def _wrote(self, claim: Claim, path: Path, draft: Kept | None = None) -> Answer:
        """Keep in mind what was written, as it is read from there, and return what there is now."""
        key = claim_id(claim)
        self._written[key] = _Written(path, with_ids(claim, self._desk.names.ambiguous_ids), draft)
        self._open()
        return {"problems": [], "key": key, **self._claims()}

    def _edit(self, asked: questions.Edit) -> Answer:
        self._open()
        assert asked.key is not None  # noqa: S101 - for the type checker
        mine = self._mine(asked.key)
        if self._is_unchanged(asked):
            return {"problems": [], "key": asked.key, **self._claims()}
        judged = self._judged(asked, questions.without_fields(mine.claim))
        if judged.claim is None:
            return self._told(judged)
        new = with_ids(judged.claim, self._desk.names.ambiguous_ids)
        beside = self._drafts().reaccept(asked.key, judged.claim) if mine.draft else None
        change(mine.path, mine.claim, new, beside)
        del self._written[asked.key]
        return self._wrote(judged.claim, mine.path, mine.draft)

    def _undo(self, asked: questions.Undo) -> Answer:
        mine = self._mine(asked.key)
        change(mine.path, mine.claim, None, self._drafts().unaccept(mine.draft, asked.key) if mine.draft else None)
        del self._written[asked.key]
        self._open()
        return {"problems": [], **self._claims()}

    def _entity(self, asked: questions.NewEntity) -> Answer:
        self._open()
        names = self._desk.names
        raw = {name: value.strip() for name, value in msgspec.to_builtins(asked).items()}
        if not raw["name"]:
            return {"problems": _told([Problem(("name",), "it has no name", "write what it is called")])}
        if not raw["id"]:
            taken = set(self._desk.entities)
            while names.find(free := slug(raw["name"], taken)):
                taken.add(free)
            raw["id"] = free
        entity, problems = self._desk.judge_entity({name: value for name, value in raw.items() if value})
        if entity is None:
            return {"problems": _told(problems)}
        self._desk.add_entity(entity)
        self._open()
        return {"problems": [], "id": entity.id, "name": entity.name}

    def _accept(self, asked: questions.Accept) -> Answer:
        self._open()
        waiting = self._drafts()
        assert asked.number is not None  # noqa: S101 - for the type checker
        draft = waiting.draft(asked.number)
        judged = self._judged(asked, questions.without_fields(draft.claim))
        if judged.claim is None:
            return self._told(judged)
        path = waiting.accept(draft, judged.claim, asked.by, self._desk)
        return self._wrote(judged.claim, path, draft)

    def _refuse(self, asked: questions.Refuse) -> Answer:
        waiting = self._drafts()
        waiting.refuse(asked.number)
        return {"problems": [], **self._claims()}

    def _drafts(self) -> Waiting:
        if self._waiting is None:
            raise GraphmodelError("no drafts are shown", "name their file with --drafts")
        return self._waiting


def _told(problems: Iterable[Problem]) -> list[Answer]:
    """Return what is wrong, each with the field of the form below which it is told."""
    told = []
    for problem in problems:
        missing = _MISSING.fullmatch(problem.message)
        field = missing[1] if missing else str(problem.path[0]) if problem.path else ""
        told.append({"field": field, "message": problem.message, "hint": problem.hint})
    return told
