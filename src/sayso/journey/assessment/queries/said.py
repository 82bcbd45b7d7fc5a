"""Questions about what somebody said. Every one answers by what the viewer may see."""

from collections.abc import Sequence
from datetime import time
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.presenting import clock
from sayso.journey.assessment.models import NeedsAssessment, Wish
from sayso.journey.assessment.statuses import WishKind
from sayso.journey.people.queries import record_keys
from sayso.journey.people.queries.safe_words import DAYS
from sayso.journey.people.statuses import StandingKind

_ORDER = {kind: place for place, kind in enumerate(WishKind)}


def wishes_of(person: UUID, *, viewer: Viewer) -> list[Wish]:
    """Return what stands of what somebody said: what matters first, then the oldest first."""
    keys = record_keys(person, viewer=viewer)
    rows = Wish.objects.visible_to(viewer).current().filter(person_id__in=keys)
    return sorted(rows.select_related("recorded_by"), key=lambda one: (_ORDER[one.kind], one.recorded_at))


def own_wishes(person: UUID, *, viewer: Viewer) -> list[Wish]:
    """Return what stands of what the viewer said of their own life: their own record only."""
    rows = Wish.objects.visible_to(viewer).current().filter(person_id=person)
    return sorted(rows, key=lambda one: (_ORDER[one.kind], one.recorded_at))


def wish_of(person: UUID, key: UUID, *, viewer: Viewer) -> Wish | None:
    """Return one thing that this person said, whether it still stands or not."""
    found: Wish | None = Wish.objects.visible_to(viewer).filter(person_id=person, pk=key).first()
    return found


def when_words(wish: Wish) -> str:
    """Say when something is wished: "At 7 pm, give or take 15 minutes, on Mondays"; "" for no time."""
    on = _days(wish.days)
    if wish.wished_at is None:
        return f"On {on}" if on else ""
    room = f", give or take {wish.give_or_take_minutes} minutes" if wish.give_or_take_minutes else ""
    return f"At {clock(wish.wished_at)}{room}{f', on {on}' if on else ''}"


def is_kept(wish: Wish, came_at: time) -> bool | None:
    """Whether somebody who came at this time kept the wish; None when no time is wished.

    Times go round midnight: 23:50 is ten minutes from 00:00.
    """
    if wish.wished_at is None or wish.give_or_take_minutes is None:
        return None
    apart = abs(_minutes(came_at) - _minutes(wish.wished_at))
    return min(apart, 24 * 60 - apart) <= wish.give_or_take_minutes


def assessment_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> NeedsAssessment | None:
    """Return the assessment that stands, of an adult's needs or of a carer's own."""
    rows = NeedsAssessment.objects.visible_to(viewer).current().filter(person_id=person, standing=standing)
    found: NeedsAssessment | None = rows.select_related("recorded_by").first()
    return found


def assessments_of(person: UUID, *, viewer: Viewer) -> list[NeedsAssessment]:
    """Return the assessments that stand on one record, the adult's own first."""
    rows = NeedsAssessment.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.select_related("recorded_by").order_by("standing"))


def _days(days: Sequence[int]) -> str:
    names = [DAYS[day] for day in days]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
