"""What is known of an employer and of each assistant, on the first day of a pay period."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sayso.rules.refusals import Invalid

MOST_MINUTES_A_WEEK = 7 * 24 * 60
MOST_MINUTES_A_YEAR = 366 * 24 * 60
MOST_PENCE = 100_000_000
"""£1 million: no wage, price or yearly cost here is larger, so that no product overflows."""
MOST_WAGE = 100_000
YOUNGEST, OLDEST = 16, 110
MOST_ASSISTANTS = 20


class Pattern(StrEnum):
    """How hours fall: the same each week or on a rota, or truly irregular, or only part of the year."""

    FIXED = "fixed"
    IRREGULAR = "irregular"
    PART_YEAR = "part_year"


class PensionChoice(StrEnum):
    """What the worker chose about a pension: nothing yet, to come in, or to stay out."""

    AS_THE_LAW_SAYS = "as_the_law_says"
    OPTED_IN = "opted_in"
    OPTED_OUT = "opted_out"


@dataclass(frozen=True, kw_only=True)
class AssistantFacts:
    """One assistant. Hours are whole minutes, money whole pence; None is not known, and is never nought.

    `minutes_a_week` are those paid at `wage`, on days and waking nights; with irregular hours give
    `minutes_a_year`. A sleep-in is a night paid `night_pence`, with `night_awake_minutes` awake and paid at
    `wage`. `unpaid_minutes_a_week` (travel between places of work) and `deducted_pence_a_week` (a uniform)
    count against the minimum wage. `rent_pence_a_day` is for a home that comes with the job: 0 is free.
    """

    name: str = ""
    birth_date: date | None = None
    age: int | None = None
    reached_pension_age: bool | None = None
    wage: int | None = None
    minutes_a_week: int | None = None
    minutes_a_year: int | None = None
    days_a_week: int = 5
    pattern: str = Pattern.FIXED
    rolled_up: bool = False
    nights: int = 0
    night_pence: int = 0
    night_minutes: int = 540
    night_awake_minutes: int = 0
    night_wakings: int = 0
    unpaid_minutes_a_week: int = 0
    deducted_pence_a_week: int = 0
    rent_pence_a_day: int | None = None
    apprentice: bool = False
    first_year_apprentice: bool = False
    family_in_home: bool = False
    pension: str = PensionChoice.AS_THE_LAW_SAYS
    sick_days_a_year: int = 0
    sets_aside: bool = False

    def __post_init__(self) -> None:
        """Refuse, by field, what is no number of this kind, or no word that we know."""
        wrong = numbers_wrong(self, _BOUNDS)
        if self.pattern not in list(Pattern):
            wrong["pattern"] = "Choose fixed, irregular or part_year."
        if self.pension not in list(PensionChoice):
            wrong["pension"] = "Choose as_the_law_says, opted_in or opted_out."
        if wrong:
            raise Invalid(_all_wrong(wrong), fields=wrong)

    @property
    def is_irregular(self) -> bool:
        """Whether leave is earned by the hours worked."""
        return self.pattern != Pattern.FIXED


@dataclass(frozen=True, kw_only=True)
class EmployingFacts:
    """One employer on the first day of a pay period (`on`), with every assistant.

    `claims_allowance` is whether Employment Allowance is claimed; `allowance_used_elsewhere` what another
    payroll of the same employer uses of it, since there is one allowance an employer.
    """

    on: date
    assistants: tuple[AssistantFacts, ...] = field(default_factory=tuple)
    days_in_pay_period: int = 7
    claims_allowance: bool | None = None
    allowance_used_elsewhere: int = 0
    insurance: int = 9_000
    payroll: int = 19_200
    other: int = 0

    def __post_init__(self) -> None:
        """Refuse, by field, what is out of bounds."""
        wrong = numbers_wrong(self, _EMPLOYER_BOUNDS)
        if not 1 <= len(self.assistants) <= MOST_ASSISTANTS:
            wrong["assistants"] = f"Name from 1 to {MOST_ASSISTANTS} assistants."
        if any(one.birth_date and not _is_old_enough(one.birth_date, self.on) for one in self.assistants):
            wrong["birth_date"] = f"An assistant must be {YOUNGEST} or older on that day."
        if wrong:
            raise Invalid(_all_wrong(wrong), fields=wrong)


_BOUNDS: dict[str, tuple[int, int]] = {
    "age": (YOUNGEST, OLDEST),
    "wage": (1, MOST_WAGE),
    "minutes_a_week": (1, MOST_MINUTES_A_WEEK),
    "minutes_a_year": (1, MOST_MINUTES_A_YEAR),
    "days_a_week": (1, 7),
    "nights": (0, 7),
    "night_pence": (0, 100_000),
    "night_minutes": (1, 1_440),
    "night_awake_minutes": (0, 1_440),
    "night_wakings": (0, 100),
    "unpaid_minutes_a_week": (0, MOST_MINUTES_A_WEEK),
    "deducted_pence_a_week": (0, 1_000_000),
    "rent_pence_a_day": (0, 100_000),
    "sick_days_a_year": (0, 196),
}
_EMPLOYER_BOUNDS: dict[str, tuple[int, int]] = {
    "days_in_pay_period": (1, 31),
    "allowance_used_elsewhere": (0, MOST_PENCE),
    "insurance": (0, MOST_PENCE),
    "payroll": (0, MOST_PENCE),
    "other": (0, MOST_PENCE),
}


def numbers_wrong(facts: object, bounds: dict[str, tuple[int, int]]) -> dict[str, str]:
    """What each number out of its bounds is told, by the name of its field. None is let be."""
    found = {}
    for name, (least, most) in bounds.items():
        value = getattr(facts, name)
        if value is not None and (type(value) is not int or not least <= value <= most):
            found[name] = f"Give a whole number from {least} to {most}."
    return found


def _is_old_enough(born: date, on: date) -> bool:
    return (on.year - YOUNGEST, on.month, on.day) >= (born.year, born.month, born.day)


def _all_wrong(wrong: dict[str, str]) -> str:
    return " ".join(f"{name}: {says}" for name, says in wrong.items())
