"""Dates: what can be said, which days it means, and the word that helps where something is no date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims.checks import claim_problems
from graphmodel.claims.dates import EARLIEST, LATEST, PATTERN, UNKNOWN, NotADate, days, iso, span
from graphmodel.claims.model import Claim
from graphmodel.claims.resolve import load
from graphmodel.errors import InputError
from tests.support.claimfiles import write_records

YEARS = st.integers(1, 9999).map("{:04}".format)


def bounds(date: str) -> tuple[str, str]:
    """Return the first and the last day of a date as people write them."""
    first, last = days(date)
    return iso(first), iso(last)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("1850~", "1850-01-01", "1850-12-31"),
        ("2004-06?", "2004-06-01", "2004-06-30"),
        ("2004-06-11%", "2004-06-11", "2004-06-11"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX~", "1900-01-01", "1999-12-31"),
        ("1XXX", "1000-01-01", "1999-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31"),
        ("2004-02-XX", "2004-02-01", "2004-02-29"),
        ("2004-06/2006", "2004-06-01", "2006-12-31"),
        ("199X?/2004-06-11~", "1990-01-01", "2004-06-11"),
        ("1985/..", "1985-01-01", iso(LATEST)),
        ("1985/", "1985-01-01", iso(LATEST)),
        ("../1985", iso(EARLIEST), "1985-12-31"),
        ("/1985", iso(EARLIEST), "1985-12-31"),
        ("0988", "0988-01-01", "0988-12-31"),
        ("-0044", "-0044-01-01", "-0044-12-31"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ("-004X", "-0049-01-01", "-0040-12-31"),
        ("-0044/0014", "-0044-01-01", "0014-12-31"),
    ],
)
def test_dates_mean_the_days_within_their_outer_bounds(date: str, first: str, last: str) -> None:
    """About and uncertain move no bound, digits that are not known are any, an interval reaches from first to last."""
    assert bounds(date) == (first, last)
    assert re.fullmatch(PATTERN, date)


@given(st.lists(st.tuples(YEARS, st.booleans()), min_size=2, max_size=2))
def test_days_sort_as_they_follow_each_other(years: list[tuple[str, bool]]) -> None:
    """Also before our era, where ISO dates would sort backwards, the text of an earlier day is the lesser."""
    one, other = (("-" if before else "") + year for year, before in years)
    assert (days(one) < days(other)) == (int(one) < int(other))
    assert bounds(one) == (f"{one}-01-01", f"{one}-12-31")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1990-05-00", "write 1990-05 for a month"),
        ("1990-00-00", "write 1990 for a year"),
        ("988", "write 0988: a year has four digits"),
        ("-44", "write -0044: a year has four digits"),
        ("44 BC", "write -0044"),
        ("2021-07-14T10:00:00Z", "write the day only: 2021-07-14"),
        ("2021-07-14 10:00", "write the day only: 2021-07-14"),
        (" 1990", "remove the space"),
        ("1990-05  ", "remove the spaces"),
        ("2021-7-4", "write 2021-07-04"),
        ("2021/07/14", "write 2021-07-14"),
        ("20210714", "write 2021-07-14"),
        ("14.07.2021", "write 2021-07-14"),
        ("6.5.21", "write 2021-05-06 if that is the year"),
        ("6/5/21", "write year, month and day, such as 2021-05-06"),
        ("07/14/2021", "write 2021-07-14"),
        ("03/04/2021", "write 2021-03-04, or with month and day the other way round, whichever is meant"),
        ("14 July 2021", "write 2021-07-14"),
        ("July 14, 2021", "write 2021-07-14"),
        ("c. 1850", "write 1850~ for about"),
        ("~1850", "write 1850~ for about"),
        ("1850?~", "write 1850% for about and uncertain"),
        ("1990s", "write 199X for the ten years"),
        ("199x", "write 199X: X stands for a digit that is not known"),
        ("199X-05", "write 199X: where the year is not known, month and day are left out"),
        ("1990/open", "write 1990/.. for an open end"),
        ("before 1990", "write ../1990 for a time up to then"),
        ("1990-1995", "write 1990/1995 for a time within"),
        ("1990–1995", "write 1990/1995 for a time within"),
        ("1990-95", "write 1990/1995 for a time within"),
        ("1995/1990", "write 1990/1995: the earlier comes first"),
        ("2021-Q2", "write 2021-04/2021-06 for a quarter"),
        ("2021-21", "write the months of a season, such as 2021-03/2021-05"),
        ("0000-00-00", "leave out a date that is not known; that something is over is said by end: unknown"),
        ("unknown", "leave out a date that is not known; that something is over is said by end: unknown"),
        ("２０２１", "write 2021"),
        ("2021–07–14", "write 2021-07-14"),
        ("unkown", "leave out a date that is not known; that something is over is said by end: unknown"),
        ("ongiong", "leave out the end of what goes on"),
        ("45678", "write 2025-01-21 if it is a day as a spreadsheet counts them"),
        ("45678.25", "write 2025-01-21 if it is a day as a spreadsheet counts them"),
        ("14-Jul-2021", "write 2021-07-14"),
        ("14-Jul-21", "write 2021-07-14 if that is the year"),
        ("Jul-21", "write 2021-07 if that is the year"),
        ("99999", "a year has four digits, such as 0988 or 2021"),
        ("../..", "leave out a date that is not known; that something is over is said by end: unknown"),
        ("2004-~06", "~, ? and % stand at the end of a whole date: 2004-06-11~"),
        ("some day", "about 1850 is 1850~, the 1990s are 199X, a time within bounds is 1990/1995 or 1990/.."),
        ("2021-02-30", None),
    ],
)
def test_what_is_no_date_is_refused_with_the_word_that_helps(text: str, hint: str | None) -> None:
    """Whatever other programs and people write for a date is told as it is written here, and that is a date."""
    with pytest.raises(NotADate) as error:
        days(text)
    assert error.value.hint == hint
    written = re.match("write ([^ :,]*[0-9][^ :,]*)", hint or "")
    if written:
        assert days(written[1])


@given(st.text("0123456789-/.~?%X TQ", max_size=14))
def test_whatever_is_typed_is_a_date_or_refused(text: str) -> None:
    """No text makes anything else happen, and what is a date has its form and is not empty."""
    try:
        first, last = days(text)
    except NotADate as refused:
        str(refused.hint)
        return
    assert EARLIEST <= first <= last <= LATEST
    assert re.fullmatch(PATTERN, text)


def test_what_is_over_since_nobody_knows_when_holds_on_no_later_day() -> None:
    """With an unknown end a claim holds on the days of its date or start, and without them it is undated."""
    assert span(None, None, UNKNOWN) is None
    assert span(None, "1990", UNKNOWN) == days("1990")
    assert span("2015-03", None, UNKNOWN) == days("2015-03")


@pytest.mark.parametrize(
    ("when", "path"),
    [
        ({"end": "unknown"}, None),
        ({"start": "1990~", "end": "unknown"}, None),
        ({"date": "2015", "end": "unknown"}, None),
        ({"date": "1990/1995"}, None),
        ({"start": "199X", "end": "2004/.."}, None),
        ({"start": "unknown"}, "start"),
        ({"date": "unknown"}, "date"),
        ({"end": "Unknown"}, "end"),
        ({"date": "2015", "end": "2016"}, "date"),
        ({"start": "2016", "end": "201X/2015"}, "end"),
        ({"date": ""}, "date"),
    ],
    ids=str,
)
def test_only_an_end_may_be_unknown(when: dict[str, str], path: str | None) -> None:
    """What is over may have a date or start besides; nothing else is said by a word."""
    claim = Claim(subject="a", relation="R", object="b", document="d", **when)  # type: ignore[arg-type]
    assert [problem.path for problem in claim_problems(claim)] == ([(path,)] if path else [])


@pytest.mark.parametrize("word", ["unkown", "Unknown", "unknow"])
def test_a_misspelt_unknown_end_is_known(word: str) -> None:
    """Who wanted to say that it is over is told how the word is spelled."""
    (problem,) = claim_problems(Claim(subject="a", relation="R", object="b", document="d", end=word))
    assert problem.hint == "did you mean unknown?"


@pytest.mark.parametrize("format_", ["yaml", "jsonl", "csv"])
def test_every_format_takes_them_and_refuses_with_the_hint(tmp_path: Path, format_: str) -> None:
    """A date comes out of YAML, JSONL and CSV as it was written, and a fault has its field's place and its hint."""
    claim = {"subject": "a", "relation": "HEADS", "object": "b", "document": "d", "start": "-0044", "end": "unknown"}
    records = {
        "documents": [{"id": "d", "title": "t", "publisher": "p", "published": "199X"}],
        "entities": [{"id": "a", "kind": "Person", "name": "A"}, {"id": "b", "kind": "Company", "name": "B"}],
        "claims": [claim],
    }
    found = load(write_records(tmp_path / "good", records, format_))
    assert [(c.start, c.end) for c in found.claims.values()] == [("-0044", "unknown")]
    assert found.documents["d"].published == "199X"
    with pytest.raises(InputError) as error:
        load(write_records(tmp_path / "bad", {**records, "claims": [{**claim, "start": "988"}]}, format_))
    (fault,) = error.value.faults
    assert (fault.message[:5], fault.hint) == ("'988'", "write 0988: a year has four digits")
