"""When somebody's support is looked at again."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.rules.reading import read_yaml
from sayso.rules.review.due import Known, due, latest_next

CASES = read_yaml((Path(__file__).parent / "due.yaml").read_text(encoding="utf-8"))
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))
MAYBE = st.none() | DAYS


@pytest.mark.parametrize("case", CASES, ids=[one["case"] for one in CASES])
def test_a_case_gives_what_it_says(case):
    found = due(Known(**{name: _day(said) for name, said in case["known"].items()}))
    if case["expect"] == "none":
        assert found is None
        return
    assert found is not None
    assert (found.on, found.late_from) == (_day(case["expect"]["on"]), _day(case["expect"]["late_from"]))
    assert case["expect"]["why"] in found.why
    assert found.authority.text


@given(began=MAYBE, direct=MAYBE, held=MAYBE, promised=MAYBE)
def test_it_is_never_later_than_the_guidance_and_never_late_before_it_is_due(began, direct, held, promised):
    known = Known(began_on=began, direct_payment_since=direct, held_on=held, set_for=promised)
    found = due(known)
    if found is None:
        assert (began, direct, held, promised) == (None, None, None, None)
        return
    assert found.late_from > found.on
    assert not found.is_late(found.on)
    assert found.is_late(found.late_from)
    if held:
        assert found.on <= latest_next(held)
    if promised:
        assert found.on <= promised
    if began and not held:
        assert found.on <= began + timedelta(days=42)


@given(began=DAYS, held=DAYS, sooner=st.integers(1, 400))
def test_to_know_of_one_more_day_never_puts_it_off(began, held, sooner):
    without, with_it = due(Known(began_on=began, held_on=held)), None
    with_it = due(Known(began_on=began, held_on=held, set_for=held + timedelta(days=sooner)))
    assert without is not None
    assert with_it is not None
    assert with_it.on <= without.on


def _day(said):
    return said if isinstance(said, date) else date.fromisoformat(str(said))
