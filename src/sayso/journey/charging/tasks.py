"""The job of this room: each minute, what approved runs of new sums still owe: sums first, then letters."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from sayso.foundation.access import clock
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.charging.actions import work_charge_run, write_run_letters
from sayso.journey.charging.queries.runs import runs_to_write, runs_to_write_letters_of
from sayso.rules.refusals import Refusal

#: Works one set of a run, and returns how many people still wait.
Step = Callable[..., int]


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="write new sums", name="charging.write_new_sums")
def write_new_sums(timestamp: int) -> int:
    """Go on with every approved run, a set of people at a time; return how many sets were worked.

    Each set is a transaction of its own: after a power cut the next minute goes on where it ended.
    """
    sums = sum(go_on(run.pk, run.approved_by) for run in runs_to_write() if run.approved_by)
    return sums + sum(
        go_on(run.pk, run.letters_asked_by, step=write_run_letters)
        for run in runs_to_write_letters_of()
        if run.letters_asked_by
    )


def go_on(run: UUID, by: User, at: datetime | None = None, *, step: Step = work_charge_run) -> int:
    """Work a run to its end, in the name of whoever approved it or asked; return how many sets it took.

    Where they may no longer do this, or somebody is ahead, it stops: the page says what waits.
    """
    sets, waiting = 0, 1
    while waiting:
        now = at or clock.now()
        try:
            with transaction.atomic(), viewing(by, at=now):
                waiting = step(run=run, by=by, at=now)
        except Refusal:
            break
        sets += 1
    return sets
