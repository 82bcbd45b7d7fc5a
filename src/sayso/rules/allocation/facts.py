"""What is known of one person for a first figure: the level of each need, and hours a carer agreed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sayso.rules.refusals import Invalid

MINUTES_IN_A_WEEK = 7 * 24 * 60


@dataclass(frozen=True)
class AgreedHelp:
    """Help that one carer agreed to in their own assessment.

    `carer` is the name or words the person will read. It holds from `agreed_on` until the day before
    `ends_before`, when the carer is asked again. Raises Invalid, by field, without a name, for minutes
    that no week holds, and for days that end before they begin.
    """

    carer: str
    minutes_a_week: int
    agreed_on: date
    ends_before: date

    def __post_init__(self) -> None:
        if not self.carer.strip():
            raise _wrong("carer", "Say who agreed to help.")
        minutes = self.minutes_a_week
        if isinstance(minutes, bool) or not isinstance(minutes, int) or not 0 < minutes <= MINUTES_IN_A_WEEK:
            raise _wrong(
                "minutes_a_week", "Give the minutes in a week, more than 0 and no more than it holds."
            )
        if self.ends_before <= self.agreed_on:
            raise _wrong("ends_before", "This must be after the day it was agreed.")

    def holds_on(self, day: date) -> bool:
        """Whether the carer's agreement is in force on a day."""
        return self.agreed_on <= day < self.ends_before


@dataclass(frozen=True)
class NeedFacts:
    """One person's needs as the table asks for them, as if no carer helped.

    `levels` maps a domain's code to a level's code; a domain left out, or None, was not asked. `agreed_help`
    is None while no carer has been asked, and empty when one was asked and agreed to no hours.
    """

    levels: Mapping[str, str | None]
    agreed_help: tuple[AgreedHelp, ...] | None = None

    def agreed_minutes_on(self, day: date) -> int | None:
        """Minutes a week agreed and in force on a day; None while no carer has been asked."""
        if self.agreed_help is None:
            return None
        return sum(one.minutes_a_week for one in self.agreed_help if one.holds_on(day))


def _wrong(place: str, why: str) -> Invalid:
    return Invalid(f"{place}: {why}", fields={place: why})
