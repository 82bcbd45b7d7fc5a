"""Nobody looks at somebody's money: they agree, or they will not tell. Never because they could not."""

from datetime import date, timedelta

import pytest

from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.again import kept_sum, work_again
from sayso.journey.charging.facts.showing import reasons
from sayso.journey.charging.models import FinancialAssessment
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, Stale
from tests.factories.casework import somebody
from tests.factories.charging import kept_means, told
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def stefan(now):
    return somebody(now=now, name="Stefan Nowak")


def touch(person, now, **changed):
    made = {
        "treated_as": "over_limit",
        "on": now.date(),
        "why": "He has sold a house, and showed us what it brought.",
        "can_decide": True,
        "setting": "home",
        "cost_pence": 30000,
        "assessed_on": now.date(),
        "starts_on": date(2022, 5, 1),
    }
    return actions.NewLightTouch(person=person, **(made | changed))


def settled(person, by, now, looking, *, seen_version=None, **changed):
    with looking(by):
        return actions.settle_lightly(
            touch=touch(person, now, **changed), by=by, at=now, seen_version=seen_version
        )


@pytest.mark.parametrize(
    ("said", "charge", "says", "law"),
    [
        ({}, 30000, "You have more than the upper limit, and agreed", "regulation 10(3)"),
        ({"treated_as": "refused"}, 30000, "You chose not to tell us about your money", "regulation 10(1)"),
        (
            {"treated_as": "within_limit", "agreed_pence": 450},
            450,
            "You have less than the upper limit, and agreed",
            "regulation 10(2)",
        ),
        (
            {"treated_as": "within_limit", "agreed_pence": 0},
            0,
            "You have less than the upper limit, and agreed",
            "regulation 10(2)",
        ),
    ],
)
def test_what_is_paid_follows_from_what_was_agreed_and_says_why(
    now, looking, finn, stefan, said, charge, says, law
):
    kept = settled(stefan, finn, now, looking, **said)
    assert kept.charge_pence_a_week == charge
    found = kept_sum(kept)
    assert reasons(found)[0].startswith(says)
    assert any(law in line.authority.text for line in found.working)
    assert "assessed_capital" not in kept.amounts, "what he has is not known, and is no nought"
    assert work_again(kept).charge_pence == charge


def test_nobody_knows_the_cost_yet_so_it_is_the_whole_cost_and_no_sum(now, looking, finn, stefan):
    kept = settled(stefan, finn, now, looking, cost_pence=None)
    assert (kept.charge_pence_a_week, kept.is_full_cost) == (None, True)


def test_who_cannot_decide_is_not_charged_for_not_answering(now, looking, finn, stefan):
    with pytest.raises(Held) as held:
        settled(stefan, finn, now, looking, treated_as="refused", can_decide=False)
    assert "not charged for it" in held.value.message
    assert "best interests" in held.value.releases
    with looking(finn):
        assert not FinancialAssessment.objects.exists()


def test_asked_to_look_at_everything_the_laws_sum_takes_its_place(now, looking, finn, stefan):
    settled(stefan, finn, now, looking)
    whole = kept_means(stefan, by=finn, now=now + timedelta(hours=1), starts_on=date(2022, 5, 8))
    with looking(finn):
        assert queries.means_of(stefan, viewer=finn, on=date(2022, 5, 8)).pk == whole.pk
        assert queries.means_of(stefan, viewer=finn, on=date(2022, 5, 7)).charge_pence_a_week == 30000


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"treated_as": "rich"}, "light_touch.treated_as"),
        ({"treated_as": "within_limit"}, "light_touch.agreed_pence"),
        ({"why": " "}, "light_touch.why"),
        ({"setting": "a yurt"}, "where.setting"),
        ({"cost_pence": -1}, "cost.amount_pence"),
        ({"on": date(2027, 1, 1)}, "on"),
    ],
)
def test_what_is_missing_or_wrong_is_named_and_nothing_is_kept(now, looking, finn, stefan, said, field):
    with pytest.raises(Invalid) as refused:
        settled(stefan, finn, now, looking, **said)
    assert list(refused.value.fields) == [field]
    with looking(finn):
        assert not FinancialAssessment.objects.exists()


def test_only_the_money_team_settles_it_and_only_of_a_record_that_is_there(now, looking, finn, stefan):
    sam = a_login("social-worker", now=now)
    with pytest.raises(NotPermitted):
        settled(stefan, sam, now, looking)
    with pytest.raises(NotFound):
        settled(finn.pk, finn, now, looking)


def test_a_colleague_kept_another_meanwhile(now, looking, finn, stefan):
    with looking(finn):
        seen = FinancialAssessment.objects.visible_to(finn).version_of(stefan)
    kept_means(stefan, by=finn, now=now, answers=told())
    with pytest.raises(Stale):
        settled(stefan, finn, now, looking, seen_version=seen)


def test_without_a_trail_nothing_is_settled(now, looking, finn, stefan, audit_fails):
    with pytest.raises(audit_fails):
        settled(stefan, finn, now, looking)
    with looking(finn):
        assert not FinancialAssessment.objects.exists()


def test_blanks_alone_are_no_reason_whichever_way_they_come(now, looking, finn, stefan):
    answers = touch(stefan, now).answers
    answers["light_touch"]["why"] = "  "
    with pytest.raises(Invalid) as refused:
        kept_means(stefan, by=finn, now=now, answers=answers)
    assert list(refused.value.fields) == ["light_touch.why"]
