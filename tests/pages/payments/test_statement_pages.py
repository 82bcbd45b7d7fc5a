"""Statements: the map of columns, a file whole or not at all, and lines placed by hand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.govuk import view
from sayso.journey.payments.models import BankStatement
from sayso.journey.payments.queries import lines_of, lines_to_place, sources
from sayso.journey.payments.statuses import RunState
from tests.factories import payments as made
from tests.factories.casework import somebody
from tests.pages.home.signing_in import read, signed_in

pytestmark = pytest.mark.django_db
MAP = {
    **{"name": "Our bank", "date": "Date", "text": "Type; Details", "amount": "Amount"},
    **{"date_order": "dmy", "delimiter": "comma", "encoding": "utf-8", "heading_line": "1"},
    **{"footer_lines": "0", "newest_first": "no"},
}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(view, "is_mfa_enabled", lambda user: True)  # their second step is tested elsewhere


@pytest.fixture
def desk(now):
    return made.a_desk(now)


@pytest.fixture
def send(desk):
    """Send a file of lines as Pat, by the only map there is; return the answer."""

    def sent(*lines, client):
        with_map = sources()[0]
        file = SimpleUploadedFile("november.csv", made.a_file(*lines), "text/csv")
        told = {"file": file, "source": str(with_map.pk), "account": "ours"}
        return client.post(reverse("import_statement"), told, follow=True)

    return sent


def test_a_map_is_kept_and_started_from_again(desk, looking):
    pat, where = signed_in(desk.pat), reverse("keep_statement_columns")
    assert "Describe the first bank" in read(desk.pat, "statements")
    page = pat.post(where, MAP | {"amount": ""})
    assert page.status_code == 422
    assert "Give one column of amounts" in page.content.decode()
    assert 'value="Type; Details"' in page.content.decode()
    assert pat.post(where, MAP).status_code == 303
    with looking(desk.pat):
        assert sources()[0].columns["text"] == ["Type", "Details"]
        key = sources()[0].pk
    again = pat.get(where, {"of": key}).content.decode()
    assert 'value="Type; Details"' in again
    assert pat.get(where, {"of": "x"}).status_code == 200


def test_a_file_is_taken_whole_or_not_at_all_and_once(now, desk, send, looking):
    key = somebody(now=now, name="Ana Marsh")
    made.a_budget(key, now=now)
    made.a_payee(key, desk)
    run = made.a_run(desk, RunState.SENT)
    made.a_source(desk)
    with looking(desk.pat):
        reference = lines_of(run, viewer=desk.pat)[0].end_to_end
    pat = signed_in(desk.pat)
    paid, fee = ("20/11/2026", f"BACS {reference}", "-340.00"), ("20/11/2026", "FEE", "-5.00")

    with looking(desk.pat):
        wrong = send(paid, ("31/11/2026", "FEE", "-5.00"), client=pat)
    assert wrong.status_code == 422
    assert "Line 3: " in wrong.content.decode(), "the line is named"
    with looking(desk.pat):
        assert not BankStatement.objects.exists(), "and nothing of it is kept"
        page = send(paid, fee, client=pat).content.decode()
    assert "2 new lines. 1 found their place, 1 wait for you." in page
    assert "FEE" in page
    assert "Paid" in read(desk.pat, "payment_run", run.pk)
    assert "Place 1 line of the bank’s statements" in read(desk.pat, "my_day", until="week")
    with looking(desk.pat):
        page = send(paid, fee, client=pat).content.decode()
        assert BankStatement.objects.count() == 1
    assert "This file was taken in before. Nothing was changed." in page


def test_a_line_is_placed_by_hand_once(desk, send, looking):
    made.a_source(desk)
    pat = signed_in(desk.pat)
    with looking(desk.pat):
        send(("20/11/2026", "FEE", "-5.00"), client=pat)
        where = reverse("place_statement_line", args=[lines_to_place()[0].pk])
    assert "£5.00 out" in pat.get(where).content.decode()
    page = pat.post(where, {"place_as": "payment", "payment": "DP0000000000000000"})
    assert page.status_code == 422
    assert "No payment at the bank has this reference and this sum." in page.content.decode()
    assert (
        "No line found a place." in pat.post(reverse("match_statement_lines"), follow=True).content.decode()
    )
    aside = {"place_as": "set_aside", "because": "The bank's own fee."}
    assert pat.post(where, aside).status_code == 303
    assert "Every line has its place." in read(desk.pat, "statements")
    assert pat.post(where, aside).status_code == 409
