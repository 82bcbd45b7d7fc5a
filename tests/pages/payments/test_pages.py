"""The pages of payments: a run made by one and checked by another, the file, and a person's own money."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.govuk import view
from sayso.journey.payments.pages import runs
from sayso.journey.payments.statuses import RunState
from tests.factories import payments as made
from tests.factories.casework import somebody
from tests.pages.home.signing_in import a_login_of, plain, read, signed_in

pytestmark = pytest.mark.django_db
TYPED = {
    **{"starts_on_day": "16", "starts_on_month": "11", "starts_on_year": "2026"},
    **{"last_day_day": "13", "last_day_month": "12", "last_day_year": "2026"},
    **{"pays_on_day": "23", "pays_on_month": "11", "pays_on_year": "2026"},
}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(view, "is_mfa_enabled", lambda user: True)  # their second step is tested elsewhere


@pytest.fixture
def desk(now):
    return made.a_desk(now)


@pytest.fixture
def ana(now, desk):
    key = somebody(now=now, name="Ana Marsh")
    made.a_budget(key, now=now)
    made.a_payee(key, desk)
    return key


def test_pat_makes_a_run_finn_checks_it_and_the_file_goes_to_the_bank(desk, ana):
    pat, finn = signed_in(desk.pat), signed_in(desk.finn)
    assert "No run was made yet" in read(desk.finn, "payment_runs")
    where = pat.post(reverse("make_payment_run"), TYPED)["Location"]
    page = pat.get(where).content.decode()
    assert "£340.00" in page
    assert "The first payment to these bank details." in page
    assert pat.post(where + "lock/").status_code == 303
    assert "You made this run, so somebody else checks it." in pat.get(where).content.decode()
    assert "Waiting for you to check" in read(desk.finn, "payment_runs")
    assert "Waiting for you to check" not in read(desk.pat, "payment_runs")

    agreed = {"decision": "agree", "words": "The first payment."}
    refused = pat.post(where + "check/", agreed)
    assert refused.status_code == 422
    assert "You made this run, so somebody else checks it." in refused.content.decode()
    assert "The first payment." in refused.content.decode(), "what was typed stays"
    assert finn.post(where + "check/", agreed).status_code == 303
    assert finn.get(where + "file/").status_code == 404
    assert finn.post(where + "bank/").status_code == 303
    file = finn.get(where + "file/")
    assert b"<EndToEndId>" in file.content
    assert "Marsh" not in file["Content-Disposition"]
    assert finn.post(where + "bank/").status_code == 303
    assert "Sent to the bank" in finn.get(where).content.decode()


def test_whoever_has_no_bank_details_is_named_to_whoever_writes_them_down(now, desk, ana):
    grace = somebody(now=now, name="Grace Adu")
    made.a_budget(grace, now=now)
    run = made.a_run(desk, RunState.DRAFT)
    theirs, pats = (read(login, "payment_run", run.pk) for login in (desk.finn, desk.pat))
    assert reverse("bank_details", args=[grace]) in theirs
    assert ("Grace Adu" in theirs, "Grace Adu" in pats) == (True, False)
    assert "No bank details yet" in pats
    assert "Not sent yet" in pats
    assert "On its way" not in pats


def test_a_long_run_is_read_a_stretch_at_a_time(now, monkeypatch, desk, ana):
    tom = somebody(now=now, name="Tom Pryce")
    made.a_budget(tom, now=now)
    made.a_payee(tom, desk)
    where = reverse("payment_run", args=[made.a_run(desk, RunState.DRAFT).pk])
    finn = signed_in(desk.finn)
    whole = finn.get(where).content.decode()
    assert "The next rows" not in whole
    monkeypatch.setattr(runs, "MOST_SHOWN", 1)
    start = finn.get(where).content.decode()
    assert start.count("Rows 1 to 1 of 2.") == 2
    assert "Look at these first (2)" in start
    after = finn.get(where + "?from=1").content.decode()
    assert ("Rows 2 to 2 of 2." in after, "The rows before" in after) == (True, True)
    for nothing in ("?from=9", "?from=-1", "?from=x", "?from=²"):
        assert plain(finn.get(where + nothing).content.decode()) == plain(start)


def test_the_checker_reads_why_the_total_moved_since_the_run_before(now, desk, ana):
    for name, days in (("Tom Pryce", {"ends_before": made.ENDS}), ("Irene Osei", {"starts_on": made.ENDS})):
        person = somebody(now=now, name=name)
        made.a_budget(person, now=now, **days)
        made.a_payee(person, desk)
    first = made.a_run(desk, RunState.SENT)
    assert "Why the total moved" not in read(desk.finn, "payment_run", first.pk)
    later = {"period_starts_on": made.ENDS, "period_ends_before": made.ENDS + timedelta(weeks=4)}
    second = made.a_run(desk, pays_on=made.PAYS + timedelta(weeks=4), **later)
    moved = (
        read(desk.finn, "payment_run", second.pk).split("Why the total moved</h2>")[1].split("</table>")[0]
    )
    rows = [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in re.findall("(?s)<tr.*?</tr>", moved)]
    assert rows[1:] == [
        "The run before, Monday 23 November 2026 2 £680.00",
        "Started since 1 +£340.00",
        "Not in this run 1 −£340.00",
        "Another sum 0 same",
        "This run 2 £680.00",
    ]


def test_a_run_is_sent_back_with_a_reason(desk, ana):
    run = made.a_run(desk, RunState.LOCKED)
    where = reverse("check_payment_run", args=[run.pk])
    finn = signed_in(desk.finn)
    assert finn.post(where, {"decision": "send_back", "words": " "}).status_code == 422
    assert finn.post(where, {"decision": "send_back", "words": "Grace moved."}).status_code == 303
    assert "Why it was sent back: Grace moved." in read(desk.finn, "payment_run", run.pk)


def test_a_wrong_day_is_told_at_its_box_and_nothing_typed_is_lost(desk, ana):
    sunday = TYPED | {"pays_on_day": "22"}
    page = signed_in(desk.pat).post(reverse("make_payment_run"), sunday)
    assert page.status_code == 422
    assert "No bank works on that day. The next day is Monday 23 November 2026." in page.content.decode()
    assert 'value="22"' in page.content.decode()


@pytest.mark.requirement("X-01")
def test_she_sees_what_is_spent_promised_and_free_and_what_was_paid(now, desk, ana):
    herself = a_login_of(ana, "person", now=now)
    assert "No direct payment was made to you yet." in read(herself, "my_money")
    made.a_run(desk, RunState.SENT)
    page = read(herself, "my_money")
    for words in ("£400 spent", "£4,800 promised", "£340.00", "On its way to you", "£60.00"):
        assert words in page, words


def test_nothing_of_her_money_stands_on_the_page_of_another(now, desk, ana):
    other = somebody(now=now, name="Bea Marsh")
    hers = a_login_of(other, "carer", now=now)
    before = plain(read(hers, "my_money"))
    made.a_run(desk, RunState.SENT)
    assert plain(read(hers, "my_money")) == before
