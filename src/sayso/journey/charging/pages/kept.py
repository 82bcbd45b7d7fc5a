"""A kept sum in words, as a picture and line by line: for whoever works it out, and for whose it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sayso.foundation.govuk.pictures import Line as WorkingLine
from sayso.foundation.govuk.pictures import Working
from sayso.foundation.govuk.pieces import Column, Row, Table
from sayso.foundation.govuk.presenting import MINUS, plain_day, pounds
from sayso.journey.charging.facts.again import kept_sum, work_again
from sayso.journey.charging.facts.challenged import Challenged, challenged
from sayso.journey.charging.facts.changed import days_gone_in_words
from sayso.journey.charging.facts.decided import ALLOWED, DECISIONS, decided_costs
from sayso.journey.charging.facts.lightly import lightly
from sayso.journey.charging.facts.showing import change_rows, law, week_by_line
from sayso.journey.charging.facts.since_last import changes_by_line, why_changed
from sayso.journey.charging.models import FinancialAssessment, LookAgain, MoneyChange
from sayso.journey.charging.pages.answering import shown
from sayso.journey.charging.statuses import ChangeKind, LookedAgain
from sayso.rules.kept_lines import lines_from
from sayso.rules.sheet import Line

MOST_SHOWN = 20
DISABILITY_LAW = "SI 2014/2672, schedule 1, paragraph 4"


def shown_kept(kept: FinancialAssessment, *, what_if: bool = True) -> dict[str, Any]:
    """Return everything that a page says of a kept sum; with what would change it, from what was kept."""
    changes = change_rows(work_again(kept)) if what_if and not kept.refused_as else []
    said = shown(kept_sum(kept)) | {"kept": kept, "changes": changes}
    said["begins"] = begins_shown(lines_from(kept.begins)) if kept.begins else None
    return said | {"decided": decided_table(kept.answers), "lightly": lightly(kept.answers)}


def decided_table(answers: Mapping[str, Mapping[str, Any]]) -> Table | None:
    """Return each cost of disability with what counts of it, and why; None where there is none."""
    rows = [
        Row.of(one.name, pounds(one.asked_pence), pounds(one.counts_pence), one.reason or DECISIONS[ALLOWED])
        for one in decided_costs(answers)
    ]
    columns = [
        Column("Cost"),
        Column("Told us, a week", number=True),
        Column("Counts, a week", number=True),
        Column("Why"),
    ]
    return Table("Costs of disability, as we decided", columns, rows) if rows else None


def since_last(now: FinancialAssessment, before: FinancialAssessment | None) -> dict[str, Any]:
    """Return why a sum is another than the one before it, in words and line by line; nothing for a first."""
    if before is None:
        return {"before": None}
    found = why_changed(before, now)
    return {"before": before, "why_changed": found, "changed_lines": changes_by_line(found)}


def in_short(kept: FinancialAssessment) -> str:
    """Say what is paid in a few words: "£59.00 a week", "nothing", "not known yet"."""
    if kept.charge_pence_a_week is None:
        return "the full cost" if kept.is_full_cost else "not known yet"
    return f"{pounds(kept.charge_pence_a_week)} a week" if kept.charge_pence_a_week else "nothing"


def since(now: FinancialAssessment, before: FinancialAssessment) -> str:
    """Say how a sum differs from the one before it."""
    was = f"From {plain_day(before.starts_on)} it was {in_short(before)}."
    if now.charge_pence_a_week is None or before.charge_pence_a_week is None:
        return was
    change = now.charge_pence_a_week - before.charge_pence_a_week
    words = "the same" if not change else f"{pounds(abs(change))} {'more' if change > 0 else 'less'}"
    return f"{was} That is {words}."


def compared(now: FinancialAssessment, before: FinancialAssessment) -> Table:
    """Return two sums side by side, line by line, with how each line changed."""
    new, old = _amounts(now), _amounts(before)
    rows = [
        Row.of(label, _said(old.get(label)), _said(new.get(label)), _change(old.get(label), new.get(label)))
        for label in dict.fromkeys([*new, *old])
    ]
    columns = [
        Column("Line"),
        Column(f"From {plain_day(before.starts_on)}", number=True),
        Column(f"From {plain_day(now.starts_on)}", number=True),
        Column("Change", number=True),
    ]
    return Table("What changed, line by line, a week", columns, rows)


def history(rows: Sequence[FinancialAssessment]) -> list[tuple[FinancialAssessment, str]]:
    """Return each sum with what it came to, the newest first."""
    return [(one, in_short(one)) for one in rows[:MOST_SHOWN]]


def _amounts(kept: FinancialAssessment) -> dict[str, int | None]:
    return {line.label: line.pence for line in week_by_line(kept_sum(kept)).lines}


def _said(pence: int | None) -> str:
    return "" if pence is None else pounds(pence)


def _change(before: int | None, now: int | None) -> str:
    change = (now or 0) - (before or 0)
    if not change:
        return "same"
    return f"{'+' if change > 0 else MINUS}{pounds(abs(change))}"


def decided_by_line(answers: Mapping[str, Mapping[str, Any]]) -> Working | None:
    """Return the same as lines for whose costs they are."""
    lines = [
        WorkingLine(
            one.name,
            f"You told us of {pounds(one.asked_pence)}. {one.counts_in_words}",
            one.counts_pence,
            DISABILITY_LAW,
        )
        for one in decided_costs(answers)
    ]
    title = "What your disability costs you, in pounds a week"
    return Working(title, lines, unit="Counts, a week") if lines else None


@dataclass(frozen=True)
class Looked:
    """Somebody's wish that we look at a sum again, with the lines they asked about."""

    wish: LookAgain
    lines: Sequence[Challenged]


def looked(wishes: Iterable[LookAgain]) -> list[Looked]:
    """Return wishes with their lines in words."""
    return [Looked(one, list(challenged(one.lines))) for one in wishes]


def to_be_changed(wishes: Iterable[LookAgain], holds: FinancialAssessment | None) -> LookAgain | None:
    """Return the wish by which the sum that holds is to change, and has not yet."""
    found = (one for one in wishes if one.answer == LookedAgain.CHANGES)
    return next((one for one in found if holds and one.assessment_id == holds.pk), None)


@dataclass(frozen=True)
class BeginsShown:
    """Why a sum holds from its day, in sentences each with its authority; what comes back, what is owed."""

    reasons: Sequence[tuple[str, str]]
    money: Sequence[str]


def begins_shown(working: Sequence[Line]) -> BeginsShown:
    """Return the lines that say from which day a sum holds."""
    reasons = [(line.label, law(line)) for line in working if line.amount is None]
    return BeginsShown(reasons, days_gone_in_words(working))


@dataclass(frozen=True)
class ChangeShown:
    """What changed, in words, and when."""

    key: UUID
    what: str
    changed_on: date
    told_on: date
    words: str
    by_themself: bool


def changed_shown(change: MoneyChange) -> ChangeShown:
    """Return one change in words."""
    kinds = [one for one in ChangeKind if one in change.what]
    what = "; ".join(f"{one.label[:1].lower()}{one.label[1:]}" for one in kinds)
    return ChangeShown(
        change.pk,
        what[:1].upper() + what[1:],
        change.changed_on,
        change.told_on,
        change.words,
        change.recorded_by.subject_id == change.person_id,
    )
