"""What a number in a sheet or a figure stands for."""

from enum import Enum


class Unit(Enum):
    """The unit of a fact, a figure or a step. Money is always whole pence."""

    PENCE = "pounds"
    PENCE_A_WEEK = "pounds a week"
    HUNDREDTHS_OF_A_PERCENT = "percent"
    WEEKS = "weeks"
    NUMBER = "number"
    YES_OR_NO = "yes or no"
    DATE = "date"
    WORD = "word"

    @property
    def is_money(self) -> bool:
        """True for whole pence, a week or in all."""
        return self in (Unit.PENCE, Unit.PENCE_A_WEEK)

    @property
    def has_two_decimals(self) -> bool:
        """True where people write two decimals and we keep a whole number of hundredths."""
        return self.is_money or self is Unit.HUNDREDTHS_OF_A_PERCENT

    @property
    def is_whole_number(self) -> bool:
        """True where the value is an integer that may be added and compared."""
        return self not in (Unit.YES_OR_NO, Unit.DATE, Unit.WORD)


PENCE = Unit.PENCE
PENCE_A_WEEK = Unit.PENCE_A_WEEK
HUNDREDTHS_OF_A_PERCENT = Unit.HUNDREDTHS_OF_A_PERCENT
WEEKS = Unit.WEEKS
NUMBER = Unit.NUMBER
YES_OR_NO = Unit.YES_OR_NO
DATE = Unit.DATE
WORD = Unit.WORD

WHOLE = 10_000
"""100 percent, in hundredths of a percent."""
