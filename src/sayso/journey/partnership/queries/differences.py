"""What two people see differently, what a worker took up of it, and where one person acts for both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import may_see
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.journey.assessment.models import AdvocateReferral
from sayso.journey.casework.models import Allocation
from sayso.journey.partnership.models import (
    Difference,
    DifferenceEnding,
    DifferenceOption,
    OwnView,
    PaidContract,
    PartnershipSide,
    ToldOfIt,
)
from sayso.journey.partnership.models.apart_kinds import EndingKind
from sayso.journey.planning import queries as planning
from sayso.journey.planning.models import CarerTask, PlanLine
from sayso.journey.safeguarding.queries import waiting as concerns_waiting
from sayso.rules.partnership.settling import Matter, needs_two


def views_of(person: UUID, *, viewer: Viewer) -> list[OwnView]:
    """Return what one of two people sees differently, as it stands: their own account alone."""
    rows = OwnView.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.select_related("side", "recorded_by").order_by("recorded_at"))


def told_of_it(person: UUID, *, viewer: Viewer) -> list[ToldOfIt]:
    """Return what this one was told of what came of it, in the words written for them; the newest first."""
    rows = ToldOfIt.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.select_related("side", "recorded_by").order_by("-recorded_at"))


def differences_of(person: UUID, *, viewer: Viewer) -> list[Difference]:
    """Return what a worker took up on the record of somebody who draws on support, the newest first."""
    rows = Difference.objects.visible_to(viewer).filter(person_id=person)
    return list(rows.select_related("opened_by", "separate_by").order_by("-opened_at"))


def differences_between(
    pairs: Iterable[tuple[PartnershipSide, PartnershipSide]], *, viewer: Viewer
) -> list[Difference]:
    """Return what a worker took up between these pairs, in one question."""
    rows = Difference.objects.visible_to(viewer).filter(pair__in=[one.pair for one, _ in pairs])
    return list(rows.order_by("opened_at"))


def difference_of(person: UUID, difference: UUID, *, viewer: Viewer) -> Difference | None:
    """Return one of them."""
    return next((one for one in differences_of(person, viewer=viewer) if one.pk == difference), None)


def options_of(difference: Difference, *, viewer: Viewer) -> list[DifferenceOption]:
    """Return the ways on that were put."""
    rows = DifferenceOption.objects.visible_to(viewer).filter(difference=difference)
    return list(rows.order_by("put_at", "pk"))


def endings_of(differences: Iterable[Difference], *, viewer: Viewer) -> dict[UUID, list[DifferenceEnding]]:
    """Return what came of each, the newest first, by its key."""
    found: dict[UUID, list[DifferenceEnding]] = {one.pk: [] for one in differences}
    rows = DifferenceEnding.objects.visible_to(viewer).filter(difference__in=list(found))
    for row in rows.select_related("settled_by").order_by("-settled_at", "-pk"):
        found[row.difference_id].append(row)
    return found


def is_called(difference: Difference, named: str, *, viewer: Viewer) -> bool:
    """Whether a name is what the person calls the carer of this pair."""
    said = named.strip().casefold()
    sides = PartnershipSide.objects.visible_to(viewer).current().filter(pair=difference.pair)
    return any(said in (side.other_called.casefold(), side.short.casefold()) for side in sides)


def is_met_by_others(line: PlanLine) -> bool:
    """Whether somebody or something other than a carer meets a line."""
    return line.met_by not in planning.OPEN_WAYS


def said_yes_minutes(difference: Difference, *, viewer: Viewer, on: date) -> int:
    """Return for how many minutes a week of the line in question the carer's own yes is in force."""
    if difference.line is None:
        return 0
    tasks: list[CarerTask] = planning.tasks_agreed(difference.person_id, viewer=viewer, on=on)
    theirs = [one for one in tasks if (one.line, one.carer_id) == (difference.line, difference.carer_id)]
    return sum(one.minutes_a_week for one in theirs)


# -- one who acts for both ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ActsForBoth:
    """That one worker or advocate acts for both while a matter is open that wants two: who, by name."""

    difference: Difference
    who: tuple[str, ...]


def acts_for_both(difference: Difference, *, viewer: User) -> ActsForBoth | None:
    """Return who acts for both where separate ones are advised; None where it is not so, or answered."""
    if difference.separate_at is not None or not _wants_two(difference, viewer=viewer):
        return None
    who = _workers_of_both(difference, viewer=viewer) + _advocates_of_both(difference, viewer=viewer)
    return ActsForBoth(difference=difference, who=tuple(who)) if who else None


def _wants_two(difference: Difference, *, viewer: User) -> bool:
    [found] = endings_of([difference], viewer=viewer).values()
    if found and found[0].ending in (EndingKind.AGREED, EndingKind.DIFFER):
        return False
    paid = PaidContract.objects.visible_to(viewer).filter(
        person_id=difference.person_id, relative_id=difference.carer_id, ends_before=None
    )
    two = {difference.person_id, difference.carer_id}
    worry = any(one.person_id in two for one in concerns_waiting(viewer=viewer))
    return needs_two([Matter(difference.matter)], has_contract=paid.exists(), worry_open=worry)


def _workers_of_both(difference: Difference, *, viewer: User) -> list[str]:
    rows = Allocation.objects.visible_to(viewer).filter(ended_at=None).exclude(worker=None)
    of: dict[UUID, dict[UUID, str]] = {}
    two = (difference.person_id, difference.carer_id)
    for row in rows.filter(person_id__in=two).select_related("worker"):
        if row.worker:
            of.setdefault(row.person_id, {})[row.worker.pk] = row.worker.name
    both = of.get(two[0], {}).keys() & of.get(two[1], {}).keys()
    names = {of[two[0]][key] for key in both}
    if viewer.is_staff and all(may_see(person=one, area=Area.PRIVATE) for one in two):
        names.add(viewer.name)
    return sorted(names)


def _advocates_of_both(difference: Difference, *, viewer: Viewer) -> list[str]:
    rows = AdvocateReferral.objects.visible_to(viewer).exclude(advocate_name="")
    of: dict[UUID, set[str]] = {}
    two = (difference.person_id, difference.carer_id)
    for person, name in rows.filter(person_id__in=two).values_list("person_id", "advocate_name"):
        of.setdefault(person, set()).add(name.strip().casefold())
    return sorted(name.title() for name in of.get(two[0], set()) & of.get(two[1], set()))


@dataclass(frozen=True, kw_only=True)
class DifferencesToDo:
    """What is to do: differences to look at again by a day, with that day, and where one acts for both."""

    to_look_at: tuple[tuple[Difference, date], ...] = ()
    for_both: tuple[ActsForBoth, ...] = ()


def differences_to_do(*, viewer: User, until: date) -> DifferencesToDo:
    """Return what is to do of every difference open to the viewer. One question where there is nothing."""
    must_look(viewer)
    rows = list(Difference.objects.visible_to(viewer).order_by("opened_at"))
    if not rows:
        return DifferencesToDo()
    ended = endings_of(rows, viewer=viewer)
    days = [(one, ended[one.pk][0].review_on if ended[one.pk] else one.review_on) for one in rows]
    both = [acts_for_both(one, viewer=viewer) for one in rows]
    return DifferencesToDo(
        to_look_at=tuple((one, day) for one, day in days if day is not None and day <= until),
        for_both=tuple(one for one in both if one is not None),
    )
