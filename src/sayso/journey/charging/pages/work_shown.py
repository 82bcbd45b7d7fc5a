"""How the money team's list is drawn: who, what to do, why, and by when; words and links, no HTML."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import count, listed, plain_day
from sayso.journey.casework.pages.persons import Named
from sayso.journey.charging.models import FinancialAssessment
from sayso.journey.charging.pages.questions import QUESTIONS
from sayso.journey.charging.queries import work
from sayso.journey.charging.queries.work import Work
from sayso.journey.charging.statuses import WorkKind
from sayso.journey.people.statuses import StandingKind
from sayso.rules.clocks.money import MONEY_LOOKED_AT_AGAIN

ORDER = (
    "What is longest overdue is first. Days come from the guidance and from what we promised."
    " Nobody who has died is here."
)
A_COLLEAGUE = "A colleague answers"


@dataclass(frozen=True)
class Beside:
    """What a page of the list is drawn with: the sums it is about, whose papers are open, names, the day."""

    sums: Mapping[UUID, FinancialAssessment]
    papers: Collection[UUID]
    named: Named
    today: date


def work_table(rows: Sequence[Work], beside: Beside) -> Table:
    """Return one page of the list, each row one person and one thing."""
    named, sums = beside.named, beside.sums
    columns = [Column("Who"), Column("By"), Column("Why"), Column("What to do", acts=True)]
    drawn = [
        Row.of(
            Cell(link=Link(named.name(one.person), _means(one.person)), warning=named.caution(one.person)),
            _by(one.due_on, beside.today),
            _why(one, sums.get(one.key) if one.key else None, named.name(one.person)),
            _act(one, named.name(one.person), one.person in beside.papers),
        )
        for one in rows
    ]
    return Table("What is to be done about what people pay", columns, drawn, ORDER)


def for_many_at_once(*, viewer: User, on: date) -> Table | None:
    """Return what one step does for many: an amount to confirm, a run's letters; None where nothing is."""
    rows = [
        Row.of(
            Cell(f"{name}: nobody has confirmed this amount", sub=law),
            count(people, "person waits", "people wait"),
            _confirm(name, viewer),
        )
        for name, law, people in work.figures_waited_for(viewer=viewer, on=on)
    ]
    rows += [
        Row.of(
            f"New sums from {plain_day(starts_on)}: no letters yet",
            count(people, "person waits", "people wait"),
            Cell(
                link=Link("Open this run", reverse("charge_run", args=[run]), f"from {plain_day(starts_on)}")
            ),
        )
        for run, (starts_on, people) in work.runs_not_told(viewer=viewer).items()
    ]
    columns = [Column("What"), Column("For how many"), Column("What to do", acts=True)]
    return (
        Table("What one step does for many", columns, rows, "Amounts first, for the most people first.")
        if rows
        else None
    )


def _confirm(name: str, viewer: User) -> Cell:
    if not viewer.may(Permission.CONFIRM_FIGURES):
        return Cell("A colleague who confirms amounts does this")
    return Cell(link=Link("Confirm the amount", reverse("figures"), f"of {name}"))


def _by(due_on: date, today: date) -> Cell:
    if due_on >= today:
        return Cell(plain_day(due_on))
    return Cell(late=count((today - due_on).days, "day late", "days late"), sub=f"since {plain_day(due_on)}")


def _why(one: Work, kept: FinancialAssessment | None, called: str) -> Cell:
    """Say why it is to be done. A sum for a carer's own support says so."""
    whose = "For their own support as a carer" if kept and kept.standing == StandingKind.CARER else ""
    if one.kind != WorkKind.LETTER:
        return Cell(_because(one, kept), sub=whose)
    told = Link(
        "They were told another way", reverse("charge_told", args=[one.person, one.key]), f"about {called}"
    )
    return Cell(f"{_because(one, kept)}.", sub=whose, link=told)


def _because(one: Work, kept: FinancialAssessment | None) -> str:
    match one.kind:
        case WorkKind.LOOK if one.is_own:
            return "They asked. You worked the sum out, so somebody else looks"
        case WorkKind.LOOK:
            return "They asked. Whoever answers did not work it out"
        case WorkKind.ANSWERS:
            return "Told by them, and nobody has looked at it yet"
        case WorkKind.CHANGE:
            return "Something changed, and no sum has been worked out with it"
        case WorkKind.MEND:
            return "Somebody looked again and found that it changes"
        case WorkKind.NOT_KNOWN:
            names = [missing["name"] for missing in kept.missing] if kept else []
            return f"Missing: {listed(names)}" if names else "The sum could not be worked out"
        case WorkKind.YEARLY:
            looked_on = one.due_on - timedelta(days=MONEY_LOOKED_AT_AGAIN.number)
            return f"Last looked at on {plain_day(looked_on)}"
        case WorkKind.NO_SUM:
            return "They have support, and nobody has worked out what they pay"
        case WorkKind.LETTER:
            return f"Worked out, from {plain_day(kept.starts_on)}, and not told in writing" if kept else ""


def _act(one: Work, called: str, papers_open: bool) -> Cell:
    """Return the way to begin. Whoever worked a sum out is not offered to look at it again.

    A letter is kept with the papers of a record: where they are closed, opening them comes first.
    """
    about = f"for {called}"
    if one.kind == WorkKind.LOOK and one.is_own:
        return Cell(A_COLLEAGUE)
    if one.kind == WorkKind.LETTER and not papers_open:
        return Cell(
            f"{one.kind.label}:",
            link=Link("open the papers first", reverse("open_record", args=[one.person]), about),
        )
    return Cell(link=Link(one.kind.label, _begin(one), about))


def _begin(one: Work) -> str:
    match one.kind:
        case WorkKind.LOOK:
            return reverse("answer_look", args=[one.person, one.key])
        case WorkKind.LETTER:
            return reverse("tell_charge", args=[one.person, one.key])
        case WorkKind.NO_SUM:
            return reverse("means_question", args=[one.person, QUESTIONS[0].slug])
        case _:
            return _means(one.person)


def _means(person: UUID) -> str:
    return reverse("means", args=[person])
