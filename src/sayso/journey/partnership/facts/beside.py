"""Three facts that stand beside what the two say: shown how, another way found, and the job between them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.utils import timezone

from sayso.journey.partnership.models import CheckIn, Difference, DifferenceEnding, PairTalk
from sayso.journey.partnership.models.apart_kinds import EndingKind, MatterKind
from sayso.journey.partnership.statuses import JobFact
from sayso.journey.planning.models import TaskOffer
from sayso.journey.planning.queries import in_force
from sayso.journey.planning.statuses import ShownHow
from sayso.rules.partnership.leave_year import leave_year_gone, leave_year_of
from sayso.rules.partnership.settling import SETTLES

#: Of these is wanting other help than this carer's.
ABOUT_HELP = frozenset({MatterKind.TASKS, MatterKind.TIME, MatterKind.HELPERS})
#: What was said of leave counts for a quarter of a year: what is taken after, nobody has told.
LEAVE_COUNTS = timedelta(weeks=13)
#: What was said of pay and hours counts until it is asked again, and a year at the most.
JOB_COUNTS = timedelta(days=365)


def not_shown(offers: Iterable[TaskOffer], *, on: date) -> int | None:
    """Return how many tasks in force take lifting, washing or medicines, and nobody has shown the carer.

    None: of one nobody said whether the carer was shown, or what it takes.
    """
    doing = in_force(offers, on=on)
    not_yet = sum(one.shown == ShownHow.NOT_YET for one in doing)
    is_open = any(one.shown == ShownHow.NOT_SAID and one.hands_on is not False for one in doing)
    return not_yet if not_yet or not is_open else None


def other_way_found(
    said: Sequence[CheckIn], taken: Mapping[Difference, Sequence[DifferenceEnding]], *, on: date
) -> bool | None:
    """Return whether another way was found since the person last said that they want less of this carer.

    `taken` is what a worker took up between the two, with what came of it, the newest first. It is found when
    it was settled, and others meet hours of it. None: nothing was taken up, or it was settled before.
    """
    wished = next((one.said_on for one in said if "wants" in one.answers), None)
    found = [
        _found(endings, since=wished, on=on)
        for one, endings in taken.items()
        if one.matter in ABOUT_HELP and timezone.localdate(one.opened_at) <= on
    ]
    if True in found:
        return True
    return False if False in found else None


def _found(endings: Sequence[DifferenceEnding], *, since: date | None, on: date) -> bool | None:
    past = [one for one in endings if timezone.localdate(one.settled_at) <= on]
    if not past or past[0].ending not in SETTLES:
        return False
    last = past[0]
    if since and timezone.localdate(last.settled_at) < since:
        return None
    if last.trial_ends_on and last.trial_ends_on <= on:
        return None
    by_others = bool(last.met_by_lines or last.met_by_called) or last.ending == EndingKind.DIFFER
    return by_others or (last.carer_minutes or 0) < (last.needed_minutes or 0)


def of_the_job(talks: Iterable[PairTalk], began: date, *, on: date) -> dict[str, int | bool | None]:
    """Return what either of the two said of the job between them, in talks that were held.

    `began` is the day it began. Late pay or more hours that one of the two tells of count, whatever the other
    says. No statement of a bank tells any of it: a line of wages names nobody and says no hours.
    """
    held = [(one.talked_on, one.job) for one in talks if one.talked_on and one.talked_on <= on]
    newest_first = sorted(held, key=lambda one: one[0], reverse=True)
    recent = [job for day, job in newest_first if on - day <= JOB_COUNTS]
    year_began, _ = leave_year_of(began, on=on)
    leave = [
        job[JobFact.LEAVE_TAKEN]
        for day, job in newest_first
        if JobFact.LEAVE_TAKEN in job and day >= year_began and on - day <= LEAVE_COUNTS
    ]
    return {
        "pay_late": _either(recent, JobFact.PAY_LATE),
        "hours_over_contract": _either(recent, JobFact.MORE_HOURS),
        "leave_year_gone": leave_year_gone(began, on=on),
        "leave_taken": leave[0] if leave else None,
    }


def _either(jobs: Sequence[Mapping[str, bool | int]], fact: JobFact) -> bool | None:
    said = [bool(job[fact]) for job in jobs if fact in job]
    return any(said) if said else None
