"""Questions about plans. Every one answers by what the viewer may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q

from sayso.foundation.access.asked_once import asked_once
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.journey.people.models import Tie
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import (
    CarerInEmergency,
    CarersEmergencyPart,
    CarerTask,
    EmergencyContact,
    EmergencyPart,
    EmergencyYes,
    PickedWriter,
    Plan,
    PlanComment,
    PlanLine,
    PowerYes,
    TaskOffer,
)
from sayso.journey.planning.statuses import CarerAnswer, ContactAsked, EmergencyPartKind, MetBy, ShownHow

#: Ways in which nobody meets a line until somebody says yes.
OPEN_WAYS = frozenset({MetBy.CARER, MetBy.ANOTHER_WAY})
#: Outcomes of which the help is intimate. Of lifting and medicines no outcome tells.
INTIMATE = frozenset({"personal_hygiene", "toilet_needs", "clothing"})


def plan_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> Plan | None:
    """Return the plan that stands: the last one the person said yes to."""
    rows = Plan.objects.visible_to(viewer).current().filter(person_id=person, standing=standing)
    found: Plan | None = rows.exclude(finished_at=None).first()
    return found


def plans_that_stand(people: Iterable[UUID], standing: StandingKind, *, viewer: Viewer) -> dict[UUID, Plan]:
    """Return the plan that stands of each of these people, by person: the last one they said yes to."""
    rows = Plan.objects.visible_to(viewer).current().filter(person_id__in=list(people), standing=standing)
    return {plan.person_id: plan for plan in rows.exclude(finished_at=None)}


def draft_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> Plan | None:
    """Return the plan that is being written."""
    rows = Plan.objects.visible_to(viewer).current().filter(person_id=person, standing=standing)
    found: Plan | None = rows.filter(finished_at=None).first()
    return found


def drafts_of(people: Iterable[UUID], *, viewer: Viewer) -> dict[tuple[UUID, str], Plan]:
    """Return the plans of these people that are being written, by person and standing."""
    rows = Plan.objects.visible_to(viewer).current().filter(person_id__in=list(people), finished_at=None)
    return {(plan.person_id, plan.standing): plan for plan in rows}


@asked_once
def plans_of(person: UUID, *, viewer: Viewer) -> list[Plan]:
    """Return what stands and what is being written, of either standing, the adult's own first."""
    rows = Plan.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.order_by("standing", "finished_at"))


def plan_by_key(person: UUID, plan: UUID, *, viewer: Viewer) -> Plan | None:
    """Return one plan of this person, whether it still stands or not."""
    found: Plan | None = Plan.objects.visible_to(viewer).filter(person_id=person, pk=plan).first()
    return found


def plans_ready(people: Iterable[UUID], *, viewer: Viewer) -> list[Plan]:
    """Return the finished plans that stand, of these people, the one finished first first."""
    rows = Plan.objects.visible_to(viewer).current().filter(person_id__in=people)
    return list(rows.exclude(finished_at=None).order_by("finished_at"))


def drafts_i_may_write(*, viewer: Viewer) -> list[Plan]:
    """Return the drafts of others that picked whoever looks to write them, while the plan is open to them."""
    mine = getattr(viewer, "subject_id", None)
    if mine is None:
        return []
    rows = Plan.objects.visible_to(viewer).current().filter(writer_id=mine, finished_at=None)
    return list(rows.order_by("recorded_at"))


def called_by_me(person: UUID, *, viewer: Viewer) -> str:
    """Return what whoever looks calls somebody, by the ties on their own record."""
    mine = getattr(viewer, "subject_id", None)
    rows = Tie.objects.visible_to(viewer).current().filter(person_id=mine, other_id=person)
    found = rows.order_by("starts_on", "recorded_at").values_list("other_called", flat=True).first()
    return found or "somebody close to you"


def picked_writer(plan: Plan, *, viewer: Viewer) -> PickedWriter | None:
    """Return the person's yes by which somebody on record writes this draft now."""
    found: PickedWriter | None = (
        PickedWriter.objects.visible_to(viewer)
        .filter(plan=plan, ended_at=None, plan__finished_at=None)
        .first()
    )
    return found


