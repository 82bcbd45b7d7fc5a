"""A budget is proposed line by line with its working, and nothing that is unknown is ever nothing."""

from datetime import timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.budget import actions, queries
from sayso.journey.budget.facts import GivenPrice
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import MetBy, Way
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.budget import a_new_budget, agreed
from tests.factories.charging import kept_means
from tests.factories.finished_plans import GARDEN_LINE, TEA_LINE, a_finished_plan
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db


def proposed(person, by, now, **changed):
    return actions.propose_budget(budget=a_new_budget(person, now, **changed), by=by, at=now)


def test_each_line_has_its_sum_and_its_working_and_the_lines_make_the_whole(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    with looking(sam):
        made = proposed(ana, sam, now)
        tea, garden = queries.lines_of(made, viewer=sam)
    assert (tea.minutes_a_week, tea.rate_pence_an_hour, tea.pence_a_week) == (210, 2250, 78_75)
    assert (garden.minutes_a_week, garden.rate_pence_an_hour, garden.pence_a_week) == (120, 1800, 36_00)
    assert made.gross_pence_a_week == tea.pence_a_week + garden.pence_a_week == 114_75
    assert [line["label"] for line in tea.working][:2] == ["Times in a week.", "Minutes each time."]
    assert all(line["authority"] for line in [*tea.working, *garden.working, *made.working])


def test_what_the_person_pays_is_not_known_yet_and_that_is_never_nothing(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    with looking(sam):
        made = proposed(ana, sam, now)
    assert made.contribution_pence_a_week is None
    assert made.council_pence_a_week is None
    assert any("not known yet" in line["label"] for line in made.working)


def test_what_the_person_pays_stands_as_soon_as_it_is_worked_out_and_never_above_the_cost(
    now, looking, sam, ana
):
    a_finished_plan(ana, by=sam, now=now)
    with looking(sam):
        before = proposed(ana, sam, now)
        assert queries.parts_of(before, viewer=sam, on=now.date()) == queries.Parts(None, None)
    kept_means(ana, by=a_login("finance", now=now), now=now)
    with looking(sam):
        assert queries.parts_of(before, viewer=sam, on=now.date()) == queries.Parts(87_30, 27_45)
        assert "You pay £87.30. We pay £27.45." in queries.in_a_sentence(before, viewer=sam, on=now.date())
        after = proposed(ana, sam, now)
    assert (after.contribution_pence_a_week, after.council_pence_a_week) == (87_30, 27_45)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"minutes_each": None}, "how many minutes each time for “Tea at seven”"),
        ({"times_a_week": None}, "how many times a week for “Tea at seven”"),
        ({"way": Way.THIRD_PARTY}, "what an hour costs here, held by somebody else, for “Tea at seven”"),
        ({"way": ""}, "Nobody has picked for them."),
    ],
)
def test_a_line_without_time_price_or_way_is_named_and_nothing_is_kept(now, looking, sam, ana, changed, said):
    plan = a_finished_plan(ana, TEA_LINE | changed, GARDEN_LINE, by=sam, now=now)
    with looking(sam):
        with pytest.raises(Invalid) as told:
            proposed(ana, sam, now)
        tea = str(PlanLine.objects.get(plan=plan, place=1).line)
        assert list(told.value.fields) == [tea]
        assert said in told.value.message
        assert not PersonalBudget.objects.exists()


def test_what_is_not_paid_by_the_hour_takes_a_price_for_the_week_with_what_it_rests_on(
    now, looking, sam, ana
):
    alarm = TEA_LINE | {"how_met": "An alarm to wear", "met_by": MetBy.EQUIPMENT, "times_a_week": None}
    a_finished_plan(ana, alarm, by=sam, now=now)
    with looking(sam):
        line = PlanLine.objects.get(person_id=ana).line
        with pytest.raises(Invalid):
            proposed(ana, sam, now, prices={line: GivenPrice(pence_a_week=450, priced_by=" ")})
        made = proposed(
            ana, sam, now, prices={line: GivenPrice(pence_a_week=450, priced_by="Quote, 2 November")}
        )
        [priced] = queries.lines_of(made, viewer=sam)
    assert (priced.pence_a_week, priced.rate_pence_an_hour, priced.priced_by) == (
        450,
        None,
        "Quote, 2 November",
    )


