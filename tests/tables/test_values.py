"""Dates and amounts as people write them: what one of a column shows counts for all, and nobody guesses."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.tables.values import (
    Amount,
    Decimal,
    Order,
    Unclear,
    decimals_of,
    orders_of,
    read_amount,
    read_date,
)

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "order", "date"),
    [
        ("13.12.2025", None, "2025-12-13"),
        ("03.04.2021", None, "2021-04-03"),
        ("3. 4. 2021", None, "2021-04-03"),
        ("03.04.2021", "mdy", "2021-04-03"),
        ("3/4/2021", "mdy", "2021-03-04"),
        ("3/4/2021", "dmy", "2021-04-03"),
        ("12/13/2025", None, "2025-12-13"),
        ("2025/12/13", "dmy", "2025-12-13"),
        ("13.12.25", None, "2025-12-13"),
        ("1/2/69", "dmy", "1969-02-01"),
        ("1.1.2020 12:30", None, "2020-01-01"),
        ("2020-01-01T00:00:00", None, "2020-01-01"),
        ("Dec 2025", None, "2025-12"),
        ("May 3, 2021", None, "2021-05-03"),
        ("12.2025", None, "2025-12"),
        ("13. März 2019", None, "2019-03-13"),
        ("März 2019", None, "2019-03"),
        ("3 mai 2020", None, "2020-05-03"),
        ("3 de mayo de 2020", None, "2020-05-03"),
        ("13 марта 2019", None, "2019-03-13"),
        ("13 марта 2019 г.", None, "2019-03-13"),
        ("2019 г.", None, "2019"),
        ("1 września 1939 r.", None, "1939-09-01"),
        ("жнівень 2020", None, "2020-08"),
        ("2021", None, "2021"),
        ("2021-07", None, "2021-07"),
        ("1850~", None, "1850~"),
        ("n/a", None, None),
        ("–", None, None),
        ("present", None, None),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, order: Order | None, date: str | None) -> None:
    """Full stops, a year in front and words are clear everywhere; with strokes the order must be known."""
    assert read_date(text, order) == date


@pytest.mark.parametrize(
    ("text", "order", "message"),
    [
        ("3/4/2021", None, "'3/4/2021' may be 2021-03-04 or 2021-04-03"),
        ("31.02.2020", None, "'31.02.2020' is no day"),
        ("12/13/2025", "dmy", "'12/13/2025' is no day in the order dmy"),
        ("spring", None, "'spring' is not a date"),
        ("März bis Mai 2019", None, "'März bis Mai 2019' is not a date"),
        ("3/4/21", "ymd", "'3/4/21' is no day in the order ymd"),
    ],
)
def test_what_is_no_date_or_two_is_told(text: str, order: Order | None, message: str) -> None:
    """A day that does not exist is no other day, and of two nobody is taken."""
    with pytest.raises(Unclear, match="^" + message.replace("(", r"\(")):
        read_date(text, order)


@given(DAYS, st.sampled_from(("dmy", "mdy", "ymd")), st.sampled_from("/-"), st.booleans())
def test_every_day_is_read_in_its_order(day: datetime.date, order: Order, sign: str, padded: bool) -> None:
    """A day written in an order is that day when it is read in it, with noughts before it or without."""
    parts = {"d": f"{day.day:02}" if padded else str(day.day), "m": f"{day.month:02}", "y": f"{day.year:04}"}
    text = sign.join(parts[letter] for letter in order)
    assert read_date(text, order) == day.isoformat()
    assert orders_of([text]) == set() if order == "ymd" else order in orders_of([text])


def test_one_clear_day_settles_a_column() -> None:
    """Days that may be two are one where another of the column can be read in one order only."""
    assert orders_of(["3/4/2021", "13/4/2021"]) == {"dmy"}
    assert orders_of(["3/4/2021", "4/13/2021"]) == {"mdy"}
    assert orders_of(["3/4/2021"]) == {"dmy", "mdy"}
    assert orders_of(["2021", "n/a"]) == set()
    assert orders_of(["13/4/2021", "4/13/2021"]) == set()


@pytest.mark.parametrize(
    ("text", "decimal", "amount"),
    [
        ("1.200.000,00", None, Amount(1_200_000)),
        ("1,200,000.50", None, Amount(1_200_000.5)),
        ("1.200", "comma", Amount(1200)),
        ("1.200", "point", Amount(1.2)),
        ("1200", None, Amount(1200)),
        ("€ 1.200,50", None, Amount(1200.5, "EUR")),
        ("1 200 000,5 zł", None, Amount(1_200_000.5, "PLN")),
        ("USD 12", None, Amount(12, "USD")),
        ("~ 12", None, Amount(12, None, True)),
        ("12%", None, Amount(12, "%")),
        ("-3", None, Amount(-3)),
        ("n/a", None, None),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, decimal: Decimal | None, amount: Amount | None) -> None:
    """Thousands and decimals have the signs of a country, a currency may stand on either side."""
    assert read_amount(text, decimal) == amount


@pytest.mark.parametrize("text", ["1.200", "1,200", "abc", "1.2.3,4.5", "1.2m", "12 or 13", "1,20,000.5"])
def test_what_is_no_amount_or_two_is_told(text: str) -> None:
    """Nobody guesses whether a point stands between thousands, and what has other words in it is no number."""
    with pytest.raises(Unclear):
        read_amount(text, None)


@given(st.integers(-(10**12), 10**12), st.integers(0, 99), st.sampled_from(("comma", "point")))
def test_every_amount_is_read_with_its_sign(whole: int, cents: int, decimal: Decimal) -> None:
    """A number written with thousands and decimals is that number, whatever the signs."""
    text = f"{whole:,}.{cents:02}"
    text = text.translate(str.maketrans(",.", ".,")) if decimal == "comma" else text
    amount = read_amount(text, decimal)
    assert amount is not None
    assert amount.value == float(f"{whole}.{cents:02}")
    assert decimal in decimals_of([text])
