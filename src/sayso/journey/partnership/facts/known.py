"""The facts of one pair, from what was read of many. Whatever nobody has said is left out: it is unknown."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from sayso.journey.assessment.models import Willingness
from sayso.journey.assessment.statuses import Able, Finding, Willing
from sayso.journey.partnership import queries
from sayso.journey.partnership.facts import beside
from sayso.journey.partnership.facts.reading import Read
from sayso.journey.partnership.models import CheckIn, PartnershipSide, WhoDecides
from sayso.journey.partnership.statuses import WrittenAs
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import CarerAnswer, MetBy
from sayso.rules.partnership import check_in as asked
from sayso.rules.partnership.indicators import PairFacts

Known = dict[str, int | bool | None]
WEEKS, MINUTES = 4, 60
FAR_APART = 2
TOLD_WITHIN = 14
NOT_FREE_TO_SAY = frozenset({"no", "rather_not"})


def facts_of(adults: PartnershipSide, carers: PartnershipSide, read: Read) -> PairFacts:
    """Return what is known of one pair. Whatever is not open to the viewer is None."""
    carer, said = carers.person_id, read.said
    known = _of_plan(adults.person_id, carer, read)
    known |= _of_carers_words(said[carers.pk])
    known |= _between(said[adults.pk], said[carers.pk])
    known["child_tasks"] = read.child_tasks.get(adults.person_id)
    if adults.person_id in read.plan_open:
        known |= _job(adults, carers, read)
    taken = read.differences.get((adults.person_id, carer), {})
    known["other_way_found"] = beside.other_way_found(said[adults.pk], taken, on=read.on)
    if carer in read.held:
        known |= _willing(read.willing.get((carer, adults.person_id), []), read.on)
        known |= _breaks(carer, said[carers.pk], read)
        known |= _own_needs(carer, read)
        known["days_not_heard_alone"] = _not_heard(carers, said[carers.pk], read)
    helped = known.get("carried_minutes")
    others = known.pop("other_minutes", None)
    known["all_help_minutes"] = None if helped is None or others is None else helped + others
    return PairFacts(**asdict(PairFacts()) | known)


# -- from the plan and the contract ------------------------------------------------------------------------


def _of_plan(adult: UUID, carer: UUID, read: Read) -> Known:
    """Return what the plan counts on, and what a contract says: nothing where the plan is not open."""
    if adult not in read.plan_open:
        return {}
    known: Known = _paid(adult, carer, read) | _moves(read.moves.get((adult, carer), []), read.on)
    known["emergency_plan_in_date"] = read.emergencies[adult].in_date(on=read.on, carer=carer)
    plan, load = read.plans.get(adult), read.loads.get((adult, carer))
    if plan is None or load is None:
        return known
    lines = read.lines[plan.pk]
    others = [line.minutes_a_week for line in lines if line.met_by == MetBy.PAID]
    known |= {
        "tasks_new": load.added,
        "tasks_gone": load.dropped,
        "planned_minutes": load.now_minutes,
        "planned_minutes_before": load.before_minutes,
        "other_minutes": None if None in others else sum(one or 0 for one in others),
    }
    if carer in read.held:
        known |= _asked_of(carer, adult, lines, read)
    return known


def _asked_of(carer: UUID, adult: UUID, lines: Sequence[PlanLine], read: Read) -> Known:
    """Return how many things the plan hopes of a carer who said no to them, or was never asked."""
    last: dict[UUID, str] = {}
    for offer in sorted(read.offers.get((carer, adult), []), key=lambda one: one.offered_at):
        last[offer.line] = CarerAnswer.NO if offer.stopped_at else offer.answer
    doing = read.offers.get((carer, adult), [])
    hoped = [line.line for line in lines if line.hoped_for_id == carer]
    return {
        "tasks_said_no": sum(last.get(line) == CarerAnswer.NO for line in hoped),
        "tasks_not_asked": sum(not last.get(line) for line in hoped),
        "heavy_tasks_not_shown": beside.not_shown(doing, on=read.on),
    }


def _paid(adult: UUID, carer: UUID, read: Read) -> Known:
    weeks = queries.split_weeks(adult, viewer=read.viewer, on=read.on) if adult in read.pays else []
    theirs = [one for one in weeks if one.relative == carer]
    if not theirs:
        return {"paid_minutes": 0}
    return {
        "paid_minutes": sum(one.week.paid_minutes for one in theirs),
        "unpaid_minutes_of_paid": max(one.week.unpaid_minutes or 0 for one in theirs),
        "overlap_minutes": sum(minutes for one in theirs for _task, minutes in one.meets),
    }


def _job(adults: PartnershipSide, carers: PartnershipSide, read: Read) -> Known:
    """Return what is known of the job between the two that began first; nothing where there is none."""
    if adults.person_id not in read.pays:
        return {}
    rows = [one.contract for one in queries.contracts_of(adults.person_id, viewer=read.viewer)]
    days = [
        one.starts_on for one in rows if one.relative_id == carers.person_id and queries.lasts(one, read.on)
    ]
    talks = [one for side in (adults, carers) for one in read.job_talks.get(side.pk, [])]
    return beside.of_the_job(talks, min(days), on=read.on) if days else {}


def _moves(rows: Sequence[WhoDecides], on: date) -> Known:
    """Return how many decisions moved a fortnight ago and the carer does not know of, as far as it is said.

    One that nobody said it of leaves the number open, unless another is known of.
    """
    past = [row for row in rows if row.since <= on - timedelta(days=TOLD_WITHIN)]
    untold = [row for row in past if row.carer_told is False]
    adding = [row for row in untold if row.adds_time]
    is_open = any(row.carer_told is None for row in past)
    time_open = is_open or any(row.adds_time is None for row in untold)
    return {
        "moves_untold": len(untold) if untold or not is_open else None,
        "moves_untold_adding_time": len(adding) if adding or not time_open else None,
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


def _willing(said: Sequence[Willingness], on: date) -> Known:
    """Return the minutes a week that a carer is willing to help somebody; unknown where one has no length."""
    yes = [
        one.minutes_a_week
        for one in said
        if one.willing in (Willing.YES, Willing.WITH_CONDITIONS)
        and one.able in (Able.YES, Able.WITH_HELP)
        and (one.ends_before is None or one.ends_before > on)
    ]
    unknown = None in yes or not said
    return {"willing_minutes": None if unknown else sum(one or 0 for one in yes)}


def _own_needs(carer: UUID, read: Read) -> Known:
    """Return how many of a carer's own eligible outcomes no line of their own plan meets.

    Unknown until somebody decided on their needs, and where their plan is not open.
    """
    decided = read.eligible.get(carer)
    if decided is None or carer not in read.own_plan_open:
        return {}
    lines = read.own_lines.get(carer, [])
    met = {code for line in lines if line.met_by != MetBy.ANOTHER_WAY for code in line.outcomes}
    unmet = len(set(decided.outcomes) - met) if decided.finding == Finding.ELIGIBLE else 0
    return {
        "outcomes_unmet": unmet,
        "health_at_risk_unmet": (unmet > 0 or not lines) and decided.assessment_id in read.at_risk,
    }


def _breaks(carer: UUID, said: Sequence[CheckIn], read: Read) -> Known:
    planned, came = read.break_minutes[carer]
    days = [read.days_off[carer], *(asked.day_off(one.answers) for one in said)]
    last = max((day for day in days if day), default=None)
    return {
        "break_needed": bool(read.needs[carer]) or None,
        "break_minutes_planned": planned,
        "break_minutes_came": came,
        "days_without_day_off": None if last is None else (read.on - last).days,
    }


def _not_heard(side: PartnershipSide, said: Sequence[CheckIn], read: Read) -> int:
    """Return the days since a worker last talked with the carer alone, or since the pair began."""
    days = [side.starts_on, *(one.said_on for one in said if one.written_as == WrittenAs.WORKER)]
    days += [read.heard[side.person_id]] if side.person_id in read.heard else []
    return min((read.on - day).days for day in days if day <= read.on)


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
