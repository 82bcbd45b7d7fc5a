"""Work out first figures to plan with, and keep them with their working."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.allocation import facts
from sayso.journey.allocation.models import IndicativeBudget, PublishedTable
from sayso.journey.allocation.queries import read, table_on
from sayso.journey.allocation.statuses import FigureOutcome
from sayso.journey.assessment.models import NeedsAssessment
from sayso.journey.assessment.queries import agreed_help
from sayso.journey.people.models import Person
from sayso.journey.people.statuses import StandingKind
from sayso.rules.allocation.facts import AgreedHelp
from sayso.rules.allocation.indicative import IndicativeBudget as Worked
from sayso.rules.kept_lines import plain_lines
from sayso.rules.refusals import Invalid, NotFound, Stale

NO_TABLE = "The council has no points table in force on this day. Ask for it to be published."


@dataclass(frozen=True, kw_only=True)
class NewFirstFigure:
    """How much help somebody needs in each domain of the table, as if nobody helped.

    A domain that is left out, or None, was not asked: no figure comes of it, and it is named.
    """

    person: UUID
    levels: Mapping[str, str | None]
    worked_on: date
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.WORK_OUT_FIRST_FIGURE)
def work_out_first_figures(
    *, items: Sequence[NewFirstFigure], by: User, at: datetime
) -> list[IndicativeBudget]:
    """Work out and keep first figures: one batch of the rules for each day, whatever is missing.

    Each takes the place of the one before, which stays to be read. Only hours that a carer agreed to and lets
    be told come off. Without a table, or a level, it is kept as not known, with what is missing by name.
    Raises NotFound, and Invalid for a domain or level that the table does not have.
    """
    people = [item.person for item in items]
    authorise_on_each(by, people=people, areas=[Area.MONEY, Area.HEALTH, Area.PLAN])
    _check(items, today=timezone.localdate(at))
    _hold(people, by)
    worked = [
        one
        for on in sorted({item.worked_on for item in items})
        for one in _work_out([item for item in items if item.worked_on == on], on, by)
    ]
    needs = NeedsAssessment.objects.visible_to(by).current().filter(standing=StandingKind.ADULT)
    began_from = dict(needs.filter(person_id__in=people).values_list("person_id", "pk"))
    made = [_kept(one, began_from.get(one.item.person), by=by, at=at) for one in worked]
    before = IndicativeBudget.objects.visible_to(by).current().filter(person_id__in=people)
    before.update(replaced_at=at, replaced_by=by)
    IndicativeBudget.objects.bulk_create(made)
    write([_event(one, by=by, at=at) for one in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.WORK_OUT_FIRST_FIGURE)
def work_out_first_figure(
    *, figure: NewFirstFigure, by: User, at: datetime, seen_version: int | None = None
) -> IndicativeBudget:
    """Keep one. Refuses as `work_out_first_figures` does; Stale when it changed after `seen_version`."""
    if seen_version is not None:
        _hold([figure.person], by)
        if IndicativeBudget.objects.visible_to(by).version_of(figure.person) != seen_version:
            raise Stale(
                "A colleague worked this out while you were at it. Read what stands, then keep yours."
            )
    return work_out_first_figures(items=[figure], by=by, at=at)[0]


@dataclass(frozen=True)
class _Worked:
    """One item with what came of it: `found` is None where there is no table on its day."""

    item: NewFirstFigure
    table: PublishedTable | None
    agreed: tuple[AgreedHelp, ...] | None
    found: Worked | None


def _check(items: Sequence[NewFirstFigure], *, today: date) -> None:
    if len({item.person for item in items}) != len(items):
        raise Invalid("One person stands twice in this set. Send them one after the other.")
    if any(item.worked_on > today for item in items):
        sentence = "This day is still to come. Write the day on which you worked it out."
        raise Invalid(sentence, fields={"worked_on": sentence})


def _hold(people: Sequence[UUID], by: User) -> None:
    """Hold the people: of two first figures at once there is no row yet to hold. Raises NotFound."""
    rows = Person.objects.visible_to(by).select_for_update(no_key=True).filter(pk__in=people)
    if {found for (found,) in rows.order_by("pk").values_list("pk")} != set(people):
        raise NotFound(NOT_FOUND)


def _work_out(items: Sequence[NewFirstFigure], on: date, by: User) -> list[_Worked]:
    table = table_on(on)
    if table is None:
        return [_Worked(item, None, None, None) for item in items]
    # None for a carer who was asked and agreed to nothing, too: the person reads these lines, and a "no" is
    # the carer's own to tell.
    agreed = [agreed_help(item.person, viewer=by, on=on) or None for item in items]
    needs = [facts.needs_of(item.levels, one) for item, one in zip(items, agreed, strict=True)]
    found = facts.worked_out(needs, table=read(table), on=on)
    return [
        _Worked(item, table, help_of_it, worked)
        for item, help_of_it, worked in zip(items, agreed, found, strict=True)
    ]


def _kept(one: _Worked, assessment: UUID | None, *, by: User, at: datetime) -> IndicativeBudget:
    found, refusal = one.found, one.found.refusal if one.found else None
    refused_as = "no_figure_in_force" if found is None else refusal.code if refusal else ""
    return IndicativeBudget(
        id=one.item.key,
        person_id=one.item.person,
        worked_on=one.item.worked_on,
        assessment=assessment,
        table=one.table,
        levels=dict(one.item.levels),
        agreed_help=facts.plain_help(one.agreed),
        outcome=FigureOutcome.REFUSED if refused_as else FigureOutcome.WORKED_OUT,
        points=found.points if found else None,
        gross_pence_a_week=found.gross_pence_a_week if found else None,
        net_pence_a_week=found.net_pence_a_week if found else None,
        refused_as=refused_as,
        says=NO_TABLE if found is None else refusal.message if refusal else "",
        missing=facts.missing_words(found),
        working=plain_lines(facts.told_lines(found.working)) if found else [],
        recorded_at=at,
        recorded_by=by,
    )


def _event(made: IndicativeBudget, *, by: User, at: datetime) -> Event:
    about, told = ("first_figure", made.pk), {"outcome": made.outcome}
    name = "allocation.work_out_first_figure"
    return event(name, by=by, at=at, person=made.person_id, about=about, facts=told)
