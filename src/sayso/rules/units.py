"""What a number in a sheet or a figure stands for."""

from enum import Enum


class Unit(Enum):
    """The unit of a fact, a figure or a step. Money is always whole pence."""

    PENCE = "pounds"
    PENCE_A_WEEK = "pounds a week"
    PENCE_AN_HOUR = "pounds an hour"
    PENCE_A_DAY = "pounds a day"
    PENCE_A_YEAR = "pounds a year"
    HUNDREDTHS_OF_AN_HOUR = "hours"
    HUNDREDTHS_OF_A_PERCENT = "percent"
    WEEKS = "weeks"
    NUMBER = "number"
    YES_OR_NO = "yes or no"
    DATE = "date"
    WORD = "word"

    @property
    def is_money(self) -> bool:
        """True for whole pence, in all or for an hour, a day, a week or a year."""
        return self in _MONEY

    @property
    def has_two_decimals(self) -> bool:
        """True where people write two decimals and we keep a whole number of hundredths."""
        return self.is_money or self in (Unit.HUNDREDTHS_OF_A_PERCENT, Unit.HUNDREDTHS_OF_AN_HOUR)

    @property
    def is_whole_number(self) -> bool:
        """True where the value is an integer that may be added and compared."""
        return self not in (Unit.YES_OR_NO, Unit.DATE, Unit.WORD)


PENCE = Unit.PENCE
PENCE_A_WEEK = Unit.PENCE_A_WEEK
PENCE_AN_HOUR = Unit.PENCE_AN_HOUR
PENCE_A_DAY = Unit.PENCE_A_DAY
PENCE_A_YEAR = Unit.PENCE_A_YEAR
HUNDREDTHS_OF_AN_HOUR = Unit.HUNDREDTHS_OF_AN_HOUR
HUNDREDTHS_OF_A_PERCENT = Unit.HUNDREDTHS_OF_A_PERCENT
WEEKS = Unit.WEEKS
NUMBER = Unit.NUMBER
YES_OR_NO = Unit.YES_OR_NO
DATE = Unit.DATE
WORD = Unit.WORD

_MONEY = (PENCE, PENCE_A_WEEK, PENCE_AN_HOUR, PENCE_A_DAY, PENCE_A_YEAR)

WHOLE = 10_000
"""100 percent, in hundredths of a percent."""
