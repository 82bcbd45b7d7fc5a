"""What the record knows of how it goes between two: the one door from this room to the eighteen signs.

Each fact comes from what the viewer may see. What is not open to them, or what nobody has said, is unknown:
so a worker who holds one account alone is told less, and nobody is told that it is well.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.viewer import Viewer
from sayso.journey.assessment.models import Willingness
from sayso.journey.assessment.queries import willingness_of
from sayso.journey.assessment.statuses import Able, Willing
from sayso.journey.breaks.queries import break_minutes, breaks_of, last_day_off
from sayso.journey.casework.models import Note, PrivateNote
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import queries
from sayso.journey.partnership.models import AloneAsk, CheckIn, PartnershipSide
from sayso.journey.partnership.statuses import WrittenAs
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.queries import lines_of, offers_for, plan_of
from sayso.journey.planning.statuses import CarerAnswer, MetBy
from sayso.rules.partnership import check_in as asked
from sayso.rules.partnership.indicators import PairFacts, Signs, signs_of

Known = dict[str, int | bool | None]
WEEKS, MINUTES = 4, 60
FAR_APART = 2
NOT_FREE_TO_SAY = frozenset({"no", "rather_not"})


def signs_between(adults: PartnershipSide, carers: PartnershipSide, *, viewer: Viewer, on: date) -> Signs:
    """Return what the signs say of one pair, from both sides, as far as each is open to the viewer."""
    facts = facts_of(adults, carers, viewer=viewer, on=on)
    return signs_of(facts, carer=adults.short, adult=carers.short)


def facts_of(adults: PartnershipSide, carers: PartnershipSide, *, viewer: Viewer, on: date) -> PairFacts:
    """Return what is known of one pair on a day. Whatever is not open to the viewer is None."""
    adult, carer = adults.person_id, carers.person_id
    said = queries.last_check_ins([adults, carers], viewer=viewer, on=on)
    known = _of_plan(adult, carer, viewer=viewer, on=on)
    known |= _of_carers_words(said[carers.pk])
    known |= _between(said[adults.pk], said[carers.pk])
    if Area.PRIVATE in areas_open(carer):
        known |= _willing(willingness_of(carer, viewer=viewer), adult, on)
        known |= _breaks(carer, said[carers.pk], viewer=viewer, on=on)
        known["days_not_heard_alone"] = _not_heard(carers, said[carers.pk], viewer=viewer, on=on)
    helped = known.get("carried_minutes")
    others = known.pop("other_minutes", None)
    known["all_help_minutes"] = None if helped is None or others is None else helped + others
    return PairFacts(**asdict(PairFacts()) | known)


# -- from the plan and the contract ------------------------------------------------------------------------


def _of_plan(adult: UUID, carer: UUID, *, viewer: Viewer, on: date) -> Known:
    """Return what the plan counts on, and what a contract says: nothing where the plan is not open."""
    if Area.PLAN not in areas_open(adult):
        return {}
    known: Known = _paid(adult, carer, viewer=viewer, on=on)
    plan = plan_of(adult, StandingKind.ADULT, viewer=viewer)
    if plan is None or plan.finished_at is None:
        return known
    before = timezone.localdate(plan.finished_at) - timedelta(days=1)
    doing = queries.who_does_what(adult, viewer=viewer, on=on, before=before, carer=carer)
    lines = lines_of(plan, viewer=viewer)
    others = [line.minutes_a_week for line in lines if line.met_by == MetBy.PAID]
    known |= {
        "tasks_new": len(doing.added),
        "tasks_gone": len(doing.dropped),
        "planned_minutes": doing.now_minutes,
        "planned_minutes_before": doing.before_minutes,
        "other_minutes": None if None in others else sum(one or 0 for one in others),
    }
    if Area.PRIVATE in areas_open(carer):
        known |= _asked_of(carer, adult, lines, viewer=viewer)
    return known


def _asked_of(carer: UUID, adult: UUID, lines: Sequence[PlanLine], *, viewer: Viewer) -> Known:
    """Return how many things the plan hopes of a carer who said no to them, or was never asked."""
    last: dict[UUID, str] = {}
    for offer in sorted(offers_for(carer, viewer=viewer), key=lambda one: one.offered_at):
        if offer.adult_id == adult:
            last[offer.line] = CarerAnswer.NO if offer.stopped_at else offer.answer
    hoped = [line.line for line in lines if line.hoped_for_id == carer]
    return {
        "tasks_said_no": sum(last.get(line) == CarerAnswer.NO for line in hoped),
        "tasks_not_asked": sum(not last.get(line) for line in hoped),
    }


def _paid(adult: UUID, carer: UUID, *, viewer: Viewer, on: date) -> Known:
    weeks = [one for one in queries.split_weeks(adult, viewer=viewer, on=on) if one.relative == carer]
    if not weeks:
        return {"paid_minutes": 0}
    return {
        "paid_minutes": sum(one.week.paid_minutes for one in weeks),
        "unpaid_minutes_of_paid": max(one.week.unpaid_minutes or 0 for one in weeks),
        "overlap_minutes": sum(minutes for one in weeks for _task, minutes in one.meets),
    }


# -- from what the carer says ------------------------------------------------------------------------------


def _of_carers_words(said: Sequence[CheckIn]) -> Known:
    """Return what the carer's check-ins tell: the newest answer to each question, and how health went."""
    newest: dict[str, asked.Said] = {}
    for check_in in reversed(said):
        newest |= check_in.answers
    hours, nights = asked.number(newest, "hours_of_care"), asked.number(newest, "nights_woken")
    health = [one for one in (asked.number(row.answers, "health") for row in said) if one is not None]
    return {
        "carried_minutes": None if hours is None else hours * MINUTES,
        "nights_in_four_weeks": None if nights is None else nights * WEEKS,
        "works_next_day": _yes(newest, "job_next_day"),
        "work_changed": _is_not(newest, "work_change", "no"),
        "work_left": _is_one_of(newest, "work_change", "left", "plans_to_leave"),
        "health_fall": None if len(health) < FAR_APART else max(0, health[1] - health[0]),
        "new_condition": _yes(newest, "new_condition"),
        "hurt_by_caring": _yes(newest, "injury"),
        "carer_wants_less": _is_one_of(newest, "wants", "less"),
    }


