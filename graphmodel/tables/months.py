"""The names of months in the languages in which such tables are written."""

from __future__ import annotations

import re

from graphmodel.tables.headings import plain

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = """
januar februar marz april mai juni juli august september oktober november dezember
janner feber mrz apr mai jun jul aug sept okt nov dez
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
janv fevr mars avr mai juin juil aout sept oct nov dec
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
"""
_MONTHS: dict[str, str] = {}
for _line in _NAMES.strip().splitlines():
    for _name, _month in zip(_line.split(), _ENGLISH, strict=True):
        assert _MONTHS.setdefault(plain(_name), _month) == _month, _name  # noqa: S101 - of no name two months
_WORD = re.compile(r"[^\W\d_]+\.?")
_YEAR_IN_WORDS = re.compile(r"\s*(?:г|год|года|р|року|г\.|r|roku)\.?$", re.IGNORECASE)
_DAY = re.compile(r"^(\d\d?)\.\s*(?=[a-z])")


def in_english(text: str) -> str | None:
    """Return a date with the English name of its month, ``None`` where it has none that is known."""
    text = _YEAR_IN_WORDS.sub("", text)
    known = 0

    def english(match: re.Match[str]) -> str:
        nonlocal known
        word = plain(match.group())
        known += word in _MONTHS
        return "" if word in ("de", "del") else _MONTHS.get(word, match.group())

    named = " ".join(_WORD.sub(english, text).split())
    return _DAY.sub(r"\1 ", named) if known == 1 else None
