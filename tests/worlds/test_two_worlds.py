"""Nothing that one of two people does in private reaches the other: not a word, not a count, not a gap."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as draw

from sayso.foundation.access import clock
from tests.examples import everything
from tests.worlds import acting, alone, apart, asking, resting, support  # noqa: F401  their acts are ACTS
from tests.worlds.lives import ACTS, ALWAYS, SECRET, a_life
from tests.worlds.seeing import World, unlike_an_unknown_key, world_of
from tests.worlds.selecting import selected_by

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-11")]
A_FEW = settings(
    max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True
)
WHO = pytest.mark.parametrize("who", ["bea", "ana"])
LAST = [support.says_that_it_is_over.__name__]  # of the two of them nothing is written any more


@pytest.fixture
def still(now, council_home, monkeypatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)


class Two:
    """One of the two who acts, the other who looks, and what the other gets when nothing was done."""

    def __init__(self, now, who: str, *, sharing: bool = False) -> None:
        self.life = a_life(now, sharing=sharing)
        self.person = getattr(self.life, who)
        self.other = self.life.other(self.person)
        self.looks = self.life.login_of(self.other)
        self.half = ["ana", "bea"].index(who)
        with transaction.atomic():
            self.unlived = self.seen()
            transaction.set_rollback(True)

    def seen(self) -> World:
        keys = [self.other, self.person]
        selected = selected_by(self.looks, keys=keys, at=self.life.now)  # before signing in writes a session
        world = world_of(self.looks, keys=keys, words=[SECRET, "Marsh"])
        world.answers |= selected
        return world

    def after(self, acts, *, guessing: bool = False) -> tuple[World, list[str]]:
        """Return what the other gets after these acts, and which addresses betray a key by guessing."""
        before, betrayed = self.life.keys_of(self.person), []
        with transaction.atomic():
            for act in acts:
                ACTS[act](self.life, self.person)
            lived = self.seen()
            if guessing:
                now = self.life.keys_of(self.person)
                new = {table: sorted(now[table] - before[table]) for table in now}
                keys = {table: some[0] for table, some in new.items() if some}
                assert len(keys) > 30, "too few kinds of rows were made to say anything"
                betrayed = unlike_an_unknown_key(self.looks, keys, own=self.other, half=self.half)
            transaction.set_rollback(True)
        return lived, betrayed


@WHO
def test_what_one_does_in_private_leaves_the_other_world_as_it_was(still, now, who):
    two = Two(now, who)
    lived, betrayed = two.after(ACTS, guessing=True)
    assert lived.apart_from(two.unlived) == []
    assert lived.holds(SECRET) == []
    assert betrayed == []
    assert len(lived.answers) > 100, "too little was looked at to say anything"

    @A_FEW
    @given(acts=draw.lists(draw.sampled_from(sorted(ACTS)), min_size=1, max_size=6, unique=True))
    def in_any_order(acts):
        lived, _ = two.after(sorted(acts, key=LAST.count))
        assert lived.apart_from(two.unlived) == []
        assert lived.holds(SECRET) == []

    if everything():
        in_any_order()


@pytest.mark.slow
@WHO
def test_whatever_the_two_share_some_things_stay_ones_own(still, now, who):
    two = Two(now, who, sharing=True)
    lived, _ = two.after(sorted(ALWAYS))
    assert lived.apart_from(two.unlived) == []
    assert lived.holds(SECRET) == []


@pytest.mark.slow
def test_the_worlds_do_differ_once_something_is_shared_and_for_whoever_did_it(still, now):
    """The comparison can fail: help tonight shows to the other, and one's words to oneself."""
    two = Two(now, "bea", sharing=True)
    lived, _ = two.after(["is_helped_tonight"])
    assert lived.apart_from(two.unlived) != []
    two.looks = two.life.bea_in
    lived, _ = two.after(["says_what_matters"])
    assert lived.holds(SECRET) != []
