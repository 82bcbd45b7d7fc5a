"""What carers are willing and able to do: their own account, and the hours that they let be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from sayso.foundation.access.viewer import Viewer
from sayso.journey.assessment.models import AgreedHours, Willingness
from sayso.journey.assessment.statuses import Willing
from sayso.journey.people.queries import known, record_keys
from sayso.journey.people.statuses import TieKind
from sayso.rules.allocation.facts import AgreedHelp


@dataclass(frozen=True)
class CaredFor:
    """Somebody whom a carer helps, as the carer's own record names them."""

    adult: UUID
    called: str


def willingness_of(carer: UUID, *, viewer: Viewer) -> list[Willingness]:
    """Return what stands of what this carer says to each task, the oldest first. Private to the carer."""
    return willingness_to([carer], viewer=viewer)


def willingness_to(carers: Iterable[UUID], *, viewer: Viewer) -> list[Willingness]:
    """Return what stands of what these carers say to each task, as `willingness_of` does of one."""
    rows = Willingness.objects.visible_to(viewer).current().filter(person_id__in=list(carers))
    return list(rows.select_related("recorded_by").order_by("recorded_at", "words"))


def willingness(carer: UUID, key: UUID, *, viewer: Viewer) -> Willingness | None:
    """Return one answer of this carer, whether it still stands or not."""
    found: Willingness | None = Willingness.objects.visible_to(viewer).filter(person_id=carer, pk=key).first()
    return found


def over_by(carers: Iterable[UUID], *, viewer: Viewer, until: date) -> list[Willingness]:
    """Return the answers of these carers whose time is over by a day: each is asked again."""
    rows = Willingness.objects.visible_to(viewer).current().filter(person_id__in=carers)
    return list(rows.filter(ends_before__lte=until).order_by("ends_before", "pk"))


def cared_for(carer: UUID, *, viewer: Viewer, on: date) -> list[CaredFor]:
    """Return whom this carer helps, as their own record says: whom they care for first, then others."""
    found = known([carer], viewer=viewer, on=on).get(carer)
    ties = sorted(found.ties, key=lambda tie: tie.kind != TieKind.CARES_FOR) if found else []
    called: dict[UUID, str] = {}
    for tie in ties:
        if tie.other_id:
            called.setdefault(tie.other_id, tie.other_called)
    return [CaredFor(adult, name) for adult, name in called.items()]


def agreed_help(adult: UUID, *, viewer: Viewer, on: date) -> tuple[AgreedHelp, ...] | None:
    """Return the help in force on a day that carers said yes to and let be told, for `rules.allocation`.

    None while no carer has been asked, as far as this viewer may know: whoever does not hold the carer's
    private account cannot tell a no, or a yes that may not be told, from a question never put. Empty when the
    viewer may read that one was asked and there are no hours to count.
    """
    keys = record_keys(adult, viewer=viewer) or (adult,)  # the carer's worker may not see the adult at all
    rows = AgreedHours.objects.visible_to(viewer).filter(person_id__in=keys, ended_at=None)
    told = rows.filter(starts_on__lte=on, ends_before__gt=on).order_by("told_at", "pk")
    if found := [_help(one) for one in told]:
        return tuple(found)
    in_time = Q(ends_before=None) | Q(ends_before__gt=on)
    answers = Willingness.objects.visible_to(viewer).current().filter(in_time, adult_id__in=keys)
    return () if answers.exclude(willing=Willing.NOT_ASKED).exists() else None


def _help(told: AgreedHours) -> AgreedHelp:
    return AgreedHelp(told.carer_called, told.minutes_a_week, told.starts_on, told.ends_before)
