"""Practice: the same program over people who are made up, for those who learn. Nothing of it leaves.

Whether it is practice is a setting of the start and a mark in the database itself; `web/settings/apart.py`
lets neither open without the other.
"""

from django.conf import settings

from sayso.rules.refusals import Refusal

BANNER = "Practice: these people are made up."


class OnlyPractice(Refusal):
    """What was asked for leaves the building, and practice does not."""

    code = "only_practice"


def is_practice() -> bool:
    """Whether the people here are made up, for learning."""
    return bool(settings.SAYSO_PRACTICE)


def refuse_in_practice(what: str) -> None:
    """Refuse to give out what leaves the building: a bank file, an export, a return, a published figure.

    `what` begins the sentence, such as "A file for the bank". Raises OnlyPractice; nothing in a real council.
    """
    if is_practice():
        raise OnlyPractice(f"{what} is not given out in practice. {BANNER}")
