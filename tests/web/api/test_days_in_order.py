"""A day before the one that it follows, by program: told at its field in words, and nothing is kept."""

import pytest

from sayso.foundation.access import clock
from sayso.foundation.audit import writing
from tests.factories import planning as planned
from tests.factories import review as reviews
from tests.factories.options import agreed_money
from tests.worlds.lives import a_life
from tests.worlds.seeing import signed_in

pytestmark = pytest.mark.django_db
EARLY, LATE, FAR = "2026-11-02", "2026-11-20", "2028-01-01"


@pytest.fixture
def life(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    return a_life(now)


def test_a_day_in_the_wrong_order_is_told_at_its_field_and_nothing_is_kept(now, life):
    agreed_money(life.line, by=life.sam, now=now)
    planned.offered(life.line, life.bea, by=life.sam, now=now)
    (offer,) = signed_in(life.bea_in).get(f"/api/people/{life.bea}/asked").json()
    begun = reviews.a_review(life.ana, by=life.sam, now=now)
    reviews.answered(begun, by=life.sam, now=now)
    days = {"starts_on": LATE, "ends_before": EARLY}
    order = {"line": str(life.line.line), "provider": "Meadow"} | days
    period = {"period_starts_on": LATE, "period_ends_before": EARLY, "pays_on": LATE}
    yes = {"answer": "yes", "minutes_a_week": 90, "holds_from": LATE, "ends_before": EARLY}
    reviewed = f"/people/{life.ana}/reviews"
    before = writing.written()
    for who, path, said, field in (
        (life.sam, f"/people/{life.ana}/orders", order, "ends_before"),
        (life.desk.pat, "/payment-runs", period, "period_ends_before"),
        (life.bea_in, f"/asked/{offer['key']}", yes, "ends_before"),
        (life.sam, f"{reviewed}/{begun.pk}/end", {"outcome": "goes_on", "next_on": EARLY}, "next_on"),
        (life.sam, f"{reviewed}/{begun.pk}/end", {"outcome": "goes_on", "next_on": FAR}, "next_on"),
        (life.sam, reviewed, {"held_on": FAR, "answers": {"risk": "no"}}, "held_on"),
    ):
        answer = signed_in(who).post(f"/api{path}", said, content_type="application/json")
        told = answer.json()
        assert (answer.status_code, told["code"]) == (422, "invalid"), (path, told)
        assert told["fields"][field].endswith(".")
    assert writing.written() == before
