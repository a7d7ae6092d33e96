"""Whether a passage says a number and its unit, so that no program puts in another."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from graphmodel.reading import shown

_DIGITS = re.compile(r"(?<![\w.,])[-−]?\d+(?:[.,'’\u00a0\u202f ]\d+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SCALES = {
    **dict.fromkeys(("thousand", "thousands", "k", "тысяч", "тысячи", "tausend", "mille", "mil"), 10**3),
    **dict.fromkeys(("million", "millions", "m", "mn", "mio", "миллион", "миллионов", "millionen"), 10**6),
    **dict.fromkeys(("billion", "billions", "bn", "миллиард", "миллиардов", "milliarde", "milliarden"), 10**9),
    **dict.fromkeys(("trillion", "trillions", "tn"), 10**12),
    "hundred": 100,
    "dozen": 12,
}
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: number * 10 for number, word in enumerate(_TENS, 2)},
    "a": 1,
    "an": 1,
}
_UNITS = [
    {"g", "gram", "grams", "gramme", "grammes"}, {"kg", "kilo", "kilos", "kilogram", "kilograms", "kilogrammes"},
    {"t", "tonne", "tonnes", "metric ton", "metric tons"}, {"ton", "tons"}, {"lb", "lbs", "pound", "pounds"},
    {"oz", "ounce", "ounces"}, {"mm", "millimetre", "millimetres"}, {"cm", "centimetre", "centimetres"},
    {"m", "metre", "metres", "meter", "meters"}, {"km", "kilometre", "kilometres", "kilometer", "kilometers"},
    {"mile", "miles"}, {"foot", "feet", "ft"}, {"ha", "hectare", "hectares"}, {"acre", "acres"},
    {"l", "litre", "litres", "liter", "liters"}, {"barrel", "barrels", "bbl"}, {"gallon", "gallons"},
    {"%", "percent", "per cent", "pct"}, {"percentage point", "percentage points"},
    {"$", "usd", "us$", "dollar", "dollars", "us dollar", "us dollars"}, {"€", "eur", "euro", "euros"},
    {"£", "gbp", "pound", "pounds", "pounds sterling"}, {"rub", "₽", "rouble", "roubles", "ruble", "rubles"},
    {"cny", "yuan", "renminbi", "rmb"}, {"jpy", "yen"}, {"chf", "franc", "francs", "swiss francs"},
    {"second", "seconds"}, {"minute", "minutes"}, {"hour", "hours"}, {"day", "days"}, {"week", "weeks"},
    {"month", "months"}, {"year", "years"}, {"mw", "megawatt", "megawatts"}, {"gw", "gigawatt", "gigawatts"},
]  # fmt: skip
"""Words that mean the same unit; of two sets that share one either may be meant."""
_PEOPLE = frozenset({"people", "person", "persons"})
"""What counted names of people are counted in, whether the passage says so or not."""


def amount_reasons(quantity: Mapping[str, object], passage: str) -> Iterator[str]:
    """Yield why a quantity is not what a passage says."""
    unit = str(quantity.get("unit") or "").casefold()
    said = {*numbers(passage, unit)}
    for field in ("value", "low", "high"):
        number = quantity.get(field)
        if isinstance(number, bool) or not isinstance(number, int | float):
            continue  # which is told of the claim
        is_endless = isinstance(number, float) and not math.isfinite(number)
        if is_endless or Fraction(repr(number)) not in said:
            yield f"the quote does not say the number {shown(number)}"
    if unit and not _says_unit(passage, unit):
        yield f"the quote does not say the unit {shown(str(quantity['unit']))}"


def missing_words(words: str, passage: str) -> list[str]:
    """Return the words that do not stand in a passage, whatever their case."""
    there = {word.casefold() for word in re.findall(r"\w+", passage)}
    return [word for word in re.findall(r"\w+", words) if word.casefold() not in there]


def numbers(passage: str, unit: str = "") -> Iterator[Fraction]:
    """Yield each number that a passage may say, in digits or in English words; with its scale, as in 2.5 million.

    Where the unit has the scale itself (million euros) the number counts without it.
    """
    for match in _DIGITS.finditer(passage):
        scale = _scale(passage[match.end() :], unit)
        for number in _readings(match[0]):
            yield from (number * each for each in scale)
    yield from _in_words(passage)


def _scale(behind: str, unit: str) -> set[int]:
    word = _LETTERS.match(behind.lstrip(" \u00a0\u202f-"))
    name = word[0].casefold() if word else ""
    if name not in _SCALES or (name == "m" and behind[:1] == " " and unit in ("m", "metre", "metres")):
        return {1}
    return {_SCALES[name], 1} if name in unit.split() else {_SCALES[name]}


def _readings(digits: str) -> Iterator[Fraction]:
    """Yield what digits may mean: a comma or full stop groups them, or begins decimals."""
    plain = digits.replace("−", "-")
    signs = re.findall(r"[^\d-]", plain)
    grouped = re.sub(r"[^\d-]", "", plain)
    if not signs or all(len(part) == 3 for part in re.split(r"[^\d-]", plain)[1:]):
        yield Fraction(grouped)
    if signs and signs[-1] in ".,":
        whole, _, decimals = plain.rpartition(signs[-1])
        yield Fraction(f"{re.sub(r'[^0-9-]', '', whole)}.{decimals}")
    if " " in signs:  # two numbers beside each other
        yield from (number for part in plain.split(" ") for number in _readings(part))


def _in_words(passage: str) -> Iterator[Fraction]:
    total = current = 0
    is_open = False
    for word in [*(word.casefold() for word in re.findall(r"\w+", passage)), ""]:
        if word in _NUMBERS:
            current, is_open = current + _NUMBERS[word], True
        elif is_open and word in _SCALES and len(word) > 2:
            current *= _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + current, 0
        elif is_open and word != "and":
            yield Fraction(total + current)
            total, current, is_open = 0, 0, False


def _says_unit(passage: str, unit: str) -> bool:
    """Return whether a passage names a unit by any of its names."""
    says = " ".join(passage.casefold().split())
    names = {name for group in _UNITS if unit in group for name in group}
    if not names:
        return unit in _PEOPLE or not missing_words(unit, passage)
    return any(re.search(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])", says) for name in names)
