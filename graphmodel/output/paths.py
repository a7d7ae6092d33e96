"""How two entities are connected, as an answer that can be printed."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from graphmodel.answers import Aside
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence import (
    STATUSES,
    VERBS,
    Filters,
    Key,
    Relationship,
    Status,
    doubts,
    is_doubted,
    telling_order,
    voices,
)
from graphmodel.output.mentioned import Mentioned, Names
from graphmodel.output.phrases import Block, Quote, count, nothing
from graphmodel.output.statements import doubt, statement
from graphmodel.paths import Answer, Passing, Path, cost_of_hop
from graphmodel.reading import listed
from graphmodel.store.base import Store

_SIMILAR = 2
"""So many entities are named that might stand in the place of one."""
_DO: Mapping[Status, str] = {
    "asserted": "state",
    "unconfirmed": "allege",
    "prospective": "expect",
    "denied": "deny",
}
_TOLD = 2
"""So many relationships of two neighbours are told, and ``_ALONE`` where there is nobody between the ends."""
_ALONE = 8
_ASIDE = 5


class PathAnswer:
    """An answer about paths, and what it mentions."""

    def __init__(self, answer: Answer, aside: Aside, source: str, target: str, store: Store, filters: Filters) -> None:
        self.answer = answer
        on_paths = [r for path in answer.paths for hop in path.hops for r in hop.relationships]
        told = {relationship.key for relationship in on_paths}
        self.aside = aside._replace(said=[r for r in aside.said if r.key not in told])
        self.ends = source, target
        self.store = store
        self.filters = filters
        entities = {e for path in answer.paths for es in (path.entities, *path.similar) for e in es}
        beside = [*aside.said, *aside.doubted, *aside.doubted_over_one]
        self.known = Mentioned(store, [*on_paths, *beside], source, target, *entities, filters=filters)
        self.entities = store.entities(sorted(entities))

    def settings(self) -> list[str]:
        """Return the kinds of the settings that the paths lead through, where they are found to lead by these only."""
        kinds = {self.entities[entity].kind for path in self.answer.paths for entity in path.entities[1:-1]}
        return sorted(filter(self.store.vocabulary.is_setting, kinds)) if self.answer.only_by_settings else []

    def assumptions(self, *, directed: bool) -> Iterator[str]:
        """Yield what the answer rests on: over what paths lead, and what they were narrowed to."""
        yield _walked(self.filters, directed)
        if narrowing := list(_narrowing(self.filters, self.store)):
            yield f"only: {'; '.join(narrowing)}"


def blocks(
    told: PathAnswer, *, by_hops: bool, directed: bool, explain: bool, quote: Quote = nothing
) -> Iterator[Block]:
    """Yield an answer about paths, after what it rests on; with ``explain`` how the cost of each path is made."""
    known, answer = told.known, told.answer
    only = told.settings()
    yield Block(
        "title",
        [
            *([f"only by {listed(map(str.lower, only), 'and')}: "] if only else []),
            f"{known.name(told.ends[0])} to {known.name(told.ends[1])}: {_number_of_paths(answer, by_hops)}",
        ],
    )
    yield from (Block("note", [words]) for words in told.assumptions(directed=directed))
    above: set[Key] = set()
    for number, path in enumerate(answer.paths, 1):
        yield from _path(number, path, told, above, quote, explain=explain)
    if answer.more:
        kind = "as short" if by_hops else "as telling"
        yield Block("section", [f"and {count(answer.more, 'more path')} {kind}"])
        yield Block("hint", [f"-k {len(answer.paths) + answer.more} shows them"])
    yield from _aside(told, quote)


def _number_of_paths(answer: Answer, by_hops: bool) -> str:
    if not answer.paths:
        return "no path"
    if len(answer.paths[0].entities) == 1:
        return "one and the same"
    if len(answer.paths) == 1:
        return "1 path"
    return f"{len(answer.paths)} paths, {'fewest hops' if by_hops else 'the most telling'} first"


def _walked(filters: Filters, directed: bool) -> str:
    stated = listed([_DO[status] for status in STATUSES if status in filters.statuses])
    not_walked = listed([VERBS[status] for status in STATUSES if status not in filters.statuses])
    way = "from subject to object only" if directed else "in either direction"
    return f"over what documents {stated}, not over what is only {not_walked}; {way}"


def _narrowing(filters: Filters, store: Store) -> Iterator[str]:
    """Yield what filters narrow, in words."""
    name = Names(store, [*filters.speakers, *filters.avoid])
    for what, words in (
        ("relation", filters.relations),
        ("class", filters.classes),
        ("through", filters.kinds),
        ("document", filters.documents),
        ("said by", map(name, filters.speakers)),
        ("around", map(name, filters.avoid)),
    ):
        if listed_words := sorted(words):
            yield f"{what} {listed(listed_words)}"
    if filters.since is not None and filters.since == filters.until:
        yield f"at {filters.since}"
    else:
        yield from (f"{word} {date}" for word, date in (("since", filters.since), ("until", filters.until)) if date)
    if filters.min_origins > 1:
        yield f"at least {filters.min_origins} origins"


def _path(
    number: int, path: Path, told: PathAnswer, above: set[Key], quote: Quote, *, explain: bool
) -> Iterator[Block]:
    """Yield a path; what was told ``above`` is not told again, but named."""
    known = told.known
    changed, inserted = _similar(path)
    names = [_one_of([entity, *changed.get(place, ())], known) for place, entity in enumerate(path.entities)]
    longer = f" (and {inserted} with one more on the way)" if inserted else ""
    yield Block("heading", [f"{number}. {' – '.join(names)}{longer}"])
    if explain:
        yield Block("item", [_cost(path, told)])
    for hop in path.hops:
        ordered = sorted(hop.relationships, key=lambda r: telling_order(r, known.vocabulary))
        if not ordered[0].is_derived:  # it says what the involvement follows from, or as much
            ordered = [relationship for relationship in ordered if not relationship.is_derived]
        full = _ALONE if len(path.hops) == 1 else _TOLD
        for relationship in ordered[:full]:
            if relationship.key in above:
                yield Block("item", [*statement(relationship, known)[:2], " (as above)"])
            else:
                yield Block("item", statement(relationship, known))
                yield from quote(relationship.claims)
                above.add(relationship.key)
        if len(ordered) > full:
            ends = " ".join(map(_typed, (hop.source, hop.target)))
            yield Block("item", [f"and {len(ordered) - full} more between these two: why {ends}"])


def _typed(id_: str) -> str:
    """Return an id as it is typed on a command line."""
    return shlex.quote(id_)


def _similar(path: Path) -> tuple[dict[int, list[str]], int]:
    """Return which entities may stand in the place of one, by that place, and how many may be inserted."""
    changed: dict[int, list[str]] = {}
    for other in path.similar:
        if len(other) == len(path.entities):
            place = next(i for i, (a, b) in enumerate(zip(path.entities, other, strict=True)) if a != b)
            changed.setdefault(place, []).append(other[place])
    return changed, sum(len(other) > len(path.entities) for other in path.similar)


def _one_of(entities: Sequence[str], known: Mentioned) -> str:
    """Return the name of an entity, or in braces those of the first that may stand in its place."""
    named = [known.name(entity) for entity in entities]
    if len(named) == 1:
        return named[0]
    more = f" and {len(named) - _SIMILAR} more" if len(named) > _SIMILAR else ""
    return f"{{{', '.join(named[:_SIMILAR])}{more}}}"


def _cost(path: Path, told: PathAnswer) -> str:
    """Return how the cost of a path is made."""
    known, vocabulary = told.known, told.store.vocabulary
    parts = []
    passing = told.store.passing(path.entities[1:-1])
    for place, hop in enumerate(path.hops):
        relations = [relationship.relation for relationship in hop.relationships]
        cost = cost_of_hop(relations, vocabulary)
        carrier = min(hop.relationships, key=lambda r: (cost_of_hop([r.relation], vocabulary), r.key)).relation
        parts.append(f"{cost} for {carrier} ({vocabulary.relations[carrier].class_})")
        if place < len(path.hops) - 1:
            entity = path.entities[place + 1]
            parts.append(_passing_in_words(passing[entity], known.name(entity)))
    return f"cost {path.cost} = {' + '.join(parts)}"


def _passing_in_words(passing: Passing, name: str) -> str:
    setting = ", a setting" if passing.is_setting else ""
    return (
        f"{passing.cost} for passing {name} ({count(passing.neighbours, 'neighbour')}, "
        f"{count(passing.digits, 'binary digit')}{setting})"
    )


def _aside(told: PathAnswer, quote: Quote) -> Iterator[Block]:
    """Yield what is said of the two beside the paths, and what is denied or not confirmed."""
    known = told.known
    for heading, relationships in (
        ("Denied or not confirmed between them", told.aside.doubted),
        ("Denied or not confirmed one step away", told.aside.doubted_over_one),
        ("Said between them", told.aside.said),
    ):
        if relationships:
            yield Block("section", [heading])
        for relationship in relationships[:_ASIDE]:
            yield Block("item", statement(relationship, known))
            yield from quote(relationship.claims)
        if len(relationships) > _ASIDE:
            yield Block("item", [f"and {len(relationships) - _ASIDE} more"])


def mermaid(told: PathAnswer, notes: Iterable[str]) -> Iterator[str]:
    """Yield a drawing of paths in Mermaid's flowchart language; what it rests on, and its documents, as comments."""
    known = told.known
    yield "flowchart LR"
    yield from (f"  %% {' '.join(note.split())}" for note in notes)
    hops = [hop.relationships for path in told.answer.paths for hop in path.hops]
    drawn = {_most_telling(hop, known.vocabulary): len(hop) - 1 for hop in hops}
    drawn |= dict.fromkeys(told.aside.doubted, 0)
    documents = {d for r in (*chain(*hops), *told.aside.doubted) for d in r.documents}
    if documents:
        yield f"  %% documents: {', '.join(sorted(documents))}"
    passed = (entity for path in told.answer.paths for entity in path.entities)
    entities = list(dict.fromkeys((*passed, *(end for r in drawn for end in (r.subject, r.object)))))
    numbers = {entity: f"n{number}" for number, entity in enumerate(entities, 1)}
    yield from (f'  {numbers[entity]}["{_quoted(known.name(entity))}"]' for entity in entities)
    for relationship, more in drawn.items():
        relation = known.vocabulary.relations[relationship.relation]
        doubted = bool(doubts(relationship))
        arrow = ("-.-" if doubted else "---") if relation.symmetric else "-.->" if doubted else "-->"
        others = f" (and {more} more)" if more else ""
        words = _quoted(f"{doubt(relationship)}{relation.meaning}{_whose(relationship, known)}{others}")
        yield f'  {numbers[relationship.subject]} {arrow}|"{words}"| {numbers[relationship.object]}'


def _whose(relationship: Relationship, known: Mentioned) -> str:
    """Return who says what of a relationship that is not simply asserted, for a line of a drawing."""
    if relationship.is_derived or not is_doubted(relationship):
        return ""
    who = {
        told.stance: sorted({known.name(voice.speaker) if voice.speaker else "documents" for voice in told.each})
        for told in voices(relationship)
    }
    return " – " + "; ".join(f"{VERBS[stance]} by {listed(names, 'and')}" for stance, names in who.items())


def _most_telling(relationships: Iterable[Relationship], vocabulary: Vocabulary) -> Relationship:
    return min(relationships, key=lambda r: telling_order(r, vocabulary))


def _quoted(text: str) -> str:
    """Return a text as Mermaid takes it within quotation marks, where it knows entity codes only."""
    special = {'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;"}
    return "".join(special.get(letter, letter) for letter in " ".join(text.split()))
