"""What the signs say of pairs, by the thresholds of this council."""

from collections.abc import Sequence
from datetime import date

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.policy.declared.signs import PREFIX, TOPIC
from sayso.foundation.policy.declaring import Value
from sayso.foundation.policy.queries import values
from sayso.journey.partnership.facts.known import facts_of
from sayso.journey.partnership.facts.reading import Pair, Read
from sayso.journey.partnership.models import PartnershipSide
from sayso.rules.partnership.indicators import PairFacts, Signs, Thresholds, signs_of, signs_of_many


def thresholds(*, on: date) -> Thresholds:
    """Return from where on a sign is looked at in this council, on a day."""
    chosen = values(on=on, topic=TOPIC)
    return Thresholds(**{name: _whole(chosen[f"{PREFIX}{name}"]) for name in Thresholds.names()})


def _whole(chosen: Value) -> int:
    assert isinstance(chosen, int), "each threshold is a whole number"
    return chosen


def signs_between(
    adults: PartnershipSide, carers: PartnershipSide, *, viewer: Viewer, on: date, called: str = ""
) -> Signs:
    """Return what the signs say of one pair, from both sides, as far as each is open to the viewer.

    `called`: what to call the one of whom only the other's side is known.
    """
    [known] = facts_of_pairs([(adults, carers)], viewer=viewer, on=on)
    names = {"carer": adults.short or called, "adult": carers.short or called}
    return signs_of(known, **names, thresholds=thresholds(on=on))


def signs_of_pairs(pairs: Sequence[Pair], *, viewer: Viewer, on: date) -> list[Signs]:
    """Return what the signs say of each pair, in order, by the thresholds of this council."""
    facts = facts_of_pairs(pairs, viewer=viewer, on=on)
    asked = [(one, adults.short, carers.short) for one, (adults, carers) in zip(facts, pairs, strict=True)]
    return signs_of_many(asked, thresholds=thresholds(on=on)) if asked else []


def facts_of_pairs(pairs: Sequence[Pair], *, viewer: Viewer, on: date) -> list[PairFacts]:
    """Return what is known of each pair on a day, in order. Whatever is not open to the viewer is None.

    A worker's day asks it of all their pairs: each question is put once for all, not once a pair.
    """
    read = Read(pairs, viewer=viewer, on=on)
    return [facts_of(adults, carers, read) for adults, carers in pairs]
