"""Plans on paper: the plan for an emergency, and the plan with the carers' part and the back-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.pieces import Fact, Part, Sheet
from sayso.foundation.govuk.presenting import full_stop, hours_words, listed, plain_day
from sayso.journey.casework.facts.paper_words import for_paper
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import queries
from sayso.journey.planning.models import CarerTask, Plan
from sayso.journey.planning.pages.shown import lines_shown, named
from sayso.journey.planning.queries import EmergencyPlan
from sayso.journey.planning.statuses import CarersPartKind, EmergencyPartKind

MOST_RUNG = 5
NOT_AGREED = "Nobody has said yes to this as it stands. Check each thing before you rely on it."
NOBODY = "Nobody who was asked has said yes yet."
BACK_UP_MISSING = "Nobody is down for it yet. Write it in the plan for an emergency."
THANKS = (
    "Thank you. It matters, and nobody takes it for granted. It can be stopped at any time, with no reason."
)


def emergency_sheet(plan: EmergencyPlan, called: str, *, lead: str = "") -> Sheet:
    """Return the plan for an emergency on one side of A4: whom to ring first, then what must happen."""
    parts = [Part("Whom to ring, in this order", facts=_to_ring(plan), wide=True)]
    parts += [
        Part(EmergencyPartKind(code).label, sentences=[for_paper(one.words)])
        for code, one in plan.parts.items()
    ]
    for carer in dict.fromkeys(one.carer_called for one in plan.carers):
        theirs = {one.part: one for one in plan.carers if one.carer_called == carer}
        said = [theirs[kind] for kind in CarersPartKind if kind in theirs]
        words = [f"{CarersPartKind(one.part).label}: {full_stop(for_paper(one.words))}" for one in said]
        parts.append(Part(f"In the words of {carer}", sentences=words, wide=True))
    return Sheet(
        title=f"If the carer cannot care: {called}",
        lead=lead,
        parts=parts,
        printed=agreed_words(plan, called),
    )


def agreed_words(plan: EmergencyPlan, called: str) -> str:
    """Say whether the person said yes to it as it stands, and by when to look again."""
    if plan.yes is None or not plan.is_agreed:
        return NOT_AGREED
    return f"{called} said yes to it as it stands. To be looked at again by {plain_day(plan.yes.review_on)}."


def _to_ring(plan: EmergencyPlan) -> list[Fact]:
    ring = [Fact("Danger now", "999")]
    ring += [
        Fact(one.called, f"{one.telephone}. {full_stop(one.free)}" if one.free else one.telephone)
        for one in plan.to_ring[:MOST_RUNG]
    ]
    nobody = "" if plan.to_ring else f"{NOBODY} "
    return [*ring, Fact("No answer?", f"{nobody}Out of hours: {settings.COUNCIL['out_of_hours']}")]


@dataclass(frozen=True)
class CarersShare:
    """What one carer said yes to, in the plan, each thing in words."""

    called: str
    does: Sequence[str]


@dataclass(frozen=True)
class CarersPart:
    """What carers do, by their own yes, with thanks; and what happens if they cannot, never empty."""

    carers: Sequence[CarersShare]
    thanks: str
    back_up: Sequence[str]


def carers_part(plan: Plan, *, viewer: Viewer, on: date) -> CarersPart | None:
    """Return what carers said yes to in a plan, and the back-up; None where nobody has a yes in force.

    Never asked, silent, a no and a yes that was stopped are the same here: nothing.
    """
    lines = {one.line: one for one in queries.lines_of(plan, viewer=viewer)}
    agreed = queries.tasks_agreed(plan.person_id, viewer=viewer, on=on)
    tasks = [task for task in agreed if task.line in lines]
    if not tasks:
        return None
    by_carer: dict[str, list[CarerTask]] = {}
    for task in tasks:
        by_carer.setdefault(task.carer_called, []).append(task)
    shares = [
        CarersShare(
            called,
            [f"{full_stop(lines[one.line].aim)} {hours_words(one.minutes_a_week)} a week." for one in some],
        )
        for called, some in by_carer.items()
    ]
    tonight = [lines[task.line].covers_tonight for task in tasks if lines[task.line].covers_tonight]
    return CarersPart(shares, THANKS, _back_up(plan, tonight, viewer=viewer))


def _back_up(plan: Plan, tonight: Sequence[str], *, viewer: Viewer) -> list[str]:
    """Say what happens if a carer cannot: what is covered, what the emergency plan says, whom to ring."""
    emergency = queries.emergency_plan_of(plan.person_id, viewer=viewer)
    said = [full_stop(for_paper(one)) for one in dict.fromkeys(tonight)]
    said += [
        f"{named(one.carer_called)} says: {full_stop(for_paper(one.words))}"
        for one in emergency.carers
        if one.part == CarersPartKind.BACK_UP
    ]
    first = emergency.parts.get(EmergencyPartKind.FIRST_HOURS)
    said += [f"In the first two hours: {full_stop(for_paper(first.words))}"] if first else []
    ring = [f"{one.called}, {one.telephone}" for one in emergency.to_ring[:MOST_RUNG]]
    said += [f"Ring {listed(ring)}."] if ring else []
    said = said or [BACK_UP_MISSING]
    return [*said, f"No answer? Ring the council out of hours: {settings.COUNCIL['out_of_hours']}."]


def plan_sheet(plan: Plan, called: str, *, viewer: Viewer, on: date, own: bool) -> Sheet:
    """Return the plan on paper: what they want and how, what carers do with thanks, and if they cannot."""
    parts = []
    for line in lines_shown(plan, viewer=viewer, on=on, own=own):
        how = " ".join(full_stop(for_paper(one)) for one in (line.how_met, line.who) if one)
        open_words = "" if line.is_settled else f"To be met another way. {full_stop(line.tonight)}".strip()
        said = [f"{line.when}." if line.when else "", how, open_words]
        parts.append(Part(line.aim, sentences=[one for one in said if one]))
    told = carers_part(plan, viewer=viewer, on=on)
    if told:
        for share in told.carers:
            words = [*share.does, f"{share.called}: {told.thanks}"]
            parts.append(
                Part(f"What {named(share.called)} does, unpaid, by their own yes", sentences=words, wide=True)
            )
        parts.append(Part("If they cannot", sentences=told.back_up, wide=True))
    whose = "carer’s support plan" if plan.standing == StandingKind.CARER else "plan"
    said_yes = f"The yes to it was said on {plain_day(plan.finished_at)}." if plan.finished_at else "A draft."
    return Sheet(
        title=f"The {whose} of {called}", lead=said_yes, parts=parts, printed="Care Act 2014, section 25"
    )
