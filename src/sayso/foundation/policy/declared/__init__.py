"""Every setting that a council can make, a file a topic. A room that reads a new one declares it here."""

from collections.abc import Mapping

from sayso.foundation.policy.declared import (
    breaks,
    budgets,
    charging,
    decisions,
    learning,
    letters,
    partnership,
    records,
    safeguarding,
    signs,
    waiting,
)
from sayso.foundation.policy.declaring import Setting
from sayso.rules.refusals import Invalid

#: The files of settings, in the order in which they are shown.
FILES = (
    charging,
    budgets,
    breaks,
    decisions,
    letters,
    partnership,
    signs,
    records,
    safeguarding,
    waiting,
    learning,
)
TOPICS: Mapping[str, str] = {
    "charging": "What people pay",
    "budgets": "Personal budgets",
    "breaks": "Carers’ breaks",
    "decisions": "Decisions, and looking at them again",
    "letters": "Letters",
    "partnership": "People, and those who care for them",
    "signs": "Signs of how it goes between two people",
    "records": "Opening and keeping records",
    "safeguarding": "Keeping people safe",
    "waiting": "Staying in touch with people who wait",
    "learning": "What the people who work here learn",
}


def _gathered() -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    for file in FILES:
        for setting in file.SETTINGS:
            if setting.key in found or setting.topic not in TOPICS:
                raise ValueError(f"{setting.key}: declared twice, or under a topic that nobody knows")
            found[setting.key] = setting
    return found


SETTINGS: Mapping[str, Setting] = _gathered()


def setting(key: str) -> Setting:
    """Return one declared setting. Raises Invalid when there is none with this name."""
    try:
        return SETTINGS[key]
    except KeyError:
        raise Invalid(f"There is no setting called “{key}”. Choose one from the list.", setting=key) from None
