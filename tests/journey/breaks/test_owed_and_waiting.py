"""A break that is not bought is owed; one that waits is told of, with what waiting cost."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.viewer import viewing
from sayso.foundation.decisions.grounds import How, Whether
from sayso.foundation.decisions.models import Attempt, Decision, UnmetNeed
from sayso.foundation.decisions.queries import basis, held_box, unmet_needs
from sayso.foundation.decisions.states import State
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.statuses import Able, Willing
from sayso.journey.breaks import actions, queries
from sayso.journey.breaks.queries import Stands
from sayso.journey.breaks.statuses import CameKind, CareState, GivenTo, ShownTo, StepKind
from sayso.journey.casework import actions as casework
from sayso.rules.breaks.working import Load
from sayso.rules.refusals import NotFound, NotPermitted
from tests.factories import casework as made
from tests.factories.breaks import Resting, a_break, a_step, booked, decided, planned, resting, told
from tests.factories.logins import a_login, open_to

pytestmark = pytest.mark.django_db
OF_ANY = {Area.FIND, Area.LOOKS}  # what a manager has of everybody
CHEAPER = {"whether": Whether.MET, "how_main": How.COSTS_LESS, "reasons": "Both give you the Tuesday."}


@pytest.fixture
def who(now) -> Resting:
    return resting(now)


def test_an_assessed_break_not_bought_for_money_is_kept_held_unmet_and_goes_to_a_manager(now, looking, who):
    need = a_break(who, now=now)
    planned(need, by=who.sam, now=now)
    with looking(who.lee):
        assert queries.owed(viewer=who.lee) == []
        assert areas_open(who.bea) == OF_ANY
    held = decided(need, by=who.sam, now=now)
    assert (held.state, held.whether) == (State.HELD, Whether.MONEY)
    box = held_box(held)
    assert "may change how, never whether" in box.rule
    assert "10.27" in box.authority
    with looking(who.sam):
        assert Attempt.objects.visible_to(who.sam).get(decision=held).whether == Whether.MONEY
        [unmet] = unmet_needs(viewer=who.sam, person=who.bea)
        assert unmet.decision_id == held.pk
    with looking(who.lee):
        assert [one.pk for one in queries.owed(viewer=who.lee)] == [held.pk]
        assert areas_open(who.bea) == OF_ANY | {Area.CONTACT, Area.PLAN, Area.SHARING, Area.WORK}
        assert queries.breaks_of(who.bea, viewer=who.lee) == []  # not what she said in private
    with looking(who.two.bea_in):
        assert queries.break_of(who.bea, need.pk, viewer=who.two.bea_in).stands is Stands.OWED
    with looking(who.two.ana_in):
        [care] = queries.care_of(who.ana, viewer=who.two.ana_in)
        assert (care.state, care.why) == (CareState.OWED, "")
        assert not Decision.objects.visible_to(who.two.ana_in).filter(subject_kind="carer_break").exists()


def test_a_manager_has_it_bought_and_it_is_owed_no_longer(now, looking, who):
    need = a_break(who, now=now)
    planned(need, by=who.sam, now=now)
    decided(need, by=who.sam, now=now, whether=Whether.POLICY)
    bought = decided(need, by=who.lee, now=now, whether=Whether.MET, how_main=How.NEED)
    assert bought.state == State.DECIDED
    with looking(who.sam):
        assert not UnmetNeed.objects.visible_to(who.sam).filter(ended_at=None).exists()
        assert queries.break_of(who.bea, need.pk, viewer=who.sam).stands is Stands.WAITS
    with looking(who.two.ana_in):
        assert queries.care_of(who.ana, viewer=who.two.ana_in)[0].state == CareState.PLANNED
    with pytest.raises(NotFound):
        decided(need, by=who.lee, now=now)  # decided: what comes next is of who holds the account


def test_a_cheaper_break_counts_as_how_once_it_was_shown_and_is_as_good(now, looking, who):
    need = a_break(who, now=now)
    assert decided(need, by=who.sam, now=now, **CHEAPER).held_by_rules == ["break_not_shown"]
    unseen = a_step(need, StepKind.OFFERED, by=who.sam, now=now, as_good_because="Same hours, same sitter.")
    no_reason = a_step(need, StepKind.OFFERED, by=who.sam, now=now, shown_to=ShownTo.PERSON)
    of_another = a_step(
        a_break(who, now=now),
        StepKind.OFFERED,
        by=who.sam,
        now=now,
        shown_to=ShownTo.BOTH,
        as_good_because="Same hours.",
    )
    for offer in (unseen, no_reason, of_another):
        assert decided(need, by=who.sam, now=now, offer=offer.pk, **CHEAPER).state == State.HELD
    with looking(who.sam):
        assert queries.break_of(who.bea, need.pk, viewer=who.sam).stands is Stands.WAITS
        assert not unmet_needs(viewer=who.sam, person=who.bea).exists()
    shown = a_step(
        need,
        StepKind.OFFERED,
        by=who.sam,
        now=now,
        shown_to=ShownTo.CARER,
        as_good_because="Same hours, same sitter.",
    )
    found = decided(need, by=who.sam, now=now, offer=shown.pk, **CHEAPER)
    assert (found.state, found.whether, found.how_main) == (State.DECIDED, "met", "costs_less")
    assert "Money was a reason." in basis(found)


def test_that_the_carer_goes_on_is_no_reason_and_reasons_are_owed(now, who):
    need = a_break(who, now=now)
    held = decided(need, by=who.sam, now=now, whether=Whether.MET_BY_CARER)
    assert held.held_by_rules == ["break_left_to_carer"]
    assert decided(need, by=who.sam, now=now, whether=None, reasons="").held_by_rules == [
        "no_basis_whether",
        "no_basis_how",
        "no_reasons",
    ]
    over = decided(need, by=who.sam, now=now, whether=Whether.REFUSED, reasons="You said you are fine now.")
    assert over.state == State.DECIDED


def test_who_may_not_decide_it(now, looking, who):
    need = a_break(who, now=now)
    assessor = a_login("assessor", now=now)
    open_to(assessor, who.bea, *assessor.opens, Area.PRIVATE, now=now)
    with pytest.raises(NotPermitted):
        decided(need, by=assessor, now=now)
    for login in (a_login("manager", now=now), a_login("social-worker", now=now)):
        with pytest.raises(NotFound):
            decided(need, by=login, now=now)
    nothing = actions.BreakDecision(person=who.bea, need=who.ana)
    with looking(who.sam), pytest.raises(NotFound):
        actions.decide_break(decided=nothing, by=who.sam, at=now)


def test_a_decision_that_the_trail_cannot_keep_was_not_made(now, looking, who, request):
    need = a_break(who, now=now)
    failing = request.getfixturevalue("audit_fails")
    with pytest.raises(failing):
        decided(need, by=who.sam, now=now)
    with looking(who.sam):
        assert not Decision.objects.visible_to(who.sam).filter(person_id=who.bea).exists()


def waits_for(who, looking, now, **more):
    with looking(who.sam):
        return queries.waits([who.bea, who.ana], viewer=who.sam, on=now.date(), **more)


def test_a_wait_is_counted_in_days_and_ends_when_a_break_has_come(now, looking, who):
    need = a_break(who, now=now, asked_on=date(2026, 9, 1))
    recent = a_break(who, now=now, asked_on=date(2026, 11, 10), given_to=GivenTo.CARER)
    first, second = waits_for(who, looking, now)
    assert (first.of.need, first.waited.days, first.waited.is_over) == (need, 80, True)
    assert (second.of.need, second.waited.days, second.waited.is_over) == (recent, 10, False)
    # Nobody can say whether caring takes more: that is no reason to stay silent.
    assert (first.waited.takes_more, first.is_alert, second.is_alert) == (None, True, False)
    told(booked(need, by=who.sam, now=now), CameKind.PART, by=who.sam, now=now, minutes_that_came=60)
    a_step(recent, StepKind.NO_LONGER, by=who.two.bea_in, now=now)
    assert waits_for(who, looking, now) == []


@pytest.mark.parametrize(
    ("then", "later", "more"),
    [
        ((600, 2), (900, 2), True),
        ((600, 2), (600, 3), True),
        ((600, 2), (600, 2), False),
        ((600, None), (600, 2), None),
    ],
)
def test_what_check_ins_say_of_caring_makes_it_an_alert_or_not(now, looking, who, then, later, more):
    need = a_break(who, now=now)
    told = {
        need.pk: tuple(
            Load(minutes_a_week=minutes, nights_a_week=nights) for minutes, nights in (then, later)
        )
    }
    [found] = waits_for(who, looking, now, told=told)
    assert (found.waited.takes_more, found.is_alert) == (more, more is not False)


def test_without_check_ins_what_she_said_yes_to_counts(now, looking, who):
    before = now - timedelta(days=30)
    need = a_break(who, now=now, asked_on=date(2026, 11, 1))
    for at, minutes in ((before, 300), (now, 420)):
        yes = assessment.NewWillingness(
            person=who.bea,
            adult=who.ana,
            words="Nights",
            willing=Willing.YES,
            able=Able.YES,
            minutes_a_week=minutes,
        )
        with transaction.atomic(), viewing(who.two.bea_in, at=at):
            assessment.say_willing(items=[yes], by=who.two.bea_in, at=at)
    [found] = waits_for(who, looking, now)
    assert found.of.need == need
    assert (found.then.minutes_a_week, found.now.minutes_a_week) == (300, 720)


def test_what_waiting_cost_is_of_the_ledger_and_unknown_is_not_nothing(now, looking, who):
    need = a_break(who, now=now)
    a_step(need, StepKind.OFFERED, by=who.sam, now=now, price_pence=20_000)

    def cost(viewer=who.sam):
        with looking(viewer):
            one = queries.break_of(who.bea, need.pk, viewer=viewer)
            return queries.cost_of(one, viewer=viewer)

    assert (cost().sums.break_pence, cost().sums.emergency_pence, cost().sums.more_pence) == (20_000, 0, 0)
    with looking(who.sam):
        support = casework.start_urgent_support(person=who.ana, tonight=made.tonight(), by=who.sam, at=now)
    found = cost()
    assert support.total_pence == found.sums.emergency_pence > 20_000
    assert found.sums.more_pence == support.total_pence - 20_000
    assert [line.step for line in found.sums.working] == [
        "break_was_to_cost",
        "emergency_since",
        "more_than_the_break",
    ]
    with looking(who.sam):
        unpriced = made.tonight(price_pence_an_hour=None)
        casework.start_urgent_support(person=who.ana, tonight=unpriced, by=who.sam, at=now)
    found = cost()
    assert (found.sums.emergency_pence, found.sums.more_pence) == (None, None)
    assert {part.pence for part in found.emergency} == {support.total_pence, None}
    assert cost(who.two.bea_in) is None  # what came for Ana is Ana's
