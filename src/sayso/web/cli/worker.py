"""`sayso worker`: work the jobs that pages and clocks have left in the queue."""

import click

from sayso.web.cli.answering import answer, json_option
from sayso.web.cli.installation import database, set_up


@click.command()
@click.option("--once", is_flag=True, help="Work what is due now, then end.")
@click.option("--jobs", default=2, show_default=True, type=click.IntRange(1, 32), help="Jobs worked at once.")
@json_option
def worker(once: bool, jobs: int, as_json: bool) -> None:
    """Work jobs until Ctrl-C or SIGTERM; a job that has begun is given ten seconds to end.

    Any number of workers may run, on any number of machines.
    """
    with database():
        set_up()
        from procrastinate.contrib.django import app
        from procrastinate.contrib.django.django_connector import DjangoConnector

        from sayso.web.settings.apart import refuse_mixed
        from sayso.web.settings.safety import refuse_unsafe

        refuse_unsafe()
        refuse_mixed()
        assert isinstance(app.connector, DjangoConnector)
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(wait=not once, concurrency=jobs, shutdown_graceful_timeout=10)
    answer("The worker has stopped.", {"stopped": True}, as_json=as_json)
