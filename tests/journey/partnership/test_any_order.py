"""In whatever order words are written, changed and released, the other reads exactly what is out."""

from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundation.access.viewer import viewing
from sayso.journey.partnership import actions, queries
from sayso.rules.refusals import Refusal
from tests.examples import examples
from tests.factories.partnership import new_words

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-03")]
steps = st.lists(
    st.tuples(
        st.sampled_from(["ana", "bea"]),
        st.sampled_from(["say", "change", "release", "take back", "remove"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


@dataclass
class Told:
    """What one of the two should have: the words that stand, by entry, and those that are out."""

    stands: dict[UUID, tuple[UUID, str]] = field(default_factory=dict)
    out: dict[UUID, str] = field(default_factory=dict)


class Undo(Exception):
    """Ends one example, so that the next begins with nothing written."""


def act(two, who: str, what: str, number: int, told: Told, at) -> None:
    """Take one step, and keep beside it what should be so."""
    login, side = two.own(getattr(two, who)), two.side(getattr(two, who))
    said = {"by": login, "at": at}
    entries = list(told.stands)
    if what == "say":
        words = f"{who} {len(told.stands)} {number}"
        row = actions.say_one_of_us(words=new_words(side, words), **said)
        told.stands[row.entry] = (row.pk, words)
        return
    if not entries:
        return
    entry = entries[number % len(entries)]
    key, words = told.stands[entry]
    try:
        if what == "change":
            row = actions.change_words(account=key, to=new_words(side, words + "!"), **said)
            told.stands[entry] = (row.pk, words + "!")
        elif what == "release":
            actions.release_words(account=key, person=side.person_id, **said)
            told.out[entry] = words
        elif what == "take back":
            actions.take_back_words(account=key, person=side.person_id, **said)
            told.out.pop(entry)
        else:
            actions.remove_words(account=key, person=side.person_id, **said)
            told.stands.pop(entry)
            told.out.pop(entry, None)
    except Refusal:
        assert (what, told.out.get(entry) == words, entry in told.out) in {
            ("release", True, True),
            ("take back", False, False),
        }


def walk(two, now, taken) -> None:
    """Take the steps, and look at what each of the two reads. Raises Undo at the end."""
    told = {"ana": Told(), "bea": Told()}
    with transaction.atomic():
        for who, what, number in taken:
            with viewing(two.own(getattr(two, who)), at=now):
                act(two, who, what, number, told[who], now)
        for who, other in (("ana", "bea"), ("bea", "ana")):
            login, side = two.own(getattr(two, who)), two.side(getattr(two, who))
            with viewing(login, at=now):
                read = sorted(one.words for one in queries.shared_with_me(viewer=login))
                mine = {row.entry: (row.pk, row.words) for row in queries.words_of(side, viewer=login)}
                out = {key: row.words for key, row in queries.released_of(side, viewer=login).items()}
            assert read == sorted(told[other].out.values())
            assert (mine, out) == (told[who].stands, told[who].out)
        raise Undo


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_the_other_reads_what_is_out_and_nothing_else(two, now, taken):
    with pytest.raises(Undo):
        walk(two, now, taken)
