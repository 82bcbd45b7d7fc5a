"""When assessments of several people may be done together: only once each of them says yes.

A grown-up who can decide it says yes themself. A child who can decide it, or is competent to, says yes; for
another the council is satisfied that it is best for the child (Care Act 2014, section 12). What we read of
that section speaks of best interests for a child alone. For a grown-up who cannot decide it the council is
satisfied that it is best for them too. That rests on the Mental Capacity Act 2005: section 4, what is best
for somebody and who is asked; and section 5, what is done for somebody in the belief that they cannot decide
it and that it is best for them. Nobody's silence is a yes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sayso.rules.authority import Evidence, act

# Read in the Explanatory Notes to the Act, paragraph 109, on 28 November 2026; paragraph 398 says the same of
# section 65, for assessments of children. The section itself was not read: so no subsection is named.
# https://www.legislation.gov.uk/ukpga/2014/23/notes/division/5/1/3/4
# Of the Mental Capacity Act section 4 was read as enacted, and of section 5 the Explanatory Notes (paragraphs
# 37 to 39), on 29 November 2026. Section 5 says when whoever acts is not liable; neither names assessments.
# https://www.legislation.gov.uk/ukpga/2005/9/section/4/enacted and …/section/5/notes
COMBINED = act("Care Act 2014", "12", sure=Evidence.SECONDARY)


class Together(StrEnum):
    """What somebody says to it."""

    YES = "yes"
    NO = "no"
    BEST = "best_interests"


@dataclass(frozen=True, kw_only=True)
class Says:
    """What one says. `answer` is None where nobody asked, or it is not open. `because` is for BEST."""

    who: str
    answer: Together | None
    because: str = ""

    @property
    def is_met(self) -> bool:
        """Whether it may be done for this one."""
        return self.answer == Together.YES or (self.answer == Together.BEST and bool(self.because.strip()))


def not_met(said: Iterable[Says]) -> tuple[str, ...]:
    """Return who has not said yes, each once, in order; empty where assessments may be done together."""
    return tuple(dict.fromkeys(one.who for one in said if not one.is_met))


def taken_back(said: Iterable[Says]) -> tuple[str, ...]:
    """Return who says yes no more, of what was begun with each one's yes. What is not open says nothing."""
    return not_met(one for one in said if one.answer is not None)
