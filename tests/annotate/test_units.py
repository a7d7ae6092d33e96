"""Places as browsers count them, and the characters that they are."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from graphmodel.annotate import Session
from graphmodel.annotate.units import Units
from graphmodel.passages import Text, pick
from tests.support import authored, laws

PIECES = [
    *("Ada", "Roe", " ", "\n", "\r\n", "\r", "\n\n", "e\u0301", "é", "👩\u200d👩\u200d👧", "🇺🇦", "𝒜", "مرحبا"),
    *("بِالعالم", "北京", "𠮷", "so\u00adft", "\u200b", "\u202e", "“x”", "-", "ﬁ", "1,200", "\x00"),
]
hostile = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(hostile)
def test_every_place_is_counted_as_a_browser_does(raw: str) -> None:
    """Each character has as many units before it as UTF-16 has, and leads back to itself."""
    text = Text(raw).text
    units = Units(text)
    for place in range(len(text) + 1):
        unit = _units(text[:place])
        assert (units.unit(place), units.start(unit), units.end(unit)) == (unit, place, place)


@given(hostile)
def test_a_place_within_a_character_takes_it_whole(raw: str) -> None:
    """What begins or ends between the two units of a character begins before it, or ends behind it."""
    text = Text(raw).text
    units = Units(text)
    for place, sign in enumerate(text):
        if sign > "\uffff":
            assert (units.start(units.unit(place) + 1), units.end(units.unit(place) + 1)) == (place, place + 1)


@laws.examples(400, 40)
@given(hostile, st.data())
def test_a_selection_gets_the_locator_of_its_words(raw: str, data: st.DataObject) -> None:
    """Of whatever is selected the session makes the locator that ``locate`` gives for the words that it shows."""
    text = Text(raw)
    start = data.draw(st.integers(0, len(text.text)))
    end = data.draw(st.integers(start, len(text.text)))
    with TemporaryDirectory() as at:
        session = Session(authored.folder(Path(at)), "gazette", text)
        asked = {"fields": {}, "span": [_units(text.text[:start]), _units(text.text[:end])]}
        passage = (session.answer("judge", asked) or {})["passage"]
    if passage is None:
        assert not text.find(text.text[start:end])
        return
    begin, behind = session.units.start(passage["start"]), session.units.end(passage["end"])
    words = text.text[begin:behind]
    places = text.find(words)
    assert (begin, behind) in places
    assert pick(text, words, places.index((begin, behind)) + 1) == text.locator(begin, behind)
    assert begin < end
    assert start < behind
