"""How something that is no date would be written as one: what other programs and people write, and what it is here."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable

from graphmodel.claims.dates import NotADate, days
from graphmodel.reading import nearest

Match = re.Match[str]

OTHERWISE = "about 1850 is 1850~, the 1990s are 199X, a time within bounds is 1990/1995 or 1990/.."
"""What helps where nothing else does."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_DATE = r"-?\d{4}(?:-\d\d){0,2}"
_TIME = r"(?:,? \d\d?[:h.].*)?"
_SAID = ("unknown", "undated", "former", "formerly", "present", "today", "ongoing", "current")
"""Words that people write for a date, which may be misspelt."""
_SHORT = 4
_DASHES = dict.fromkeys("‐‑‒–—−－", "-")
_DAY_ZERO = datetime.date(1899, 12, 30)
"""The day from which spreadsheet programs count days."""
_DOUBT = re.compile(r"\bif\b|\bwhichever\b|: ")
"""What a hint says where a correction may be wrong, or is of another precision."""
_NOT_KNOWN = "leave out a date that is not known; that something is over is said by end: unknown"


def correction(text: str) -> str | None:
    """Return what is no date as the one that it surely is, in other signs or words; ``None`` where that is a guess."""
    given = " ".join(text.split())
    for pattern, write, words in _CORRECTIONS:
        match = pattern.fullmatch(given)
        if match and _is_date(date := write(match)):
            return None if _DOUBT.search(words) else date
    return None


def hint(text: str) -> str | None:
    """Return how to write what is no date, or ``None`` when that cannot be told."""
    given = " ".join(text.split())
    if text != given and _is_date(given):
        return "remove the space" if len(text) - len(given) == 1 else "remove the spaces"
    plain = "".join(str(unicodedata.digit(c, _DASHES.get(c, c))) for c in given)
    if plain != given and _is_date(plain):
        return f"write {plain}"
    for pattern, write, words in _CORRECTIONS:
        match = pattern.fullmatch(given)
        if match and _is_date(date := write(match)):
            return words.format(date)
    meant = nearest(given.lower(), _SAID, 1) if given.isalpha() and len(given) > _SHORT else [given]
    for pattern, words in _ADVICE:
        if any(pattern.fullmatch(one) for one in (given, *meant)):
            return words
    return None


def _is_date(text: str) -> bool:
    try:
        days(text)
    except NotADate:
        return False
    return True


def _iso(year: str, month: str | int | None = None, day: str | int | None = None) -> str:
    return "-".join((f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part is not None)))


def _parts(match: Match) -> str:
    named = match.groupdict()
    month = _MONTHS.index(named["name"].lower()) + 1 if named.get("name") else named.get("month")
    return _iso(named["year"], month, named.get("day"))


def _parts_of_20(match: Match) -> str:
    return f"20{_parts(match)[2:]}"


def _with_capitals(match: Match) -> str:
    return re.sub(r"[^0-9-]|(?<=\d\d)-(?=-|$)|(?<=\d\d-)-$", "X", match[0])


def _range(match: Match) -> str:
    first, last = match["first"], match["last"]
    return f"{first}/{last if len(last) > 2 else first[:2] + last}"


def _quarter(match: Match) -> str:
    last = 3 * int(match["quarter"] or match["before"])
    year = match["year"] or match["after"]
    return f"{_iso(year, last - 2)}/{_iso(year, last)}"


def _from_spreadsheet(match: Match) -> str:
    return (_DAY_ZERO + datetime.timedelta(int(match["days"]))).isoformat()


def _form(text: str) -> Callable[[Match], str]:
    return lambda match: match.expand(text)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


