"""The jobs of this room: the trail is linked each minute."""

from procrastinate.contrib.django import app

from sayso.foundation.access import clock
from sayso.foundation.access.actions.set_up_council import SYSTEM_KEY
from sayso.foundation.access.linking import link_trail
from sayso.foundation.access.models import User


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="link the trail", name="access.link_the_trail")
def link_the_trail(timestamp: int) -> int:
    """Link the events of finished transactions; return how many. Before a council begins there are none."""
    if not User.objects.filter(pk=SYSTEM_KEY).exists():
        return 0
    return link_trail(now=clock.now())
