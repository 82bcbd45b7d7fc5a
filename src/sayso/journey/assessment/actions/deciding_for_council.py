"""What a decision on needs is to `foundation.decisions`: codes there, and the words with the assessment."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.decisions.actions import NewDecision, decide, decide_together
from sayso.foundation.decisions.grounds import Nature, Whether
from sayso.foundation.decisions.holds import Grounds, Hold
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.questions import Question
from sayso.foundation.decisions.states import State
from sayso.journey.assessment.models import Eligibility, NeedsAssessment
from sayso.journey.assessment.statuses import Finding, Reached
from sayso.journey.people.statuses import StandingKind

QUESTIONS = {
    StandingKind.ADULT: "Are the needs for care and support eligible?",
    StandingKind.CARER: "Are the needs for support as a carer eligible?",
}
#: Decisions stand where whoever reads the plan reads them; the reasons speak of health, and stand there.
REASONS = "The reasons stand with the assessment, and in the letter."
SUBJECT = "eligibility"


def settle(
    made: Sequence[Eligibility],
    assessments: Mapping[UUID, NeedsAssessment],
    held: Sequence[Sequence[Hold]],
    *,
    by: User,
    at: datetime,
) -> None:
    """Put each to the council's decisions, and write on it which decision it is. What was held goes on."""
    ends = _lower_or_end(made, by=by)
    waiting = _held_before(made, by=by)
    fresh = []
    for one, holds in zip(made, held, strict=True):
        working = assessments[one.assessment_id].working
        before = waiting.get(one.assessment_id)
        if before is None:
            question = _question(one, by=by, ends=one.pk in ends)
            fresh.append((one, _new(one, question, working, holds)))
            continue
        decide(decision=before, grounds=_grounds(one), working=working, also_held_by=holds, by=by, at=at)
        one.decision = before.pk
    decided = decide_together(items=[new for _, new in fresh], by=by, at=at) if fresh else []
    for (one, _), decision in zip(fresh, decided, strict=True):
        one.decision = decision.pk


def _new(
    one: Eligibility, question: Question, working: list[dict[str, str]], holds: Sequence[Hold]
) -> NewDecision:
    return NewDecision(
        person=one.person_id,
        question=question,
        grounds=_grounds(one),
        working=working,
        also_held_by=holds,
    )


def _question(one: Eligibility, *, by: User, ends: bool) -> Question:
    return Question(
        nature=Nature.COUNCIL_DUTY,
        words=QUESTIONS[StandingKind(one.standing)],
        options=[label for _, label in Finding.choices],
        subject_kind=SUBJECT,
        subject_key=one.assessment_id,
        officer=by,
        about_need=True,
        lowers_or_ends=ends,
    )


def _grounds(one: Eligibility) -> Grounds:
    found = Whether.ELIGIBLE if one.finding == Finding.ELIGIBLE else Whether.NOT_ELIGIBLE
    return Grounds(whether=found, reasons=REASONS)


def _held_before(made: Sequence[Eligibility], *, by: User) -> dict[UUID, Decision]:
    """Return the decisions on these assessments that a rule held, by assessment."""
    keys = [one.assessment_id for one in made]
    rows = Decision.objects.visible_to(by).filter(subject_kind=SUBJECT, subject_key__in=keys)
    return {one.subject_key: one for one in rows.filter(state=State.HELD) if one.subject_key}


def _lower_or_end(made: Sequence[Eligibility], *, by: User) -> set[UUID]:
    """Return which of these leave somebody with less than was decided before: that waits for their answer."""
    people = {one.person_id for one in made}
    rows = Eligibility.objects.visible_to(by).current().filter(person_id__in=people, reached=Reached.DECIDED)
    before = {(one.person_id, one.standing): one for one in rows}
    less = set()
    for one in made:
        was = before.get((one.person_id, one.standing))
        if was and was.finding == Finding.ELIGIBLE:
            ended = one.finding == Finding.NOT_ELIGIBLE or not set(was.outcomes) <= set(one.outcomes)
            less |= {one.pk} if ended else set()
    return less
