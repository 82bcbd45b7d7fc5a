"""What can stop a letter from leaving."""

from collections.abc import Sequence
from typing import Any

from sayso.foundation.letters.outbox import Way
from sayso.rules.refusals import Held


class UnsafeWay(Held):
    """The way asked for is not safe for this person. `safe` are those that are, the best one first."""

    code = "unsafe_way"

    def __init__(self, message: str, *, safe: Sequence[Way], rule: str, releases: str, **more: Any) -> None:
        codes = [way.kind.value for way in safe]
        super().__init__(message, rule=rule, releases=releases, safe=codes, **more)
        self.safe = list(safe)
