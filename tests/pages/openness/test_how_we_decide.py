"""What everyone can read of the council's choices, and how an officer changes one."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from sayso.foundation.policy import actions
from sayso.foundation.policy.declared import SETTINGS
from sayso.foundation.policy.models import Consultation, SettingValue
from sayso.foundation.policy.queries import value
from tests.factories.logins import a_login
from tests.factories.policy import a_consultation, a_value

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def _the_tests_day(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)


@pytest.fixture
def admin(now):
    return a_login("admin", now=now, name="Kim Ward")


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def desk(admin, monkeypatch):
    """The officer at their desk, their second step done."""
    monkeypatch.setattr("sayso.foundation.govuk.view.needs_second_step", lambda user: False)
    return signed_in(admin)


def words(answer) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def changed(desk, key="de_minimis", **typed):
    given = {
        "value": "2.50",
        "starts_on_day": "5",
        "starts_on_month": "4",
        "starts_on_year": "2027",
        "source": "Cabinet, 3 November 2026",
        "consultation": "nobody",
        "not_consulted_because": "It only helps people.",
    }
    return desk.post(reverse("change_setting", args=[key]), given | typed)


@pytest.mark.requirement("S1-08")
def test_anyone_reads_each_choice_since_when_and_who_was_asked(now, looking, admin):
    with looking(admin):
        asked = a_consultation(admin, at=now)
        actions.tell_outcome(
            consultation=asked,
            answers=41,
            you_said="Most said no.",
            we_did="We left it free.",
            by=admin,
            at=now,
        )
        a_value("de_minimis", 250, by=admin, at=now)
        actions.set_setting(
            key="charge_carers",
            value=False,
            starts_on=now.date(),
            source="Council, 1 October 2026",
            consultation=asked,
            by=admin,
            at=now,
        )
    page = words(Client().get(reverse("how_we_decide")))
    for expected in (
        "£2.50 a week 20 November 2026 Cabinet, 3 November 2026 Not consulted, because: The law's sum",
        "Council, 1 October 2026 Should we charge carers for their own support? Asked until",
        "41 people answered",
        "You said: Most said no. We did: We left it free.",
    ):
        assert expected in page
    for setting in SETTINGS.values():
        assert setting.label in page


def test_a_question_that_is_open_stands_first_with_how_to_answer(now, looking, admin):
    with looking(admin):
        a_consultation(admin, at=now, opens_on=now.date() - timedelta(days=1), days=3)
    page = words(Client().get(reverse("how_we_decide")))
    assert "We are asking now" in page
    assert "You can answer until Sunday 22 November 2026. Ring" in page


def test_nothing_of_a_person_is_needed_to_read_it_and_no_officer_is_named(now, looking, admin):
    with looking(admin):
        a_value("de_minimis", 250, by=admin, at=now)
    assert "Kim Ward" not in words(Client().get(reverse("how_we_decide")))


@pytest.mark.requirement("S1-08")
def test_an_officer_sets_a_value_with_why_nobody_was_asked(now, desk):
    answer = changed(desk)
    assert answer.status_code == 303
    row = SettingValue.objects.get()
    assert (row.value, row.starts_on.isoformat(), row.set_by.name) == (250, "2027-04-05", "Kim Ward")
    assert "£2.50 a week from 5 April 2027" in words(desk.get(answer.url))


@pytest.mark.requirement("S1-08")
def test_without_a_consultation_or_a_reason_it_is_held_and_nothing_typed_is_lost(desk):
    answer = changed(desk, not_consulted_because="")
    assert answer.status_code == 409
    assert "Cite a consultation that has ended, or write why people were not asked." in words(answer)
    assert 'value="2.50"' in answer.content.decode()
    assert not SettingValue.objects.exists()


def test_an_officer_cites_a_consultation_that_has_ended_and_no_other(now, looking, admin, desk):
    with looking(admin):
        ended = a_consultation(admin, at=now)
        going_on = a_consultation(admin, at=now, opens_on=now.date() - timedelta(days=1))
    page = desk.get(reverse("change_setting", args=["charge_carers"])).content.decode()
    assert str(ended.pk) in page
    assert str(going_on.pk) not in page
    cited = {"consultation": str(ended.pk), "not_consulted_because": ""}
    assert changed(desk, "charge_carers", value="yes", **cited).status_code == 303
    assert SettingValue.objects.get().consultation == ended


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("percent_of_disposable", "87.5", 8_750),
        ("percent_of_disposable", "80%", 8_000),
        ("charge_carers", "yes", True),
        ("effective_day", "monday", "monday"),
        ("look_again_working_days", "15", 15),
        ("day_starts_at", "8:30 am", "08:30"),
        ("housing_extras", "Insurance\n\nBoard", ["Insurance", "Board"]),
        ("housing_extras", "", []),
        ("dre_item_limits", "Laundry: 4.50\nWigs: 3", {"Laundry": 450, "Wigs": 300}),
        ("council_address", "4 Market Place, Lindenbridge", "4 Market Place, Lindenbridge"),
        ("max_weekly_charge", "", None),
    ],
)
def test_each_kind_of_value_is_typed_as_people_write_it(desk, now, key, typed, kept):
    assert changed(desk, key, value=typed).status_code == 303
    row = SettingValue.objects.get()
    assert row.value == kept
    assert value(key, on=row.starts_on) == kept
    again = desk.get(reverse("change_setting", args=[key]))
    assert again.status_code == 200


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("percent_of_disposable", "120", "from 0 to 100"),
        ("percent_of_disposable", "most", "from 0 to 100"),
        ("dre_item_limits", "Laundry 4.50", "Laundry: 4.50"),
        ("dre_item_limits", "Laundry: lots", "Laundry: 4.50"),
        ("look_again_working_days", "600", "outside what we can take"),
        ("de_minimis", "two", "Enter an amount in pounds"),
        ("charge_carers", "", "Answer the question"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_field(desk, key, typed, said):
    answer = changed(desk, key, value=typed)
    assert answer.status_code == 422
    assert said in words(answer)
    assert 'href="#id_value"' in answer.content.decode()


def test_what_it_was_and_will_be_stands_under_the_form(now, looking, admin, desk):
    with looking(admin):
        a_value("de_minimis", 100, by=admin, at=now)
        a_value("de_minimis", 200, by=admin, at=now, starts_on=now.date() + timedelta(days=30))
    page = words(desk.get(reverse("change_setting", args=["de_minimis"])))
    assert "20 December 2026 further notice £2.00 a week" in page
    assert "20 November 2026 20 December 2026 £1.00 a week" in page
    assert "Set by Kim Ward" in page


def test_a_setting_that_is_not_there_is_not_found(desk):
    assert desk.get(reverse("change_setting", args=["direct_payment_target"])).status_code == 404


def test_an_officer_asks_people_and_later_tells_them(now, looking, admin, desk):
    typed = {"question": "Should a short stay cost less?"}
    for name, day in (("opens_on", ("1", "9", "2026")), ("closes_on", ("30", "10", "2026"))):
        typed |= {f"{name}_{part}": at for part, at in zip(("day", "month", "year"), day, strict=True)}
    assert desk.post(reverse("open_consultation"), typed).status_code == 303
    asked = Consultation.objects.get()
    told = {"answers": "12", "you_said": "Yes.", "we_did": "It costs less now."}
    answer = desk.post(reverse("tell_outcome", args=[asked.pk]), told)
    assert answer.url == reverse("how_we_decide")
    assert "12 people answered" in words(Client().get(answer.url))


@pytest.mark.parametrize("role", ["social-worker", "manager", "person", "finance", "auditor"])
def test_nobody_else_changes_a_setting(now, role, monkeypatch):
    monkeypatch.setattr("sayso.foundation.govuk.view.needs_second_step", lambda user: False)
    client = signed_in(a_login(role, now=now))
    for name, key in (("settings", []), ("change_setting", ["de_minimis"]), ("open_consultation", [])):
        assert client.get(reverse(name, args=key)).status_code == 403
    assert changed(client).status_code == 403
    assert Client().get(reverse("settings")).status_code == 302
