"""A budget is agreed at the lowest level, with reasons; or it is held, with the rule, and nothing changes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.decisions.grounds import Whether
from sayso.foundation.decisions.models import DecisionWords, UnmetNeed
from sayso.foundation.decisions.queries import basis
from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.queries import balance, committed
from sayso.journey.budget import actions, queries
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import PlanLine
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.budget import GROUNDS, a_budget, a_new_budget, agreed, prices
from tests.factories.casework import somebody
from tests.factories.finished_plans import GARDEN_LINE, TEA_LINE, a_finished_plan
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db
ADULT = StandingKind.ADULT
A_LOT = TEA_LINE | {"minutes_each": 120}


def agree(budget, by, now, grounds=GROUNDS, hand_to=None):
    agreement = actions.Agreement(budget=budget.pk, grounds=grounds, hand_to=hand_to and hand_to.pk)
    return actions.agree_budget(agreement=agreement, by=by, at=now)


@pytest.mark.requirement("S1-16")
def test_a_plan_under_the_limit_is_agreed_by_the_worker_alone_who_proposed_it(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        found = agree(made, sam, now)
        assert queries.budget_of(ana, ADULT, viewer=sam) == found
    assert (found.state, found.agreed_by, found.proposed_by) == ("agreed", sam, sam)


@pytest.mark.requirement("S1-01")
@pytest.mark.requirement("S2-16")
def test_the_decision_names_its_officer_and_its_ground_and_its_words_hold_no_sum(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    found = agreed(ana, by=sam, now=now)
    with looking(sam):
        found.decision.refresh_from_db()
        assert found.decision.officer == sam
        assert "Main reason: what you want." in basis(found.decision)
        words = " ".join(DecisionWords.objects.filter(decision=found.decision).values_list("text", flat=True))
        assert "£" not in words
        assert str(found.gross_pence_a_week) not in words + str(found.decision.working)


@pytest.mark.requirement("X-01")
def test_agreeing_puts_a_year_of_the_budget_and_of_each_line_in_the_ledger_once(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    found = agreed(ana, by=sam, now=now)
    with looking(sam):
        lines = queries.lines_of(found, viewer=sam)
        for line in lines:
            assert committed(ana, viewer=sam, arrangement=line.pk) == line.pence_a_week * 52
        assert committed(ana, viewer=sam) == found.gross_pence_a_week * 52
        assert balance(Account.BUDGET, person=ana, viewer=sam) == -found.gross_pence_a_week * 52
        assert balance(Account.UNALLOCATED, person=ana, viewer=sam) == 0
        with pytest.raises(WrongState, match="Nothing was done twice"):
            agree(found, sam, now)
        assert committed(ana, viewer=sam) == found.gross_pence_a_week * 52


@pytest.mark.requirement("S2-16")
def test_without_a_ground_or_reasons_it_is_held_and_no_money_is_committed(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        found = agree(made, sam, now, replace(GROUNDS, how_main=None, reasons=" "))
        assert (found.state, found.held_by_rules) == ("held", ["no_basis_how", "no_reasons"])
        assert queries.held_box(found).stays == "Nothing has changed for the person."
        assert committed(ana, viewer=sam) == 0
        assert agree(made, sam, now).state == "agreed", "with both given it goes on"


@pytest.mark.requirement("S2-16")
def test_money_as_a_reason_to_leave_a_need_unmet_is_kept_held_and_opens_the_unmet_need(
    now, looking, sam, ana
):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        found = agree(made, sam, now, replace(GROUNDS, whether=Whether.MONEY))
        assert found.held_by_rules == ["money_not_whether"]
        assert UnmetNeed.objects.filter(person_id=ana, ended_at=None).count() == 1
        assert found.grounds["whether"] == "money"


def test_above_the_limit_a_worker_hands_it_to_a_manager_who_then_sees_and_agrees_it(
    now, looking, sam, ana, manager
):
    a_finished_plan(ana, A_LOT, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(manager):
        assert queries.budgets_waiting(manager) == []
    with looking(sam):
        found = agree(made, sam, now, hand_to=manager)
        assert (found.state, found.held_by_rules) == ("held", ["above_limit"])
        assert queries.budgets_waiting(sam) == []
    with looking(manager):
        assert queries.budgets_waiting(manager) == [found]
        assert queries.budgets_waiting(manager)[0].grounds["reasons"] == GROUNDS.reasons
        done = agree(found, manager, now)
        assert queries.budgets_waiting(manager) == []
    assert (done.state, done.agreed_by) == ("agreed", manager)


def test_handing_it_over_opens_no_more_than_what_is_to_be_agreed(now, looking, sam, ana, manager):
    a_finished_plan(ana, A_LOT, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        agree(made, sam, now, hand_to=manager)
    with looking(manager):
        assert {Area.CONTACT, Area.PLAN, Area.SHARING, Area.MONEY} == areas_open(ana) - {
            Area.FIND,
            Area.LOOKS,
        }
    with looking(manager, now + timedelta(days=31)):
        assert Area.MONEY not in areas_open(ana)


def test_a_limit_that_no_council_set_means_that_a_manager_agrees(now, looking, sam):
    prices(now=now, limit_pence=None)
    bo = somebody(now=now, name="Bo Finch", seen_by=[sam])
    open_to(sam, bo, Area.MONEY, now=now)
    a_finished_plan(bo, by=sam, now=now)
    made = a_budget(bo, by=sam, now=now)
    with looking(sam):
        assert agree(made, sam, now).held_by_rules == ["above_limit"]


def test_above_the_limit_whoever_proposed_it_does_not_agree_it_too(now, looking, sam, ana, manager):
    a_finished_plan(ana, A_LOT, by=sam, now=now)
    open_to(manager, ana, Area.PLAN, Area.SHARING, Area.MONEY, Area.CONTACT, now=now)
    made = a_budget(ana, by=manager, now=now)
    with looking(manager):
        assert agree(made, manager, now).held_by_rules == ["somebody_else"]
        assert queries.budgets_waiting(manager) == []


def test_nobody_is_handed_a_budget_who_may_not_agree_it(now, looking, sam, ana):
    a_finished_plan(ana, A_LOT, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam), pytest.raises(Invalid) as told:
        agree(made, sam, now, hand_to=sam)
    assert list(told.value.fields) == ["hand_to"]


def test_a_plan_changed_since_means_that_it_is_priced_again(now, looking, sam, ana):
    plan = a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        PlanLine.objects.filter(plan=plan, place=1).update(replaced_at=now, replaced_by=sam)
        with pytest.raises(Stale, match="Propose the budget again"):
            agree(made, sam, now)
    a_finished_plan(ana, by=sam, now=now)
    with looking(sam), pytest.raises(Stale):
        agree(made, sam, now)


def test_who_may_not_agree_is_refused_and_a_stranger_finds_nothing(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    assessor, stranger = a_login("assessor", now=now), a_login("social-worker", now=now)
    open_to(assessor, ana, Area.PLAN, Area.SHARING, Area.MONEY, now=now)
    herself = a_login_of(ana, "person", now=now)
    for login, refused in ((assessor, NotPermitted), (herself, NotPermitted), (stranger, NotFound)):
        with looking(login), pytest.raises(refused):
            agree(made, login, now)


def test_a_budget_that_was_taken_back_is_not_agreed(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        actions.withdraw_budget(budget=made.pk, by=sam, at=now)
        with pytest.raises(WrongState, match="taken back"):
            agree(made, sam, now)


def test_without_a_trail_nothing_is_agreed_and_no_money_is_committed(now, looking, sam, ana, request):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    down = request.getfixturevalue("audit_fails")
    with looking(sam):
        with pytest.raises(down):
            agree(made, sam, now)
        made.refresh_from_db()
        assert (made.state, committed(ana, viewer=sam)) == ("proposed", 0)


def test_of_many_one_that_is_stale_undoes_all(now, looking, sam, ana):
    bo = somebody(now=now, name="Bo Finch", seen_by=[sam])
    open_to(sam, bo, Area.MONEY, now=now)
    for person in (ana, bo):
        a_finished_plan(person, GARDEN_LINE, by=sam, now=now)
    with looking(sam):
        made = actions.propose_budgets(items=[a_new_budget(ana, now), a_new_budget(bo, now)], by=sam, at=now)
        items = [actions.Agreement(budget=one.pk, grounds=GROUNDS) for one in made]
    a_finished_plan(bo, GARDEN_LINE, by=sam, now=now)
    with looking(sam):
        with pytest.raises(Stale):
            actions.agree_budgets(items=items, by=sam, at=now)
        assert queries.budget_of(ana, ADULT, viewer=sam) is None


def test_only_who_sees_the_money_of_a_record_sees_its_budget(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    found = agreed(ana, by=sam, now=now)
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers, herself = a_login_of(bea, "carer", now=now), a_login_of(ana, "person", now=now)
    open_to(hers, ana, Area.PLAN, now=now)
    open_to(herself, ana, Area.PLAN, Area.SHARING, Area.MONEY, now=now)
    with looking(hers):
        assert queries.budget_of(ana, ADULT, viewer=hers) is None
        assert queries.budgets_of(ana, viewer=hers) == queries.lines_of(found, viewer=hers) == []
        assert queries.line_of(ana, found.plan, viewer=hers) is None
    with looking(herself):
        assert queries.budget_of(ana, ADULT, viewer=herself) == found
        [tea, _] = queries.lines_of(found, viewer=herself)
        assert queries.line_of(ana, tea.line, viewer=herself) == tea


@pytest.mark.django_db(transaction=True)
def test_of_two_managers_who_agree_at_once_one_does_and_the_other_is_told(now, looking, sam, ana, manager):
    a_finished_plan(ana, A_LOT, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    other = a_login("manager", now=now, name="Ines Duarte")
    for login in (manager, other):
        open_to(login, ana, Area.PLAN, Area.SHARING, Area.MONEY, Area.CONTACT, now=now)

    def tried(login):
        try:
            with looking(login):
                return agree(made, login, now).state
        except WrongState as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(tried, (manager, other))) == ["agreed", "wrong_state"]
    with looking(manager):
        assert committed(ana, viewer=manager) == made.gross_pence_a_week * 52
