"""Breaks that carers need, with all that happened to each; and care on an adult's own record."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import F

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.decisions.grounds import UNLAWFUL
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.states import SETTLED, State
from sayso.journey.breaks.models import BreakBooking, BreakNeed, BreakOutcome, BreakStep, ReplacementCare
from sayso.journey.breaks.statuses import SUBJECT, CameKind, StepKind
from sayso.journey.budget.queries import may_agree_above_limit
from sayso.journey.people.queries import record_keys, record_keys_of
from sayso.rules.breaks.working import Booked, Came


class Stands(StrEnum):
    """How far a break has come."""

    WAITS = "waits"
    OWED = "owed"  # given up for a reason that the law does not allow: still owed
    BOOKED = "booked"
    CAME = "came"
    OVER = "over"  # no longer wanted, or decided on a lawful ground


@dataclass(frozen=True, kw_only=True)
class OneBooking:
    """A break that was booked, and what became of it; None while nobody has told."""

    row: BreakBooking
    outcome: BreakOutcome | None

    def as_fact(self) -> Booked:
        """Return it as the rules take it."""
        row, told = self.row, self.outcome
        return Booked(
            first_day=row.first_day,
            last_day=row.last_day,
            minutes=row.minutes,
            came=Came(told.came) if told else None,
            minutes_that_came=told.minutes_that_came if told else None,
            is_whole_day=row.is_whole_day,
        )

    @property
    def came(self) -> bool:
        """Whether any of it came."""
        return self.outcome is not None and self.outcome.came in (CameKind.CAME, CameKind.PART)


@dataclass(frozen=True, kw_only=True)
class Break:
    """A break that a carer needs, what happened to it, what was booked, and what was last decided of it."""

    need: BreakNeed
    steps: tuple[BreakStep, ...] = ()
    bookings: tuple[OneBooking, ...] = ()
    decision: Decision | None = None

    @property
    def stands(self) -> Stands:
        """How far it has come."""
        decided = self.decision
        if any(one.came for one in self.bookings):
            return Stands.CAME
        if any(step.kind == StepKind.NO_LONGER for step in self.steps):
            return Stands.OVER
        if decided and is_owed(decided):
            return Stands.OWED
        if decided and decided.state in SETTLED and decided.whether not in ("", "met"):
            return Stands.OVER
        return Stands.BOOKED if any(one.outcome is None for one in self.bookings) else Stands.WAITS

    @property
    def offers(self) -> list[BreakStep]:
        """What was offered, the newest first."""
        return [step for step in reversed(self.steps) if step.kind == StepKind.OFFERED]

    @property
    def price_pence(self) -> int | None:
        """What the break was to cost, by the newest offer that says so; None where nobody knows."""
        priced = (one.price_pence for one in self.offers if one.price_pence is not None)
        return next(priced, None)


def is_owed(decided: Decision) -> bool:
    """Whether a break was not bought for a reason that the law does not allow."""
    return decided.state == State.HELD and decided.whether in UNLAWFUL


def breaks_of(person: UUID, *, viewer: Viewer) -> list[Break]:
    """Return the breaks that somebody needs as a carer, the newest first, as far as their account is open."""
    return breaks_of_many([person], viewer=viewer)[person]


def breaks_of_many(carers: Iterable[UUID], *, viewer: Viewer) -> dict[UUID, list[Break]]:
    """Return the breaks that each of these carers needs, as `breaks_of` does: five questions for all."""
    asked = list(carers)
    halves = record_keys_of(asked, viewer=viewer) if asked else {}
    keys = [*asked, *(key for found in halves.values() for key in found)]
    needs = BreakNeed.objects.visible_to(viewer).filter(person_id__in=keys).select_related("recorded_by")
    found = list(needs.order_by("-asked_on", "-recorded_at", "pk"))
    every = [one.pk for one in found]
    steps, bookings = _steps_of(every, viewer=viewer), _bookings_of(every, viewer=viewer)
    decided = _decided_on(every, viewer=viewer)
    made = [
        Break(
            need=one,
            steps=tuple(steps.get(one.pk, ())),
            bookings=tuple(bookings.get(one.pk, ())),
            decision=decided.get(one.pk),
        )
        for one in found
    ]
    return {
        person: [one for one in made if one.need.person_id in {person, *halves.get(person, ())}]
        for person in asked
    }


def _steps_of(needs: list[UUID], *, viewer: Viewer) -> dict[UUID, list[BreakStep]]:
    rows = BreakStep.objects.visible_to(viewer).filter(need__in=needs).select_related("recorded_by")
    found: dict[UUID, list[BreakStep]] = {}
    first_asked = F("answers").asc(nulls_first=True)  # an offer before the answer to it
    for one in rows.order_by("happened_on", "recorded_at", first_asked, "pk"):
        found.setdefault(one.need_id, []).append(one)
    return found


def _bookings_of(needs: list[UUID], *, viewer: Viewer) -> dict[UUID, list[OneBooking]]:
    rows = list(
        BreakBooking.objects.visible_to(viewer).filter(need__in=needs).order_by("first_day", "recorded_at")
    )
    told = BreakOutcome.objects.visible_to(viewer).current().filter(booking__in=rows)
    outcomes = {one.booking_id: one for one in told.select_related("recorded_by")}
    found: dict[UUID, list[OneBooking]] = {}
    for row in rows:
        found.setdefault(row.need_id, []).append(OneBooking(row=row, outcome=outcomes.get(row.pk)))
    return found


def _decided_on(needs: list[UUID], *, viewer: Viewer) -> dict[UUID, Decision]:
    rows = Decision.objects.visible_to(viewer).filter(subject_kind=SUBJECT, subject_key__in=needs)
    return {one.subject_key: one for one in rows.order_by("proposed_at") if one.subject_key}


def need_of(person: UUID, key: UUID, *, viewer: Viewer) -> BreakNeed | None:
    """Return one break that this carer needs."""
    keys = {person, *record_keys(person, viewer=viewer)}
    found: BreakNeed | None = BreakNeed.objects.visible_to(viewer).filter(person_id__in=keys, pk=key).first()
    return found


def break_of(person: UUID, key: UUID, *, viewer: Viewer) -> Break | None:
    """Return one break that this carer needs, with all that happened to it."""
    return next((one for one in breaks_of(person, viewer=viewer) if one.need.pk == key), None)


def decision_on(person: UUID, need: UUID, *, viewer: Viewer) -> Decision | None:
    """Return what was last decided, or held, of one break: for a manager too, to whom the rest is closed."""
    keys = {person, *record_keys(person, viewer=viewer)}
    rows = Decision.objects.visible_to(viewer).filter(person_id__in=keys, subject_kind=SUBJECT)
    found: Decision | None = rows.filter(subject_key=need).order_by("-proposed_at").first()
    return found


def owed(*, viewer: Viewer) -> list[Decision]:
    """Return the breaks not bought for a reason that is none in law, as this viewer may see them."""
    rows = Decision.objects.visible_to(viewer).filter(subject_kind=SUBJECT, state=State.HELD)
    rows = rows.filter(whether__in=list(UNLAWFUL))
    return list(rows.select_related("proposed_by").order_by("proposed_at"))


def managers_for(worker: User) -> list[User]:
    """Return who takes up what this worker could not decide: of their own team, or else all of them."""
    others = may_agree_above_limit(not_by=[worker.pk])
    return [one for one in others if worker.team_id and one.team_id == worker.team_id] or others


def care_of(person: UUID, *, viewer: Viewer) -> list[ReplacementCare]:
    """Return the care from somebody else that stands on an adult's record, what is to come first."""
    keys = {person, *record_keys(person, viewer=viewer)}
    rows = ReplacementCare.objects.visible_to(viewer).filter(person_id__in=keys)
    return sorted(rows, key=lambda one: (one.first_day is not None, _latest_first(one), one.pk))


def _latest_first(one: ReplacementCare) -> int:
    return -(one.first_day.toordinal() if one.first_day else one.recorded_at.toordinal())