def _willing(said: Sequence[Willingness], adult: UUID, on: date) -> Known:
    """Return the minutes a week that a carer is willing to help somebody; unknown where one has no length."""
    yes = [
        one.minutes_a_week
        for one in said
        if one.adult_id == adult
        and one.willing in (Willing.YES, Willing.WITH_CONDITIONS)
        and one.able in (Able.YES, Able.WITH_HELP)
        and (one.ends_before is None or one.ends_before > on)
    ]
    unknown = None in yes or not any(one.adult_id == adult for one in said)
    return {"willing_minutes": None if unknown else sum(one or 0 for one in yes)}


def _breaks(carer: UUID, said: Sequence[CheckIn], *, viewer: Viewer, on: date) -> Known:
    planned, came = break_minutes([carer], viewer=viewer, on=on)[carer]
    days = [last_day_off([carer], viewer=viewer, on=on)[carer], *(asked.day_off(one.answers) for one in said)]
    last = max((day for day in days if day), default=None)
    return {
        "break_needed": bool(breaks_of(carer, viewer=viewer)) or None,
        "break_minutes_planned": planned,
        "break_minutes_came": came,
        "days_without_day_off": None if last is None else (on - last).days,
    }


def _not_heard(side: PartnershipSide, said: Sequence[CheckIn], *, viewer: Viewer, on: date) -> int:
    """Return the days since a worker last talked with the carer alone, or since the pair began."""
    days = [side.starts_on, *(one.said_on for one in said if one.written_as == WrittenAs.WORKER)]
    for model in (Note, PrivateNote):
        rows = model.objects.visible_to(viewer).filter(person_id=side.person_id, seen_alone=SeenAlone.YES)
        days += [timezone.localdate(one) for one in rows.values_list("happened_at", flat=True)]
    met = AloneAsk.objects.visible_to(viewer).filter(person_id=side.person_id).exclude(met_at=None)
    days += [timezone.localdate(one) for one in met.values_list("met_at", flat=True)]
    return min((on - day).days for day in days if day <= on)


# -- from both ---------------------------------------------------------------------------------------------


def _between(adults: Sequence[CheckIn], carers: Sequence[CheckIn]) -> Known:
    """Return how far apart the newest words of the two are. What one of them alone said is not compared."""
    one = adults[0].answers if adults else {}
    other = carers[0].answers if carers else {}
    pairs = [(asked.number(one, item.code), asked.number(other, item.code)) for item in asked.BETWEEN]
    both = [(first, second) for first, second in pairs if first is not None and second is not None]
    safe = [answers["safe"] for answers in (one, other) if "safe" in answers]
    unsafe = any(answer in NOT_FREE_TO_SAY for answer in safe)
    on = [answers["go_on"] for answers in (one, other) if "go_on" in answers]
    return {
        "answers_in_both": len(both),
        "answers_apart": sum(abs(first - second) >= FAR_APART for first, second in both),
        "apart_on_going_on": len(set(on)) > 1 if len(on) == FAR_APART else None,
        "not_safe": True if unsafe else False if len(safe) == FAR_APART else None,
        "person_wants_less": _is_one_of(one, "wants", "less"),
    }


def _yes(answers: asked.Answers, code: str) -> bool | None:
    return _is_one_of(answers, code, "yes")


def _is_one_of(answers: asked.Answers, code: str, *among: str) -> bool | None:
    return answers[code] in among if code in answers else None


def _is_not(answers: asked.Answers, code: str, other: str) -> bool | None:
    return answers[code] != other if code in answers else None
