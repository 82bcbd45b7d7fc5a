"""Questions about what somebody pays. Every one answers by what the viewer may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.policy.queries import value
from sayso.journey.casework.facts.skipped import START_OLD_PLAN
from sayso.journey.casework.models import Task
from sayso.journey.charging.models import (
    Aftercare,
    AftercareWord,
    Contribution,
    FinancialAssessment,
    FreeLine,
    LookAgain,
    MoneyChange,
    NhsCare,
    NhsRefund,
    Residence,
    ToldMeans,
)
from sayso.journey.charging.statuses import Body
from sayso.journey.people.queries import the_dead
from sayso.journey.people.statuses import StandingKind
from sayso.rules.clocks.complaints import LOOKED_AGAIN


def contribution_of(
    person: UUID, *, viewer: Viewer, on: date, standing: StandingKind = StandingKind.ADULT
) -> Contribution | None:
    """Return what somebody pays on a day; None where nothing is worked out, or it is not open.

    Its `pence_a_week` is None too while it is not known: it is never nought for that.
    """
    return contributions_of([person], viewer=viewer, on=on, standing=standing).get(person)


def contributions_of(
    people: Iterable[UUID], *, viewer: Viewer, on: date, standing: StandingKind = StandingKind.ADULT
) -> dict[UUID, Contribution]:
    """Return what each of these people pays on a day, in one query."""
    rows = Contribution.objects.visible_to(viewer).on(on).filter(person_id__in=people, standing=standing)
    return {one.person_id: one for one in rows}


def looked_at_within(on: date) -> int:
    """Return in how many working days the council answers a wish to look again, as it stands on a day."""
    days = value(LOOKED_AGAIN.setting, on=on)
    assert isinstance(days, int), "a setting of days is a whole number"
    return days


def carers_are_charged(*, on: date) -> bool:
    """Whether the council charges carers for their own support: its choice, "no" unless it says so."""
    return bool(value("charge_carers", on=on))


def pence_paid(person: UUID, standing: StandingKind, *, viewer: Viewer, on: date) -> int | None:
    """Return what is paid in a week, in pence; None while it is not known.

    A carer pays nothing where the council does not charge carers: no sum is needed for that.
    """
    return pence_paid_by([person], standing, viewer=viewer, on=on)[person]


def pence_paid_by(
    people: Iterable[UUID], standing: StandingKind, *, viewer: Viewer, on: date
) -> dict[UUID, int | None]:
    """Return what each of these people pays in a week, as `pence_paid` does."""
    every = list(people)
    found = contributions_of(every, viewer=viewer, on=on, standing=standing)
    is_free = standing == StandingKind.CARER and len(found) < len(every) and not carers_are_charged(on=on)
    without = 0 if is_free else None
    return {person: found[person].pence_a_week if person in found else without for person in every}


def means_of(
    person: UUID, *, viewer: Viewer, on: date, standing: StandingKind = StandingKind.ADULT
) -> FinancialAssessment | None:
    """Return the financial assessment that holds on a day."""
    rows = FinancialAssessment.objects.visible_to(viewer).on(on).filter(person_id=person, standing=standing)
    found: FinancialAssessment | None = rows.select_related("recorded_by").first()
    return found


def means_history(person: UUID, *, viewer: Viewer) -> list[FinancialAssessment]:
    """Return every assessment of one person that was not replaced, from the newest first day on."""
    rows = FinancialAssessment.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.select_related("recorded_by").order_by("-starts_on", "standing"))


def later_sums(
    person: UUID, *, viewer: Viewer, on: date, standing: StandingKind = StandingKind.ADULT
) -> list[date]:
    """Return the first days of the sums that begin after a day: a sum from that day takes their place."""
    rows = FinancialAssessment.objects.visible_to(viewer).current().filter(person_id=person)
    rows = rows.filter(standing=standing, starts_on__gt=on).order_by("starts_on")
    return list(rows.values_list("starts_on", flat=True))


def one_assessment(person: UUID, key: UUID, *, viewer: Viewer) -> FinancialAssessment | None:
    """Return one assessment of this person, whether it still stands or not."""
    rows = FinancialAssessment.objects.visible_to(viewer).filter(person_id=person, pk=key)
    found: FinancialAssessment | None = rows.select_related("recorded_by").first()
    return found


def sum_before(kept: FinancialAssessment, *, viewer: Viewer) -> FinancialAssessment | None:
    """Return the sum that held on this one's first day until this one was kept, whatever came of it since.

    None for somebody's first sum.
    """
    rows = FinancialAssessment.objects.visible_to(viewer).filter(
        Q(replaced_at=None) | Q(replaced_at__gte=kept.recorded_at),
        person_id=kept.person_id,
        standing=kept.standing,
        starts_on__lte=kept.starts_on,
        recorded_at__lt=kept.recorded_at,
    )
    found: FinancialAssessment | None = rows.order_by("-starts_on", "-recorded_at").first()
    return found


def handed_in(person: UUID, *, viewer: Viewer) -> ToldMeans | None:
    """Return what somebody handed in about their money and nobody has looked at yet."""
    rows = ToldMeans.objects.visible_to(viewer).current().filter(person_id=person, looked_at=None)
    found: ToldMeans | None = rows.first()
    return found


def changes_waiting(person: UUID, *, viewer: Viewer) -> list[MoneyChange]:
    """Return what changed for somebody and no sum was worked out with yet, the first told first."""
    rows = MoneyChange.objects.visible_to(viewer).current().filter(person_id=person, looked_at=None)
    return list(rows.select_related("recorded_by").order_by("recorded_at"))


def all_handed_in(*, viewer: Viewer) -> list[ToldMeans]:
    """Return everything that was handed in and nobody has looked at yet, the longest waiting first."""
    rows = ToldMeans.objects.visible_to(viewer).current().filter(looked_at=None)
    return list(rows.order_by("recorded_at"))


def looks_of(person: UUID, *, viewer: Viewer) -> list[LookAgain]:
    """Return each time that somebody asked us to look at a sum of theirs again, the newest first."""
    rows = LookAgain.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.select_related("assessment", "answered_by").order_by("-recorded_at"))


def told_under_power(people: Iterable[UUID], *, viewer: Viewer) -> list[ToldMeans]:
    """Return what was handed in for these people under a power, replaced since or not."""
    rows = ToldMeans.objects.visible_to(viewer).filter(person_id__in=people, under_power__isnull=False)
    return list(rows.order_by("recorded_at"))


def looks_under_power(people: Iterable[UUID], *, viewer: Viewer) -> list[LookAgain]:
    """Return each wish to look at a sum of these people again that was put under a power."""
    rows = LookAgain.objects.visible_to(viewer).filter(person_id__in=people, under_power__isnull=False)
    return list(rows.order_by("recorded_at"))


def looks_waiting(*, viewer: Viewer) -> list[LookAgain]:
    """Return the wishes to look at a sum again that nobody has answered, the soonest due first."""
    rows = LookAgain.objects.visible_to(viewer).current().filter(answered_at=None)
    return list(rows.order_by("answer_by", "recorded_at"))


def aftercare_of(person: UUID, *, viewer: Viewer) -> Aftercare | None:
    """Return somebody's right to aftercare that stands, if they have one and it is open to this viewer."""
    rows = Aftercare.objects.visible_to(viewer).current().filter(person_id=person, ends_before=None)
    found: Aftercare | None = rows.first()
    return found


