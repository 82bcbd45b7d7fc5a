"""What the doctor says of the legal figures."""

from datetime import UTC, date, datetime

import pytest

from sayso.rules.figures import next_april, statutory
from sayso.web.cli.figures import FIGURES, unknown


def test_next_april_is_the_one_to_come():
    assert next_april(date(2026, 11, 20)) == date(2027, 4, 6)
    assert next_april(date(2026, 4, 5)) == date(2026, 4, 6)
    assert next_april(date(2026, 4, 6)) == date(2027, 4, 6)


@pytest.mark.django_db
def test_a_year_in_which_a_figure_is_not_confirmed_names_it():
    found = FIGURES.ask(datetime(2026, 11, 20, tzinfo=UTC))
    assert found.well
    assert "not confirmed today" in found.says
    assert any(name in found.says for name in unknown(statutory(), date(2026, 11, 20)))
    assert "refused by name" in found.advice
