"""The pages of a change: she tells it in her own words, and reads from which day it counts, and why."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from sayso.journey.charging.models import FinancialAssessment, MoneyChange
from sayso.journey.charging.pages.carrying import sealed
from tests.factories.casework import somebody
from tests.factories.charging import kept_means, told
from tests.factories.logins import a_login
from tests.pages.charging.test_kept_sums import form_key, keep_page, seen
from tests.pages.charging.walking import HIDDEN
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
RENT = {"items": [{"kind": "rent_net", "amount_pence": 2700, "period": "week"}]}
TYPED = {
    "what": ["home", "income"],
    "changed_on_day": "1",
    "changed_on_month": "10",
    "changed_on_year": "2022",
    "words": "I pay rent now.",
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


@pytest.fixture
def herself(now, ana):
    return a_login_of(ana, "person", now=now, name="Ana Marsh")


def test_she_tells_it_once_and_finance_works_the_sum_out_from_its_day(now, looking, finn, ana, herself):
    kept_means(ana, by=finn, now=now)
    hers, url = signed_in(herself), reverse("tell_change")
    key = {"form_key": form_key(hers.get(url))}
    for _ in range(2):
        assert hers.post(url, TYPED | key).status_code == 303
    with looking(herself):
        mine = MoneyChange.objects.get()
    page = unescape(hers.get(reverse("my_charge")).content.decode())
    assert "You told us of a change" in page
    officer = signed_in(finn)
    page = unescape(officer.get(reverse("means", args=[ana])).content.decode())
    assert "Something changed on 1 October 2022" in page
    assert "I pay rent now." in page
    change_it = {"answers": HIDDEN.search(page.partition("Something changed on")[2])[1], "told": str(mine.pk)}
    rent = {"replied": "housing", "kind": "rent_net", "amount_pence": "27", "period": "week", "done": "yes"}
    asked = reverse("means_question", args=[ana, "housing"])
    checked = officer.post(asked, change_it | rent, follow=True)
    asks_next = checked.request["PATH_INFO"]
    assert asks_next == reverse("means_question", args=[ana, "before_2016"]), "and not for a day"
    answers = told(housing=RENT, day={"on": None})
    shown = keep_page(officer, ana, answers, told=str(mine.pk))
    page = unescape(shown.content.decode())
    assert "From 1 October 2022" in page
    assert "The new sum counts from the day of the change." in page
    assert "comes back to you" in page
    key = {"keep": "yes", "form_key": form_key(shown), "seen_version": seen(shown)}
    assert keep_page(officer, ana, answers, told=str(mine.pk), **key).status_code == 303
    with looking(finn):
        kept = FinancialAssessment.objects.get(change=mine.pk)
    assert kept.starts_on == date(2022, 10, 1)
    page = unescape(hers.get(reverse("my_charge")).content.decode())
    assert "The new sum counts from the day of the change." in page
    assert "You told us of a change" not in page


def test_a_day_that_finance_chooses_is_the_day_and_claims_no_rule(now, looking, finn, ana, herself):
    kept_means(ana, by=finn, now=now)
    hers, url = signed_in(herself), reverse("tell_change")
    hers.post(url, TYPED | {"form_key": form_key(hers.get(url))})
    with looking(herself):
        mine = MoneyChange.objects.get()
    shown = keep_page(signed_in(finn), ana, told(housing=RENT, day={"on": "2022-10-10"}), told=str(mine.pk))
    page = unescape(shown.content.decode())
    assert "From 10 October 2022" in page
    assert "Why from this day" not in page


def test_finance_keeps_what_it_was_told_on_the_telephone(now, looking, finn, ana):
    kept_means(ana, by=finn, now=now)
    officer, url = signed_in(finn), reverse("record_change", args=[ana])
    form = officer.get(url)
    told_on = {"told_on_day": "13", "told_on_month": "11", "told_on_year": "2026"}
    assert officer.post(url, TYPED | told_on | {"form_key": form_key(form)}).status_code == 303
    page = unescape(officer.get(reverse("means", args=[ana])).content.decode())
    assert "Money that comes in; the home, or what it costs. We were told on 13 November 2026." in page
    checked = officer.post(
        reverse("check_means", args=[ana]),
        {"answers": sealed(told()), "told": page.partition('name="told" value="')[2].partition('"')[0]},
    )
    assert 'name="told"' in checked.content.decode(), "what it began with goes along"


def test_nothing_chosen_is_said_and_words_stay(herself):
    hers, url = signed_in(herself), reverse("tell_change")
    form = hers.get(url)
    answer = hers.post(url, {"words": "I pay rent now.", "form_key": form_key(form)})
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert "Choose what has changed" in page
    assert "I pay rent now." in page


def test_a_program_tells_it_by_the_same_rules(looking, finn, ana, herself):
    hers, body = signed_in(herself), {"what": ["home"], "changed_on": "2022-10-01"}
    assert hers.post("/api/my-means/changed", body, content_type="application/json").status_code == 201
    wrong = hers.post("/api/my-means/changed", body | {"what": ["luck"]}, content_type="application/json")
    assert wrong.status_code == 422
    officer, url = signed_in(finn), f"/api/people/{ana}/means/changed"
    late = officer.post(url, body | {"told_on": "2027-01-01"}, content_type="application/json")
    assert late.status_code == 422
    assert "told_on" in late.json()["fields"]
    body |= {"told_on": "2022-10-02"}
    assert officer.post(url, body, content_type="application/json").status_code == 201
    with looking(finn):
        assert MoneyChange.objects.count() == 2


def test_later_sums_whose_place_it_takes_are_named_and_no_one_sum_is_said_to_come_back(
    now, looking, finn, ana, herself
):
    kept_means(ana, by=finn, now=now)
    kept_means(ana, by=finn, now=now, starts_on=date(2023, 4, 10))
    hers, url = signed_in(herself), reverse("tell_change")
    hers.post(url, TYPED | {"form_key": form_key(hers.get(url))})
    with looking(herself):
        mine = MoneyChange.objects.get()
    officer, answers = signed_in(finn), told(housing=RENT, day={"on": None})
    shown = keep_page(officer, ana, answers, told=str(mine.pk))
    page = unescape(shown.content.decode())
    assert "those from 10 April 2023. Then work each of them out anew" in page
    assert "comes back to you" not in page
    key = {"keep": "yes", "form_key": form_key(shown), "seen_version": seen(shown)}
    assert keep_page(officer, ana, answers, told=str(mine.pk), **key).status_code == 303
    with looking(finn):
        assert "comes_back" not in {
            one["step"] for one in FinancialAssessment.objects.get(change=mine.pk).begins
        }
