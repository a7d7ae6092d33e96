"""A timeline as a drawing: a row for each happening, with a bar over the days that its date may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from graphmodel.claims.dates import EARLIEST, LATEST, iso
from graphmodel.evidence.timeline import Happening
from graphmodel.output.phrases import Numbers, Phrase
from graphmodel.output.references import describing
from graphmodel.output.timelines import ASSUMED, ToldTimeline, line
from graphmodel.output.wrapping import wrapped

_WIDTH, _AXIS, _MARGIN = 1120, 300, 16
"""How wide the drawing is, and the axis of time in it, in pixels."""
_LINE, _GAP = 17, 7
_LETTERS = 108
"""So many letters stand in a line beside the axis."""
_INK, _BAR, _DOUBT, _PAPER = "#111111", "#0072b2", "#d55e00", "#ffffff"
_LEAST = 4
"""A day is drawn so wide at least."""


class _Scale:
    """Days as places on the axis; what is open on one side reaches its end."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        ends = [day for each in happenings for day in each.days if day not in (EARLIEST, LATEST)]
        self.ends = (min(ends), max(ends)) if ends else None
        self._first, self._last = map(_number, self.ends) if self.ends else (0.0, 1.0)

    def __call__(self, day: str) -> float:
        if day in (EARLIEST, LATEST) or self._first == self._last:
            return 0.0 if day != LATEST else float(_AXIS)
        return _AXIS * (_number(day) - self._first) / (self._last - self._first)


def _number(day: str) -> float:
    """Return a day as a number of years, near enough to draw."""
    before_our_era, text = day[0] == "-", day.lstrip("-")
    year, month, of_month = map(int, text.split("-"))
    return year - 10_000 * before_our_era + (month - 1) / 12 + (of_month - 1) / 372


def svg(told: ToldTimeline, notes: Sequence[str]) -> str:
    """Return a timeline as an SVG picture that stands alone, documents listed below as in the text."""
    numbers = Numbers()
    parts: list[str] = []
    scale = _Scale(told.timeline.happenings)
    y = _MARGIN + _LINE
    parts.append(_text(_MARGIN, y, told.title(), "bold"))
    for note in (*notes, ASSUMED):
        for words in wrapped(note, _LETTERS + 40):
            y += _LINE
            parts.append(_text(_MARGIN, y, words))
    y += _GAP
    if scale.ends:
        y += _LINE
        first, last = map(iso, scale.ends)
        parts.append(_text(_MARGIN, y, f"{first} to {last}"))
    for happening in told.timeline.happenings:
        doubts = told.contradictions(happening.relationship.claims)
        lines = wrapped(_written(line(happening, told), numbers), _LETTERS)
        more = [each for doubt in doubts for each in wrapped(f"but: {doubt}", _LETTERS)]
        parts.append(_bar(happening, scale, y + _GAP, doubted=bool(doubts)))
        for each, colour in [*((each, _INK) for each in lines), *((each, _DOUBT) for each in more)]:
            y += _LINE
            parts.append(_text(2 * _MARGIN + _AXIS, y, each, colour=colour))
        y += _GAP
    describe = describing(told.known.documents)
    for place, document in numbers:
        for each in wrapped(f"[{place}] {describe(document)}", _LETTERS + 40):
            y += _LINE
            parts.append(_text(_MARGIN, y, each))
    return "\n".join([*_frame(y + _MARGIN, told.title()), *parts, "</svg>"]) + "\n"


def _written(phrase: Phrase, numbers: Numbers) -> str:
    """Return a phrase with the numbers of what it cites."""
    return "".join(
        part if isinstance(part, str) else f"[{', '.join(map(str, numbers(part.documents)))}]" for part in phrase
    )


def _frame(height: int, title: str) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" role="img" font-family="sans-serif" font-size="13">'
    )
    yield f"<title>{_safe(title)}</title>"
    yield f'<rect width="{_WIDTH}" height="{height}" fill="{_PAPER}"/>'


def _bar(happening: Happening, scale: _Scale, y: int, *, doubted: bool) -> str:
    first, last = happening.days
    x, end = scale(first), scale(last)
    width = max(end - x, _LEAST)
    more = ' stroke-dasharray="4 3" fill-opacity="0.3"' if first == EARLIEST or last == LATEST else ""
    colour = _DOUBT if doubted else _BAR
    x = min(x, _AXIS - width)
    place = f'x="{_MARGIN + x:.1f}" y="{y}" width="{width:.1f}" height="10"'
    return f'<rect {place} fill="{colour}" stroke="{colour}"{more}><title>{_safe(happening.words)}</title></rect>'


def _text(x: int, y: int, words: str, weight: str = "normal", colour: str = _INK) -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}" font-weight="{weight}">{_safe(words)}</text>'


def _safe(text: str) -> str:
    """Return a text as XML takes it, which knows no control characters."""
    return escape("".join(letter if letter.isprintable() else " " for letter in text))
