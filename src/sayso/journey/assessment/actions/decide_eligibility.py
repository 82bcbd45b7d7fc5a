"""Decide whether somebody's needs are eligible; or keep it as proposed, or as held, with the rule."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.decisions.holds import Hold
from sayso.journey.assessment import facts, queries
from sayso.journey.assessment.actions.deciding_for_council import settle
from sayso.journey.assessment.actions.proposing import done_with, hand_on
from sayso.journey.assessment.models import Eligibility, NeedsAssessment
from sayso.journey.assessment.statuses import Finding, Reached
from sayso.journey.people.models import Person
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Invalid, NotFound, Stale, WrongState

ASSESSED_AGAIN = "This assessment was written again since. Read the new one, then decide on that."
DECIDED = "This assessment was decided on. Look at the needs again first, or answer what the person says."


@dataclass(frozen=True, kw_only=True)
class NewEligibility:
    """What somebody would decide on one assessment: for which outcomes, why, and what else can help.

    `reasons` and `advice` are for the person, in plain words. What is left out holds the decision.
    """

    person: UUID
    assessment: UUID
    finding: Finding
    outcomes: Sequence[str] = ()
    reasons: str = ""
    advice: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, standing: StandingKind) -> None:
        """Raise Invalid for an outcome the law does not list, or one that is named while none is eligible."""
        known = {one.code for one in facts.outcomes_asked(standing)}
        wrong = ""
        if not set(self.outcomes) <= known:
            wrong = "Choose from what the law lists."
        elif self.finding == Finding.NOT_ELIGIBLE and self.outcomes:
            wrong = "Tick none when no needs are eligible."
        elif self.finding == Finding.ELIGIBLE and not self.outcomes and standing == StandingKind.ADULT:
            wrong = "Tick what they cannot do: these are the needs that are eligible."
        if wrong:
            raise Invalid(wrong, fields={"outcomes": wrong})


@named_action(kind=Kind.DECIDES, permission=Permission.ASSESS)
def decide_eligibilities(*, items: Sequence[NewEligibility], by: User, at: datetime) -> list[Eligibility]:
    """Decide on assessments, and return each as it stands then: `decided`, `held` or `proposed`.

    Neither is raised, for raising would undo what was written: a page shows the rules by `held_by_rules`.
    What a worker not registered decides is proposed, and handed to a registered colleague (S3-16). Raises
    NotFound, Invalid, Stale for an assessment written again since, and WrongState for one decided on.
    """
    assessments = _assessments(items, by=by)
    advocacy = queries.advocacy(assessments.values(), viewer=by)
    held = []
    for item in items:
        found = assessments[item.assessment]
        item.check(StandingKind(found.standing))
        held.append(
            facts.holds_on(
                found,
                outcomes=item.outcomes,
                finding=item.finding,
                reasons=item.reasons,
                advice=item.advice,
                registered=by.may(Permission.DECIDE_FOR_COUNCIL),
                advocacy=advocacy[found.pk],
            )
        )
    made = [
        _made(item, assessments[item.assessment], holds, by=by, at=at)
        for item, holds in zip(items, held, strict=True)
    ]
    if by.may(Permission.DECIDE_FOR_COUNCIL):
        settle(made, assessments, held, by=by, at=at)
        done_with([one for one in made if one.reached == Reached.DECIDED], by=by, at=at)
    else:
        hand_on(made, by=by, at=at)
    _take_the_place(made, by=by, at=at)
    Eligibility.objects.bulk_create(made)
    write([_event(one, by=by, at=at) for one in made])
    return made


@named_action(kind=Kind.DECIDES, permission=Permission.ASSESS)
def decide_eligibility(
    *, eligibility: NewEligibility, by: User, at: datetime, seen_version: int | None = None
) -> Eligibility:
    """Decide on one. Refuses as `decide_eligibilities` does; Stale when it changed after `seen_version`."""
    list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(pk=eligibility.person))
    now = Eligibility.objects.visible_to(by).version_of(eligibility.person)
    if seen_version not in (None, now):
        raise Stale("A colleague decided or proposed something meanwhile. Read what stands, then go on.")
    return decide_eligibilities(items=[eligibility], by=by, at=at)[0]


def _assessments(items: Sequence[NewEligibility], *, by: User) -> Mapping[UUID, NeedsAssessment]:
    """Return the assessments by key. Raises NotFound, Stale and WrongState."""
    authorise_on_each(by, people=[item.person for item in items], areas=[Area.HEALTH, Area.PLAN])
    rows = NeedsAssessment.objects.visible_to(by).filter(pk__in=[item.assessment for item in items])
    found: dict[UUID, NeedsAssessment] = {one.pk: one for one in rows}
    for item in items:
        one = found.get(item.assessment)
        if one is None or one.person_id != item.person:
            raise NotFound(NOT_FOUND)
        if one.replaced_at:
            raise Stale(ASSESSED_AGAIN)
    decided = Eligibility.objects.visible_to(by).current().filter(assessment__in=found)
    if decided.filter(reached=Reached.DECIDED).exists():
        raise WrongState(DECIDED)
    return found


def _made(
    item: NewEligibility, assessment: NeedsAssessment, holds: Sequence[Hold], *, by: User, at: datetime
) -> Eligibility:
    registered = by.may(Permission.DECIDE_FOR_COUNCIL)
    return Eligibility(
        id=item.key,
        person_id=item.person,
        assessment=assessment,
        standing=assessment.standing,
        finding=item.finding,
        outcomes=[
            one.code
            for one in facts.outcomes_asked(StandingKind(assessment.standing))
            if one.code in item.outcomes
        ],
        reasons=item.reasons.strip(),
        advice=item.advice.strip(),
        reached=(Reached.HELD if holds else Reached.DECIDED) if registered else Reached.PROPOSED,
        held_by_rules=[hold.code for hold in holds],
        recorded_at=at,
        recorded_by=by,
    )


def _take_the_place(made: Sequence[Eligibility], *, by: User, at: datetime) -> None:
    """Let what was proposed or held stand no longer, and what was decided, where it is decided anew."""
    for standing in StandingKind:
        for only_open in (True, False):
            people = [
                one.person_id
                for one in made
                if one.standing == standing and (only_open or one.reached == Reached.DECIDED)
            ]
            before = Eligibility.objects.visible_to(by).current().filter(person_id__in=people)
            rows = before.filter(standing=standing)
            (rows.exclude(reached=Reached.DECIDED) if only_open else rows).update(
                replaced_at=at, replaced_by=by
            )


def _event(made: Eligibility, *, by: User, at: datetime) -> Event:
    told = {"standing": made.standing, "reached": made.reached, "finding": made.finding}
    about = ("eligibility", made.pk)
    name = "assessment.decide_eligibility"
    return event(name, by=by, at=at, person=made.person_id, about=about, facts=told)
