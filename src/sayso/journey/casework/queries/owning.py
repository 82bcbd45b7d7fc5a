"""Whose work something is: the lead's, or a team's tray. Nothing is owned by nobody."""

from collections.abc import Collection
from uuid import UUID

from sayso.foundation.access.models import Team, User
from sayso.journey.casework.models import Allocation
from sayso.journey.casework.statuses import WorkerRole


def tray_of(viewer: User) -> Team | None:
    """Return the team whose tray work goes to when nobody is named: one's own, or else the first there is."""
    return viewer.team or Team.objects.order_by("name").first()


def live_leads(people: Collection[UUID], *, viewer: User) -> dict[UUID, Allocation]:
    """Return who leads for each of these people now, as far as the viewer may see."""
    leads = Allocation.objects.visible_to(viewer).filter(
        person_id__in=people, role=WorkerRole.LEAD, ended_at=None
    )
    return {one.person_id: one for one in leads.select_related("worker__team", "team")}


def live_lead(person: UUID, *, viewer: User) -> Allocation | None:
    """Return who leads for this person now, as far as the viewer may see."""
    return live_leads([person], viewer=viewer).get(person)


def owner_and_team(
    lead: Allocation | None, *, team: Team | None, viewer: User
) -> tuple[User | None, Team | None]:
    """Return who owns new work about a person: their lead, else a team's tray, else whoever makes it."""
    if lead and lead.worker and lead.worker.is_active:
        return lead.worker, lead.worker.team
    tray = team or (lead.team if lead and lead.team else None) or tray_of(viewer)
    return (None, tray) if tray else (viewer, None)
