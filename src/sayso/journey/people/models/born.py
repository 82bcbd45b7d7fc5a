"""When somebody was born, as well as we know it."""

from dataclasses import dataclass
from datetime import date

MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, kw_only=True)
class Born:
    """A whole date, a year and month, a year, or nothing. `estimate` marks a guess ("about 80")."""

    on: date | None = None
    year: int | None = None
    month: int | None = None
    estimate: bool = False

    @property
    def known(self) -> bool:
        """Whether anything at all is known."""
        return bool(self.on or self.year)

    @property
    def birth_year(self) -> int | None:
        """The year, from the date or by itself."""
        return self.on.year if self.on else self.year

    @property
    def words(self) -> str:
        """When, in words: "born 4 May 1964", "born about 1944", "birth date not known"."""
        if self.on:
            return f"born {'about ' if self.estimate else ''}{self.on.day} {self.on:%B} {self.on.year}"
        if self.year:
            month = f"{MONTHS[self.month - 1]} " if self.month else ""
            return f"born {'about ' if self.estimate else 'in '}{month}{self.year}"
        return "birth date not known"

    def age_words(self, on: date) -> str:
        """How old on a day: "62", "about 82", or nothing when not known."""
        if self.on and not self.estimate:
            day = self.on
            return str(on.year - day.year - ((on.month, on.day) < (day.month, day.day)))
        year = self.birth_year
        return f"about {on.year - year}" if year else ""

    def in_words(self, on: date) -> str:
        """Age and birth together: "62, born 4 May 1964"."""
        return ", ".join(part for part in (self.age_words(on), self.words) if part)