def lines_of(plan: Plan, *, viewer: Viewer) -> list[PlanLine]:
    """Return the lines of a plan as they stand, in their order."""
    return lines_of_plans([plan], viewer=viewer)[plan.pk]


def lines_of_plans(plans: Iterable[Plan], *, viewer: Viewer) -> dict[UUID, list[PlanLine]]:
    """Return the lines of plans as they stand, each plan's in their order, by its key."""
    found: dict[UUID, list[PlanLine]] = {plan.pk: [] for plan in plans}
    rows = PlanLine.objects.visible_to(viewer).current().filter(plan__in=list(found))
    rows = rows.select_related("recorded_by")
    for line in rows.order_by("place", "recorded_at") if found else ():
        found[line.plan_id].append(line)
    return found


def versions_of_plans(plans: Iterable[Plan], *, viewer: Viewer) -> dict[UUID, int]:
    """Return, by plan, a number that grows whenever a line of it is added or replaced."""
    found = {plan.pk: 0 for plan in plans}
    rows = PlanLine.objects.visible_to(viewer).filter(plan__in=list(found)).values_list("plan")
    changes = Count("pk") + Count("replaced_at")
    return found | dict(rows.annotate(changes=changes))


def line_of(person: UUID, line: UUID, *, viewer: Viewer) -> PlanLine | None:
    """Return a line as it stands: in the plan the person said yes to, or else in the draft."""
    rows = PlanLine.objects.visible_to(viewer).current().filter(person_id=person, line=line)
    standing = rows.filter(plan__replaced_at=None).order_by("plan__finished_at")  # a draft's is null: last
    found: PlanLine | None = standing.select_related("plan").first()
    return found


def row_of_line(person: UUID, row: UUID, *, viewer: Viewer) -> PlanLine | None:
    """Return one line as it was written at one time, whether it still stands or not."""
    rows = PlanLine.objects.visible_to(viewer).filter(person_id=person, pk=row)
    found: PlanLine | None = rows.select_related("plan").first()
    return found


def comments_on(plan: Plan, *, viewer: Viewer) -> list[PlanComment]:
    """Return what was said beside a plan, the first first."""
    rows = PlanComment.objects.visible_to(viewer).filter(plan=plan)
    return list(rows.select_related("said_by").order_by("said_at"))


def comments_under_power(people: Iterable[UUID], *, viewer: Viewer) -> list[PlanComment]:
    """Return what was said of the plans of these people under a power, the first first."""
    rows = PlanComment.objects.visible_to(viewer).filter(person_id__in=people, under_power__isnull=False)
    return list(rows.order_by("said_at"))


def power_yeses(plans: Iterable[Plan], *, viewer: Viewer) -> dict[UUID, list[PowerYes]]:
    """Return, by plan, each yes in the person's place to the plan as it stands now, the first first."""
    found: dict[UUID, list[PowerYes]] = {}
    for plan in plans:
        version = PlanLine.objects.visible_to(viewer).version_of(plan.person_id)
        rows = PowerYes.objects.visible_to(viewer).filter(plan=plan, seen_version=version)
        found[plan.pk] = list(rows.select_related("said_by").order_by("said_at"))
    return found


def power_yeses_of(people: Iterable[UUID], *, viewer: Viewer) -> list[PowerYes]:
    """Return each yes in the place of these people that was ever said, the first first."""
    rows = PowerYes.objects.visible_to(viewer).filter(person_id__in=people)
    return list(rows.select_related("plan").order_by("said_at"))


def tasks_agreed(person: UUID, *, viewer: Viewer, on: date) -> list[CarerTask]:
    """Return what carers said yes to for this person and is in force on a day. Silence is not among it."""
    found = tasks_of([person], viewer=viewer).get(person, [])
    return [one for one in found if one.starts_on <= on < one.ends_before]


