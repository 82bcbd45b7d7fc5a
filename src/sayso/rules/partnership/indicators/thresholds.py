"""From where on each sign is looked at: our own defaults, which a council may set otherwise."""

from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """`look_…`: from here on somebody looks. `soon_…`: from here on a review is asked for.

    Percents are whole. A sign begins *above* a percent, an hour or a day, and *at* a number of things.
    """

    look_over_willing_percent: int = 10
    soon_over_willing_percent: int = 25
    soon_over_willing_minutes: int = 600
    look_unasked_tasks: int = 1
    look_more_tasks: int = 2
    soon_more_tasks: int = 4
    look_nights_in_four_weeks: int = 8
    soon_nights_in_four_weeks: int = 16
    soon_nights_before_work: int = 8
    look_missed_breaks_percent: int = 20
    soon_missed_breaks_percent: int = 50
    look_days_without_day_off: int = 30
    soon_days_without_day_off: int = 90
    look_unmet_outcomes: int = 1
    soon_unmet_outcomes: int = 3
    look_moves_untold: int = 1
    soon_moves_untold: int = 2
    look_health_fall: int = 1
    soon_health_fall: int = 2
    look_unpaid_to_paid_percent: int = 50
    soon_unpaid_to_paid_percent: int = 100
    look_answers_apart_percent: int = 20
    soon_answers_apart_percent: int = 40
    look_share_percent: int = 60
    soon_share_percent: int = 80
    look_days_not_heard_alone: int = 183
    soon_days_not_heard_alone: int = 365
    leave_year_gone_percent: int = 75
    leave_taken_percent: int = 50

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The name of each."""
        return tuple(one.name for one in fields(cls))

    def by_name(self) -> dict[str, int]:
        """Each threshold by its name."""
        return asdict(self)
