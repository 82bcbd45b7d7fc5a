"""Who helps somebody to have their say: said, never refused, and not everybody may be it (B-27)."""

import uuid
from datetime import timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import NeedsAssessment, SupporterCheck
from sayso.journey.assessment.statuses import Difficulty, Reached, Supporter, SupporterKind, Unsuitable
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.assessment import a_new_eligibility, an_assessment
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-27")]
HARD = {"difficulties": [Difficulty.WEIGHING]}
HER_SON = HARD | {
    "supporter": Supporter.SOMEBODY,
    "supporter_name": "Her son",
    "supporter_kind": SupporterKind.CLOSE,
    "supporter_wanted": True,
    "supporter_because": "He knows how she says no.",
}


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


def asks(ana, sam, now, **changed):
    asked = {"person": ana, "asked_of": "Northmere Voices", "asked_on": now.date()} | changed
    return actions.ask_for_advocate(referral=actions.NewReferral(**asked), by=sam, at=now)


def decided(assessment, sam, now):
    return actions.decide_eligibility(eligibility=a_new_eligibility(assessment), by=sam, at=now)


def test_somebody_close_whom_they_want_is_enough(now, looking, sam, ana):
    found = an_assessment(ana, by=sam, now=now, **HER_SON)
    with looking(sam):
        assert not queries.advocacy([found], viewer=sam)[found.pk].is_needed
        assert decided(found, sam, now).reached == Reached.DECIDED


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"supporter_kind": SupporterKind.PAID_CARER}, Unsuitable.PAID),
        ({"supporter_kind": SupporterKind.PROFESSIONAL}, Unsuitable.PAID),
        ({"supporter_wanted": False}, Unsuitable.NOT_WANTED),
        ({"supporter_suspected": True}, Unsuitable.SUSPECTED),
        ({"supporter_wanted": None}, Unsuitable.NOT_SAID),
        ({"supporter_kind": None}, Unsuitable.NOT_SAID),
    ],
)
def test_who_is_paid_not_wanted_or_suspected_is_kept_as_said_and_cannot_be_the_one(
    now, looking, sam, ana, changed, why
):
    found = an_assessment(ana, by=sam, now=now, **(HER_SON | changed))
    assert found.supporter_name == "Her son", "a fact is never refused"
    with looking(sam):
        assert queries.advocacy([found], viewer=sam)[found.pk].unsuitable == why
        held = decided(found, sam, now)
        assert (held.reached, held.held_by_rules) == (Reached.HELD, ["no_advocate"])
        assert [one.pk for one in queries.without_an_advocate([ana], viewer=sam)] == [found.pk]


def test_that_somebody_is_suspected_is_nowhere_their_own_sign_in_reads(now, looking, sam, ana):
    herself = a_login_of(ana, "person", now=now)
    open_to(herself, ana, Area.HEALTH, now=now)
    found = an_assessment(ana, by=sam, now=now, **(HER_SON | {"supporter_suspected": True}))
    with looking(sam):
        decided(found, sam, now)
    with looking(herself):
        assert not SupporterCheck.objects.exists()
        read = NeedsAssessment.objects.get(pk=found.pk)
        assert "suspect" not in str(read.__dict__).lower()


def test_asking_clears_the_day_and_only_an_advocate_who_came_completes_it(now, looking, sam, ana):
    found = an_assessment(ana, by=sam, now=now, supporter=Supporter.ADVOCATE, **HARD)
    with looking(sam):
        assert decided(found, sam, now).held_by_rules == ["no_advocate"]
        asked = asks(ana, sam, now)
        assert queries.without_an_advocate([ana], viewer=sam) == []
        assert queries.waiting_for_an_advocate([ana], viewer=sam) == [asked]
        assert decided(found, sam, now).held_by_rules == ["advocate_waits"]
        came = {"referral": asked.pk, "person": ana, "came_on": now.date(), "name": "Joy Adeyemi"}
        actions.advocate_came(**came, by=sam, at=now)
        assert queries.waiting_for_an_advocate([ana], viewer=sam) == []
        assert decided(found, sam, now).reached == Reached.DECIDED
        with pytest.raises(WrongState):
            actions.advocate_came(**came, by=sam, at=now)


def test_it_is_asked_once_and_what_cannot_be_kept_is_told_at_its_box(now, looking, sam, ana):
    with looking(sam):
        with pytest.raises(Invalid) as told:
            asks(ana, sam, now, asked_of=" ", asked_on=now.date() + timedelta(days=1))
        assert set(told.value.fields) == {"asked_of", "asked_on"}
        asked = asks(ana, sam, now)
        with pytest.raises(WrongState):
            asks(ana, sam, now)
        with pytest.raises(Invalid) as told:
            actions.advocate_came(
                referral=asked.pk, person=ana, came_on=now.date() - timedelta(1), name="", by=sam, at=now
            )
        assert set(told.value.fields) == {"came_on", "name"}


def test_a_stranger_and_a_wrong_role_ask_for_nobody(now, looking, sam, ana):
    stranger, adviser = a_login("assessor", now=now), a_login("contact", now=now)
    with looking(stranger), pytest.raises(NotFound):
        asks(ana, stranger, now)
    with looking(adviser), pytest.raises(NotPermitted):
        asks(ana, adviser, now)
    with looking(sam), pytest.raises(NotFound):
        actions.advocate_came(
            referral=uuid.uuid4(), person=ana, came_on=now.date(), name="Joy", by=sam, at=now
        )


def test_without_a_trail_nobody_was_asked_and_nobody_came(now, looking, sam, ana, monkeypatch):
    def fails(events):
        raise RuntimeError

    with looking(sam):
        asked = asks(ana, sam, now)
    monkeypatch.setattr("sayso.journey.assessment.actions.asking_an_advocate.write", fails)
    with looking(sam):
        with pytest.raises(RuntimeError):
            actions.advocate_came(
                referral=asked.pk, person=ana, came_on=now.date(), name="Joy", by=sam, at=now
            )
        assert queries.waiting_for_an_advocate([ana], viewer=sam) == [asked]