def tasks_of(people: Iterable[UUID], *, viewer: Viewer) -> dict[UUID, list[CarerTask]]:
    """Return what carers said yes to for these people and nobody stopped, of any day, by the person."""
    found: dict[UUID, list[CarerTask]] = {}
    rows = CarerTask.objects.visible_to(viewer).filter(person_id__in=list(people), ended_at=None)
    for task in rows.order_by("began_at"):
        found.setdefault(task.person_id, []).append(task)
    return found


def not_settled(lines: Iterable[PlanLine], agreed: Iterable[CarerTask]) -> list[PlanLine]:
    """Return the lines still to be met another way: nobody has said yes, or nothing is settled."""
    taken = {task.line for task in agreed}
    return [line for line in lines if line.met_by in OPEN_WAYS and line.line not in taken]


def is_hands_on(line: PlanLine) -> bool:
    """Whether a line is about washing, dressing or the toilet, as its outcomes tell."""
    return bool(INTIMATE & set(line.outcomes))


def offers_for(carer: UUID, *, viewer: Viewer) -> list[TaskOffer]:
    """Return what a carer was asked, the newest question first; nothing unless their account is open."""
    return offers_to([carer], viewer=viewer)


def offers_to(carers: Iterable[UUID], *, viewer: Viewer) -> list[TaskOffer]:
    """Return what these carers were asked, as `offers_for` does of one."""
    rows = TaskOffer.objects.visible_to(viewer).filter(person_id__in=list(carers))
    return list(rows.order_by("-offered_at"))


def waiting(offers: Iterable[TaskOffer]) -> list[TaskOffer]:
    """Return those that wait for an answer, and those that wait for help before a yes counts."""
    return [one for one in offers if one.stopped_at is None and one.answer in ("", CarerAnswer.WITH_HELP)]


def in_force(offers: Iterable[TaskOffer], *, on: date) -> list[TaskOffer]:
    """Return those that the carer said yes to and does on a day, or is about to do."""
    return [one for one in offers if _is_a_yes(one) and one.ends_before and one.ends_before > on]


def to_ask_again(offers: Iterable[TaskOffer], *, on: date) -> list[TaskOffer]:
    """Return the yeses whose time has run out: nothing is the carer's until they say yes again."""
    return [one for one in offers if _is_a_yes(one) and one.ends_before and one.ends_before <= on]


def help_to_find(offers: Iterable[TaskOffer]) -> list[TaskOffer]:
    """Return what a carer would do with help that is not there yet, the longest waiting first."""
    found = [one for one in waiting(offers) if one.answer == CarerAnswer.WITH_HELP]
    return sorted(found, key=lambda one: one.answered_at or one.offered_at)


def to_see_to(*, viewer: Viewer) -> list[TaskOffer]:
    """Return what carers answered that may wait for help or for somebody to show them, the first told first.

    Of every carer whose private account is open to whoever looks.
    """
    rows = TaskOffer.objects.visible_to(viewer).filter(stopped_at=None).exclude(answer=CarerAnswer.NO)
    rows = rows.filter(Q(answer=CarerAnswer.WITH_HELP) | Q(shown=ShownHow.NOT_YET))
    return list(rows.order_by("answered_at"))


def to_show(offers: Iterable[TaskOffer], *, on: date) -> list[TaskOffer]:
    """Return what carers do, or would, and say that nobody has shown them yet."""
    found = [one for one in offers if one.shown == ShownHow.NOT_YET and one.answer != CarerAnswer.NO]
    return [
        one for one in found if one.stopped_at is None and (one.ends_before is None or one.ends_before > on)
    ]


def my_readers(*, viewer: Viewer) -> list[str]:
    """Return the names of those who can read the private account of whoever looks, beside themself."""
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select planning_my_readers()")
        return [name for (name,) in cursor.fetchall()]


def _is_a_yes(offer: TaskOffer) -> bool:
    return offer.answer == CarerAnswer.YES and offer.stopped_at is None


