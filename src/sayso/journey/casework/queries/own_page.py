"""What somebody reads on their own page: who works with them, and what was promised to them."""

from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from sayso.foundation.access.viewer import Viewer, current_viewer
from sayso.journey.casework.queries.work import Promise
from sayso.journey.casework.statuses import WorkerRole


@dataclass(frozen=True)
class MyWorker:
    """Somebody who works with whoever reads this. `hello` are words they wrote when they took over."""

    name: str
    role: WorkerRole
    team: str
    telephone: str
    since: date
    hello: str = ""


@dataclass(frozen=True)
class Goodbye:
    """What the worker before wrote when they handed over."""

    name: str
    words: str


@dataclass(frozen=True)
class MyAway:
    """One of the reader's own workers who is away: until when, and whom to ring meanwhile."""

    worker: str
    until: date
    cover: str
    telephone: str


@dataclass(frozen=True)
class MySupport:
    """All of it: workers with the lead first, promises by their date, who is away today."""

    workers: list[MyWorker] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    goodbyes: list[Goodbye] = field(default_factory=list)
    away: list[MyAway] = field(default_factory=list)


def my_support(*, viewer: Viewer) -> MySupport:
    """Return what is done for whoever looks, from their own record alone; nothing for anyone else.

    The work itself stays closed to them: only names, telephone numbers and words meant for them come out.
    """
    if current_viewer() != (viewer.pk if viewer.is_authenticated else None):
        raise RuntimeError("support was asked for one viewer while another looks")
    support = MySupport()
    with connection.cursor() as cursor:
        cursor.execute("select kind, name, role, team, telephone, words, on_day from casework_my_support()")
        for kind, name, role, team, telephone, words, on_day in cursor.fetchall():
            if kind == "worker":
                support.workers.append(MyWorker(name, WorkerRole(role), team, telephone, on_day, words))
            elif kind == "goodbye":
                support.goodbyes.append(Goodbye(name, words))
            elif kind == "away":
                support.away.append(MyAway(name, on_day, team, telephone))
            else:
                support.promises.append(Promise(words, on_day))
    support.workers.sort(key=lambda one: (one.role is not WorkerRole.LEAD, one.since, one.name))
    support.away.sort(key=lambda one: (one.worker, one.cover))
    support.promises.sort(key=lambda one: (one.by, one.text))
    return support
