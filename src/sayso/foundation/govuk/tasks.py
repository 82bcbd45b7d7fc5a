"""The jobs of this room: what was typed and never fetched is forgotten each hour."""

from procrastinate.contrib.django import app

from sayso.foundation.access import clock
from sayso.foundation.govuk.keeping import forget_old


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="forget old forms", name="govuk.forget_old_forms")
def forget_old_forms(timestamp: int) -> int:
    """Forget forms that nobody came back for; return how many."""
    return forget_old(now=clock.now())
