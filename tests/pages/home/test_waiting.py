"""Who waits: since when, the risk as a worker says it, who last spoke; the riskiest and longest first."""

import html
import random
import re
import uuid
from datetime import date, datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.viewer import viewing
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.casework import actions
from sayso.journey.casework.models import Task, WaitingRisk
from sayso.journey.casework.statuses import NoteKind, Risk
from sayso.journey.payments.statuses import RunState
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import actions as review
from sayso.journey.review.models import Review, ReviewRequest
from sayso.journey.review.queries import reviews_due
from sayso.journey.review.statuses import Outcome, ReviewKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from sayso.web.home.waiting import WaitKind, Whose, counted, my_waiting, risks_due, to_touch, who_waits
from tests.factories import casework as made
from tests.factories import payments as paying
from tests.factories.decisions import a_question
from tests.factories.logins import a_login, open_to
from tests.factories.policy import a_value
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
ALL = (*made.CARE, Area.MONEY)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def text(login: User, path: str) -> str:
    """Return the words of a page as this login reads them."""
    page = signed_in(login).get(path).content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


class Desk:
    """Sam and Max of one team, Una of another, and who waits for Sam."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.sam = a_login("social-worker", now=now, team=made.a_team(), name="Sam Whitlock")
        self.max = a_login("manager", now=now, team=made.a_team(), name="Max Hale")
        self.una = a_login("social-worker", now=now, team=made.a_team("West team"), name="Una Bell")

    def person(self, name: str, lead: User | None = None, **more: Any) -> uuid.UUID:
        """Return somebody whom Sam leads."""
        key = made.somebody(now=self.now, name=name, **more)
        made.allocated(key, lead or self.sam, now=self.now - days(300), manager=self.max)
        return key

    def asks(self, person: uuid.UUID, ago: int) -> Task:
        """Let an assessment be asked for, so many days ago."""
        due = (self.now + days(5)).date()
        return made.a_task(
            person, by=self.sam, now=self.now - days(ago), asked="assessment", due_on=due, owner=self.sam
        )

    def says(self, person: uuid.UUID, risk: Risk, ago: int = 0) -> WaitingRisk:
        """Let Sam say the risk, so many days ago."""
        at = self.now - days(ago)
        with transaction.atomic(), viewing(self.sam, at=at):
            said = actions.NewRisk(person=person, risk=risk, words="She fell on the stairs.")
            return actions.say_risk(risk=said, by=self.sam, at=at)


@pytest.fixture
def desk(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    return Desk(now)


def listed(viewer, looking, now, **more):
    with looking(viewer, now):
        rows = who_waits(viewer=viewer, on=now.date(), **more)
        counts = counted(viewer=viewer, on=now.date(), whose=more.get("whose", Whose.MINE))
    return rows, counts


@pytest.mark.requirement("B-19")
def test_each_wait_stands_since_its_day_and_is_gone_when_it_is_over(now, looking, desk):
    """Nothing is stored of it: the totals are those of the records, of what is asked for and not begun."""
    ida, bo, di = (desk.person(name) for name in ("Ida Brook", "Bo Lind", "Di Marsh"))
    wendy = desk.person("Wendy Toye", standings=[StandingKind.CARER])
    desk.person("Una's own", lead=desk.una)
    task, _ = desk.asks(ida, 48), desk.asks(wendy, 11)
    with looking(desk.sam):
        asked = review.NewRequest(person=bo, standing=StandingKind.ADULT)
        review.ask_for_review(request=asked, by=desk.sam, at=now - days(3))
    money_desk = paying.a_desk(now)
    paying.a_budget(di, now=now - days(20), managed_pence_a_week=5_000, starts_on=paying.STARTS)
    found, counts = listed(desk.sam, looking, now)
    assert {(one.kind.value, one.person, (now.date() - one.since).days) for one in found} == {
        ("assessment", ida, 48),
        ("carer_assessment", wendy, 11),
        ("review", bo, 3),
        ("direct_payment", di, 20),
        ("support", di, 20),
    }
    open_tasks = Task.objects.filter
    with looking(desk.sam):
        assert counts[WaitKind.ASSESSMENT].number + counts[WaitKind.CARER_ASSESSMENT].number == (
            open_tasks(asked="assessment", done_at=None).count()
        )
        assert counts[WaitKind.REVIEW].number == ReviewRequest.objects.filter(answered_at=None).count()
        lines = BudgetLine.objects.visible_to(desk.sam)
        open_to(desk.sam, di, Area.MONEY, now=now)
        assert counts[WaitKind.SUPPORT].number == lines.filter(way="council").count() == 1
    team, _ = listed(desk.max, looking, now, whose=Whose.TEAM)
    assert [(one.kind, one.person) for one in team] == [(one.kind, one.person) for one in found]
    for viewer in (desk.sam, desk.una):
        assert listed(viewer, looking, now, whose=Whose.TEAM)[0] == []
    with looking(desk.sam):
        actions.finish_task(task=task.pk, done_with="She is assessed.", by=desk.sam, at=now)
        (managed,) = lines.filter(way="council")
    paying.a_payee(di, money_desk)
    paying.a_run(money_desk, RunState.SENT)
    _order(desk, looking, managed)
    left, _ = listed(desk.sam, looking, now)
    assert {one.kind.value for one in left} == {"carer_assessment", "review"}


def _order(desk, looking, line):
    from sayso.journey.purchasing.models import Order

    with looking(desk.sam):
        Order.objects.create(
            person_id=line.person_id,
            number="T-1",
            line=line.line,
            provider="Meadow",
            aim="Getting up",
            starts_on=desk.now.date(),
            recorded_at=desk.now,
            recorded_by=desk.sam,
        )


@pytest.mark.requirement("B-19")
def test_the_riskiest_is_first_then_the_longest_and_a_risk_that_rose_is_seen_by_a_manager(now, looking, desk):
    low, long, short, high = (desk.person(name) for name in ("Lo", "Lena Long", "Sid Short", "Hy"))
    for person, ago in ((low, 90), (long, 60), (short, 5), (high, 2)):
        desk.asks(person, ago)
    desk.says(low, Risk.LOW, ago=3)
    desk.says(high, Risk.HIGH)
    order = [one.person for one in listed(desk.sam, looking, now)[0]]
    assert order == [high, long, short, low], "what nobody knows stands next to high"
    first = desk.says(low, Risk.HIGH)
    order = [one.person for one in listed(desk.max, looking, now, whose=Whose.TEAM)[0]]
    assert order == [low, high, long, short]
    with looking(desk.max):
        due = {one.person: one for one in risks_due(desk.max, now.date())}
        assert set(due) == {low, high}
        assert due[low].due_on == date(2026, 11, 23), "by the end of the next working day"
    page = signed_in(desk.max).get(reverse("my_day")).content.decode()
    assert "the risk rose to high while they wait" in page
    look = reverse("look_at_risk", args=[low, first.pk])
    assert "Sam Whitlock said so" in text(desk.max, look)
    assert signed_in(desk.max).post(look, {}).status_code == 303
    assert signed_in(desk.max).post(look, {}).status_code == 404
    with looking(desk.max):
        assert {one.person for one in risks_due(desk.max, now.date())} == {high}


@pytest.mark.requirement("B-19")
def test_past_the_day_to_get_in_touch_they_are_on_the_workers_day_until_somebody_spoke(now, looking, desk):
    ida, new = desk.person("Ida Brook"), desk.person("Nell Ames")
    desk.asks(ida, 48)
    desk.asks(new, 1)
    made.a_note(ida, by=desk.sam, now=now - days(10), kind=NoteKind.CALL)
    with looking(desk.sam):
        (due,) = to_touch(desk.sam, now.date())
        assert (due.person, due.due_on) == (ida, (now - days(3)).date())
    page = text(desk.sam, reverse("waiting"))
    assert "Ask how they are while they wait" in text(desk.sam, reverse("my_day"))
    assert page.count("Late") == 1
    assert "Nobody has said" in page
    late, _ = listed(desk.sam, looking, now, late=True)
    assert [one.person for one in late] == [ida]
    desk.says(ida, Risk.LOW)
    assert listed(desk.sam, looking, now, late=True)[0] == []
    admin = a_login("admin", now=now)
    with transaction.atomic(), viewing(admin, at=now):
        a_value("touch_days_low", 9, by=admin, at=now, starts_on=date(2026, 4, 1))
    assert [one.person for one in listed(desk.sam, looking, now, late=True)[0]] == [ida]
    made.a_note(ida, by=desk.sam, now=now, kind=NoteKind.CALL)
    assert listed(desk.sam, looking, now, late=True)[0] == []
    private = Area.PRIVATE
    open_to(desk.sam, new, private, now=now)
    made.a_note(new, by=desk.sam, now=now, readers="private")
    rows = {one.person: one for one in listed(desk.sam, looking, now)[0]}
    assert rows[new].spoken_on is None, "that somebody spoke in private stands on no list"


@pytest.mark.requirement("B-19")
def test_whoever_waits_reads_what_for_what_is_next_and_whom_to_ring_and_nothing_of_the_risk(
    now, looking, desk
):
    ida, other = desk.person("Ida Brook"), desk.person("Bea Marsh")
    desk.asks(ida, 17)
    desk.says(ida, Risk.HIGH)
    User.objects.filter(pk=desk.sam.pk).update(telephone="01632 960 118")
    logins = []
    for key in (ida, other):
        login = a_login("person", now=now)
        User.objects.filter(pk=login.pk).update(subject=Subject.objects.get(pk=key))
        login.refresh_from_db()
        logins.append(login)
    hers, others = logins
    page = text(hers, reverse("own_home"))
    assert "You wait to talk with us about what you need. We agree a day with you." in page
    assert "ring Sam Whitlock: 01632 960 118" in page
    assert "isk" not in page
    assert "You wait" not in text(others, reverse("own_home"))
    with looking(others):
        assert my_waiting(viewer=others) == []
        assert list(WaitingRisk.objects.visible_to(others)) == []
    made.away(desk.sam, now.date(), now.date(), now=now)
    assert "ring us:" in text(hers, reverse("own_home"))


def test_a_late_review_is_the_same_by_the_list_as_by_its_rule(now, looking, desk):
    """The database's reckoning against the rule's, for lives made by chance, always the same."""
    chance, on = random.Random(19), now.date()
    keys = [desk.person(f"Person {number}") for number in range(6)]
    for key in keys:
        open_to(desk.sam, key, *ALL, now=now)
    lives = []
    with looking(desk.sam):
        decision = {key: a_question(Subject.objects.get(pk=key), by=desk.sam, at=now) for key in keys}
    for _ in range(4):
        for key in keys:
            with looking(desk.sam), transaction.atomic():
                _a_life(chance, key, decision[key], desk, on)
                told = {
                    one.person: one.due.on
                    for one in reversed(reviews_due([key], viewer=desk.sam, on=on))
                    if one.is_late
                }
                rows = who_waits(viewer=desk.sam, on=on, kind=WaitKind.REVIEW)
                lives.append(bool(told))
                assert {one.person: one.since for one in rows} == told
                transaction.set_rollback(True)
    assert 3 < sum(lives) < 22, "both are among them"


def _a_life(chance, key, decision, desk, on):
    def ago(most):
        return on - days(chance.randrange(most))

    def at(day):
        return datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("Europe/London"))

    for _ in range(chance.randrange(3)):
        starts, state = ago(500), chance.choice(["agreed", "ended"])
        if state == "agreed" and PersonalBudget.objects.filter(person_id=key, state="agreed").exists():
            state = "ended"
        budget = PersonalBudget.objects.create(
            person_id=key,
            standing="adult",
            plan=chance.choice([uuid.UUID(int=1), uuid.UUID(int=2)]),
            plan_version=1,
            decision=decision,
            state=state,
            gross_pence_a_week=1,
            starts_on=starts,
            ends_before=on if state == "ended" else None,
            proposed_at=at(starts),
            proposed_by=desk.sam,
            agreed_at=at(starts),
            agreed_by=desk.sam,
            ended_at=at(on) if state == "ended" else None,
            ended_by=desk.sam if state == "ended" else None,
            ended_because="other" if state == "ended" else "",
        )
        BudgetLine.objects.create(
            person_id=key,
            budget=budget,
            line=uuid.uuid4(),
            words="x",
            way=chance.choice(["council", "direct_payment"]),
            pence_a_week=1,
            priced_by="x",
            starts_on=starts,
        )
    for _ in range(chance.randrange(3)):
        held = ago(500)
        Review.objects.create(
            person_id=key,
            standing="adult",
            kind=ReviewKind.PLANNED,
            begun_at=at(held),
            begun_by=desk.sam,
            held_on=held,
            outcome=Outcome.GOES_ON,
            next_on=held + days(chance.randrange(30, 365)),
            closed_at=at(held + days(chance.randrange(5))),
            closed_by=desk.sam,
        )
    if chance.random() < 0.4:
        day = ago(100)
        ReviewRequest.objects.create(
            person_id=key,
            standing="adult",
            about="own",
            asked_at=at(day),
            asked_by=desk.sam,
            look_on=day + days(chance.randrange(60)),
            answered_at=at(day),
            answered_by=desk.sam,
        )


def test_nobody_says_or_looks_at_a_risk_that_is_not_theirs_and_what_was_said_stays(now, looking, desk):
    ida = desk.person("Ida Brook")
    desk.asks(ida, 4)
    rose = desk.says(ida, Risk.HIGH)
    pat, carer = a_login("finance", now=now), a_login("carer", now=now)
    far = a_login("manager", now=now, team=made.a_team("West team"))
    new = actions.NewRisk(person=ida, risk=Risk.LOW, words="Well again.")
    for by, refusal in ((desk.una, NotFound), (pat, NotPermitted), (carer, NotPermitted)):
        with looking(by), pytest.raises(refusal):
            actions.say_risk(risk=new, by=by, at=now)
    for by, refusal in ((desk.sam, NotPermitted), (far, NotFound)):
        with looking(by), pytest.raises(refusal):
            actions.look_at_risk(risk=rose.pk, by=by, at=now)
    with looking(desk.sam):
        with pytest.raises(Invalid) as refused:
            actions.say_risk(risk=actions.NewRisk(person=ida, risk=Risk.LOW, words=" "), by=desk.sam, at=now)
        assert list(refused.value.fields) == ["words"]
        for change in ({"words": "Other"}, {"looked_at": now, "looked_by": desk.sam}):
            with pytest.raises(DatabaseError), transaction.atomic():
                WaitingRisk.objects.filter(pk=rose.pk).update(**change)
    module = "sayso.journey.casework.actions.say_risk.write"
    with looking(desk.sam), patch(module, side_effect=RuntimeError), pytest.raises(RuntimeError):
        actions.say_risk(risk=new, by=desk.sam, at=now)
    with looking(desk.max):
        with patch(module, side_effect=RuntimeError), pytest.raises(RuntimeError):
            actions.look_at_risk(risk=rose.pk, by=desk.max, at=now)
        actions.look_at_risk(risk=rose.pk, by=desk.max, at=now)
        with pytest.raises(WrongState):
            actions.look_at_risk(risk=rose.pk, by=desk.max, at=now)
    with looking(desk.sam):
        kept = WaitingRisk.objects.visible_to(desk.sam).get()
        assert (kept.risk, kept.looked_by) == (Risk.HIGH, desk.max)


@pytest.mark.requirement("B-19")
def test_a_program_reads_the_list_says_the_risk_and_a_manager_looks(now, desk):
    ida = desk.person("Ida Brook")
    desk.asks(ida, 30)

    def post(who, path, **said):
        return signed_in(who).post(f"/api{path}", said, content_type="application/json")

    def get(who, asked=""):
        return signed_in(who).get(f"/api/waiting{asked}").json()

    (before,) = get(desk.sam)["waits"]
    assert (before["risk"], before["kind"], before["is_late"]) == ("unknown", "assessment", True)
    said = {"risk": "high", "words": "She fell.", "key": str(uuid.uuid4())}
    first, again = (post(desk.sam, f"/people/{ida}/risk", **said) for _ in range(2))
    assert (first.status_code, first.json()) == (201, again.json())
    assert get(desk.max, "?whose=team")["waits"][0]["risk_by"] == "Sam Whitlock"
    assert get(desk.sam, "?whose=team")["waits"] == []
    assert get(desk.sam, "?kind=review")["waits"] == []
    assert get(desk.sam)["counts"]["assessment"] == 1
    assert post(desk.una, f"/people/{ida}/risk", **said | {"key": None}).status_code == 404
    assert post(desk.sam, f"/people/{ida}/risk", risk="high", words="").status_code == 422
    key = first.json()["key"]
    assert post(desk.max, f"/risks/{key}/looked-at").status_code == 200
    assert post(desk.max, f"/risks/{key}/looked-at").status_code == 409
    page = signed_in(desk.sam)
    answer = page.post(reverse("say_risk", args=[ida]), {"risk": "", "words": "Typed already"})
    assert answer.status_code == 422
    assert "Typed already" in answer.content.decode()
    kept = page.post(reverse("say_risk", args=[ida]), {"risk": "low", "words": "Her son is there now."})
    assert kept.status_code == 303
