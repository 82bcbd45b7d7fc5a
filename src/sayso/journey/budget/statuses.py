"""How far a personal budget has come, why it waits, and why it ended, in the words of the screen."""

from django.db.models import TextChoices

from sayso.foundation.decisions.holds import HOLDS as OF_DECISIONS
from sayso.foundation.decisions.holds import Hold


class BudgetState(TextChoices):
    """`held` waits for what the rule asks; nothing has changed for the person meanwhile."""

    PROPOSED = "proposed", "Proposed"
    HELD = "held", "Held"
    AGREED = "agreed", "Agreed"
    ENDED = "ended", "Ended"
    WITHDRAWN = "withdrawn", "Taken back"


#: Neither agreed nor put aside: something is still to be done with it.
OPEN_STATES = (BudgetState.PROPOSED, BudgetState.HELD)


class EndBecause(TextChoices):
    """Why a budget ends. The council's own step and a move may be held; a wish and a death are never held."""

    WISH = "wish", "The person wants it to end"
    MOVED = "moved", "They moved to another council’s area"
    DIED = "died", "They died"
    DECIDED = "decided", "The council decided it"


ABOVE_LIMIT, SOMEBODY_ELSE = "above_limit", "somebody_else"
IMPACT_NOT_CHECKED, MOVED_WITHOUT_YES = "impact_not_checked", "moved_without_yes"
WAITS_TO_ANSWER = "waits_to_answer"
_LOWEST_LEVEL = "Care and support statutory guidance, 10.83 to 10.86"

HOLDS: dict[str, Hold] = {
    hold.code: hold
    for hold in (
        Hold(
            IMPACT_NOT_CHECKED,
            "Ask first what this budget changes for the two of them.",
            "Care Act 2014, sections 10(5) and 25(3)",
            "Look at what changes for the two of them, or write why that was not asked.",
        ),
        Hold(
            MOVED_WITHOUT_YES,
            "Paid support did a task before, and it is now hoped of somebody close who has not said yes.",
            "Care Act 2014, section 18(7); CP v North East Lincolnshire [2019] EWCA Civ 1614",
            "Wait for their yes, or put paid support for it in the plan.",
        ),
        Hold(
            ABOVE_LIMIT,
            "This is above what a social worker may agree alone. A manager agrees it.",
            f"The council’s own limit; {_LOWEST_LEVEL}",
            "Hand it to a manager, with your reasons.",
        ),
        Hold(
            SOMEBODY_ELSE,
            "Above the limit, whoever proposed a budget does not also agree it.",
            f"The council’s own rule; {_LOWEST_LEVEL}",
            "Ask another manager to agree it.",
        ),
        Hold(
            WAITS_TO_ANSWER,
            "This is less than before. It waits until the person was told and could answer.",
            "The council’s own promise; Care Act 2014, section 27",
            "Send the letter. It may begin after the last day to answer, if they do not ask to look again.",
            "The budget before it goes on.",
        ),
    )
}


def hold_of(code: str) -> Hold:
    """Return the rule with this code, be it of this room or of decisions."""
    return HOLDS.get(code) or OF_DECISIONS[code]
