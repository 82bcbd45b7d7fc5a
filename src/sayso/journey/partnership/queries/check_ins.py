"""How it is, as each said alone: their check-ins, when the next is due, and whom a worker asks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.policy.declared.partnership import CHECK_IN_WEEKS
from sayso.foundation.policy.queries import value
from sayso.journey.partnership.models import CheckIn, CheckInTimes, PartnershipSide
from sayso.journey.partnership.queries.pairs import is_live, sides_held
from sayso.journey.people.queries import record_keys
from sayso.rules.partnership.check_in_due import Known, Often, due_on, unanswered_on


def check_ins_of(person: UUID, *, viewer: Viewer) -> list[CheckIn]:
    """Return what stands of somebody's check-ins, of every pair of theirs, the newest first."""
    keys = record_keys(person, viewer=viewer)
    rows = CheckIn.objects.visible_to(viewer).current().filter(person_id__in=keys)
    return list(rows.select_related("recorded_by").order_by("-said_on", "-recorded_at", "pk"))


def check_ins_of_side(side: PartnershipSide, *, viewer: Viewer) -> list[CheckIn]:
    """Return what stands of one side's check-ins, the newest first."""
    rows = CheckIn.objects.visible_to(viewer).current().filter(side=side, person_id=side.person_id)
    return list(rows.select_related("recorded_by").order_by("-said_on", "-recorded_at", "pk"))


def check_in_one(side: PartnershipSide, check_in: UUID, *, viewer: Viewer) -> CheckIn | None:
    """Return one version of one check-in of this side, whether it stands or not."""
    rows = CheckIn.objects.visible_to(viewer).filter(side=side, person_id=side.person_id, pk=check_in)
    found: CheckIn | None = rows.first()
    return found


def last_check_ins(
    sides: Iterable[PartnershipSide], *, viewer: Viewer, on: date
) -> dict[UUID, list[CheckIn]]:
    """Return, for each of these sides by its key, what was said up to a day, the newest first. One question.

    A side with none, or whose private account is not open, has an empty list. What is said of many pairs is
    asked of both their sides at once.
    """
    found: dict[UUID, list[CheckIn]] = {side.pk: [] for side in sides}
    rows = CheckIn.objects.visible_to(viewer).current().filter(side_id__in=list(found), said_on__lte=on)
    for row in rows.order_by("-said_on", "-recorded_at", "pk"):
        found[row.side_id].append(row)
    return found


def versions_of_check_in(row: CheckIn, *, viewer: Viewer) -> list[CheckIn]:
    """Return every version of one check-in, the newest first."""
    rows = CheckIn.objects.visible_to(viewer).filter(person_id=row.person_id, entry=row.entry)
    return list(rows.select_related("recorded_by").order_by("-recorded_at", "-replaced_at"))


def check_in_times(sides: Collection[PartnershipSide], *, viewer: Viewer) -> Mapping[UUID, CheckInTimes]:
    """Return how often the people of these sides want to be asked, by side; who has not said is not there."""
    rows = CheckInTimes.objects.visible_to(viewer).current().filter(side__in=[side.pk for side in sides])
    return {row.side_id: row for row in rows}


@dataclass(frozen=True, kw_only=True)
class AskedNext:
    """That somebody is to be asked how it is, from a day on. `times` is what they said of it, if anything."""

    side: PartnershipSide
    on: date
    times: CheckInTimes | None


def asked_next(sides: Collection[PartnershipSide], *, viewer: Viewer, on: date) -> dict[UUID, AskedNext]:
    """Return, for each live side by its key, when its person is asked next; nobody who wants not to be."""
    live = [side for side in sides if is_live(side, on)]
    if not live:
        return {}
    times = check_in_times(live, viewer=viewer)
    last = last_check_ins(live, viewer=viewer, on=on)
    weeks = value(CHECK_IN_WEEKS, on=on)
    assert isinstance(weeks, int), "the setting is a number of weeks"
    found = {}
    for side in live:
        said = times.get(side.pk)
        since = last[side.pk][0].said_on if last[side.pk] else timezone.localdate(side.recorded_at)
        # A "not now" that was said before the last check-in is over.
        not_now = said.not_now_on if said and said.not_now_on and said.not_now_on >= since else None
        often = Often(said.often) if said and said.often else None
        due = due_on(Known(since=since, often=often, weeks=weeks, not_now_on=not_now))
        if due:
            found[side.pk] = AskedNext(side=side, on=due, times=said)
    return found


def to_ask_how_it_is(*, viewer: User, until: date) -> list[AskedNext]:
    """Return whom a worker asks by a day, for their own page was not answered: whose account they hold."""
    found = asked_next(sides_held(viewer=viewer), viewer=viewer, on=until).values()
    return sorted(
        (one for one in found if unanswered_on(one.on) <= until), key=lambda one: (one.on, one.side.pk)
    )
