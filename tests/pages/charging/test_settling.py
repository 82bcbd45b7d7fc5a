"""Before the sum: each cost of disability is decided with its reason, and each answer has its source."""

from html import unescape

import pytest
from django.urls import reverse

from sayso.journey.charging.models import FinancialAssessment
from sayso.journey.charging.pages.carrying import sealed
from sayso.rules.refusals import Invalid
from tests.factories.casework import somebody
from tests.factories.charging import CHARGE_2022, kept_means, told
from tests.factories.logins import a_login
from tests.pages.charging.test_kept_sums import form_key, keep_page, seen
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
DAY = {"on": "2022-05-01"}
WEEK = {"period": "week"}
COSTS = {
    "items": [
        {"kind": "heating", "amount_pence": 1200, **WEEK},
        {"kind": "cleaning", "amount_pence": 3000, **WEEK},
        {"kind": "garden", "amount_pence": 1000, **WEEK},
    ]
}
DECIDED = {
    "settled": "yes",
    "decision_0": "allowed",
    "decision_1": "part",
    "allowed_1": "12.50",
    "reason_1": "The rest is for rooms that others live in.",
    "decision_2": "refused",
    "reason_2": "The landlord does it.",
}


@pytest.fixture(autouse=True)
def second_step_is_done(monkeypatch):
    """Let finance in: the second step has tests of its own."""
    monkeypatch.setattr("sayso.foundation.govuk.view.is_mfa_enabled", lambda user: True)


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def ana(now):
    return somebody(now=now, name="Ana Marsh")


def test_a_cost_that_nobody_decided_on_is_decided_before_the_sum(finn, ana):
    client = signed_in(finn)
    for answers, comes_next in (
        (told(day=DAY, disability_costs=COSTS), "settle_answers"),
        (told(day=DAY, disability_costs={"items": []}), "keep_means"),
    ):
        page = client.post(reverse("check_means", args=[ana]), {"answers": sealed(answers)}).content.decode()
        assert f'action="{reverse(comes_next, args=[ana])}"' in page
    posted = {"answers": sealed(told(day=DAY, disability_costs=COSTS))}
    page = client.post(reverse("settle_answers", args=[ana]), posted).content.decode()
    assert "Cleaning: £30 every week" in page
    assert "How much of it counts?" in page


def test_each_decision_stands_with_its_reason_on_her_page_and_is_not_asked_again(looking, finn, ana, now):
    client, answers = signed_in(finn), told(day=DAY, disability_costs=COSTS)
    sources = {"source_income_0": "benefits_office", "source_savings_0": "paper", "source_age": "helper"}
    shown = keep_page(client, ana, answers, **DECIDED, **sources)
    page = unescape(shown.content.decode())
    assert "The landlord does it." in page
    # £12 of heating and £12.50 of cleaning count; before it was £12 of heating alone.
    assert "£74.80 a week" in page
    key = {"keep": "yes", "form_key": form_key(shown), "seen_version": seen(shown)}
    carried = page.partition('name="answers" value="')[2].partition('"')[0]
    kept = client.post(reverse("keep_means", args=[ana]), {"answers": carried, **key})
    assert kept.status_code == 303
    with looking(finn):
        made = FinancialAssessment.objects.get()
    assert made.charge_pence_a_week == CHARGE_2022 - 1250
    hers = signed_in(a_login_of(ana, "person", now=now, name="Ana Marsh"))
    page = unescape(hers.get(reverse("my_charge")).content.decode())
    for said in ("The rest is for rooms that others live in.", "£30.00", "£12.50", "The landlord does it."):
        assert said in page
    assert "The benefits office told us" in page
    assert "Somebody who helps you told us" in page
    assert "You told us" in page
    one = client.get(reverse("one_means", args=[ana, made.pk])).content.decode()
    assert "We saw a paper" in one
    again = client.post(reverse("check_means", args=[ana]), {"answers": sealed(made.answers)})
    assert f'action="{reverse("keep_means", args=[ana])}"' in again.content.decode(), "it is decided already"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reason_2": ""}, "Say why it does not count in full. They read this"),
        ({"allowed_1": ""}, "Say how much of it counts"),
        ({"allowed_1": "30.01"}, "This is more than the cost. Type it for the same time"),
        ({"decision_1": "perhaps"}, "Choose one from the list"),
    ],
)
def test_what_needs_mending_is_said_there_and_nothing_typed_is_lost(finn, ana, changed, says):
    posted = {"answers": sealed(told(day=DAY, disability_costs=COSTS)), **(DECIDED | changed)}
    answer = signed_in(finn).post(reverse("keep_means", args=[ana]), posted, follow=True)
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert says in page
    assert "The rest is for rooms that others live in." in page


def test_a_persons_own_answers_hold_no_decision_of_ours(now, ana):
    hers = signed_in(a_login_of(ana, "person", now=now, name="Ana Marsh"))
    allowed = [{**one, "decision": "allowed"} for one in COSTS["items"]]
    answers = {"answers": told(disability_costs={"items": allowed})}
    answer = hers.post("/api/my-means", answers, content_type="application/json")
    assert answer.status_code == 422
    assert "disability_costs.1.decision" in answer.content.decode()


def test_a_program_is_told_where_a_decision_lacks_its_reason(now, finn, ana):
    kept_means(ana, by=finn, now=now)
    refused = [{"kind": "heating", "amount_pence": 1200, **WEEK, "decision": "refused"}]
    body = {"starts_on": "2022-05-01", "answers": told(disability_costs={"items": refused})}
    answer = signed_in(finn).post(f"/api/people/{ana}/means", body, content_type="application/json")
    assert answer.status_code == 422
    assert "disability_costs.1.reason" in answer.content.decode()


def test_what_somebody_is_treated_as_having_is_ours_to_say_and_has_its_reason(looking, now, finn, ana):
    client, url = signed_in(finn), reverse("means_question", args=[ana, "savings"])
    assert "Capital we treat you as still having" in client.get(url).content.decode()
    public = client.get(reverse("try_charge_question", args=["savings"])).content.decode()
    assert "Capital we treat you as still having" not in public
    gave = {"kind": "notional_capital", "amount_pence": "5000", "owners": "1", "weeks_held": ""}
    carried = {"answers": sealed(told(day=DAY)), "replied": "savings", "done": "yes"}
    refused = client.post(url, carried | gave)
    assert refused.status_code == 422
    assert "Say why we treat them as having it" in refused.content.decode()
    answers = told(day=DAY)
    given = {
        "kind": "notional_capital",
        "amount_pence": 500000,
        "owners": 1,
        "why": "She gave it to a nephew.",
    }
    answers["savings"]["items"].append(given)
    kept = kept_means(ana, by=finn, now=now, answers=answers)
    # Of £20,900 what is over £14,250 is 27 bands of £250; before it was 7.
    assert kept.charge_pence_a_week == CHARGE_2022 + 2000
    assert kept.amounts["weekly_reduction_of_notional"] == 2000
    hers = signed_in(a_login_of(ana, "person", now=now, name="Ana Marsh"))
    assert "She gave it to a nephew." in hers.get(reverse("my_charge")).content.decode()
    given["why"] = ""
    with pytest.raises(Invalid) as wrong:
        kept_means(ana, by=finn, now=now, answers=answers)
    assert list(wrong.value.fields) == ["savings.2.why"]
