"""The job of this room: each minute, letters whose safe time has come, or that were left half-way, go out."""

from django.db import transaction
from procrastinate.contrib.django import app

from sayso.foundation.access import clock
from sayso.foundation.access.actions.set_up_council import SYSTEM_KEY
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.foundation.letters.actions import deliver_letters
from sayso.foundation.letters.queries import delivery_waits


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="deliver letters", name="letters.deliver")
def deliver(timestamp: int) -> int:
    """Deliver what is due; return how many went out."""
    at = clock.now()
    system = User.objects.filter(pk=SYSTEM_KEY).first()
    if system is None:
        return 0  # no council has been set up
    with transaction.atomic(), viewing(system, at=at):
        if not delivery_waits(at=at):
            return 0
        return len(deliver_letters(by=system, at=at).out)
