"""Reviews of how it goes between two: which talks are open, what each says, and when one last ended."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from sayso.foundation.access.viewer import Viewer
from sayso.journey.partnership.models import PairTalk, PartnershipSide
from sayso.rules.partnership.routine import routine_day


def secret() -> bytes:
    """Return the key by which a pair's turn is worked out: this installation's own."""
    return settings.SECRET_KEY.encode()


def next_day(side: PartnershipSide, *, on: date) -> date:
    """Return the pair's own day after a day: the same for both of them, whatever is known of them."""
    return routine_day(side.pair, after=on)


def talks_of_jobs(sides: Collection[PartnershipSide], *, viewer: Viewer) -> dict[UUID, list[PairTalk]]:
    """Return the talks in which something was said of a job between two, by the key of the side."""
    found: dict[UUID, list[PairTalk]] = {}
    rows = PairTalk.objects.visible_to(viewer).current().filter(side__in=[one.pk for one in sides])
    for row in rows.exclude(job={}):
        found.setdefault(row.side_id, []).append(row)
    return found


def talks_of(side: PartnershipSide, *, viewer: Viewer) -> list[PairTalk]:
    """Return one side's talks as they stand, the newest first."""
    rows = PairTalk.objects.visible_to(viewer).current().filter(side=side, person_id=side.person_id)
    return list(rows.select_related("written_by").order_by("-talk_on", "-recorded_at"))


def open_talk(side: PartnershipSide, *, viewer: Viewer) -> PairTalk | None:
    """Return the talk of a review that has not ended; None where none is open."""
    return next((one for one in talks_of(side, viewer=viewer) if one.ended_at is None), None)


def talk_one(side: PartnershipSide, talk: UUID, *, viewer: Viewer) -> PairTalk | None:
    """Return one talk of this side, by the key of its review, as it stands."""
    return next((one for one in talks_of(side, viewer=viewer) if one.review == talk), None)


def last_reviewed(sides: Collection[PartnershipSide], *, viewer: Viewer) -> dict[UUID, date]:
    """Return the day on which the last review of each of these sides ended, by side; none that never was."""
    rows = PairTalk.objects.visible_to(viewer).current().filter(side__in=[side.pk for side in sides])
    ended = rows.exclude(ended_at=None).order_by("ended_at").values_list("side_id", "ended_at")
    return {side: timezone.localdate(at) for side, at in ended}


def open_talks(sides: Collection[PartnershipSide], *, viewer: Viewer) -> dict[UUID, PairTalk]:
    """Return the open talk of each of these sides, by side."""
    rows = PairTalk.objects.visible_to(viewer).current().filter(side__in=[side.pk for side in sides])
    return {row.side_id: row for row in rows.filter(ended_at=None)}
