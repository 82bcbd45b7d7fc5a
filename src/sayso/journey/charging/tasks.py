"""The job of this room: each minute, the sums of approved runs that are not written yet are written."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from sayso.foundation.access import clock
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.charging.actions import work_charge_run
from sayso.journey.charging.queries.runs import runs_to_write
from sayso.rules.refusals import Refusal


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="write new sums", name="charging.write_new_sums")
def write_new_sums(timestamp: int) -> int:
    """Go on with every approved run, a set of people at a time; return how many sets were worked.

    Each set is a transaction of its own: after a power cut the next minute goes on where it ended.
    """
    return sum(go_on(run.pk, run.approved_by) for run in runs_to_write() if run.approved_by)


def go_on(run: UUID, by: User, at: datetime | None = None) -> int:
    """Write a run to its end, in the name of whoever approved it; return how many sets it took.

    Where they may no longer do this, or somebody is ahead, it stops: the page says what waits.
    """
    sets, waiting = 0, 1
    while waiting:
        now = at or clock.now()
        try:
            with transaction.atomic(), viewing(by, at=now):
                waiting = work_charge_run(run=run, by=by, at=now)
        except Refusal:
            break
        sets += 1
    return sets
