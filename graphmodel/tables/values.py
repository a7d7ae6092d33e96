"""Dates and numbers as people write them in tables.

How days and decimals are ordered and marked is the same in a whole column: what one cell shows beyond doubt counts for
the others, and where none does somebody has to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from graphmodel.claims.datehints import correction
from graphmodel.claims.dates import NotADate, days
from graphmodel.tables.grid import Exact
from graphmodel.tables.months import in_english

Order = Literal["dmy", "mdy", "ymd"]
Decimal = Literal["comma", "point"]

_SIGNS_OF_DECIMALS: tuple[Decimal, ...] = get_args(Decimal)
_ORDERS: tuple[Order, ...] = get_args(Order)
_THREE = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?(?:[ T]\d\d?[:.h].*)?")
_YEAR = re.compile(r"(\d{4})\s*(?:г|год|года|р|року|r|roku)\.?", re.IGNORECASE)
"""A year with the word for it behind it."""
_FIRST_YEAR_OF_1900 = 69
"""Of two digits 69 to 99 are years of the last century, as POSIX has it."""
_NOTHING = re.compile(
    r"[-–—?.\s]*|#?n/?a|n\.?\s?d\.?|unknown|undated|null|none|nan"
    "|unbekannt|inconnue?|desconocid[oa]|nieznan[yae]|неизвестн[оаы]",
    re.IGNORECASE,
)
_STILL = re.compile(r"now|present|today|ongoing|current(?:ly)?|to date|heute|aujourd.hui|н\.? ?в\.?", re.IGNORECASE)

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "zł": "PLN", "₹": "INR", "₺": "TRY"}
_CURRENCY = rf"[A-Z]{{3}}|{'|'.join(map(re.escape, _SIGNS))}"
_AMOUNT = re.compile(
    r"(?P<about>(?i:~|ca\.?|circa|about|around|approx\.?|около|примерно|etwa))?\s*"
    rf"(?P<before>{_CURRENCY})?\s*"
    r"(?P<number>[-+−]?(?:\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+|\d[\d.,]*)(?:[.,]\d+)?)"
    rf"\s*(?P<after>%|{_CURRENCY})?"
)
_MULTIPLES = frozenset(("MIO", "MLN", "MRD", "MLD", "BLN", "TSD", "TYS"))
"""What stands behind a number as a currency would, and multiplies it."""
_GROUPED = re.compile(r"[-+−]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")


class Unclear(ValueError):
    """A value is not what its column holds, or nobody can say which of two."""


class Amount(NamedTuple):
    """A number with its currency, as far as the cell says."""

    value: int | float
    unit: str | None = None
    about: bool = False


def is_nothing(text: str) -> bool:
    """Return whether a cell says that something is not known."""
    return _NOTHING.fullmatch(text) is not None


def orders_of(texts: Iterable[str]) -> set[Order]:
    """Return in which orders all dates of a column make sense that have three numbers and no clear order.

    With full stops a day comes first everywhere; a year of four digits is where it is.
    """
    possible = set(_ORDERS)
    is_open = False
    for text in texts:
        match = _THREE.fullmatch(text.strip())
        if match and _clear_order(match) is None and (fitting := _orders(match)):
            possible &= fitting
            is_open = True
    return possible if is_open else set()


def _clear_order(match: re.Match[str]) -> Order | None:
    """Return the order of three numbers that needs no other date to be seen."""
    return "dmy" if match[2] == "." else "ymd" if len(match[1]) == len("2021") else None


def _orders(match: re.Match[str]) -> set[Order]:
    """Return in which orders three numbers are a date; nothing where one of them is none in any."""
    return {order for order in _ORDERS if _iso(match, order) is not None}


def _iso(match: re.Match[str], order: Order) -> str | None:
    """Return three numbers as a date in an order, or ``None`` where they are none."""
    first, sign, second, third = match.groups()
    year, month, day = {
        "dmy": (third, second, first),
        "mdy": (third, first, second),
        "ymd": (first, second, third),
    }[order]
    if len(year) not in ((4,) if order == "ymd" else (2, 4)) or len(day) > 2 or (sign == "." and order == "mdy"):
        return None
    if len(year) == 2:
        year = f"{19 if int(year) >= _FIRST_YEAR_OF_1900 else 20}{year}"
    date = f"{year}-{int(month):02}-{int(day):02}"
    try:
        days(date)
    except NotADate:
        return None
    return date


def read_date(text: str, order: Order | None) -> str | None:
    """Return a date as claims have it, or ``None`` where the cell says that it is not known or goes on.

    Raises:
        Unclear: it is no date, or may be two.

    """
    text = " ".join(text.split())
    if is_nothing(text) or _STILL.fullmatch(text):
        return None
    dates = _dates(text, order)
    if len(dates) == 1:
        return dates.pop()
    if dates:
        raise Unclear(f"{text!r} may be {' or '.join(sorted(dates))}: say with --dates which")
    if _THREE.fullmatch(text):
        raise Unclear(f"{text!r} is no day" + (f" in the order {order}" if order else ""))
    error = NotADate(text)
    raise Unclear(f"{error}" + (f" ({error.hint})" if error.hint else ""))


def is_date(text: str) -> bool:
    """Return whether a cell holds a date, in whatever order."""
    return any(map(str.isdigit, text)) and bool(_dates(" ".join(text.split()), None))


def _dates(text: str, order: Order | None) -> set[str]:
    """Return the dates that a text may be, in this order or in any."""
    try:
        days(text)
    except NotADate:
        if match := _THREE.fullmatch(text):
            dates = {each: date for each in _ORDERS if (date := _iso(match, each))}
            clear = _clear_order(match) or order
            return set(dates.values()) if clear is None else {dates[clear]} if clear in dates else set()
        if year := _YEAR.fullmatch(text):
            return {year.group(1)}
        date = correction(text) or correction(in_english(text) or "")
        return {date} if date else set()
    return {text}


def is_amount(text: str) -> bool:
    """Return whether a cell holds an amount, with whatever sign for decimals."""
    if isinstance(text, Exact):
        return True
    match = _AMOUNT.fullmatch(text.strip())
    return match is not None and any(_number(match["number"], sign) is not None for sign in _SIGNS_OF_DECIMALS)


def decimals_of(texts: Iterable[str]) -> set[Decimal]:
    """Return by which signs for decimals all amounts of a column make sense; nothing where none has a sign."""
    possible = set(_SIGNS_OF_DECIMALS)
    is_open = False
    for text in texts:
        if isinstance(text, Exact):
            continue
        if (match := _AMOUNT.fullmatch(text.strip())) and re.search("[.,]", match["number"].rstrip(" .,")):
            possible &= {each for each in _SIGNS_OF_DECIMALS if _number(match["number"], each) is not None}
            is_open = True
    return possible if is_open else set()


def _number(text: str, decimal: Decimal) -> int | float | None:
    """Return a number whose decimals have this sign, or ``None`` where it is none."""
    text = _SPACES.sub("", text).replace("−", "-").rstrip(".,")
    grouping, sign = (".", ",") if decimal == "comma" else (",", ".")
    whole, _, rest = text.partition(sign)
    if sign in rest or grouping in rest:
        return None
    if grouping in whole and not _GROUPED.fullmatch(whole):
        return None
    plain = whole.replace(grouping, "") + (f".{rest}" if rest else "")
    value = float(plain)
    return int(value) if value.is_integer() else value


def read_amount(text: str, decimal: Decimal | None) -> Amount | None:
    """Return the amount of a cell, or ``None`` where it says that it is not known.

    Raises:
        Unclear: it is no amount, or may be two.

    """
    if is_nothing(text):
        return None
    if isinstance(text, Exact):
        exact = float(text)
        return Amount(int(exact) if exact.is_integer() else exact)
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        raise Unclear(f"{text!r} is no amount")
    signs: tuple[Decimal, ...] = (decimal,) if decimal else _SIGNS_OF_DECIMALS
    values = {value for sign in signs if (value := _number(match["number"], sign)) is not None}
    if len(values) != 1:
        raise Unclear(f"{text!r} may be two amounts" if values else f"{text!r} is no amount")
    units = {_SIGNS.get(unit, unit) for unit in (match["before"], match["after"]) if unit}
    if len(units) > 1 or units & _MULTIPLES:
        raise Unclear(f"{text!r} is no amount that is clear")
    return Amount(values.pop(), next(iter(units), None), bool(match["about"]))
