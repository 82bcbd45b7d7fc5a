"""What a setting is: its name, form, unit, the law's default, and who leaves the choice to the council.

Settings are declared in code, under `declared/`, so that nobody can set what nothing reads.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sayso.rules.refusals import Invalid

WHOLE_PERCENT = 10_000  # a percent is kept in hundredths: 100% is 10,000
MOST_PENCE = 100_000_000_00


class Form(StrEnum):
    """The form of a setting's value, and how it is kept."""

    PENCE = "pence"  # int, whole pence
    PERCENT = "percent"  # int, hundredths of a percent
    NUMBER = "number"  # int
    DAYS = "days"  # int
    YES_OR_NO = "yes_or_no"  # bool
    CHOICE = "choice"  # str, one of `choices`
    TEXT = "text"  # str
    TIME = "time"  # str, "HH:MM" by London's clock
    LIST = "list"  # list of str
    PENCE_BY_NAME = "pence_by_name"  # dict of str to whole pence


Value = int | bool | str | list[str] | dict[str, int] | None


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One choice that is the council's to make.

    `default` is what the law itself gives, and holds until the council chooses; None means "no such limit".
    `unit` is in words ("a week"); `authority` says where the law leaves the choice to the council.
    `names`: of a list or a value by name, the names there are and each in words; empty for any.
    """

    key: str
    topic: str
    label: str
    form: Form
    default: Value
    authority: str
    unit: str = ""
    hint: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    least: int = 0
    most: int = MOST_PENCE

    def __post_init__(self) -> None:
        """Refuse a declaration that is at odds with itself, or a target on how people hold their money."""
        if _is_target_on_direct_payments(self):
            raise ValueError(f"{self.key}: nobody may set a target on the number of direct payments (S3-12)")
        if (self.form is Form.CHOICE) != bool(self.choices):
            raise ValueError(f"{self.key}: choices belong to a choice, and a choice needs them")
        self.read(self.default)

    def read(self, value: Any) -> Value:
        """Return the value if it is of this setting's form. Raises Invalid, saying what is asked for."""
        if value is None:
            if self.default is None:
                return None
            raise self.refused(f"{self.label} needs an answer.")
        sentence = _wrong(self, value)
        if sentence:
            raise self.refused(sentence)
        kept: Value = value
        return kept

    def refused(self, sentence: str) -> Invalid:
        """Return the refusal of a value, beside the field that holds it."""
        return Invalid(sentence, fields={"value": sentence}, setting=self.key)


def _is_target_on_direct_payments(setting: Setting) -> bool:
    """Whether a setting counts or aims at direct payments: no default, quota, share or target can exist."""
    words = f"{setting.key} {setting.label} {setting.hint}".replace("_", " ").lower()
    if not re.search(r"direct payment|\bdps?\b", words):
        return False
    aims = re.search(r"\b(target|quota|goal|aim|number of|share of|percentage of|proportion)\b", words)
    return bool(aims) or setting.form in (Form.NUMBER, Form.PERCENT)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _wrong_number(setting: Setting, value: Any) -> str:
    if not _is_whole(value):
        return f"{setting.label} must be a whole number."
    most = min(setting.most, WHOLE_PERCENT) if setting.form is Form.PERCENT else setting.most
    if not setting.least <= value <= most:
        return f"{setting.label} is outside what we can take."
    return ""


def _wrong_words(setting: Setting, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        return f"{setting.label} needs words."
    return ""


def _wrong_time(setting: Setting, value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        return ""
    return f"{setting.label} must be a time such as 09:00."


def _wrong_list(setting: Setting, value: Any) -> str:
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        return f"{setting.label} must be a list, one on each line."
    unknown = [word for word in value if setting.names and word not in setting.names]
    return f"{setting.label}: we do not know “{unknown[0]}”. Choose from the list." if unknown else ""


def _wrong_sums(setting: Setting, value: Any) -> str:
    if setting.names and isinstance(value, dict) and not value.keys() <= set(setting.names):
        return f"{setting.label}: there is no figure called {min(value.keys() - set(setting.names))}."
    if isinstance(value, dict) and all(
        isinstance(name, str) and name.strip() and not _wrong_number(setting, pence)
        for name, pence in value.items()
    ):
        return ""
    return f"{setting.label} must give a name and a sum on each line."


def _wrong_answer(setting: Setting, value: Any) -> str:
    return "" if isinstance(value, bool) else f"{setting.label}: answer yes or no."


def _wrong_choice(setting: Setting, value: Any) -> str:
    known = isinstance(value, str) and value in setting.choices
    return "" if known else f"{setting.label}: choose one from the list."


_CHECKS: Mapping[Form, Callable[[Setting, Any], str]] = {
    Form.PENCE: _wrong_number,
    Form.PERCENT: _wrong_number,
    Form.NUMBER: _wrong_number,
    Form.DAYS: _wrong_number,
    Form.YES_OR_NO: _wrong_answer,
    Form.CHOICE: _wrong_choice,
    Form.TEXT: _wrong_words,
    Form.TIME: _wrong_time,
    Form.LIST: _wrong_list,
    Form.PENCE_BY_NAME: _wrong_sums,
}


def _wrong(setting: Setting, value: Any) -> str:
    return _CHECKS[setting.form](setting, value)
