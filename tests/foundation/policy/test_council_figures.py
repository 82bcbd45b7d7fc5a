"""An amount of the law that nobody could confirm: one of the council reads it, another reads it too."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from sayso.foundation.policy import actions
from sayso.foundation.policy.models import CouncilFigure
from sayso.foundation.policy.queries import council_figures, figures, figures_waiting
from sayso.rules.figures import statutory
from sayso.rules.refusals import Invalid, NoFigureInForce, NotPermitted, WrongState
from tests.factories.logins import a_login
from tests.factories.policy import a_council_figure, an_amount

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("X-05")]
UNCONFIRMED, CONFIRMED = "mig_single_pension_age", "mig_single_25_to_pension_age"
ON, STARTS = date(2025, 11, 20), date(2025, 4, 6)


@pytest.fixture
def ruta(now):
    return a_login("finance", now=now, name="Ruta Kazlauskas")


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def entered(now, looking, ruta):
    with looking(ruta):
        return an_amount(UNCONFIRMED, 232_60, by=ruta, at=now, starts_on=STARTS)


def test_without_a_reading_the_figures_are_the_laws_own_and_refuse(db):
    assert figures().by_name == statutory().by_name
    with pytest.raises(NoFigureInForce, match="Two people of the council"):
        figures().on(UNCONFIRMED, ON)


def test_one_reading_alone_counts_for_nothing(entered):
    assert figures().used(UNCONFIRMED, ON) is None
    assert [one.pk for one in figures_waiting()] == [entered.pk]


def test_read_by_two_it_counts_from_its_day_and_says_where_it_stands(entered, now, looking, finn, settings):
    settings.SAYSO_DEMO = False
    with looking(finn):
        actions.confirm_figure(figure=entered.pk, amount=232_60, by=finn, at=now)
        with pytest.raises(WrongState, match="already"):
            actions.confirm_figure(figure=entered.pk, amount=232_60, by=finn, at=now)

    used = figures().used(UNCONFIRMED, ON)

    assert used.amount == 232_60
    assert used.evidence == "confirmed by this council: Circular 2025 to 2026, annex, page 2"
    assert figures().used(UNCONFIRMED, date(2025, 4, 5)).amount == 228_70, "the year before keeps its own"
    assert figures().used(UNCONFIRMED, date(2026, 4, 6)).amount == 241_45, "and so does the year after"
    assert not figures_waiting().exists()


def test_whoever_entered_it_cannot_confirm_it_nor_can_the_database_be_told_so(entered, now, looking, ruta):
    with looking(ruta):
        with pytest.raises(WrongState, match="Somebody else"):
            actions.confirm_figure(figure=entered.pk, amount=232_60, by=ruta, at=now)
        with pytest.raises(IntegrityError, match="by_another"), transaction.atomic():
            CouncilFigure.objects.filter(pk=entered.pk).update(confirmed_by=ruta, confirmed_at=now)


def test_two_who_read_different_amounts_confirm_nothing(entered, now, looking, finn):
    with looking(finn), pytest.raises(Invalid, match="misread"):
        actions.confirm_figure(figure=entered.pk, amount=232_06, by=finn, at=now)
    assert figures().used(UNCONFIRMED, ON) is None


def test_an_amount_taken_back_no_longer_counts_and_can_be_read_anew(entered, now, looking, ruta, finn):
    with looking(finn):
        actions.confirm_figure(figure=entered.pk, amount=232_60, by=finn, at=now)
        with pytest.raises(Invalid):
            actions.withdraw_figure(figure=entered.pk, because=" ", by=finn, at=now)
        actions.withdraw_figure(figure=entered.pk, because="It is of another year.", by=finn, at=now)
        assert figures().used(UNCONFIRMED, ON) is None
        with pytest.raises(WrongState, match="withdrawn"):
            actions.confirm_figure(figure=entered.pk, amount=232_60, by=finn, at=now)
    with looking(ruta):
        anew = an_amount(UNCONFIRMED, 232_65, by=ruta, at=now, starts_on=STARTS)
    assert [one.pk for one in council_figures()] == [anew.pk]


def test_a_second_amount_for_the_same_day_is_refused_and_the_database_says_so_too(
    entered, now, looking, ruta
):
    with looking(ruta):
        with pytest.raises(WrongState, match="Withdraw it first"):
            an_amount(UNCONFIRMED, 232_65, by=ruta, at=now, starts_on=STARTS)
        with pytest.raises(IntegrityError, match="one_live_amount"), transaction.atomic():
            CouncilFigure(
                name=UNCONFIRMED,
                starts_on=STARTS,
                amount=1,
                instrument="A",
                page="2",
                entered_at=now,
                entered_by=ruta,
            ).save(force_insert=True)
    assert CouncilFigure.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "mig_of_old"}, "name"),
        ({"name": CONFIRMED}, "starts_on"),
        ({"amount": 0}, "amount"),
        ({"instrument": " "}, "instrument"),
        ({"page": ""}, "page"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(now, looking, ruta, changed, field):
    given = {"name": UNCONFIRMED, "starts_on": STARTS, "amount": 1, "instrument": "A", "page": "2"}
    with looking(ruta), pytest.raises(Invalid) as refused:
        actions.enter_figures(items=[actions.NewFigure(**given | changed)], by=ruta, at=now)
    assert field in refused.value.fields
    assert not CouncilFigure.objects.exists()


def test_who_does_not_work_with_charges_can_do_none_of_it(entered, now, looking):
    worker = a_login("social-worker", now=now)
    with looking(worker):
        with pytest.raises(NotPermitted):
            an_amount("mig_child", 1_00, by=worker, at=now, starts_on=STARTS)
        with pytest.raises(NotPermitted):
            actions.confirm_figure(figure=entered.pk, amount=232_60, by=worker, at=now)
        with pytest.raises(NotPermitted):
            actions.withdraw_figure(figure=entered.pk, because="No.", by=worker, at=now)


def test_what_was_read_is_never_rewritten(entered, looking, finn):
    with looking(finn), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        CouncilFigure.objects.filter(pk=entered.pk).update(amount=1)


def test_without_a_trail_nothing_is_confirmed(entered, now, looking, ruta, finn):
    with looking(finn), pytest.raises(ProgrammingError, match="audit_event"), transaction.atomic():
        actions.confirm_figure(figure=entered.pk, amount=232_60, by=a_login("finance", now=now), at=now)
    assert figures().used(UNCONFIRMED, ON) is None


def test_the_made_up_councils_amounts_say_that_they_are_made_up(now, looking, settings):
    settings.SAYSO_DEMO = True
    a_council_figure(UNCONFIRMED, 232_60, looking=looking, at=now, starts_on=STARTS)

    used = figures().used(UNCONFIRMED, ON)

    assert (used.made_up, used.evidence) == (True, "made up for the demonstration")
