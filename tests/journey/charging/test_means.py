"""A financial assessment kept: to the penny, dated, with its figures, and never nought for unknown."""

import uuid
from datetime import date, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.again import kept_sum, work_again
from sayso.journey.charging.models import Contribution, FinancialAssessment
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories.casework import somebody
from tests.factories.charging import CHARGE_2022, MAY_2022, kept_means, new_means, told, told_of_2026
from tests.factories.logins import a_login, open_to
from tests.factories.policy import a_council_figure, a_value
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    key = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, key, Area.MONEY, now=now)
    return key


@pytest.mark.requirement("S1-11")
def test_a_known_case_gives_the_known_charge_and_keeps_each_line_with_its_authority(now, looking, finn, ana):
    kept = kept_means(ana, by=finn, now=now)
    assert (kept.outcome, kept.charge_pence_a_week) == ("assessed", CHARGE_2022)
    with looking(finn):
        found = kept_sum(FinancialAssessment.objects.get(pk=kept.pk))
    assert found.charge_pence == CHARGE_2022
    assert all(line.authority.text for line in found.working)
    assert any("regulation 25" in line.authority.text for line in found.working)


def test_it_is_worked_out_again_from_what_was_kept_whatever_the_council_enters_later(now, looking, finn, ana):
    admin = a_login("admin", now=now)
    kept = kept_means(ana, by=finn, now=now, **told_of_2026())
    assert kept.outcome == "refused", "the amounts of 2026 are not all confirmed"
    a_council_figure("mig_disability_premium_single", 1, looking=looking, at=now, starts_on=date(2026, 4, 6))
    with looking(admin):
        a_value("percent_of_disposable", 9000, by=admin, at=now, starts_on=MAY_2022)
    first = kept_means(ana, by=finn, now=now)
    with looking(finn):
        again, as_kept = work_again(first), kept_sum(first)
        assert again.amounts == as_kept.amounts
        assert again.working == tuple(as_kept.working), "line for line"
        assert again.charge_pence == first.charge_pence_a_week != CHARGE_2022
        assert work_again(kept).refusal, "what was missing then is missing still"
        assert again.what_ifs


def test_who_plans_reads_what_is_paid_and_nothing_of_the_means(now, looking, finn, sam, ana):
    kept_means(ana, by=finn, now=now)
    with looking(sam):
        paid = queries.contribution_of(ana, viewer=sam, on=now.date())
        assert paid.pence_a_week == CHARGE_2022
        assert queries.means_of(ana, viewer=sam, on=now.date()) is None
        assert not FinancialAssessment.objects.exists()
    payments = a_login("payments", now=now)
    with looking(payments):
        assert Contribution.objects.exists()
        assert not FinancialAssessment.objects.exists()


def test_her_own_sign_in_reads_her_sum_and_nobody_elses_does(now, looking, finn, ana):
    kept_means(ana, by=finn, now=now)
    bea = somebody(now=now, name="Bea Marsh")
    ana_herself, bea_herself = a_login_of(ana, "person", now=now), a_login_of(bea, "carer", now=now)
    with looking(ana_herself):
        assert queries.means_of(ana, viewer=ana_herself, on=now.date()).charge_pence_a_week == CHARGE_2022
    with looking(bea_herself):
        assert queries.means_of(ana, viewer=bea_herself, on=now.date()) is None
        assert queries.contribution_of(ana, viewer=bea_herself, on=now.date()) is None


def test_a_figure_not_in_force_is_kept_as_refused_by_name_and_never_as_nothing(now, looking, finn, ana):
    kept = kept_means(ana, by=finn, now=now, **told_of_2026())
    assert kept.charge_pence_a_week is None
    assert kept.refused_as == "no_figure_in_force"
    assert all(one["name"] and one["law"] for one in kept.missing)
    with looking(finn):
        paid = queries.contribution_of(ana, viewer=finn, on=date(2026, 5, 1))
    assert paid.pence_a_week is None


def test_what_was_not_told_is_named_and_it_is_kept_all_the_same(now, finn, ana):
    kept = kept_means(ana, by=finn, now=now, answers=told(age=None))
    assert (kept.outcome, kept.charge_pence_a_week) == ("refused", None)
    assert [one["question"] for one in kept.missing] == ["age"]


def test_savings_over_the_limit_and_no_cost_known_is_the_whole_cost_and_no_sum(now, looking, finn, ana):
    rich = {"items": [{"kind": "savings", "amount_pence": 9_000_000, "owners": 1}]}
    kept = kept_means(ana, by=finn, now=now, answers=told(savings=rich, cost=None))
    assert (kept.outcome, kept.charge_pence_a_week, kept.is_full_cost) == ("assessed", None, True)
    with looking(finn):
        paid = queries.contribution_of(ana, viewer=finn, on=now.date())
    assert (paid.pence_a_week, paid.is_full_cost) == (None, True)


