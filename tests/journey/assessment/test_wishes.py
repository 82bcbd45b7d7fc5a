"""What somebody says of their life: in their words, with a wished time, by themself and nobody else."""

import uuid
from datetime import time
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.access.areas import Area
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import Wish
from sayso.journey.assessment.statuses import SaidBy, WishKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories.assessment import TEA, a_new_wish, a_wish
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


@pytest.mark.requirement("S3-01")
def test_something_small_of_no_known_kind_is_kept_as_it_was_said(now, looking, sam, ana):
    a_wish(
        ana, by=sam, now=now, words="  Out in the garden each day ", wished_at=None, give_or_take_minutes=None
    )
    with looking(sam):
        (kept,) = queries.wishes_of(ana, viewer=sam)
    assert (kept.words, kept.kind, kept.wished_at) == ("Out in the garden each day", WishKind.MATTERS, None)
    assert queries.when_words(kept) == ""


@pytest.mark.requirement("S3-02")
def test_a_wished_time_is_data_and_a_visit_at_half_past_five_does_not_keep_it(now, sam, ana):
    tea = a_wish(ana, by=sam, now=now, days=(0, 4))
    assert queries.when_words(tea) == "At 7 pm, give or take 15 minutes, on Mondays and Fridays"
    assert queries.is_kept(tea, time(17, 30)) is False
    assert queries.is_kept(tea, time(19, 15)) is True
    assert queries.is_kept(tea, time(19, 16)) is False


@given(wished=st.times(), came=st.times(), room=st.integers(min_value=0, max_value=180))
def test_early_and_late_are_alike_and_midnight_is_no_wall(wished, came, room):
    wish = Wish(wished_at=wished, give_or_take_minutes=room)
    turned = Wish(wished_at=came, give_or_take_minutes=room)
    assert queries.is_kept(wish, came) == queries.is_kept(turned, wished)
    assert queries.is_kept(wish, wished) is True


def test_ten_to_midnight_is_twenty_minutes_from_ten_past():
    assert queries.is_kept(Wish(wished_at=time(23, 50), give_or_take_minutes=20), time(0, 10)) is True
    assert queries.is_kept(Wish(wished_at=None), time(0, 10)) is None


def test_what_matters_comes_before_a_wish_and_a_worry(now, looking, sam, ana):
    for kind in (WishKind.WORRY, WishKind.WISH, WishKind.MATTERS):
        a_wish(ana, by=sam, now=now, kind=kind)
    with looking(sam):
        assert [one.kind for one in queries.wishes_of(ana, viewer=sam)] == ["matters", "wish", "worry"]


def test_a_person_says_it_of_themself(now, looking, ana):
    herself = a_login_of(ana, "person", now=now, name="Ana Marsh")
    with looking(herself):
        actions.say_wish(wish=a_new_wish(ana), by=herself, at=now)
        assert [one.words for one in queries.own_wishes(ana, viewer=herself)] == [TEA]


@pytest.mark.requirement("S0-20")
def test_a_carer_with_whom_the_plan_is_shared_does_not_speak_for_the_person(now, looking, sam, ana):
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, now=now)
    with looking(hers), pytest.raises(NotFound):
        actions.say_wish(wish=a_new_wish(ana), by=hers, at=now)


def test_what_is_changed_stays_to_be_read_and_a_second_change_of_it_is_told(now, looking, sam, ana):
    tea = a_wish(ana, by=sam, now=now)
    with looking(sam):
        later = actions.change_wish(wish=tea.pk, to=a_new_wish(ana, wished_at=time(18, 30)), by=sam, at=now)
        assert [one.pk for one in queries.wishes_of(ana, viewer=sam)] == [later.pk]
        assert (later.follows, Wish.objects.get(pk=tea.pk).replaced_by_id) == (tea.pk, sam.pk)
        with pytest.raises(Stale):
            actions.change_wish(wish=tea.pk, to=a_new_wish(ana), by=sam, at=now)
        actions.take_back_wish(wish=later.pk, person=ana, by=sam, at=now)
        assert queries.wishes_of(ana, viewer=sam) == []
        with pytest.raises(Stale):
            actions.take_back_wish(wish=later.pk, person=ana, by=sam, at=now)
        assert Wish.objects.filter(person_id=ana).count() == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"words": " "}, "words"),
        ({"wished_at": None}, "wished_at"),
        ({"give_or_take_minutes": 181}, "give_or_take_minutes"),
        ({"days": (7,)}, "days"),
        ({"said_by": SaidBy.OTHER}, "spoken_by"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_box(now, looking, sam, ana, changed, field):
    with looking(sam), pytest.raises(Invalid) as told:
        actions.say_wish(wish=a_new_wish(ana, **changed), by=sam, at=now)
    assert list(told.value.fields) == [field]


def test_a_stranger_a_wrong_role_and_somebody_elses_words_are_refused(now, looking, sam, ana):
    tea = a_wish(ana, by=sam, now=now)
    other = somebody(now=now, name="Irene Osei", seen_by=[sam])
    stranger, officer = a_login("assessor", now=now), a_login("payments", now=now)
    with looking(stranger), pytest.raises(NotFound):
        actions.say_wish(wish=a_new_wish(ana), by=stranger, at=now)
    with looking(officer), pytest.raises(NotPermitted):
        actions.say_wish(wish=a_new_wish(ana), by=officer, at=now)
    with looking(sam), pytest.raises(NotFound):
        actions.take_back_wish(wish=tea.pk, person=other, by=sam, at=now)
    with looking(sam), pytest.raises(NotFound):
        actions.change_wish(wish=uuid.uuid4(), to=a_new_wish(ana), by=sam, at=now)


@pytest.mark.parametrize("action", ["say_wish", "change_wish", "take_back_wish"])
def test_without_a_trail_nothing_is_said_changed_or_taken_back(now, looking, sam, ana, action):
    tea = a_wish(ana, by=sam, now=now)
    acts = {
        "say_wish": lambda: actions.say_wish(wish=a_new_wish(ana), by=sam, at=now),
        "change_wish": lambda: actions.change_wish(wish=tea.pk, to=a_new_wish(ana), by=sam, at=now),
        "take_back_wish": lambda: actions.take_back_wish(wish=tea.pk, person=ana, by=sam, at=now),
    }
    module = "say_wishes" if action == "say_wish" else action
    with looking(sam):
        with (
            patch(f"sayso.journey.assessment.actions.{module}.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            acts[action]()
        assert [one.pk for one in queries.wishes_of(ana, viewer=sam)] == [tea.pk]
