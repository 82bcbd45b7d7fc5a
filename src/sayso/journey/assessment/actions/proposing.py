"""Hand what an assessor proposes to a registered colleague: the lead, else the tray of the team."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import authorise_on_each, event
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.assessment.models import Eligibility
from sayso.journey.casework.models import Task
from sayso.journey.casework.queries.owning import live_lead, tray_of
from sayso.journey.casework.statuses import Why
from sayso.rules.clocks.promises import PROPOSAL_DECIDED

WHAT = "Decide on what an assessor proposes: are the needs eligible?"
BECAUSE = "A registered worker decides this for the council. Care Act 2014, section 13"
ASKED = "decide_eligibility"


def hand_on(proposed: Sequence[Eligibility], *, by: User, at: datetime) -> None:
    """Add a task for each that has none open yet."""
    people = [one.person_id for one in proposed]
    authorise_on_each(by, people=people, areas=[Area.WORK])
    rows = Task.objects.visible_to(by).filter(person_id__in=people, asked=ASKED, done_at=None)
    waiting = set(rows.values_list("person_id", flat=True))
    tasks = [_task(one, by=by, at=at) for one in proposed if one.person_id not in waiting]
    Task.objects.bulk_create(tasks)
    told = {"asked": ASKED, "why": Why.LAW.value}
    write(
        [
            event(
                "casework.add_task", by=by, at=at, person=task.person_id, about=("task", task.pk), facts=told
            )
            for task in tasks
        ]
    )


def done_with(decided: Sequence[Eligibility], *, by: User, at: datetime) -> None:
    """Finish the tasks that asked for what is decided now."""
    people = [one.person_id for one in decided]
    rows = Task.objects.visible_to(by).filter(person_id__in=people, asked=ASKED, done_at=None)
    done = list(rows)
    rows.update(done_at=at, done_by=by, done_with="Decided.")
    write(
        [
            event("casework.finish_task", by=by, at=at, person=task.person_id, about=("task", task.pk))
            for task in done
        ]
    )


def _task(one: Eligibility, *, by: User, at: datetime) -> Task:
    """Return the task: the registered lead's, else it lies in the tray of the proposer's team."""
    lead = live_lead(one.person_id, viewer=by)
    worker = lead.worker if lead else None
    if worker and not (worker.is_active and worker.may(Permission.DECIDE_FOR_COUNCIL)):
        worker = None
    team = worker.team if worker else tray_of(by)
    return Task(
        person_id=one.person_id,
        what=WHAT,
        why=Why.LAW,
        because=BECAUSE,
        asked=ASKED,
        due_on=PROPOSAL_DECIDED.after(timezone.localdate(at)),
        owner=worker or (None if team else by),  # without a team it is theirs to find a colleague
        team=team,
        made_at=at,
        made_by=by,
    )
