"""Breaks of a whole council in figures: what waits, what came and what waiting cost."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.foundation.access.viewer import viewing
from sayso.foundation.decisions.grounds import UNLAWFUL
from sayso.foundation.decisions.states import SETTLED
from sayso.journey.breaks import actions
from sayso.journey.breaks.statuses import (
    SUBJECT,
    BreakKind,
    CameKind,
    GivenTo,
    ShownTo,
    Source,
    StepKind,
    WhyNot,
)
from sayso.journey.casework import actions as casework
from tests.factories.breaks import a_new_booking, a_step
from tests.factories.casework import tonight
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import close_to_each_other
from tests.pages.home.signing_in import read, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S2-12"), pytest.mark.requirement("S2-14")]
AN_HOUR = 60


@pytest.fixture
def council(now, monkeypatch):
    """Six carers, of whom five wait and one had a break; a worker who works with all of them."""
    monkeypatch.setattr(clock, "now", lambda: now)
    sam, then = a_login("social-worker", now=now, name="Sam Whitlock"), now - timedelta(days=40)
    needs, adults = [], []
    for at in range(6):
        ana, bea = close_to_each_other(sam, now)
        open_to(sam, bea, Area.PRIVATE, now=now)
        asked = actions.NewBreak(
            person=bea,
            kind=BreakKind.HOURS,
            source=Source.ASSESSED if at else Source.OWN_WORDS,
            adult=ana,
            given_to=GivenTo.ADULT,
            minutes=4 * AN_HOUR,
            asked_on=date(2026, 7, 1) + timedelta(days=7 * at),
            words="I have not slept.",
        )
        with transaction.atomic(), viewing(sam, at=then):
            needs.append(actions.ask_for_break(asked=asked, by=sam, at=then))
        offer = {"price_pence": 12_000, "shown_to": ShownTo.CARER}
        a_step(needs[-1], StepKind.OFFERED, by=sam, now=then, **offer)
        adults.append(ana)
    return sam, needs, adults, then


def missed(council, *, at: datetime) -> None:
    """Book a break for each of them, that did not come because nobody came; and the first one's came."""
    sam, needs, _, _ = council
    with transaction.atomic(), viewing(sam, at=at):
        for number, need in enumerate(needs):
            new = a_new_booking(need, first_day=date(2026, 10, 5))
            row = actions.book_break(booking=new, by=sam, at=at)
            came = CameKind.DID_NOT_COME if number else CameKind.CAME
            why = WhyNot.NOBODY_CAME if number else None
            told = actions.NewOutcome(person=row.person_id, booking=row.pk, came=came, why=why)
            actions.tell_outcome_of_break(outcome=told, by=sam, at=at)


def test_a_commissioner_reads_what_waits_and_what_waiting_cost_and_nobody_is_known_by_it(council, now):
    sam, needs, adults, then = council
    commissioner = a_login("commissioner", now=now)
    found = signed_in(commissioner).get("/api/break-figures").json()
    assert (found["since"], found["until"]) == ("2025-11-01", "2026-11-01")
    assert (found["counts"]["needed"], found["counts"]["waits"], found["counts"]["asked"]) == (5, 5, None)
    assert found["cost_pence"] is None, "no urgent support began: that is no sum of nothing"
    assert (found["longest_weeks"], found["middle_weeks"]) == (17, 14)

    missed(council, at=then)
    for adult in adults:
        with transaction.atomic(), viewing(sam, at=then):
            urgent = casework.start_urgent_support(person=adult, tonight=tonight(), by=sam, at=then)
    found = signed_in(commissioner).get("/api/break-figures").json()
    counts = found["counts"]
    assert (counts["offered"], counts["booked"], counts["waits"], counts["times_missed"]) == (5, 5, 5, 5)
    assert (counts["came"], counts["times_came"]) == (None, None), "one carer’s break came: nobody is told so"
    assert {why: many for why, many in found["why_not"].items() if many} == {"nobody_came": 5}
    assert (found["hours_booked"], found["hours_that_came"], found["hours_waited_for"]) == (24, None, 20)
    assert (found["price_pence"], counts["price_unknown"]) == (60_000, None)
    assert found["cost_pence"] == round(5 * urgent.total_pence, -3), (
        "of the five who still wait, to ten pounds"
    )
    page = " ".join(re.sub(r"<[^>]+>", " ", read(commissioner, "break_figures")).split())
    for said in ("from 1 November 2025 to 31 October 2026", "The longest wait 16 weeks", "£600"):
        assert said in page, said
    assert "Times it did not come 5 Because: nobody came 5" in page
    assert "not told: of these, asked for by the carer; a break came, or part of it." in page

    # Whoever may not read them gets nothing, by SQL of their own either; and it moves on no day in a month.
    before = found
    a_step(needs[1], StepKind.NO_LONGER, by=sam, now=now)
    assert signed_in(commissioner).get("/api/break-figures").json() == before
    with viewing(sam, at=now), connection.cursor() as cursor:
        cursor.execute("select * from breaks_in_figures()")
        assert cursor.fetchall() == []
    assert signed_in(sam).get("/api/break-figures").status_code == 403


def test_the_database_counts_by_the_same_words_as_the_record(now):
    with connection.cursor() as cursor:
        cursor.execute("select prosrc from pg_proc where proname = 'breaks_in_figures'")
        [(told,)] = cursor.fetchall()
    assert all(f"'{code}'" in told for code in (*UNLAWFUL, *SETTLED, SUBJECT))
