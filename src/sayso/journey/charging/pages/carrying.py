"""The answers travel in the page: one hidden field, signed, so that nothing is kept on our side.

Nobody but the one who typed them has the page. What comes back changed is refused in plain words.
"""

from collections.abc import Mapping
from typing import Any

from django.core import signing

from sayso.rules.refusals import Invalid

SALT = "sayso.charging.try"
VERSION = 1
LONGEST = 100_000
"""Characters of the hidden field that we are willing to open; forty things in each list take far fewer."""

Carried = dict[str, dict[str, Any]]


def sealed(answers: Mapping[str, Mapping[str, Any]], *, salt: str = SALT) -> str:
    """Return the answers as one signed text. Each try-out has a salt of its own: no other opens it."""
    return signing.dumps({"v": VERSION, "answers": answers}, salt=salt, compress=True)


def opened(given: str, *, salt: str = SALT) -> Carried:
    """Return the answers from a page; none from an empty text. Raises Invalid for what was changed."""
    if not given:
        return {}
    try:
        if len(given) > LONGEST:
            raise signing.BadSignature
        carried = signing.loads(given, salt=salt)
    except signing.BadSignature:
        raise _unreadable() from None
    if not isinstance(carried, dict) or carried.get("v") != VERSION:
        raise _unreadable()
    answers: Carried = carried["answers"]
    return answers


def _unreadable() -> Invalid:
    return Invalid("We could not read your answers. Start again: nothing was kept.")
