"""Plans for an emergency on a worker's day: which are to be looked at again."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.planning.queries import emergency_plans_to_look_at


def emergency_due(viewer: User, until: date) -> list[Due]:
    """Return the plans of whom this login works with whose day to look again has come."""
    if not viewer.may(Permission.WRITE_PLAN) or not viewer.is_staff:
        return []
    found = emergency_plans_to_look_at(keys_of_my_people(viewer=viewer), viewer=viewer, until=until)
    return [
        Due(
            due_on=one.review_on,
            what="Look at the plan for an emergency again",
            why="They said yes to it until this day",
            act=Link("Open it", reverse("emergency_plan", args=[one.person_id]), "the emergency plan"),
            person=one.person_id,
        )
        for one in found
    ]
