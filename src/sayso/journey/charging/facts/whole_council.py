"""The whole council's charges as they are and as they would be, leaving nothing behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.policy.declaring import Value
from sayso.foundation.policy.queries import figures, values
from sayso.journey.charging.facts.cases import as_policy
from sayso.journey.charging.facts.compared import Compared, compared
from sayso.journey.charging.facts.everyone import Terms, everyone, work_everyone_out
from sayso.journey.charging.facts.rising import rates_missing, rises_between
from sayso.journey.charging.queries import answers_of_everyone
from sayso.rules.charging.assessment import FIGURES_USED
from sayso.rules.figures import Figure, Figures


@dataclass(frozen=True)
class WholeCouncil:
    """What changes for everybody, and the amounts of the law that nobody has confirmed for the day."""

    compared: Compared
    unconfirmed: list[Figure]
    rates_unconfirmed: list[Figure]


def whole_council(*, viewer: Viewer, today: date, on: date, changes: Mapping[str, Value]) -> WholeCouncil:
    """Work everybody out for today, and for a day with some choices of the council changed.

    Counts only those whose means the viewer may see, from what they told us; reads and keeps nothing else.
    On a later day benefits count at that day's rates. Raises Invalid for a choice that cannot be.
    """
    law = figures()
    standing = answers_of_everyone(viewer=viewer, on=today)
    held = everyone((one.answers for one in standing), (one.standing for one in standing))
    now = values(on=today, topic="charging")
    then = {**values(on=on, topic="charging"), **changes}
    before = work_everyone_out(held, Terms(today, as_policy(now)), law)
    rises = rises_between(law, today, on) if on != today else {}
    after = work_everyone_out(held, Terms(on, as_policy(then)), law, rises)
    later = on if on != today else None
    return WholeCouncil(
        compared=compared(held, before, after),
        unconfirmed=_unconfirmed(law, on),
        rates_unconfirmed=rates_missing(law, later) if later else [],
    )


def _unconfirmed(law: Figures, on: date) -> list[Figure]:
    used = [law.by_name[name] for name in FIGURES_USED]
    return [one for one in used if (amount := one.on(on)) is None or amount.value is None]
