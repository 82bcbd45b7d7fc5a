"""Questions about runs and their payments."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.payments.models import PaymentRun, RunFile, RunLine
from sayso.journey.payments.statuses import LineState, RunState

_PEOPLE = ("made_by", "approved_by", "cancelled_by")


def run_of(run: UUID) -> PaymentRun | None:
    """Return one run. A login without money for the whole council finds none: the database says so."""
    return PaymentRun.objects.filter(pk=run).select_related(*_PEOPLE).first()


def latest_runs(most: int = 26) -> list[PaymentRun]:
    """Return the newest runs first."""
    return list(PaymentRun.objects.select_related(*_PEOPLE).order_by("-made_at")[:most])


def runs_to_check(*, viewer: Viewer) -> list[PaymentRun]:
    """Return the runs that wait for a checker, and that this login did not make."""
    rows = PaymentRun.objects.filter(state=RunState.LOCKED).exclude(made_by=viewer.pk)
    return list(rows.select_related(*_PEOPLE).order_by("made_at"))


def lines_of(run: PaymentRun, *, viewer: Viewer) -> list[RunLine]:
    """Return the payments of a run, the largest first; those held out are last."""
    rows = RunLine.objects.visible_to(viewer).filter(run=run).select_related("payee", "payee__recorded_by")
    return sorted(rows, key=lambda one: (bool(one.held_out_because), -one.pence, one.end_to_end))


def run_before(run: PaymentRun) -> PaymentRun | None:
    """Return the first run of the period before, of those that were not sent back; None for the first."""
    rows = PaymentRun.objects.exclude(state=RunState.CANCELLED)
    earlier = rows.filter(period_starts_on__lt=run.period_starts_on)
    return earlier.order_by("-period_starts_on", "made_at").first()


def last_paid(people: Iterable[UUID], *, before: date, viewer: Viewer) -> Mapping[UUID, RunLine]:
    """Return the last payment of each before a period."""
    rows = RunLine.objects.visible_to(viewer).filter(
        person_id__in=people, period_starts_on__lt=before, held_out_because=""
    )
    alive = rows.exclude(state=LineState.CANCELLED)
    return {
        one.person_id: one for one in alive.order_by("person_id", "-period_starts_on").distinct("person_id")
    }


def file_of(run: PaymentRun) -> RunFile | None:
    """Return the bank file of a run, for eyes that hold money for the whole council."""
    return RunFile.objects.filter(run=run).first()


def newest_period_end() -> date | None:
    """Return the day after the last period that a run was made for: where the next begins."""
    rows = PaymentRun.objects.exclude(state=RunState.CANCELLED).order_by("-period_ends_before")
    found: date | None = rows.values_list("period_ends_before", flat=True).first()
    return found
