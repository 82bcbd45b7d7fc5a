"""The jobs of this room: letters go out each minute; whoever carries them is asked what became of them."""

from django.db import transaction
from procrastinate.contrib.django import app

from sayso.foundation.access import clock
from sayso.foundation.access.actions.set_up_council import SYSTEM_KEY
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.foundation.letters import actions
from sayso.foundation.letters.carrying import ask_after, carry
from sayso.foundation.letters.queries import delivery_waits, to_ask_after

MOST_ROUNDS = 30


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="deliver letters", name="letters.deliver")
def deliver(timestamp: int) -> int:
    """Deliver what is due, whose safe time has come or that was left half-way; return how many went out."""
    system = User.objects.filter(pk=SYSTEM_KEY).first()
    if system is None:
        return 0  # no council has been set up
    number = 0
    for _ in range(MOST_ROUNDS):
        at = clock.now()
        with transaction.atomic(), viewing(system, at=at):
            if not delivery_waits(at=at):
                break
            done = actions.deliver_letters(by=system, at=at, carrying=True)
        number += len(done.out)
        for (
            claimed
        ) in done.to_carry:  # outside a transaction: nothing is held while somebody far away answers
            carried = carry(claimed, at=clock.now())
            at = clock.now()
            with transaction.atomic(), viewing(system, at=at):
                number += actions.record_carried(items=[carried], by=system, at=at)
        if not (done.to_carry or done.out):
            break
    return number


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="ask after letters", name="letters.ask_after")
def ask_after_letters(timestamp: int) -> int:
    """Ask what became of letters that somebody outside has; return how many did not arrive."""
    system = User.objects.filter(pk=SYSTEM_KEY).first()
    if system is None:
        return 0
    at = clock.now()
    with transaction.atomic(), viewing(system, at=at):
        waiting = to_ask_after(at=at)
    asked = [ask_after(key, receipt, out_at) for key, receipt, out_at in waiting]
    if not asked:
        return 0
    with transaction.atomic(), viewing(system, at=at):
        return actions.record_fates(items=asked, by=system, at=at)
