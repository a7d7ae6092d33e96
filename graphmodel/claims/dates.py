"""Partial ISO dates and the days that they may mean."""

from __future__ import annotations

import calendar
from functools import lru_cache
from typing import NamedTuple

EARLIEST, LATEST = "0001-01-01", "9999-12-31"


class Interval(NamedTuple):
    """The first and the last day, both included, as ISO dates, which compare as text."""

    first: str
    last: str

    def meets(self, other: Interval) -> bool:
        """Return whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=1 << 16)
def days(date: str) -> Interval:
    """Return the days that a partial date may mean: ``2021-02`` is all of that February.

    Raises:
        ValueError: it is no date, such as ``2021-13`` or ``2021-02-30``.

    """
    parts = date.split("-")
    if [len(p) for p in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(p.isascii() and p.isdigit() for p in parts):
        raise ValueError(f"{date!r} is not a date such as 2021, 2021-07 or 2021-07-14")
    numbers = [int(part) for part in parts]
    year, month, day = (*numbers, 0, 0)[:3]
    if not year >= 1:
        raise ValueError(f"{date!r} is no date: there is no year 0")
    if len(parts) > 1 and not 1 <= month <= 12:
        raise ValueError(f"{date!r} is no date: there is no month {month}")
    first_month, last_month = (month, month) if month else (1, 12)
    length = calendar.monthrange(year, last_month)[1]
    if len(parts) > 2 and not 1 <= day <= length:
        raise ValueError(f"{date!r} is no date: the month has {length} days")
    return Interval(f"{year:04}-{first_month:02}-{day or 1:02}", f"{year:04}-{last_month:02}-{day or length:02}")


def span(date: str | None, start: str | None, end: str | None) -> Interval | None:
    """Return the days that a claim's dates may mean, open where a bound is missing; ``None`` when undated."""
    if date is not None:
        return days(date)
    if start is None and end is None:
        return None
    return Interval(days(start).first if start else EARLIEST, days(end).last if end else LATEST)
