"""Something changes: it is kept first, and the sum that follows says from which day it holds, and why."""

from datetime import date, timedelta

import pytest

from sayso.journey.charging import actions, queries
from sayso.journey.charging.models import FinancialAssessment, MoneyChange
from sayso.journey.charging.queries import work
from sayso.journey.charging.statuses import ChangeKind, LookedAgain, WorkKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted
from tests.factories.casework import somebody
from tests.factories.charging import CHARGE_2022, kept_means, told
from tests.factories.logins import a_login
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db
DEARER_HOME = told(housing={"items": [{"kind": "council_tax_net", "amount_pence": 2500, "period": "week"}]})
CHEAPER_HOME = told(housing={"items": [{"kind": "council_tax_net", "amount_pence": 1500, "period": "week"}]})
OCTOBER = date(2022, 10, 1)


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def ana(now):
    return somebody(now=now, name="Ana Marsh")


@pytest.fixture
def herself(now, ana):
    return a_login_of(ana, "person", now=now)


def new_change(person, **changed):
    made = {"what": [ChangeKind.HOME], "changed_on": OCTOBER, "words": "My council tax went up."}
    return actions.NewChange(person=person, **(made | changed))


def kept_change(person, by, now, looking, **changed):
    with looking(by):
        act = actions.tell_change if by.subject_id else actions.record_change
        return act(change=new_change(person, **changed), by=by, at=now)


def test_she_tells_it_it_stands_on_the_list_and_a_sum_with_it_takes_it_off(now, looking, finn, ana, herself):
    kept_means(ana, by=finn, now=now)
    mine = kept_change(ana, herself, now, looking)
    assert (mine.told_on, mine.what) == (now.date(), ["home"])
    with looking(finn):
        assert [one.pk for one in queries.changes_waiting(ana, viewer=finn)] == [mine.pk]
        assert work.counted(viewer=finn, on=now.date())[WorkKind.CHANGE].number == 1
    kept = kept_means(ana, by=finn, now=now, answers=DEARER_HOME, starts_on=OCTOBER, change=mine.pk)
    with looking(finn):
        assert queries.changes_waiting(ana, viewer=finn) == []
        assert work.counted(viewer=finn, on=now.date())[WorkKind.CHANGE].number == 0
        assert MoneyChange.objects.get().looked_by_id == finn.pk
    assert kept.change == mine.pk


def test_a_sum_in_her_favour_holds_from_the_change_and_says_what_comes_back(now, looking, finn, ana, herself):
    kept_means(ana, by=finn, now=now)
    mine = kept_change(ana, herself, now, looking)
    kept = kept_means(ana, by=finn, now=now, answers=DEARER_HOME, starts_on=OCTOBER, change=mine.pk)
    assert kept.charge_pence_a_week == CHARGE_2022 - 500
    said = {one["step"]: one["amount"] for one in kept.begins}
    # 1 October 2022 to 20 November 2026 is 1,511 days, at £5 a week.
    assert said["comes_back"] == -(-500 * 1511 // 7)
    assert "counts_from_change" in said


def test_our_own_mistake_against_her_holds_from_today_and_no_earlier(now, looking, finn, ana):
    kept_means(ana, by=finn, now=now)
    ours = kept_change(ana, finn, now, looking, what=[ChangeKind.OURS], told_on=now.date())
    today = now.date()
    kept = kept_means(ana, by=finn, now=now, answers=CHEAPER_HOME, starts_on=today, change=ours.pk)
    assert {one["step"] for one in kept.begins} == {"mistake_against_them"}
    with looking(finn):
        assert queries.means_of(ana, viewer=finn, on=OCTOBER).charge_pence_a_week == CHARGE_2022


def test_a_day_that_somebody_chose_claims_no_rule(now, looking, finn, ana, herself):
    kept_means(ana, by=finn, now=now)
    mine = kept_change(ana, herself, now, looking)
    other_day = OCTOBER + timedelta(days=3)
    kept = kept_means(ana, by=finn, now=now, answers=DEARER_HOME, starts_on=other_day, change=mine.pk)
    assert kept.begins == []


def test_without_a_sum_before_or_a_known_one_after_nothing_says_from_when(now, looking, finn, ana, herself):
    mine = kept_change(ana, herself, now, looking)
    first = kept_means(ana, by=finn, now=now, answers=DEARER_HOME, starts_on=OCTOBER, change=mine.pk)
    assert first.begins == []
    second = kept_change(ana, herself, now, looking)
    unknown = kept_means(ana, by=finn, now=now, answers=told(age=None), starts_on=OCTOBER, change=second.pk)
    assert (unknown.begins, unknown.charge_pence_a_week) == ([], None)


def test_only_herself_tells_it_and_only_the_money_team_keeps_it_for_her(now, looking, finn, ana, herself):
    bea = a_login_of(somebody(now=now, name="Bea Marsh"), "carer", now=now)
    sam = a_login("social-worker", now=now)
    with looking(bea), pytest.raises(NotFound):
        actions.tell_change(change=new_change(ana), by=bea, at=now)
    with looking(sam), pytest.raises(NotPermitted):
        actions.record_change(change=new_change(ana), by=sam, at=now)
    with looking(herself):
        with pytest.raises(NotPermitted):
            actions.record_change(change=new_change(ana), by=herself, at=now)
        with pytest.raises(NotFound):
            actions.tell_change(change=new_change(ana, what=[ChangeKind.OURS]), by=herself, at=now)
    kept_change(ana, herself, now, looking)
    for login in (bea, sam):
        with looking(login):
            assert not MoneyChange.objects.exists()


@pytest.mark.parametrize(
    ("said", "field"), [({"what": []}, "what"), ({"told_on": date(2027, 1, 1)}, "told_on")]
)
def test_what_is_missing_or_still_to_come_is_named(now, looking, finn, ana, said, field):
    with pytest.raises(Invalid) as refused:
        kept_change(ana, finn, now, looking, **said)
    assert list(refused.value.fields) == [field]


def test_a_sum_that_names_a_change_of_somebody_else_is_not_kept(now, looking, finn, ana, herself):
    mine, stefan = kept_change(ana, herself, now, looking), somebody(now=now, name="Stefan Nowak")
    with pytest.raises(Invalid):
        kept_means(stefan, by=finn, now=now, change=mine.pk)
    with looking(finn):
        assert not FinancialAssessment.objects.exists()


def test_without_a_trail_nothing_is_told(now, looking, ana, herself, audit_fails):
    with pytest.raises(audit_fails):
        kept_change(ana, herself, now, looking)
    with looking(herself):
        assert not MoneyChange.objects.exists()


def test_a_sum_that_was_found_wrong_stays_on_the_list_until_another_takes_its_place(
    now, looking, finn, ana, herself
):
    kept, other = kept_means(ana, by=finn, now=now), a_login("finance", now=now)
    with looking(herself):
        wish = actions.NewLook(person=ana, assessment=kept.pk)
        asked = actions.ask_to_look_again(asked=wish, by=herself, at=now)
    with looking(other):
        said = {"answer": LookedAgain.CHANGES, "reason": "Her rent was left out."}
        actions.answer_look(look=asked.pk, person=ana, by=other, at=now, **said)
        assert work.counted(viewer=other, on=now.date())[WorkKind.MEND].number == 1
    kept_means(ana, by=other, now=now + timedelta(minutes=1), answers=DEARER_HOME)
    with looking(other):
        assert work.counted(viewer=other, on=now.date())[WorkKind.MEND].number == 0
