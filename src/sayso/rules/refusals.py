"""Refusals: the answers "no" that we expect, used by every wing.

A refusal carries a code for programs, a sentence fit for the person who asked, and data (keys and
codes only, never private words). What we do not expect is an ordinary exception and is let fly.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar


class Refusal(Exception):
    """Something expected that cannot be done as asked; nothing was changed.

    `message` says what is wrong and what to do, in plain words. `data` is small and holds codes only.
    """

    code: ClassVar[str] = "refused"

    def __init__(self, message: str, **data: Any) -> None:
        super().__init__(message)
        self.message = message
        self.data: Mapping[str, Any] = data


class Invalid(Refusal):
    """What was given is not of the form we can read. `fields` maps a field's name to its sentence."""

    code = "invalid"

    def __init__(self, message: str, *, fields: Mapping[str, str] | None = None, **data: Any) -> None:
        super().__init__(message, **data)
        self.fields: Mapping[str, str] = fields or {}


class FactsMissing(Refusal):
    """A sum or a decision needs facts that nobody has given yet. `missing` names them."""

    code = "facts_missing"

    def __init__(self, message: str, *, missing: Sequence[str], **data: Any) -> None:
        super().__init__(message, missing=list(missing), **data)
        self.missing = list(missing)


class NoFigureInForce(Refusal):
    """A legal figure is not in force, or is not confirmed, on the date asked. `missing` names it."""

    code = "no_figure_in_force"

    def __init__(self, message: str, *, missing: Sequence[str], **data: Any) -> None:
        super().__init__(message, missing=list(missing), **data)
        self.missing = list(missing)


class NotSettled(Refusal):
    """How the law treats this was not read closely enough to work it out. `missing` names what."""

    code = "not_settled"

    def __init__(self, message: str, *, missing: Sequence[str], **data: Any) -> None:
        super().__init__(message, missing=list(missing), **data)
        self.missing = list(missing)


class NotPermitted(Refusal):
    """This login may not do this. Never says whether a record exists."""

    code = "not_permitted"


class OutsidePower(NotPermitted):
    """Somebody who acts for another may not do this by the power they hold: `rule` and what `releases` it."""

    code = "outside_power"

    def __init__(self, message: str, *, rule: str, releases: str, **data: Any) -> None:
        super().__init__(message, rule=rule, releases=releases, **data)
        self.rule = rule
        self.releases = releases


class NotFound(Refusal):
    """There is no such record, or it is not open to this login. The two look the same from outside."""

    code = "not_found"


class WrongState(Refusal):
    """The record is past, or not yet at, the point where this can be done."""

    code = "wrong_state"


class Held(Refusal):
    """A decision is saved as what happened and waits: `rule` says why, `releases` what would let it go on."""

    code = "held"

    def __init__(self, message: str, *, rule: str, releases: str, **data: Any) -> None:
        super().__init__(message, rule=rule, releases=releases, **data)
        self.rule = rule
        self.releases = releases


class Stale(Refusal):
    """Somebody else changed the record meanwhile. Both versions are kept for the person to compare."""

    code = "stale"
