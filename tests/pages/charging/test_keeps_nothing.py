"""The try-out leaves no record: no row, no session, no cookie but the forms' guard, no amount in a log."""

import logging

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from tests.factories.logins import a_login
from tests.pages.charging.replies import AT_HOME
from tests.pages.charging.walking import walk

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TYPED = ("185.15", "18515", "61.85", "6185", "15,900", "15900", "1590000", "87.30", "8730")


def rows(server) -> dict[str, int]:
    """How many rows every table holds, as the superuser sees them: nothing is hidden from it."""
    with server.superuser(connections["default"].settings_dict["NAME"]) as seen:
        tables = seen.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        return {table: seen.execute(f'select count(*) from "{table}"').fetchone()[0] for (table,) in tables}


@pytest.mark.requirement("S1-11")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("role", ["", "person", "assessor"])
def test_a_whole_walk_leaves_every_table_as_it_was(server, now, role):
    client = Client()
    if role:
        client.force_login(a_login(role, now=now), backend=BACKEND)
    before = rows(server)

    page = walk(AT_HOME, client=client).answer().letter()

    assert "£87.30 a week" in page.html
    assert rows(server) == before
    assert len(before) > 30


@pytest.mark.requirement("S1-11")
@pytest.mark.django_db
def test_no_cookie_is_set_but_the_guard_of_the_forms():
    page = walk(AT_HOME).answer().letter()

    assert set(page.client.cookies) == {"csrftoken"}
    assert not page.client.session.keys()


@pytest.mark.django_db
def test_no_amount_stands_in_any_address():
    page = walk(AT_HOME).answer().letter()

    asked = [one.request["PATH_INFO"] + "?" + one.request.get("QUERY_STRING", "") for one in page.seen]
    sent_on = [where for one in page.seen for where, _ in getattr(one, "redirect_chain", [])]
    assert len(sent_on) > 10
    assert not [
        where for where in asked + sent_on if any(t in where for t in TYPED) or where.rstrip("?").count("?")
    ]


@pytest.mark.django_db
def test_no_amount_is_written_to_any_log(caplog):
    caplog.set_level(logging.DEBUG)

    page = walk(AT_HOME).answer()
    page.post("/try-a-sum/income/", replied="income", add="yes", kind="state_pension", amount_pence="185.153")

    assert page.page.status_code == 422
    assert not [line for line in caplog.messages if any(typed in line for typed in TYPED)]


@pytest.mark.django_db
def test_the_browser_is_told_to_keep_no_page():
    page = walk(AT_HOME).answer().letter()
    page.open(reverse("try_charge"))
    tampered = page.client.post(reverse("try_charge_answer"), {"answers": "changed"})

    for answer in [*page.seen, tampered]:
        assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
def test_a_form_of_the_try_out_is_never_kept_for_after_sign_in(now):
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_login("person", now=now), backend=BACKEND)

    page = client.get("/try-a-sum/where/").content.decode()

    assert "form_owner" not in page
