"""The pages of what somebody pays: for finance, and for whose it is."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from sayso.foundation.access.areas import Area
from sayso.journey.charging.models import FinancialAssessment, LookAgain, ToldMeans
from sayso.journey.charging.pages.carrying import sealed
from tests.factories.casework import somebody
from tests.factories.charging import CHARGE_2022, kept_means, told, told_of_2026
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
DAY = {"on": "2022-05-01"}


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


def keep_page(client, ana, answers, **more):
    return client.post(reverse("keep_means", args=[ana]), {"answers": sealed(answers), **more})


def form_key(answer):
    return re.search(r'name="form_key" value="([^"]+)"', answer.content.decode())[1]


def seen(answer):
    return re.search(r'name="seen_version" value="([^"]*)"', answer.content.decode())[1]


def test_finance_walks_from_the_questions_to_a_kept_sum_and_a_double_click_keeps_one(looking, finn, ana):
    client, answers = signed_in(finn), told(day=DAY)
    first = client.get(reverse("means_question", args=[ana, "where"]))
    assert first.status_code == 200
    assert "We keep nothing" not in first.content.decode()
    checked = client.post(reverse("check_means", args=[ana]), {"answers": sealed(answers)})
    assert reverse("settle_answers", args=[ana]) in checked.content.decode(), "her heating is to be decided"
    before = keep_page(client, ana, answers)
    assert "£87.30 a week" in before.content.decode()
    key = {"keep": "yes", "form_key": form_key(before), "seen_version": seen(before)}
    for _ in range(2):
        answer = keep_page(client, ana, answers, **key)
        assert (answer.status_code, answer["Location"]) == (303, reverse("means", args=[ana]))
    with looking(finn):
        assert [one.charge_pence_a_week for one in FinancialAssessment.objects.all()] == [CHARGE_2022]
    page = client.get(reverse("means", args=[ana])).content.decode()
    assert "You pay £87.30 a week" in page
    assert "You would pay" not in page


def test_a_sum_with_a_figure_missing_says_so_on_both_pages_and_charges_nothing(now, finn, ana, herself):
    kept_means(ana, by=finn, now=now, **told_of_2026())
    theirs = signed_in(finn).get(reverse("means", args=[ana])).content.decode()
    hers = signed_in(herself).get(reverse("my_charge")).content.decode()
    assert "There is no charge: the sum cannot be worked out." in theirs
    assert "We do not know yet what you pay" in hers
    assert "£0.00" not in hers


def test_she_hands_in_her_try_out_and_finance_begins_with_it(looking, finn, ana, herself):
    client = signed_in(herself)
    answers = sealed(told())
    answer = client.post(reverse("try_charge_answer"), {"answers": answers}).content.decode()
    assert "Hand in these answers" in answer
    before = client.post(reverse("hand_in_answers"), {"answers": answers})
    with looking(finn):
        assert not ToldMeans.objects.exists(), "only the button keeps them"
    key = {"hand_in": "yes", "form_key": form_key(before)}
    for _ in range(2):
        done = client.post(reverse("hand_in_answers"), {"answers": answers, **key})
        assert done.status_code == 303
    with looking(finn):
        mine = ToldMeans.objects.get()
    assert "We have your answers" in client.get(reverse("my_charge")).content.decode()
    officer = signed_in(finn)
    waiting = officer.get(reverse("means", args=[ana])).content.decode()
    assert "Nobody has looked at it yet" in waiting
    carried = {"told": str(mine.pk)}
    shown = keep_page(officer, ana, told(day=DAY), **carried)
    key = {"keep": "yes", "form_key": form_key(shown), "seen_version": seen(shown)}
    keep_page(officer, ana, told(day=DAY), **carried, **key)
    with looking(finn):
        assert ToldMeans.objects.get().looked_by_id == finn.pk


def test_nobody_signed_in_is_offered_to_hand_anything_in(client):
    page = client.post(reverse("try_charge_answer"), {"answers": sealed(told())}).content.decode()
    assert "Hand in these answers" not in page


def test_her_page_says_what_why_and_what_would_change_it_and_she_asks_again(now, looking, finn, ana, herself):
    kept = kept_means(ana, by=finn, now=now)
    client = signed_in(herself)
    page = client.get(reverse("my_charge")).content.decode()
    for said in ("£87.30 a week", "The sum as a picture", "regulation 25", "What would change it"):
        assert said in page
    url = reverse("ask_look_again", args=[kept.pk])
    form = client.get(url)
    answer = client.post(url, {"words": "My heating costs more.", "form_key": form_key(form)})
    assert answer.status_code == 303
    with looking(herself):
        assert LookAgain.objects.get().words == "My heating costs more."
    assert "You hear from us by" in client.get(reverse("my_charge")).content.decode()


def test_whoever_worked_it_out_is_held_and_a_colleague_answers(now, looking, finn, ana, herself):
    kept = kept_means(ana, by=finn, now=now)
    client = signed_in(herself)
    again = reverse("ask_look_again", args=[kept.pk])
    client.post(again, {"words": "", "form_key": form_key(client.get(again))})
    with looking(finn):
        url = reverse("answer_look", args=[ana, LookAgain.objects.get().pk])
    for login, status in ((finn, 409), (a_login("finance", now=now, name="Ruta"), 303)):
        officer = signed_in(login)
        told_her = {
            "answer": "stays",
            "reason": "Every line is right.",
            "form_key": form_key(officer.get(url)),
        }
        assert officer.post(url, told_her).status_code == status
    assert "Every line is right." in client.get(reverse("my_charge")).content.decode()


def test_she_asks_about_a_line_and_a_colleague_answers_that_line(now, looking, finn, ana, herself):
    refused = {"kind": "heating", "amount_pence": 1200, "period": "week", "decision": "refused"}
    costs = {"items": [refused | {"reason": "It is in the rent."}]}
    kept_means(ana, by=finn, now=now, answers=told(disability_costs=costs))
    hers = signed_in(herself)
    page = unescape(hers.get(reverse("my_charge")).content.decode())
    address = re.search(r'href="([^"]+again/\?line=costs.heating)"', page)[1]
    form = hers.get(address)
    assert re.search(r'value="costs.heating"[^>]*checked', form.content.decode())
    said = {"words": "", "lines": ["costs.heating"], "form_key": form_key(form)}
    assert hers.post(address, said).status_code == 303
    assert "You asked about:" in hers.get(reverse("my_charge")).content.decode()
    ruta = signed_in(a_login("finance", now=now, name="Ruta Shah"))
    with looking(finn):
        url = reverse("answer_look", args=[ana, LookAgain.objects.get().pk])
    form = ruta.get(url)
    assert "They ask about this line. Heating: £0.00" in unescape(form.content.decode())
    answer = {"answer": "changes", "reason": "We read her lease.", "form_key": form_key(form)}
    missed = ruta.post(url, answer)
    assert missed.status_code == 422
    assert "Choose what came of “Heating: £0.00”" in unescape(missed.content.decode())
    assert ruta.post(url, answer | {"answer_0": "changes", "reason_0": "Not in it."}).status_code == 303
    assert "the sum changes" in ruta.get(reverse("means", args=[ana])).content.decode()
    page = unescape(hers.get(reverse("my_charge")).content.decode())
    assert "This changes.</strong> Not in it." in page


def test_another_has_no_page_of_it(now, finn, ana):
    kept = kept_means(ana, by=finn, now=now)
    bea = a_login_of(somebody(now=now, name="Bea Marsh"), "carer", now=now)
    assert signed_in(bea).get(reverse("ask_look_again", args=[kept.pk])).status_code == 404
    page = signed_in(bea).get(reverse("my_charge")).content.decode()
    assert "Nobody has worked out yet what you pay" in page


def test_why_it_changed_stands_on_both_pages_and_a_first_sum_says_nothing_of_it(now, finn, ana, herself):
    kept_means(ana, by=finn, now=now - timedelta(days=1))
    pages = (signed_in(finn), reverse("means", args=[ana])), (signed_in(herself), reverse("my_charge"))
    for client, url in pages:
        assert "Why it changed" not in client.get(url).content.decode()
    dearer = told(housing={"items": [{"kind": "council_tax_net", "amount_pence": 2500, "period": "week"}]})
    kept = kept_means(ana, by=finn, now=now, answers=dearer, starts_on=date(2022, 5, 8))
    pages += ((signed_in(finn), reverse("one_means", args=[ana, kept.pk])),)
    for client, url in pages:
        page = unescape(client.get(url).content.decode())
        assert "Your charge goes down by £5.00 a week, from £87.30 to £82.30." in page
        assert "What is yours for your home went from £20.00 to £25.00 a week: £5.00 more is yours." in page


R80 = {
    "how it was done": "from what you told us",
    "amounts used": "Income that counts",
    "the charge": "You pay £82.30 a week",
    "how often payable": "This is the sum for each week",
    "why it varies": "It can vary from week to week",
    "if it cannot be afforded": "Can you not afford it?",
    "review": "Ask us to look again",
    "complaint": "You can also complain to us",
    "Ombudsman": "Local Government and Social Care Ombudsman",
    "no appeal": "There is no appeal to a court or a tribunal",
    "accessible format": "in large print, in Easy Read, in another language",
    "advocate": "An advocate can help you",
    "why it changed": "£5.00 more is yours",
}


@pytest.mark.requirement("S1-11")
def test_the_letter_holds_everything_that_the_guidance_wants_in_writing(now, finn, ana):
    kept_means(ana, by=finn, now=now - timedelta(days=1))
    dearer = told(housing={"items": [{"kind": "council_tax_net", "amount_pence": 2500, "period": "week"}]})
    kept = kept_means(ana, by=finn, now=now, answers=dearer, starts_on=date(2022, 5, 8))
    open_to(finn, ana, Area.PAPERS, now=now)
    client, url = signed_in(finn), reverse("tell_charge", args=[ana, kept.pk])
    answer = client.post(url, {"layouts": ["standard", "easy"], "form_key": form_key(client.get(url))})
    assert answer.status_code == 303, answer.content.decode()[:2000]
    page = unescape(strip_tags(client.get(answer["Location"]).content.decode()))
    assert [item for item, words in R80.items() if words not in page] == []


def test_the_letter_holds_each_line_and_how_to_ask_again(now, finn, ana):
    kept = kept_means(ana, by=finn, now=now)
    open_to(finn, ana, Area.PAPERS, now=now)
    client = signed_in(finn)
    url = reverse("tell_charge", args=[ana, kept.pk])
    key = form_key(client.get(url))
    answer = client.post(url, {"layouts": ["standard", "easy"], "form_key": key})
    assert answer.status_code == 303, answer.content.decode()[:2000]
    page = client.get(answer["Location"]).content.decode()
    assert "You pay £87.30 a week" in page
    assert "look again" in page


def test_a_planner_reads_what_is_paid_on_the_record_and_no_way_to_why(now, finn, ana):
    sam = a_login("social-worker", now=now)
    person = somebody(now=now, name="Tom Pryce", seen_by=[sam])
    open_to(sam, person, Area.MONEY, now=now)
    kept_means(person, by=finn, now=now)
    page = signed_in(sam).get(reverse("person_record", args=[person])).content.decode()
    assert "£87.30 a week" in page
    assert reverse("means", args=[person]) not in page
    assert signed_in(sam).get(reverse("means", args=[person])).status_code == 403
