"""What a council enters for itself where the law's own amount is not confirmed."""

from datetime import date

import pytest

from sayso.foundation.policy.queries import figures
from sayso.rules.figures import statutory
from sayso.rules.refusals import Invalid
from tests.factories.logins import a_login
from tests.factories.policy import a_value

pytestmark = pytest.mark.django_db
UNCONFIRMED, CONFIRMED = "mig_single_pension_age", "mig_single_25_to_pension_age"
ON, STARTS = date(2025, 11, 20), date(2025, 4, 6)


@pytest.fixture
def enter(now, looking):
    admin = a_login("admin", now=now)

    def entered(value):
        with looking(admin):
            a_value("entered_figures", value, by=admin, at=now, starts_on=STARTS)

    return entered


def test_without_an_entry_the_figures_are_the_laws_own(db):
    assert figures().by_name == statutory().by_name


def test_an_entered_amount_counts_from_its_day_and_bears_whose_it_is(enter, settings):
    settings.SAYSO_DEMO = False
    enter({UNCONFIRMED: 232_60})

    used = figures().used(UNCONFIRMED, ON)

    assert used.amount == 232_60
    assert used.evidence == "entered by the council: Cabinet, 3 November 2026"
    assert figures().used(UNCONFIRMED, date(2026, 4, 6)).amount == 241_45


def test_the_made_up_councils_amounts_say_that_they_are_made_up(enter, settings):
    settings.SAYSO_DEMO = True
    enter({UNCONFIRMED: 232_60})

    used = figures().used(UNCONFIRMED, ON)

    assert (used.made_up, used.evidence) == (True, "made up for the demonstration")


def test_an_amount_that_the_law_has_confirmed_is_left_alone(enter):
    enter({UNCONFIRMED: 232_60, CONFIRMED: 1})

    assert figures().on(CONFIRMED, ON) == 112_50


def test_a_name_that_is_no_figure_is_refused(enter):
    with pytest.raises(Invalid, match="there is no figure called mig_of_old"):
        enter({"mig_of_old": 1_00})
