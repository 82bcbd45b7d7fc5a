"""Files are read exactly: no float, no surprise words, no key twice."""

from datetime import date
from decimal import Decimal

import pytest

from sayso.rules.reading import read_json, read_yaml
from sayso.rules.refusals import Invalid


def test_decimals_stay_as_they_were_written() -> None:
    assert read_yaml("amount: 0.10")["amount"] == Decimal("0.10")
    assert read_json('{"amount": 0.10}')["amount"] == Decimal("0.10")


def test_on_off_and_times_are_not_turned_into_something_else() -> None:
    assert read_yaml("on: 2024-05-01\nyear: 2024/25\nat: 12:30\nsays: no") == {
        "on": date(2024, 5, 1),
        "year": "2024/25",
        "at": "12:30",
        "says": "no",
    }


def test_true_null_and_whole_numbers_are_what_they_say() -> None:
    assert read_yaml("[true, false, null, 12, -3, 007]") == [True, False, None, 12, -3, "007"]


@pytest.mark.parametrize("text", ["a: 1\na: 2", "a: [1", "? [x]\n: 1", "a: 2024-13-01"])
def test_yaml_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_yaml(text)


@pytest.mark.parametrize("text", ['{"a": 1, "a": 2}', "[1,", '{"a": NaN}', ""])
def test_json_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_json(text)


def test_a_refusal_says_the_line() -> None:
    with pytest.raises(Invalid, match="Line 3"):
        read_yaml("a: 1\nb: 2\na: 3")
