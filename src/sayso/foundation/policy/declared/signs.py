"""From where on the signs between two people ask somebody to look, and from where on to look soon.

No law sets any of these. The rules hold a default for each (`rules/partnership/indicators/thresholds.py`).
"""

from collections.abc import Mapping

from sayso.foundation.policy.declaring import Form, Setting
from sayso.rules.partnership.indicators.thresholds import Thresholds

TOPIC = "signs"
PREFIX = "sign_"
AUTHORITY = "The council’s own choice; no law sets it"
SOON = (
    "Two signs that say “soon”, or one that is enough by itself, ask for a talk with both within 28 days."
    " A sign ends no payment and lowers no budget."
)
LOOK = "It shows to a worker who holds both accounts, as a sentence, and to nobody as a score."

_PERCENT, _THINGS, _DAYS = ("percent", 500), ("", 50), ("days", 3650)
_NIGHTS = ("nights in four weeks", 28)

#: Each threshold in words, with its unit and the most it may be.
_ASKED: Mapping[str, tuple[str, tuple[str, int]]] = {
    "look_over_willing_percent": (
        "More care than the carer is willing to give: worth a look above",
        _PERCENT,
    ),
    "soon_over_willing_percent": ("More care than the carer is willing to give: soon, above", _PERCENT),
    "soon_over_willing_minutes": (
        "More care than the carer is willing to give: soon, above, whatever the share",
        ("minutes a week", 10_080),
    ),
    "look_unasked_tasks": (
        "The plan hopes for tasks nobody asked the carer about: worth a look from",
        _THINGS,
    ),
    "look_more_tasks": ("New tasks since the last plan: worth a look from", _THINGS),
    "soon_more_tasks": ("New tasks since the last plan: soon, from", _THINGS),
    "look_nights_in_four_weeks": ("The carer is woken at night: worth a look from", _NIGHTS),
    "soon_nights_in_four_weeks": ("The carer is woken at night: soon, from", _NIGHTS),
    "soon_nights_before_work": ("The carer is woken, and works the next day: soon, from", _NIGHTS),
    "look_missed_breaks_percent": ("Planned breaks that did not come: worth a look above", _PERCENT),
    "soon_missed_breaks_percent": ("Planned breaks that did not come: soon, above", _PERCENT),
    "look_days_without_day_off": ("No full day off: worth a look after", _DAYS),
    "soon_days_without_day_off": ("No full day off: soon, after", _DAYS),
    "look_unmet_outcomes": ("The carer’s own needs that are not met: worth a look from", _THINGS),
    "soon_unmet_outcomes": ("The carer’s own needs that are not met: soon, from", _THINGS),
    "look_moves_untold": ("Decisions that moved and the carer was not told: worth a look from", _THINGS),
    "soon_moves_untold": ("Decisions that moved and the carer was not told: soon, from", _THINGS),
    "look_health_fall": (
        "The carer’s health, by their own five steps: worth a look at a fall of",
        ("", 4),
    ),
    "soon_health_fall": ("The carer’s health, by their own five steps: soon, at a fall of", ("", 4)),
    "look_unpaid_to_paid_percent": (
        "Unpaid hours of a paid carer beside the paid ones: worth a look above",
        _PERCENT,
    ),
    "soon_unpaid_to_paid_percent": (
        "Unpaid hours of a paid carer beside the paid ones: soon, above",
        _PERCENT,
    ),
    "look_answers_apart_percent": ("Answers of the two that are far apart: worth a look above", _PERCENT),
    "soon_answers_apart_percent": ("Answers of the two that are far apart: soon, above", _PERCENT),
    "look_share_percent": ("Share of all the help that hangs on one carer: worth a look above", _PERCENT),
    "soon_share_percent": ("Share that hangs on one carer, with no emergency plan: soon, above", _PERCENT),
    "look_days_not_heard_alone": ("Nobody talked with the carer alone: worth a look after", _DAYS),
    "soon_days_not_heard_alone": ("Nobody talked with the carer alone: soon, after", _DAYS),
    "leave_year_gone_percent": ("Leave of a paid carer is looked at when of the year is gone", _PERCENT),
    "leave_taken_percent": ("Leave of a paid carer is too little when taken less than", _PERCENT),
}


def _setting(name: str, default: int) -> Setting:
    label, (unit, most) = _ASKED[name]
    return Setting(
        key=f"{PREFIX}{name}",
        topic=TOPIC,
        label=label,
        form=Form.DAYS if unit == "days" else Form.NUMBER,
        default=default,
        least=1,
        most=most,
        unit=unit,
        authority=AUTHORITY,
        hint=SOON if name.startswith("soon") else LOOK,
    )


SETTINGS = tuple(_setting(name, default) for name, default in Thresholds().by_name().items())
