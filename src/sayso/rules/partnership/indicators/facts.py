"""What the signs are told of one pair. Whatever nobody has said is None: unknown is never nothing."""

from dataclasses import asdict, dataclass, fields

from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Fact
from sayso.rules.units import NUMBER, YES_OR_NO

MOST = 1_000_000


@dataclass(frozen=True, kw_only=True)
class PairFacts:
    """One person and one carer, as the record knows them on a day. Minutes are of a week unless said.

    Raises Invalid where a number is below nothing or past belief.
    """

    carried_minutes: int | None = None
    willing_minutes: int | None = None
    tasks_said_no: int | None = None
    tasks_not_asked: int | None = None
    tasks_new: int | None = None
    tasks_gone: int | None = None
    heavy_tasks_not_shown: int | None = None
    nights_in_four_weeks: int | None = None
    works_next_day: bool | None = None
    break_needed: bool | None = None
    break_minutes_planned: int | None = None
    break_minutes_came: int | None = None
    days_without_day_off: int | None = None
    outcomes_unmet: int | None = None
    health_at_risk_unmet: bool | None = None
    moves_untold: int | None = None
    moves_untold_adding_time: int | None = None
    work_changed: bool | None = None
    work_left: bool | None = None
    health_fall: int | None = None
    new_condition: bool | None = None
    hurt_by_caring: bool | None = None
    paid_minutes: int | None = None
    unpaid_minutes_of_paid: int | None = None
    overlap_minutes: int | None = None
    answers_in_both: int | None = None
    answers_apart: int | None = None
    apart_on_going_on: bool | None = None
    not_safe: bool | None = None
    carer_wants_less: bool | None = None
    planned_minutes: int | None = None
    planned_minutes_before: int | None = None
    person_wants_less: bool | None = None
    other_way_found: bool | None = None
    all_help_minutes: int | None = None
    emergency_plan_in_date: bool | None = None
    days_not_heard_alone: int | None = None
    pay_late: bool | None = None
    hours_over_contract: bool | None = None
    leave_year_gone: int | None = None
    leave_taken: int | None = None
    child_tasks: int | None = None

    def __post_init__(self) -> None:
        """Keep numbers to what a sheet can hold: an engine overflows in silence."""
        for name, value in asdict(self).items():
            if value is not None and not isinstance(value, bool) and not 0 <= value <= MOST:
                raise Invalid(f"{name}: give a number from 0 to {MOST:,}.", fields={name: "From 0 up."})


_ASKS = {
    "carried_minutes": "how long the carer helps",
    "willing_minutes": "how long the carer said they are willing to help",
    "tasks_said_no": "what the plan hopes of the carer, who said no",
    "tasks_not_asked": "what the plan hopes of the carer, whom nobody asked",
    "tasks_new": "what is new to the carer since the last plan",
    "tasks_gone": "what the carer does no longer since the last plan",
    "heavy_tasks_not_shown": "whether the carer was shown how to lift, wash or give medicines",
    "nights_in_four_weeks": "how often the carer is woken at night",
    "works_next_day": "whether the carer has work or study the next day",
    "break_needed": "whether the carer needs a break",
    "break_minutes_planned": "what breaks were planned in eight weeks",
    "break_minutes_came": "what breaks came in eight weeks",
    "days_without_day_off": "when the carer last had a full day off",
    "outcomes_unmet": "which of the carer's own needs are not met",
    "health_at_risk_unmet": "whether caring puts the carer's health at risk",
    "moves_untold": "whether the carer was told of decisions that moved",
    "moves_untold_adding_time": "whether such a decision takes more of the carer's time",
    "work_changed": "whether caring changed the carer's work or study",
    "work_left": "whether the carer left work or study, or plans to",
    "health_fall": "how the carer's health is, against last time",
    "new_condition": "whether the carer has a new illness",
    "hurt_by_caring": "whether caring hurt the carer",
    "paid_minutes": "how long the carer is paid for",
    "unpaid_minutes_of_paid": "how long a paid carer helps unpaid",
    "overlap_minutes": "whether paid and unpaid hours are the same hours",
    "answers_in_both": "what both of them were asked",
    "answers_apart": "how often their answers are far apart",
    "apart_on_going_on": "whether both want it to go on",
    "not_safe": "whether each of them feels safe",
    "carer_wants_less": "whether the carer wants to do less",
    "planned_minutes": "how long the plan counts on the carer",
    "planned_minutes_before": "how long the plan before counted on the carer",
    "person_wants_less": "whether the person wants less help from this carer",
    "other_way_found": "whether another way was found",
    "all_help_minutes": "how long all help is, paid or not",
    "emergency_plan_in_date": "whether there is an emergency plan in date",
    "days_not_heard_alone": "when somebody last talked with the carer alone",
    "pay_late": "whether the carer's pay was late",
    "hours_over_contract": "whether the carer worked more than the contract says",
    "leave_year_gone": "how much of the leave year is gone",
    "leave_taken": "how much leave the carer has taken",
    "child_tasks": "whether a child does what a child should not have to do",
}
KINDS = {one.name: YES_OR_NO if "bool" in str(one.type) else NUMBER for one in fields(PairFacts)}
FACTS = tuple(Fact(name, unit, _ASKS[name], "the two of them") for name, unit in KINDS.items())
