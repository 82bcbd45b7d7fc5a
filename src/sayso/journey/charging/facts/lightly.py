"""Where nobody looks at somebody's money (SI 2014/2672, regulation 10): the words for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

LIGHTLY = "light_touch"
"""Its name among the answers: beside the questions, for no question asks it."""
OVER, WITHIN, REFUSED = "over_limit", "within_limit", "refused"
TREATED: Mapping[str, str] = {
    OVER: "They agree that they have more than the upper limit, and pay the full cost",
    WITHIN: "They agree that they have less, and to what they pay",
    REFUSED: "They choose not to tell us, and pay the full cost",
}
"""How means are then treated: by agreement in the first two, without it in the third."""


@dataclass(frozen=True)
class Lightly:
    """That nobody looked at their money: how it is treated, since when it was agreed or said, and why."""

    treated_as: str
    on: date
    why: str
    agreed_pence: int | None

    @property
    def chose_not_to_tell(self) -> bool:
        """Whether it was their choice alone, and no agreement."""
        return self.treated_as == REFUSED


def lightly(answers: Mapping[str, Mapping[str, Any]]) -> Lightly | None:
    """Return it from answers as they are kept; None where somebody looked at their money."""
    found = answers.get(LIGHTLY)
    if found is None:
        return None
    on = date.fromisoformat(found["on"])
    return Lightly(found["treated_as"], on, found["why"], found.get("agreed_pence"))