def test_a_new_sum_takes_its_place_from_its_day_and_past_days_keep_theirs(now, looking, finn, ana):
    first = kept_means(ana, by=finn, now=now)
    second = kept_means(ana, by=finn, now=now, starts_on=date(2022, 9, 1), answers=told(savings=None))
    with looking(finn):
        for model, key in ((FinancialAssessment, "pk"), (Contribution, "assessment")):
            on = lambda day, model=model: model.objects.visible_to(finn).on(day).get(person_id=ana)  # noqa: E731 - told once, by its name
            assert getattr(on(date(2022, 8, 31)), key) == first.pk
            assert getattr(on(date(2022, 9, 1)), key) == second.pk


def test_a_sum_from_an_earlier_day_takes_the_place_of_all_after_it_which_stay_to_be_read(
    now, looking, finn, ana
):
    later = kept_means(ana, by=finn, now=now, starts_on=date(2022, 9, 1))
    earlier = kept_means(ana, by=finn, now=now + timedelta(minutes=1))
    with looking(finn):
        assert [one.pk for one in queries.means_history(ana, viewer=finn)] == [earlier.pk]
        assert queries.one_assessment(ana, later.pk, viewer=finn).replaced_at is not None


def test_a_carer_is_not_charged_for_her_own_support_unless_the_council_says_so(now, looking, finn, ana):
    admin = a_login("admin", now=now)
    kept = kept_means(ana, by=finn, now=now, standing=StandingKind.CARER, answers={})
    assert (kept.outcome, kept.charge_pence_a_week) == ("assessed", 0)
    assert any("section 14" in str(line["authority"]) for line in kept.working)
    bea = somebody(now=now, name="Bea Marsh")
    with looking(finn):
        assert queries.pence_paid(bea, StandingKind.CARER, viewer=finn, on=now.date()) == 0
        assert queries.pence_paid(bea, StandingKind.ADULT, viewer=finn, on=now.date()) is None
    with looking(admin):
        a_value("charge_carers", True, by=admin, at=now, starts_on=MAY_2022)
    assert kept_means(bea, by=finn, now=now, standing=StandingKind.CARER, answers={}).outcome == "refused"
    with looking(finn):
        assert queries.pence_paid(bea, StandingKind.CARER, viewer=finn, on=now.date()) is None


def test_of_two_who_keep_a_first_sum_at_once_the_second_is_told(now, looking, finn, ana):
    with looking(finn):
        actions.assess_one(means=new_means(ana, now), by=finn, at=now, seen_version=0)
        with pytest.raises(Stale):
            actions.assess_one(means=new_means(ana, now), by=finn, at=now, seen_version=0)


def test_many_at_once_are_one_batch_and_the_same_pennies_as_one_by_one(now, looking, finn):
    people = [somebody(now=now, name=f"Person {at}") for at in range(3)]
    ages = [77, 40, None]
    items = [
        new_means(one, now, answers=told(age={"age": age})) for one, age in zip(people, ages, strict=True)
    ]
    with looking(finn):
        made = actions.assess_means(items=items, by=finn, at=now)
    assert made[0].charge_pence_a_week == CHARGE_2022
    assert made[1].charge_pence_a_week not in (None, CHARGE_2022)
    assert made[2].charge_pence_a_week is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"assessed_on": date(2026, 11, 21)}, "assessed_on"),
        ({"answers": told(age={"age": "old"})}, "age.age"),
        ({"answers": told(income={"items": [{"kind": "gold"}]})}, "income.1.kind"),
        ({"answers": told(star_sign={"sign": "leo"})}, "star_sign"),
    ],
)
def test_what_cannot_be_read_is_told_by_place_and_nothing_is_kept(now, looking, finn, ana, changed, field):
    with looking(finn):
        with pytest.raises(Invalid) as refused:
            actions.assess_one(means=new_means(ana, now, **changed), by=finn, at=now)
        assert field in refused.value.fields
        assert not FinancialAssessment.objects.exists()


def test_somebody_who_is_not_finance_works_nothing_out(now, looking, sam, ana):
    with looking(sam), pytest.raises(NotPermitted):
        actions.assess_one(means=new_means(ana, now), by=sam, at=now)


def test_a_record_that_does_not_exist_is_not_found(now, looking, finn, ana):
    with looking(finn), pytest.raises(NotFound):
        actions.assess_one(means=new_means(uuid.uuid4(), now), by=finn, at=now)


def test_without_a_trail_no_sum_is_kept(now, looking, finn, ana, audit_fails):
    with looking(finn):
        with pytest.raises(audit_fails):
            actions.assess_one(means=new_means(ana, now), by=finn, at=now)
        assert not FinancialAssessment.objects.exists()
        assert not Contribution.objects.exists()