_CORRECTIONS: tuple[tuple[re.Pattern[str], Callable[[Match], str], str], ...] = tuple(
    (_compiled(pattern), _form(write) if isinstance(write, str) else write, words)
    for pattern, write, words in (
        (r"(-?\d{4}-\d\d)-00", r"\1", "write {} for a month"),
        (r"(-?\d{4})-00(?:-\d\d)?", r"\1", "write {} for a year"),
        (r"(-?\d{4}-\d\d-\d\d)(?:T[^/]*| \d\d?[:h.].*|Z|[+-]\d\d:?\d\d)", r"\1", "write the day only: {}"),
        (r"(?P<year>\d{3})", _parts, "write {}: a year has four digits"),
        (r"-(?P<year>\d{1,3})", lambda match: f"-{int(match['year']):04}", "write {}: a year has four digits"),
        (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?(?:T.*)?", _parts, "write {}"),
        (rf"(?P<year>\d{{4}})([-/.])(?P<month>\d\d?)(?:\2(?P<day>\d\d?)\.?)?{_TIME}", _parts, "write {}"),
        (rf"(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?(?P<year>\d{{4}}){_TIME}", _parts, "write {}"),
        (r"(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?(?P<year>\d\d)", _parts_of_20, "write {} if that is the year"),
        (rf"(?P<day>1[3-9]|[23]\d)([-/])(?P<month>\d\d?)\2(?P<year>\d{{4}}){_TIME}", _parts, "write {}"),
        (rf"(?P<month>\d\d?)([-/])(?P<day>1[3-9]|[23]\d)\2(?P<year>\d{{4}}){_TIME}", _parts, "write {}"),
        (rf"(\d\d?)[-/](\d\d?)[-/](?P<year>\d{{4}}){_TIME}", lambda match: _iso(match["year"], match[1], match[2]),
         "write {}, or with month and day the other way round, whichever is meant"),
        (r"(?P<month>\d\d?)[-/.](?P<year>\d{4})", _parts, "write {}"),
        (rf"(?:(?P<day>\d\d?)[- /])?{_NAME}[- /](?P<year>\d{{4}}){_TIME}", _parts, "write {}"),
        (rf"(?:(?P<day>\d\d?)[- /])?{_NAME}[- /](?P<year>\d\d)", _parts_of_20, "write {} if that is the year"),
        (r"(?P<days>[2-5]\d{4})(?:[.,]\d+)?", _from_spreadsheet,
         "write {} if it is a day as a spreadsheet counts them"),
        (rf"(?:{_DAY} )?{_NAME},? (?P<year>\d{{4}}){_TIME}", _parts, "write {}"),
        (rf"{_NAME} {_DAY},? (?P<year>\d{{4}}){_TIME}", _parts, "write {}"),
        (r"(?P<year>\d{4}) (?P<name>[a-z]{3})[a-z]*\.?(?: (?P<day>\d\d?))?", _parts, "write {}"),
        (rf"(?:c|ca|circa|cca|about|around|approx(?:imately)?)?\.? ?~? ?({_DATE})", r"\1~", "write {} for about"),
        (rf"({_DATE}) ?(?:~|\(?c(?:a|irca)?\.?\)?)", r"\1~", "write {} for about"),
        (rf"(?:probably|possibly|perhaps|maybe|\?) ?({_DATE})", r"\1?", "write {} for uncertain"),
        (rf"({_DATE}) ?(?:\?|\(\?\))", r"\1?", "write {} for uncertain"),
        (rf"(?:%({_DATE})|({_DATE}) ?(?:\?~|~\?|%))", lambda match: f"{match[1] or match[2]}%",
         "write {} for about and uncertain"),
        (r"(?:the )?(\d{3})0'?s", r"\1X", "write {} for the ten years"),
        (r"(?:\d{3}[xu?*_-]|\d\d[xu?*_-]{2}|\d\d--|\d{4}-[xu?*_]{2}(?:-[xu?*_]{2})?|\d{4}-\d\d-[xu?*_]{2})",
         _with_capitals, "write {}: X stands for a digit that is not known"),
        (r"(\d{3}X)-.*", r"\1", "write {}: where the year is not known, month and day are left out"),
        (r"(\d{4})-XX-\d\d", r"\1-XX", "write {}: where the month is not known, the day is left out"),
        (r"(\d\d?)(?:st|nd|rd|th) c(?:ent(?:ury)?)?\.?", lambda match: f"{int(match[1]) - 1:02}XX",
         "write {} for the hundred years"),
        (rf"({_DATE}) ?(?:/|-|–| to ) ?(?:open|now|present|today|ongoing|\*)?", r"\1/..", "write {} for an open end"),
        (rf"({_DATE})/unknown", r"\1/", "write {}"),
        (rf"unknown/({_DATE})", r"/\1", "write {}"),
        (rf"(?:open|\*)/({_DATE})", r"../\1", "write {} for an open start"),
        (rf"(?:before|until|till|by|≤|<=?) ?({_DATE})", r"../\1", "write {} for a time up to then"),
        (rf"(?:after|since|from|≥|>=?) ?({_DATE})|({_DATE})\+", lambda match: f"{match[1] or match[2]}/..",
         "write {} for a time from then on"),
        (rf"(?P<first>{_DATE})(?: ?[–—] ?| - | to | until |/to/|--|\.\.)(?P<last>{_DATE})", _range,
         "write {} for a time within"),
        (r"(?P<first>\d{4})-(?P<last>\d{4})", _range, "write {} for a time within"),
        (r"(?P<first>\d{4})[-/–](?P<last>1[3-9]|2[05-9]|[3-9]\d)", _range, "write {} for a time within"),
        (rf"({_DATE})/({_DATE})", r"\2/\1", "write {}: the earlier comes first"),
        (r"(?:(?P<year>\d{4})[- ]?Q(?P<quarter>[1-4])|Q(?P<before>[1-4])[-/ ](?P<after>\d{4}))", _quarter,
         "write {} for a quarter"),
        (r"(?P<year>\d{1,4}) ?(?:BCE?|B\. ?C\.(?: ?E\.)?)", lambda match: f"-{int(match['year']):04}", "write {}"),
        (r"(?:AD|A\. ?D\.) (?P<year>\d{1,4})|(?P<also>\d{1,4}) ?(?:AD|CE|A\. ?D\.|C\. ?E\.)",
         lambda match: _iso(match["year"] or match["also"]), "write {}"),
    )
)  # fmt: skip
"""What is matched, the date that it would be, and what is said of that. The first that makes a date counts."""

_ADVICE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (_compiled(pattern), words)
    for pattern, words in (
        (r"-?0{1,4}(?:[-/.]0\d?){0,2}|X{4}.*|(?:\.\.)?/?(?:\.\.)?", _NOT_KNOWN),
        (r"unknown|undated|none|null|n/?a|n\. ?d\.|s\. ?d\.|tb[acd]|\?+|-+|former(?:ly)?", _NOT_KNOWN),
        (r"now|present|today|ongoing|current", "leave out the end of what goes on"),
        (r"(?:spring|summer|autumn|fall|winter)(?: of)? \d{4}|\d{4}-(?:2[1-4]|3\d|4[01])(?:[~?%]|/.*)?",
         "write the months of a season, such as 2021-03/2021-05"),
        (r"\d{4}-?W\d\d?(?:-?\d)?", "write the days of a week, such as 2021-07-12/2021-07-18"),
        (r".*\dT\d.*", "write days only, such as 1990-05-01/1990-06-30"),
        (r"[\[{].*[\]}]", "make a claim for each date, or write the bounds, such as 1990/1995"),
        (r"\d\d?([-/])\d\d?\1\d\d", "write year, month and day, such as 2021-05-06"),
        (r"Y?-?\d{5,}.*|\d\d?", "a year has four digits, such as 0988 or 2021"),
        (r".*X.*", "X stands for the last digits of a year, or for the month and day: 199X, 2004-XX, 2004-06-XX"),
        (r".*[~?%].*", "~, ? and % stand at the end of a whole date: 2004-06-11~"),
    )
)  # fmt: skip
