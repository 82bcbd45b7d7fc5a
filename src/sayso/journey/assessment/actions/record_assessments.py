"""Keep an assessment of needs, or of a carer's own, with how it looks against the national test."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.assessment import facts
from sayso.journey.assessment.models import NeedsAssessment, SupporterCheck
from sayso.journey.assessment.statuses import Difficulty, Supporter, SupporterKind
from sayso.journey.people.facts import Asked, Of, keep_asked
from sayso.journey.people.models import Person
from sayso.journey.people.statuses import AskedPlace, StandingKind
from sayso.rules.eligibility.appearance import Appearance
from sayso.rules.refusals import Invalid, Stale


@dataclass(frozen=True, kw_only=True)
class NewAssessment:
    """What was found on one day. What nobody asked is None, or left out of `outcomes`: never "able".

    Who the supporter is, and whether it can be them, stands in the story: the person's own sign-in does not
    read that somebody close to them is suspected. So does how they were asked: None where a talk says it.
    """

    person: UUID
    standing: StandingKind
    assessed_on: date
    their_words: str = ""
    arises: bool | None = None
    health_at_risk: bool | None = None
    significant_impact: bool | None = None
    outcomes: Mapping[str, str] = field(default_factory=dict)
    difficulties: Sequence[Difficulty] = ()
    supporter: Supporter = Supporter.NOT_NEEDED
    supporter_name: str = ""
    supporter_kind: SupporterKind | None = None
    supporter_wanted: bool | None = None
    supporter_suspected: bool = False
    supporter_because: str = ""
    asked: Asked | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def read(self, *, today: date) -> facts.Facts:
        """Return it as the rules read it. Raises Invalid, by field."""
        wrong = {}
        if self.assessed_on > today:
            wrong["assessed_on"] = "This day is still to come. Write the day of the assessment."
        if self.supporter == Supporter.SOMEBODY and not self.supporter_name.strip():
            wrong["supporter_name"] = "Write who helps them to have their say."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)
        return facts.facts_of(
            self.standing,
            arises=self.arises,
            health_at_risk=self.health_at_risk,
            significant_impact=self.significant_impact,
            outcomes=dict(self.outcomes),
        )


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def record_assessments(*, items: Sequence[NewAssessment], by: User, at: datetime) -> list[NeedsAssessment]:
    """Keep assessments, each in place of the one before of that person and standing, which stays to be read.

    Nothing has to be asked for it to be kept: what is missing is named. Raises NotFound and Invalid.
    """
    authorise_on_each(by, people=[item.person for item in items], areas=[Area.HEALTH])
    checked = [item for item in items if item.supporter == Supporter.SOMEBODY and item.supporter_kind]
    if checked:
        authorise_on_each(by, people=[item.person for item in checked], areas=[Area.STORY])
    today = timezone.localdate(at)
    appearances = facts.looks([item.read(today=today) for item in items])
    made = [
        _made(item, appearance, by=by, at=at) for item, appearance in zip(items, appearances, strict=True)
    ]
    for standing in StandingKind:
        people = [one.person_id for one in made if one.standing == standing]
        before = NeedsAssessment.objects.visible_to(by).current().filter(person_id__in=people)
        before.filter(standing=standing).update(replaced_at=at, replaced_by=by)
    NeedsAssessment.objects.bulk_create(made)
    SupporterCheck.objects.bulk_create([_check(item, by=by, at=at) for item in checked])
    for item in items:
        if item.asked is not None:
            of = Of(AskedPlace.ASSESSMENT, item.key, item.assessed_on)
            keep_asked(item.asked, person=item.person, by=by, at=at, of=of)
    write([_event(one, by=by, at=at) for one in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def record_assessment(
    *, assessment: NewAssessment, by: User, at: datetime, seen_version: int | None = None
) -> NeedsAssessment:
    """Keep one. Refuses as `record_assessments` does; Stale when it changed after `seen_version`."""
    if seen_version is not None:
        # The person is held, not the rows: of two who assess somebody for the first time there is no row yet.
        list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(pk=assessment.person))
        if NeedsAssessment.objects.visible_to(by).version_of(assessment.person) != seen_version:
            raise Stale("A colleague changed this while you were writing. Read what stands, then save again.")
    return record_assessments(items=[assessment], by=by, at=at)[0]


def _event(made: NeedsAssessment, *, by: User, at: datetime) -> Event:
    facts_of_it, about = {"standing": made.standing}, ("assessment", made.pk)
    name = "assessment.record_assessment"
    return event(name, by=by, at=at, person=made.person_id, about=about, facts=facts_of_it)


def _made(item: NewAssessment, appearance: Appearance, *, by: User, at: datetime) -> NeedsAssessment:
    return NeedsAssessment(
        id=item.key,
        person_id=item.person,
        standing=item.standing,
        assessed_on=item.assessed_on,
        their_words=item.their_words.strip(),
        arises=item.arises,
        health_at_risk=item.health_at_risk if item.standing == StandingKind.CARER else None,
        significant_impact=item.significant_impact,
        outcomes=dict(item.outcomes),
        difficulties=sorted(item.difficulties),
        supporter=item.supporter,
        supporter_name=item.supporter_name.strip() if item.supporter == Supporter.SOMEBODY else "",
        verdict=appearance.verdict.value,
        says=appearance.says,
        working=facts.lines(appearance),
        recorded_at=at,
        recorded_by=by,
    )


def _check(item: NewAssessment, *, by: User, at: datetime) -> SupporterCheck:
    return SupporterCheck(
        person_id=item.person,
        assessment=item.key,
        kind=item.supporter_kind or "",
        wanted=item.supporter_wanted,
        suspected=item.supporter_suspected,
        because=item.supporter_because.strip(),
        recorded_at=at,
        recorded_by=by,
    )