def test_a_plan_in_which_nothing_is_paid_for_costs_nothing(now, looking, sam, ana):
    a_finished_plan(ana, TEA_LINE | {"met_by": MetBy.SELF, "way": ""}, by=sam, now=now)
    with looking(sam):
        assert proposed(ana, sam, now).gross_pence_a_week == 0


def test_without_a_finished_plan_there_is_nothing_to_price(now, looking, sam, ana):
    with looking(sam), pytest.raises(WrongState, match="Finish the plan"):
        proposed(ana, sam, now)


def test_another_proposal_takes_the_place_of_the_one_that_was_open(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    with looking(sam):
        first = proposed(ana, sam, now)
        second = proposed(ana, sam, now)
        assert [one.pk for one in PersonalBudget.objects.filter(state="proposed")] == [second.pk]
        first.refresh_from_db()
        assert first.state == "withdrawn"


def test_a_budget_that_would_begin_before_the_last_one_is_told_so(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    agreed(ana, by=sam, now=now)
    with looking(sam), pytest.raises(Invalid, match="20 November 2026") as told:
        proposed(ana, sam, now)
    assert list(told.value.fields) == ["starts_on"]


def test_two_budgets_of_two_standings_stand_side_by_side(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    a_finished_plan(ana, GARDEN_LINE, by=sam, now=now, standing=StandingKind.CARER)
    with looking(sam):
        items = [a_new_budget(ana, now), a_new_budget(ana, now, standing=StandingKind.CARER)]
        made = actions.propose_budgets(items=items, by=sam, at=now)
        assert [one.gross_pence_a_week for one in made] == [114_75, 36_00]


def test_a_stranger_a_wrong_role_and_the_person_themself_do_not_propose(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    stranger, adviser = a_login("assessor", now=now), a_login("contact", now=now)
    herself = a_login_of(ana, "person", now=now)
    with looking(stranger), pytest.raises(NotFound):
        proposed(ana, stranger, now)
    for login in (adviser, herself):
        with looking(login), pytest.raises(NotPermitted):
            proposed(ana, login, now)
    blind = a_login("social-worker", now=now)
    open_to(blind, ana, Area.PLAN, now=now)
    with looking(blind), pytest.raises(NotFound):
        proposed(ana, blind, now)


def test_without_a_trail_no_budget_is_proposed(now, looking, sam, ana, audit_fails):
    a_finished_plan(ana, by=sam, now=now)
    with looking(sam):
        with pytest.raises(audit_fails):
            proposed(ana, sam, now)
        assert not BudgetLine.objects.exists()


def test_taking_one_back_leaves_what_stood_before(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    stands = agreed(ana, by=sam, now=now)
    later = now + timedelta(days=1)
    with looking(sam):
        made = proposed(ana, sam, later)
        assert actions.withdraw_budget(budget=made.pk, by=sam, at=later).state == "withdrawn"
        assert queries.budget_of(ana, StandingKind.ADULT, viewer=sam) == stands
        with pytest.raises(WrongState):
            actions.withdraw_budget(budget=stands.pk, by=sam, at=later)
    stranger = a_login("assessor", now=now)
    with looking(stranger), pytest.raises(NotFound):
        actions.withdraw_budget(budget=stands.pk, by=stranger, at=later)


def test_without_a_trail_nothing_is_taken_back(now, looking, sam, ana, request):
    a_finished_plan(ana, by=sam, now=now)
    with looking(sam):
        made = proposed(ana, sam, now)
        down = request.getfixturevalue("audit_fails")
        with pytest.raises(down):
            actions.withdraw_budget(budget=made.pk, by=sam, at=now)
        made.refresh_from_db()
    assert made.state == "proposed"


def test_the_names_of_the_prices_are_the_ways_of_a_plan():
    from sayso.foundation.policy.declared import setting

    assert list(setting("hour_rate_by_way").names) == list(Way.values)
