"""Why a sum is another than the one before it: what the rules tell of it, for page, letter and program."""

from typing import Any

from sayso.foundation.govuk.pictures import Line, Working
from sayso.foundation.govuk.presenting import pounds
from sayso.journey.charging.facts.showing import law, name_of
from sayso.journey.charging.models import FinancialAssessment
from sayso.rules.charging.comparing import Comparison, Difference, compare
from sayso.rules.charging.results import line_as_json
from sayso.rules.kept_lines import lines_from

NO_LINE = {"floor": "Never less than nothing"}
MOVED = "Moves it by"


def why_changed(before: FinancialAssessment, now: FinancialAssessment) -> Comparison:
    """Return what differs from one kept sum to another, from their lines as they were kept."""
    return compare(lines_from(before.working), lines_from(now.working))


def changes_by_line(found: Comparison) -> Working | None:
    """Return each difference as a line, with what it moves the charge by; None where nothing differs."""
    if not found.differences:
        return None
    lines = [
        Line(_name(one), one.says, one.moves_pence, law(one.line) if one.line else "", unknown="")
        for one in found.differences
    ]
    if found.change_pence is not None:
        lines.append(Line("In all", found.says, found.change_pence, total=True))
    return Working("Why it changed, line by line, in pounds a week", lines, unit=MOVED)


def told_in_words(found: Comparison) -> list[str]:
    """Return the change in sentences, for a letter: what came of it, then each difference."""
    return [found.says, *(one.says for one in found.differences)] if found.differences else []


def told_easily(found: Comparison) -> list[str]:
    """Return the change in Easy Read: one idea a sentence, and what each line adds or takes off."""
    if not found.differences:
        return []
    return [found.says, *(_easily(one) for one in found.differences if one.moves_pence)]


def plain_changes(found: Comparison) -> dict[str, Any]:
    """Return the change as JSON holds it; whole pence in the lines' own units, and pence a week it moves."""
    return {
        "says": found.says,
        "change_pence_a_week": found.change_pence,
        "differences": [_plain(one) for one in found.differences],
    }


def _plain(one: Difference) -> dict[str, Any]:
    return {
        "step": one.step,
        "says": one.says,
        "before": one.before,
        "now": one.now,
        "moves_pence_a_week": one.moves_pence,
        "line": line_as_json(one.line) if one.line else None,
    }


def _easily(one: Difference) -> str:
    moves = one.moves_pence or 0
    return f"{_name(one)}: you pay {pounds(abs(moves))} {'more' if moves > 0 else 'less'}."


def _name(one: Difference) -> str:
    return name_of(one.line) if one.line else NO_LINE[one.step]