# -- the plan for an emergency ----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class EmergencyPlan:
    """What happens when a carer cannot care: the person's parts, whom to ring, and carers' parts.

    `version` grows with each change of the person's parts and of whom to ring; `yes` is to one version.
    """

    person: UUID
    parts: Mapping[str, EmergencyPart]
    contacts: Sequence[EmergencyContact]
    carers: Sequence[CarerInEmergency]
    yes: EmergencyYes | None
    version: int

    @property
    def is_begun(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.parts or self.contacts or self.carers)

    @property
    def to_ring(self) -> list[EmergencyContact]:
        """Whom to ring, in order: those who were asked and said yes, and nobody else."""
        return [one for one in self.contacts if one.asked == ContactAsked.YES]

    @property
    def is_agreed(self) -> bool:
        """Whether the person said yes to it as it stands now."""
        return self.yes is not None and self.yes.version == self.version

    def in_date(self, *, on: date, carer: UUID) -> bool:
        """Whether both said yes to it as it stands, it says what to do, and its day has not come."""
        says = {EmergencyPartKind.FIRST_HOURS, EmergencyPartKind.TWO_DAYS} & set(self.parts)
        both = self.is_agreed and any(one.carer_id == carer for one in self.carers)
        return bool(both and says and self.to_ring and self.yes and self.yes.review_on > on)


def emergency_plan_of(person: UUID, *, viewer: Viewer) -> EmergencyPlan:
    """Return somebody's plan for an emergency, as far as it is open; empty while nothing is written."""
    return emergency_plans_of([person], viewer=viewer)[person]


def emergency_plans_of(people: Iterable[UUID], *, viewer: Viewer) -> dict[UUID, EmergencyPlan]:
    """Return the plans of these people for an emergency, each as `emergency_plan_of`, in four questions."""
    keys = list(people)
    rows = EmergencyPart.objects.visible_to(viewer).filter(person_id__in=keys)
    parts = list(rows.select_related("recorded_by"))
    named = EmergencyContact.objects.visible_to(viewer).filter(person_id__in=keys)
    contacts = list(named.order_by("place", "recorded_at", "contact"))
    words = CarerInEmergency.objects.visible_to(viewer).filter(person_id__in=keys)
    carers = list(words.order_by("carer_called", "carer", "said_at", "part"))
    begun = {one.person_id for one in (*parts, *contacts)}
    said = EmergencyYes.objects.visible_to(viewer).current().filter(person_id__in=begun)
    yes = {one.person_id: one for one in said}
    return {
        key: _emergency(
            key,
            [one for one in parts if one.person_id == key],
            [one for one in contacts if one.person_id == key],
            [one for one in carers if one.person_id == key],
            yes.get(key),
        )
        for key in keys
    }


def _emergency(
    person: UUID,
    parts: Sequence[EmergencyPart],
    contacts: Sequence[EmergencyContact],
    carers: Sequence[CarerInEmergency],
    yes: EmergencyYes | None,
) -> EmergencyPlan:
    by_part = {one.part: one for one in parts if one.replaced_at is None}
    return EmergencyPlan(
        person=person,
        parts={kind.value: by_part[kind] for kind in EmergencyPartKind if kind in by_part},
        contacts=[one for one in contacts if one.replaced_at is None],
        carers=carers,
        yes=yes,
        version=sum(1 + (one.replaced_at is not None) for one in (*parts, *contacts)),
    )


def emergency_version(person: UUID, *, viewer: Viewer) -> int:
    """Return a number that grows with each change of the person's parts and of whom to ring."""
    seen = EmergencyPart.objects.visible_to(viewer), EmergencyContact.objects.visible_to(viewer)
    return sum(rows.version_of(person) for rows in seen)


def carers_parts(carer: UUID, adult: UUID, *, viewer: Viewer) -> dict[str, CarersEmergencyPart]:
    """Return what a carer wrote for somebody's emergency plan, by part, as far as it is open."""
    rows = CarersEmergencyPart.objects.visible_to(viewer).current()
    return {one.part: one for one in rows.filter(person_id=carer, adult_id=adult)}


def emergency_plans_to_look_at(people: Iterable[UUID], *, viewer: Viewer, until: date) -> list[EmergencyYes]:
    """Return the yeses of these people to emergency plans that are to be looked at again by a day."""
    rows = EmergencyYes.objects.visible_to(viewer).current().filter(person_id__in=list(people))
    return list(rows.filter(review_on__lte=until).order_by("review_on"))
