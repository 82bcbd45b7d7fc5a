"""Nothing that one of two people does in private reaches the other: not a word, not a count, not a gap."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as draw

from sayso.foundation.access import clock
from tests.worlds.lives import ACTS, SECRET, Life, a_life
from tests.worlds.seeing import World, world_of

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-11")]
A_FEW = settings(
    max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True
)
WHO = pytest.mark.parametrize("who", ["bea", "ana"])


@pytest.fixture
def life(now, council_home, monkeypatch) -> Life:
    monkeypatch.setattr(clock, "now", lambda: now)
    return a_life(now)


def seen_by_the_other(life: Life, person, acts, *, guesses: int = 0) -> tuple[World, World]:
    """Return what the other gets when this one did these things, and when nothing was done.

    `guesses` says how many keys of what was done the other guesses, at every address there is.
    """
    other = life.login_of(life.other(person))
    before = life.keys_of(person)
    with transaction.atomic():
        for act in acts:
            ACTS[act](life, person)
        keys = [life.other(person), person, *sorted(life.keys_of(person) - before)[:guesses]]
        lived = world_of(other, keys=keys, words=[SECRET, "Marsh"])
        transaction.set_rollback(True)
    with transaction.atomic():
        unlived = world_of(other, keys=keys, words=[SECRET, "Marsh"])
        transaction.set_rollback(True)
    return lived, unlived


@WHO
@A_FEW
@given(acts=draw.lists(draw.sampled_from(sorted(ACTS)), min_size=1, max_size=6, unique=True))
def test_what_one_does_in_private_leaves_the_other_world_as_it_was(life, who, acts):
    lived, unlived = seen_by_the_other(life, getattr(life, who), acts)
    assert lived.apart_from(unlived) == []
    assert lived.holds(SECRET) == []


@WHO
def test_everything_at_once_leaves_the_other_world_as_it_was(life, who):
    lived, unlived = seen_by_the_other(life, getattr(life, who), list(ACTS), guesses=3)
    assert lived.apart_from(unlived) == []
    assert lived.holds(SECRET) == []
    assert len(lived.answers) > 100, "too little was looked at to say anything"


def test_the_worlds_do_differ_for_whoever_did_it(life):
    """The comparison can fail: on one's own pages the same things show."""
    with transaction.atomic():
        ACTS["says_what_matters"](life, life.bea)
        lived = world_of(life.bea_in, keys=[life.bea])
        transaction.set_rollback(True)
    with transaction.atomic():
        unlived = world_of(life.bea_in, keys=[life.bea])
        transaction.set_rollback(True)
    assert "/" not in lived.apart_from(unlived)  # only leads on
    assert lived.apart_from(unlived) != []
    assert lived.holds(SECRET) != []
