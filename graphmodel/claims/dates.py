"""Dates as claims give them, and the days that they may mean.

A date is as much of an ISO date as is known, or what level 1 of EDTF, the Extended Date/Time Format, adds to that:
``1850~`` about, ``1850?`` uncertain, ``1850%`` both; ``199X`` and ``2004-06-XX`` with digits that are not known;
``2004-06/2006``, ``1985/..`` and ``/1985`` for a time within bounds, of which one may be open or unknown; ``-0044``
for a year before our era. What it says is shown as given. What compares dates asks for their outer bounds, here and
nowhere else: stores, statements and pages get first and last days.

The parser is our own: a reader of many claims has microseconds for a date, and libraries for EDTF take milliseconds.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import NamedTuple

from graphmodel.reading import shown

UNKNOWN = "unknown"
"""The end of what is over, where nobody says since when."""

DATE_PATTERN = r"-?(\d{4}(-\d\d(-(\d\d|XX))?|-XX(-XX)?)?|\d{3}X|\d\dXX|\dXXX)[~?%]?"
"""What a date looks like that is no interval; not all that does is one."""
PATTERN = rf"({DATE_PATTERN})(/({DATE_PATTERN}|\.\.)?)?|(\.\.)?/({DATE_PATTERN})"
"""What every date looks like."""

_DATE = re.compile(DATE_PATTERN, re.ASCII)


class Interval(NamedTuple):
    """The first and the last day, both included, as texts that sort as the days do.

    They are ISO dates, except that in years before our era, in which ISO dates would sort backwards, the year is
    counted from 10,000 before it: `iso` returns such a day as people write it.
    """

    first: str
    last: str

    def meets(self, other: Interval) -> bool:
        """Return whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    @property
    def place(self) -> str:
        """Where it stands among others in order of time: on its first day, or where that is open on its last."""
        return self.last if self.first == EARLIEST else self.first


class NotADate(ValueError):
    """What stands for a date is none."""

    def __init__(self, date: str, why: str | None = None) -> None:
        said = f"is no date: {why}" if why else "is not a date such as 2021, 2021-07 or 2021-07-14"
        super().__init__(f"{shown(date)} {said}")
        self._date = date
        self._why = why

    @property
    def hint(self) -> str | None:
        """How it would be written as a date, as far as that can be told."""
        from graphmodel.claims import datehints

        return datehints.hint(self._date) or (None if self._why else datehints.OTHERWISE)


@lru_cache(maxsize=1 << 16)
def days(date: str) -> Interval:
    """Return the days that a date may mean: ``2021-02`` is all of that February, ``1985/..`` all since 1985.

    Raises:
        NotADate: it is no date, such as ``2021-13`` or ``2021-02-30``.

    """
    first, slash, last = date.partition("/")
    if not slash:
        return _days(date, date)
    if "/" in last or {first, last} <= {"", ".."}:
        raise NotADate(date)
    interval = Interval(
        EARLIEST if first in ("", "..") else _days(first, date).first,
        LATEST if last in ("", "..") else _days(last, date).last,
    )
    if interval.first > interval.last:
        raise NotADate(date, f"it ends in {last}, before it starts in {first}")
    return interval


def _days(part: str, date: str) -> Interval:
    """Return the days of a date, or of one end of it."""
    if not _DATE.fullmatch(part):
        raise NotADate(date)
    era, part = ("-", part[1:]) if part[0] == "-" else ("", part)
    year, month, day = (*part.rstrip("~?%").split("-"), "XX", "XX")[:3]
    low, high = max(int(year.replace("X", "0")), 1), int(year.replace("X", "9"))
    if not high:
        raise NotADate(date, "there is no year 0")
    first_year, last_year = (-high, -low) if era else (low, high)
    first_month, last_month = (1, 12) if month == "XX" else (int(month), int(month))
    if not 1 <= first_month <= 12:
        raise NotADate(date, f"there is no month {first_month}")
    length = calendar.monthrange(last_year, last_month)[1]
    first_day, last_day = (1, length) if day == "XX" else (int(day), int(day))
    if not 1 <= first_day <= length:
        raise NotADate(date, f"the month has {length} days" if first_day else "there is no day 0")
    return Interval(_text(first_year, first_month, first_day), _text(last_year, last_month, last_day))


def _text(year: int, month: int, day: int) -> str:
    """Return a day as a text that sorts."""
    return f"{year:04}-{month:02}-{day:02}" if year > 0 else f"-{year + 10_000:04}-{month:02}-{day:02}"


EARLIEST, LATEST = _text(-9999, 1, 1), _text(9999, 12, 31)


def iso(day: str) -> str:
    """Return a day of an interval as an ISO date."""
    return f"-{10_000 - int(day[1:5]):04}{day[5:]}" if day[0] == "-" else day


def span(date: str | None, start: str | None, end: str | None) -> Interval | None:
    """Return the days that a claim's dates may mean, open where a bound is missing; ``None`` when undated.

    What is over since nobody says when holds on no day after its date or start, and is undated without them.
    """
    if end == UNKNOWN:
        date, start, end = date or start, None, None
    if date is not None:
        return days(date)
    if start is None and end is None:
        return None
    return Interval(days(start).first if start else EARLIEST, days(end).last if end else LATEST)
