"""From what the record knows to the rules of allocation, and back to what is kept: this room's one door."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sayso.journey.allocation.models import IndicativeBudget
from sayso.journey.allocation.queries import read
from sayso.journey.assessment import facts as assessment
from sayso.journey.assessment.models import NeedsAssessment
from sayso.journey.people.statuses import StandingKind
from sayso.rules.allocation.facts import AgreedHelp, NeedFacts
from sayso.rules.allocation.indicative import IndicativeBudget as Worked
from sayso.rules.allocation.indicative import indicative_budgets
from sayso.rules.allocation.sheets import START_ONLY
from sayso.rules.allocation.table import PointsTable
from sayso.rules.allocation.table_files import points_table
from sayso.rules.eligibility.outcomes import ABLE
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Line

NEVER_MORE_THAN_A_START = str(START_ONLY)
NOTHING_OFF = "We count no hours of a carer, so we take nothing off."
_WHETHER_ASKED = ("no_carer_was_asked", "no_hours_are_agreed")
_ADULT = StandingKind.ADULT


def checked_table(text: str) -> PointsTable:
    """Return a table from its text. Raises Invalid naming the place: also for an outcome the law has not."""
    table = points_table(text)
    known = {one.code for one in assessment.outcomes_asked(_ADULT)}
    for domain, codes in table.from_outcomes.items():
        for code in codes:
            if code not in known:
                place = f"from_outcomes.{domain}"
                why = f"“{code}” is not an outcome of the test. Give one of {', '.join(sorted(known))}."
                raise Invalid(f"{place}: {why}", fields={place: why})
    return table


def needs_of(levels: Mapping[str, str | None], agreed: tuple[AgreedHelp, ...] | None) -> NeedFacts:
    """Return what is known of one person, as the rules read it."""
    return NeedFacts(levels=dict(levels), agreed_help=agreed)


def worked_out(items: Sequence[NeedFacts], *, table: PointsTable, on: date) -> list[Worked]:
    """Return a first figure for each, in one batch."""
    return indicative_budgets(items, table=table, on=on)


def worked_again(kept: IndicativeBudget) -> Worked | None:
    """Work a kept figure out again from what was kept with it; None where there was no table."""
    if kept.table is None:
        return None
    agreed = tuple(_help_from(one) for one in kept.agreed_help) or None
    facts = needs_of(kept.levels, agreed)
    return worked_out([facts], table=read(kept.table), on=kept.worked_on)[0]


def told_lines(lines: Sequence[Line]) -> list[Line]:
    """Return lines as the person reads them: the same words whoever was asked, and whatever they answered.

    Whether a carer was asked is not told here: a "no" is the carer's own to tell, and a line that says
    "nobody was asked" would be untrue where one was.
    """
    return [replace(line, label=NOTHING_OFF) if line.step in _WHETHER_ASKED else line for line in lines]


def missing_words(found: Worked | None) -> list[str]:
    """Return what a figure waits for, by name: the table itself, needs that nobody asked about, a price."""
    if found is None:
        return ["The council’s points table"]
    if found.refusal is None:
        return []
    words = {**found.table.domains, "rate_an_hour": "What an hour of help costs here"}
    return [words[code] for code in found.refusal.data["missing"]]


def plain_help(agreed: tuple[AgreedHelp, ...] | None) -> list[dict[str, Any]]:
    """Return agreed help as JSON holds it."""
    return [
        {
            "carer": one.carer,
            "minutes_a_week": one.minutes_a_week,
            "agreed_on": one.agreed_on.isoformat(),
            "ends_before": one.ends_before.isoformat(),
        }
        for one in agreed or ()
    ]


def _help_from(kept: Mapping[str, Any]) -> AgreedHelp:
    return AgreedHelp(
        kept["carer"],
        kept["minutes_a_week"],
        date.fromisoformat(kept["agreed_on"]),
        date.fromisoformat(kept["ends_before"]),
    )


def found_about(found: NeedsAssessment | None, domain: str, table: PointsTable) -> list[str]:
    """Return what the assessment found about one domain, in words: "Eating and drinking: can do this"."""
    outcomes = {one.code: one for one in assessment.outcomes_asked(_ADULT)}
    said = []
    for code in table.from_outcomes.get(domain, ()):
        answer = found.outcomes.get(code) if found else None
        if answer:
            words = dict(assessment.answers(outcomes[code], _ADULT))[answer]
            said.append(f"{outcomes[code].label}: {words[0].lower()}{words[1:]}")
    return said


def known_levels(found: NeedsAssessment | None, table: PointsTable) -> dict[str, str]:
    """Return the levels that the assessment settles: whoever can do it all alone needs no help there.

    How much help the rest needs is a question of its own, and is left open.
    """
    least = next(iter(table.levels))
    return {
        domain: least
        for domain, codes in table.from_outcomes.items()
        if found and codes and all(found.outcomes.get(code) == ABLE for code in codes)
    }