def words_on_aftercare(aftercare: Aftercare, *, viewer: Viewer) -> list[AftercareWord]:
    """Return what each body says of it, as it stands: of all of it, and of lines."""
    rows = AftercareWord.objects.visible_to(viewer).current().filter(person_id=aftercare.person_id)
    return list(rows.filter(aftercare_since=aftercare.starts_on).order_by("recorded_at"))


def payers_of(people: Iterable[UUID], *, viewer: Viewer, on: date) -> dict[UUID, str]:
    """Return the lines of these people's plans that are not theirs to pay for on a day, and who does pay."""
    rows = FreeLine.objects.visible_to(viewer).on(on).filter(person_id__in=list(people))
    return dict(rows.values_list("line", "payer"))


def free_lines(people: Iterable[UUID], *, viewer: Viewer, on: date) -> set[UUID]:
    """Return the lines of these people's plans that are free by law on a day, whoever pays for them."""
    return set(payers_of(people, viewer=viewer, on=on))


def nhs_lines_between(
    people: Iterable[UUID], first: date, ends_before: date, *, viewer: Viewer
) -> dict[UUID, list[FreeLine]]:
    """Return when the NHS pays for lines of these people in a period, by the line."""
    rows = FreeLine.objects.visible_to(viewer).current().filter(person_id__in=list(people), payer=Body.NHS)
    lasting = Q(ends_before=None) | Q(ends_before__gt=first)
    found: dict[UUID, list[FreeLine]] = {}
    for one in rows.filter(lasting, starts_on__lt=ends_before):
        found.setdefault(one.line, []).append(one)
    return found


def nhs_care_of(person: UUID, *, viewer: Viewer) -> NhsCare | None:
    """Return how far continuing healthcare has come, as it stands; None where nobody wrote of it."""
    found: NhsCare | None = NhsCare.objects.visible_to(viewer).current().filter(person_id=person).first()
    return found


def refunds_of(person: UUID, *, viewer: Viewer) -> list[NhsRefund]:
    """Return what the NHS paid back, the last first."""
    rows = NhsRefund.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.order_by("-came_on", "-recorded_at"))


def residence_of(person: UUID, *, viewer: Viewer) -> Residence | None:
    """Return where somebody lives for which council meets their needs; None where nobody wrote of it."""
    found: Residence | None = Residence.objects.visible_to(viewer).current().filter(person_id=person).first()
    return found


def old_plan_waits(person: UUID, *, viewer: Viewer) -> bool:
    """Return whether somebody came with an old plan, and what it names has not begun here yet."""
    tasks = Task.objects.visible_to(viewer).filter(person_id=person, asked=START_OLD_PLAN, done_at=None)
    return bool(tasks.exists())


def marks_of(person: UUID, *, viewer: Viewer) -> list[FreeLine]:
    """Return the lines of one person that are free, or were or will be, the first day first."""
    rows = FreeLine.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.order_by("starts_on", "recorded_at"))


@dataclass(frozen=True)
class KeptAnswers:
    """What one person told us of their money, as the sum that holds was worked out from it, as JSON text."""

    person: UUID
    standing: str
    answers: str


def answers_of_everyone(*, viewer: Viewer, on: date) -> list[KeptAnswers]:
    """Return the answers behind every sum that holds on a day, of all whose means this viewer may see.

    Whoever has died is left out.
    """
    rows = (
        FinancialAssessment.objects.visible_to(viewer).on(on).exclude(person_id__in=the_dead(viewer=viewer))
    )
    texts = rows.annotate(text=Cast("answers", TextField()))
    return [KeptAnswers(*one) for one in texts.values_list("person_id", "standing", "text")]
