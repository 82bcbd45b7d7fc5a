"""Each kind of thing to do about what somebody pays, as a question: rows with the day by which it is due."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    Case,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, TruncDate

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.charging.models import (
    ChargeRunLine,
    FinancialAssessment,
    LookAgain,
    MoneyChange,
    SumLetter,
    ToldMeans,
)
from sayso.journey.charging.queries import carers_are_charged
from sayso.journey.charging.queries.supported import SUPPORT
from sayso.journey.charging.statuses import LookedAgain, MeansOutcome, RunLineState, WorkKind
from sayso.journey.people.queries import the_dead
from sayso.journey.people.statuses import StandingKind
from sayso.rules.calendar import is_working_day
from sayso.rules.clocks.clock import Clock, Days, Weeks
from sayso.rules.clocks.money import (
    ANSWERS_ABOUT_MONEY,
    CHARGE_TOLD,
    FIRST_SUM,
    MONEY_LOOKED_AT_AGAIN,
    SUM_NOT_KNOWN,
)

COMES_SOON = timedelta(days=28)
"""A yearly look stands on the list from so long before its day."""
YEARS_BACK, DAYS_A_WEEK = 10, 7
NOT_TOLD = {"state": RunLineState.DONE, "letter_state": ""}
"""The lines of a run whose sum is written and whose letter is not."""
_WRITTEN = {"state": RunLineState.DONE}
_OF_THE_SAME = Q(person_id=OuterRef("person_id"), standing=OuterRef("standing"))


def questions_of(kind: WorkKind, *, viewer: User, on: date) -> list[Any]:
    """Return the questions of a kind: rows of the living, with `due_on`, `key` and `is_own`."""
    dead = the_dead(viewer=viewer)
    return [rows.exclude(person_id__in=dead) for rows in _KINDS[kind](viewer, on)]


def lasting_sums(*, viewer: Viewer, on: date) -> Any:
    """Return, as a question, the sums that hold on a day or are to come."""
    rows = FinancialAssessment.objects.visible_to(viewer).current()
    return rows.filter(Q(ends_before=None) | Q(ends_before__gt=on))


def _looks(viewer: User, on: date) -> list[Any]:
    rows = LookAgain.objects.visible_to(viewer).current().filter(answered_at=None)
    is_own = Case(When(worked_by=viewer.pk, then=True), default=False, output_field=BooleanField())
    return [rows.annotate(due_on=F("answer_by"), key=F("pk"), is_own=is_own)]


def _answers(viewer: User, on: date) -> list[Any]:
    rows = ToldMeans.objects.visible_to(viewer).current().filter(looked_at=None)
    by = working_days_after(_day("recorded_at"), ANSWERS_ABOUT_MONEY.number, on=on)
    return [_said(rows, due_on=by, key=_no_key())]


def _changes(viewer: User, on: date) -> list[Any]:
    rows = MoneyChange.objects.visible_to(viewer).current().filter(looked_at=None)
    by = working_days_after(_day("recorded_at"), ANSWERS_ABOUT_MONEY.number, on=on)
    return [_said(rows, due_on=by, key=_no_key())]


def _mend(viewer: User, on: date) -> list[Any]:
    """Give the wishes by which a sum was found to change, while that sum still holds."""
    rows = LookAgain.objects.visible_to(viewer).current().filter(answer=LookedAgain.CHANGES)
    rows = rows.filter(assessment__in=lasting_sums(viewer=viewer, on=on))
    return [_said(rows, due_on=F("answer_by"), key=_no_key())]


def _not_known(viewer: User, on: date) -> list[Any]:
    """Give the sums that wait for what a person can tell, and not for amounts of the law alone."""
    rows = lasting_sums(viewer=viewer, on=on).filter(outcome=MeansOutcome.REFUSED)
    asked_for = rows.filter(Q(missing__contains=[{"law": ""}]) | Q(missing=[]))
    rows = asked_for.exclude(_handed_in(viewer))
    return [_said(rows, due_on=_later(_day("recorded_at"), SUM_NOT_KNOWN), key=F("pk"))]


def _yearly(viewer: User, on: date) -> list[Any]:
    """Give the sums of people for whom alone somebody last worked one out a year ago, or nearly.

    A run of new sums for everybody looks at nobody's money, so it does not begin the year anew.
    """
    rows = _charged(FinancialAssessment.objects.visible_to(viewer).on(on), on)
    rows = rows.filter(outcome=MeansOutcome.ASSESSED).exclude(_handed_in(viewer))
    for support in SUPPORT:
        rows = rows.exclude(Exists(support.is_over(viewer=viewer, on=on).filter(_OF_THE_SAME)))
    alone = FinancialAssessment.objects.visible_to(viewer).filter(_OF_THE_SAME).exclude(_by_a_run(viewer))
    looked_on = Coalesce(Subquery(alone.order_by("-assessed_on").values("assessed_on")[:1]), F("assessed_on"))
    due = _said(rows, due_on=_later(looked_on, MONEY_LOOKED_AT_AGAIN), key=F("pk"))
    return [due.filter(due_on__lte=on + COMES_SOON)]


def _no_sum(viewer: User, on: date) -> list[Any]:
    """Give the support that somebody could be charged for and that has no sum, now or to come."""
    sums = lasting_sums(viewer=viewer, on=on).filter(_OF_THE_SAME)
    found = []
    for support in SUPPORT:
        rows = _charged(support.goes_on(viewer=viewer, on=on), on)
        rows = rows.exclude(Exists(sums)).exclude(_handed_in(viewer))
        found.append(_said(rows, due_on=_later(F("supported_from"), FIRST_SUM), key=_no_key()))
    return found


def _letters(viewer: User, on: date) -> list[Any]:
    """Give the known sums of which no letter was written; those of a run have theirs by the run."""
    rows = lasting_sums(viewer=viewer, on=on).filter(charge_pence_a_week__isnull=False)
    written = SumLetter.objects.visible_to(viewer).filter(assessment=OuterRef("pk"))
    rows = rows.exclude(Exists(written)).exclude(_by_a_run(viewer, **NOT_TOLD))
    return [_said(rows, due_on=_later(_day("recorded_at"), CHARGE_TOLD), key=F("pk"))]


_KINDS: Mapping[WorkKind, Callable[[User, date], list[Any]]] = {
    WorkKind.LOOK: _looks,
    WorkKind.ANSWERS: _answers,
    WorkKind.CHANGE: _changes,
    WorkKind.MEND: _mend,
    WorkKind.NOT_KNOWN: _not_known,
    WorkKind.YEARLY: _yearly,
    WorkKind.NO_SUM: _no_sum,
    WorkKind.LETTER: _letters,
}


# -- what the questions share -----------------------------------------------------------------------------


def _charged(rows: Any, on: date) -> Any:
    """Leave carers out where the council does not charge them."""
    return rows if carers_are_charged(on=on) else rows.filter(standing=StandingKind.ADULT)


def _handed_in(viewer: Viewer) -> Exists:
    waiting = ToldMeans.objects.visible_to(viewer).current().filter(looked_at=None)
    return Exists(waiting.filter(person_id=OuterRef("person_id")))


def _by_a_run(viewer: Viewer, **lines: Any) -> Exists:
    """Whether a run wrote this sum: a line of it says that it was written, while that run was writing."""
    rows = ChargeRunLine.objects.visible_to(viewer).filter(_OF_THE_SAME, **(lines or _WRITTEN))
    began = Q(run__starts_on=OuterRef("starts_on"), run__approved_at__lte=OuterRef("recorded_at"))
    return Exists(rows.filter(began, Q(run__done_at=None) | Q(run__done_at__gte=OuterRef("recorded_at"))))


def _said(rows: Any, *, due_on: Any, key: Any) -> Any:
    return rows.annotate(due_on=due_on, key=key, is_own=Value(False, output_field=BooleanField()))


def _no_key() -> Cast:
    return Cast(Value(None), UUIDField())


def _day(moment: str) -> TruncDate:
    """Give the day in England of a time."""
    return TruncDate(moment, tzinfo=LONDON)


class _Added(Func):
    """A day, and so many days later: the database adds a whole number to a day as days."""

    template, arg_joiner, output_field = "(%(expressions)s)", " + ", DateField()


class _Picked(Func):
    """A list of days, and the place of one: that day."""

    template, arg_joiner, output_field = "((%(expressions)s])", ")[", DateField()


def _later(day: Any, clock: Clock) -> Func:
    """Give the last day in time of a clock of days or weeks."""
    (count,) = clock.counts
    assert isinstance(count, Days | Weeks), "only these are a fixed number of days"
    number = count.number * (DAYS_A_WEEK if isinstance(count, Weeks) else 1)
    return _Added(day, Value(number, output_field=IntegerField()))


def working_days_after(day: Any, number: int, *, on: date) -> Func:
    """Return the day so many working days after a day, looked up among those until a while after `on`.

    A day more than ten years back counts as ten years back: it is first on any list all the same.
    """
    days = Value(_working_days(on), output_field=ArrayField(DateField()))
    place = Func(day, days, function="width_bucket", output_field=IntegerField())
    later = place + Value(number, output_field=IntegerField())
    return _Picked(days, later)


@lru_cache(maxsize=2)
def _working_days(on: date) -> list[date]:
    first = on.replace(year=on.year - YEARS_BACK, day=1)
    every = (first + timedelta(days=number) for number in range((on - first).days + 60))
    return [day for day in every if is_working_day(day)]
