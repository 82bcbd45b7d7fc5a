"""Keep what somebody pays from a day on, with everything it was worked out from."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.policy.queries import figures
from sayso.journey.charging import queries
from sayso.journey.charging.actions.holding import hold_people
from sayso.journey.charging.facts import Asked, Sum, council_choices, keeping, sums_of
from sayso.journey.charging.facts.answers import checked
from sayso.journey.charging.facts.changed import begins
from sayso.journey.charging.models import Contribution, FinancialAssessment, MoneyChange, ToldMeans
from sayso.journey.charging.statuses import MeansOutcome
from sayso.journey.people.statuses import StandingKind
from sayso.rules.figures import Figures
from sayso.rules.kept_lines import plain_lines
from sayso.rules.refusals import Invalid, Stale

MADE = (FinancialAssessment, Contribution)


@dataclass(frozen=True, kw_only=True)
class NewMeans:
    """What somebody told us of their money, to be worked out from `starts_on` on.

    `answers` are those of the try-out. Where it began with what they handed in, `told` is the key of that,
    and where with something that changed, `change`.
    """

    person: UUID
    answers: Mapping[str, Mapping[str, Any]]
    assessed_on: date
    starts_on: date
    standing: StandingKind = StandingKind.ADULT
    told: UUID | None = None
    change: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field, for a day to come or for answers that cannot be read."""
        if self.assessed_on > today:
            sentence = "This day is still to come. Write the day on which you worked it out."
            raise Invalid(sentence, fields={"assessed_on": sentence})
        checked(self.answers)

    def asked(self, policy: Mapping[str, Any]) -> Asked:
        """Return it as it is worked out: for the day from which it holds."""
        answers = {**self.answers, "day": {"on": self.starts_on.isoformat()}}
        return Asked(answers, self.starts_on, policy, self.standing)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def assess_means(*, items: Sequence[NewMeans], by: User, at: datetime) -> list[FinancialAssessment]:
    """Work out and keep what people pay: one batch of the rules, whatever is missing.

    Each takes the place of whatever stood for that person and standing from its first day on; the days
    before keep theirs, and what stood stays to be read. A sum that cannot be worked out is kept as that, with
    what is missing by name, and no charge. Raises NotFound and Invalid.
    """
    authorise_on_each(by, people=[item.person for item in items], areas=[Area.MEANS, Area.MONEY])
    today = timezone.localdate(at)
    _check(items, today=today)
    hold_people([item.person for item in items], by)
    law = figures()
    policies = {on: council_choices(on) for on in {item.starts_on for item in items}}
    asked = [item.asked(policies[item.starts_on]) for item in items]
    made = [
        _made(item, one, found, law, by=by, at=at)
        for item, one, found in zip(items, asked, sums_of(asked, figures=law, what_if=False), strict=True)
    ]
    for one in made:
        one.begins = _begins(one, law, by=by, today=today)
    _make_way(made, by=by, at=at)
    FinancialAssessment.objects.bulk_create(made)
    Contribution.objects.bulk_create([_contribution(one) for one in made])
    _looked_at(ToldMeans, [(item.person, item.told) for item in items if item.told], by=by, at=at)
    _looked_at(MoneyChange, [(item.person, item.change) for item in items if item.change], by=by, at=at)
    write([_event(one, by=by, at=at) for one in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def assess_one(
    *, means: NewMeans, by: User, at: datetime, seen_version: int | None = None
) -> FinancialAssessment:
    """Keep one. Refuses as `assess_means` does; Stale when somebody kept another after `seen_version`."""
    if seen_version is not None:
        hold_people([means.person], by)
        if FinancialAssessment.objects.visible_to(by).version_of(means.person) != seen_version:
            raise Stale(
                "A colleague worked this out while you were at it. Read what stands, then keep yours."
            )
    return assess_means(items=[means], by=by, at=at)[0]


def _check(items: Sequence[NewMeans], *, today: date) -> None:
    whose = [(item.person, item.standing) for item in items]
    if len(set(whose)) != len(whose):
        raise Invalid("One person stands twice in this set. Send them one after the other.")
    for item in items:
        item.check(today=today)


def _made(
    item: NewMeans, asked: Asked, found: Sum, law: Figures, *, by: User, at: datetime
) -> FinancialAssessment:
    refusal = found.refusal
    if refusal is not None and refusal.code == "invalid":
        raise refusal
    return FinancialAssessment(
        id=item.key,
        person_id=item.person,
        standing=item.standing,
        assessed_on=item.assessed_on,
        starts_on=item.starts_on,
        answers=asked.answers,
        told=item.told,
        change=item.change,
        figures=keeping.figures_of(asked, law),
        policy=asked.policy,
        outcome=MeansOutcome.REFUSED if refusal else MeansOutcome.ASSESSED,
        charge_pence_a_week=None if refusal else found.charge_pence,
        is_full_cost=not refusal and found.pays_full_cost,
        refused_as=refusal.code if refusal else "",
        says=refusal.message if refusal else "",
        missing=keeping.plain_missing(found),
        amounts=keeping.plain_amounts(found),
        working=plain_lines(found.working),
        recorded_at=at,
        recorded_by=by,
    )


def _looked_at(
    model: type[ToldMeans | MoneyChange], begun_with: Sequence[tuple[UUID, UUID]], *, by: User, at: datetime
) -> None:
    keys = [key for _, key in begun_with]
    rows: Any = model.objects
    waiting = rows.visible_to(by).current().filter(pk__in=keys, looked_at=None)
    waiting.filter(person_id__in=[person for person, _ in begun_with]).update(looked_at=at, looked_by=by)


def _begins(made: FinancialAssessment, law: Figures, *, by: User, today: date) -> list[dict[str, Any]]:
    """Return the lines that say from which day it holds; none where whoever keeps it chose another."""
    if made.change is None:
        return []
    changes = MoneyChange.objects.visible_to(by).current().filter(pk=made.change, person_id=made.person_id)
    change: MoneyChange | None = changes.first()
    if change is None:
        raise Invalid("What changed is no longer there. Open the page again.")
    whose: dict[str, Any] = {"viewer": by, "on": change.changed_on, "standing": StandingKind(made.standing)}
    before = queries.means_of(made.person_id, **whose)
    later = queries.later_sums(made.person_id, **whose)
    found = begins(change, made.answers, before, later=later, figures=law, today=today)
    return plain_lines(found.working) if found and found.on == made.starts_on else []


def _contribution(made: FinancialAssessment) -> Contribution:
    return Contribution(
        person_id=made.person_id,
        standing=made.standing,
        starts_on=made.starts_on,
        pence_a_week=made.charge_pence_a_week,
        is_full_cost=made.is_full_cost,
        assessment=made.pk,
        recorded_at=made.recorded_at,
        recorded_by=made.recorded_by,
    )


def _make_way(made: Sequence[FinancialAssessment], *, by: User, at: datetime) -> None:
    """Let what stands make way from each new first day: what began before it ends, the rest is replaced."""
    for starts_on, standing in {(one.starts_on, one.standing) for one in made}:
        people = [one.person_id for one in made if (one.starts_on, one.standing) == (starts_on, standing)]
        for model in MADE:
            rows = model.objects.visible_to(by).current().filter(person_id__in=people, standing=standing)
            rows.filter(starts_on__gte=starts_on).update(replaced_at=at, replaced_by=by)
            lasting = Q(ends_before=None) | Q(ends_before__gt=starts_on)
            rows.filter(lasting, starts_on__lt=starts_on).update(ends_before=starts_on)


def _event(made: FinancialAssessment, *, by: User, at: datetime) -> Event:
    facts, about = {"standing": made.standing, "outcome": made.outcome}, ("means", made.pk)
    return event("charging.assess_means", by=by, at=at, person=made.person_id, about=about, facts=facts)
