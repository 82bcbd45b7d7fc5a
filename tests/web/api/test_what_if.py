"""What everybody would pay, by a program: counted as on the page, nothing kept, and nobody told of."""

import pytest
from django.db import transaction

from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.foundation.audit.models import AuditEvent
from sayso.journey.charging import actions
from sayso.journey.charging.models import FinancialAssessment
from sayso.web.api import site
from tests.factories.casework import somebody
from tests.factories.charging import new_means, told
from tests.factories.logins import a_login
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def finn(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(site, "is_mfa_enabled", lambda user: True)  # their second step is tested elsewhere
    return a_login("finance", now=now)


def keep(finn, now, people, **changed):
    """Keep a sum for each of so many people of 77, whose charge of today is known unless it is changed."""
    tax = {"items": [{"kind": "council_tax_net", "amount_pence": 1_000, "period": "week"}]}
    day = now.date().replace(month=5, day=1)
    answers = told(**{"age": {"age": 77}, "housing": tax} | changed)
    made = [new_means(somebody(now=now), now, starts_on=day, answers=answers) for _ in range(people)]
    with transaction.atomic(), viewing(finn, at=now):
        actions.assess_means(items=made, by=finn, at=now)


def ask(who, **given):
    answer = signed_in(who).post("/api/charges/what-if", given, content_type="application/json")
    return answer.status_code, answer.json()


def test_it_counts_what_a_choice_brings_and_hides_what_is_few_and_keeps_nothing(now, looking, finn):
    keep(finn, now, 6)
    keep(finn, now, 1, household=None)
    auditor = a_login("auditor", now=now)
    with looking(auditor):
        trail = AuditEvent.objects.filter(actor_id=finn.pk).exclude(people=[]).count()
    status, found = ask(finn, changes={"mig_uplift": 500, "charge_carers": False})
    assert (status, found["on"]) == (200, "2026-11-20")
    assert found["changed"] == [{"key": "mig_uplift", "now": 0, "then": 500}], "the other is as it was"
    assert (found["people"], found["more"], found["less"], found["same"]) == (6, 0, 6, 0)
    assert (
        found["change_pence_a_week"] == found["after_pence_a_week"] - found["before_pence_a_week"] == -3_000
    )
    assert (found["unknown_before"], found["unknown_after"]) == (None, None), "one person is too few to say"
    assert found["waits_for"] == [{"missing": "household", "people": None}]
    assert found["hardest"] is None
    ages = [one for one in found["groups"] if one["sort"] == "Age"]
    assert [(one["name"], one["people"], one["less"]) for one in ages] == [("65 to 79", 6, 6)]
    assert ages[0]["mean_change_pence_a_week"] == -500
    assert sum(one["people"] for one in found["bands"]) == 6
    with looking(finn):
        assert FinancialAssessment.objects.visible_to(finn).count() == 7
    with looking(auditor):
        assert AuditEvent.objects.filter(actor_id=finn.pk).exclude(people=[]).count() == trail


def test_next_april_is_refused_by_name_and_of_four_people_nothing_is_told(now, finn):
    keep(finn, now, 4)
    status, few = ask(finn)
    assert (status, few["people"], few["before_pence_a_week"], few["groups"]) == (200, None, None, [])
    assert all(one["people"] is None for one in few["bands"])
    status, april = ask(finn, day="april")
    assert (april["on"], april["people"]) == ("2027-04-06", 0)
    assert april["unconfirmed"]
    assert april["waits_for"][0]["people"] is None


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"free_tea": True}, ["changes.free_tea"]),
        ({"percent_of_disposable": 10_100, "de_minimis": "much"}, None),
        ({"upper_limit_non_residential": 100}, None),
        ({"short_stay_max_days": 90}, None),
        ({"dre_item_limits": ["heating"]}, None),
        ({"entered_figures": {}}, ["changes.entered_figures"]),
    ],
)
def test_a_choice_that_cannot_be_is_said_by_its_key(now, finn, changes, wrong):
    status, refused = ask(finn, changes=changes)
    assert (status, refused["code"]) == (422, "invalid")
    assert list(refused["fields"]) == (wrong or [f"changes.{key}" for key in changes])


def test_a_kind_that_nobody_knows_is_refused_and_who_may_not_see_means_is_turned_away(now, finn):
    status, refused = ask(finn, changes={"extra_income_disregards": ["lottery"]})
    assert (status, refused["code"]) == (422, "invalid")
    assert "lottery" in refused["message"]
    assert ask(finn, day="yesterday")[0] == 422
    assert ask(a_login("social-worker", now=now))[0] == 403
