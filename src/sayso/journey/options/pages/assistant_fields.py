"""What the questions about assistants share: hours in a box, and one question asked of each of them."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from sayso.foundation.govuk.fields import Plain, spoken
from sayso.foundation.govuk.presenting import pounds
from sayso.foundation.govuk.widgets import Box
from sayso.journey.charging.pages.asking import QuestionForm
from sayso.journey.charging.pages.carrying import Carried
from sayso.rules.employment.case_form import minutes
from sayso.rules.refusals import Invalid


class HoursField(Plain, forms.Field):
    """Hours with decimals. In and out: whole minutes (int), or None when empty."""

    _form = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?")

    def __init__(self, *, after: str, most_minutes: int, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Box(width=4, after=after, inputmode="decimal", autocomplete="off"))
        super().__init__(**kwargs)
        self.most_minutes = most_minutes

    def prepare_value(self, value: Any) -> Any:
        """Write stored minutes as hours; leave what was typed as it was."""
        return hours_said(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        """Read whole minutes from what was typed."""
        given = re.sub(r"\s", "", str(value or ""))
        if not given:
            return None
        name = spoken(str(self.label))
        if not self._form.fullmatch(given):
            raise ValidationError(f"{name} must be hours, such as 16 or 7.5", code="invalid")
        try:
            found = minutes(given, place="hours")
        except Invalid:
            raise ValidationError(
                f"{name} must come to whole minutes. Use a quarter, a half or a tenth of an hour",
                code="invalid",
            ) from None
        if found > self.most_minutes:
            raise ValidationError(f"{name} must be {hours_said(self.most_minutes)} or less")
        return found


def hours_said(whole_minutes: int) -> str:
    """Write minutes as hours: `7.5`."""
    return f"{whole_minutes / 60:.2f}".rstrip("0").rstrip(".")


def hours_in_words(whole_minutes: int) -> str:
    """Write minutes with their noun: `1 hour`, `7.5 hours`."""
    return f"{hours_said(whole_minutes)} hour{'' if whole_minutes == 60 else 's'}"


@dataclass(frozen=True)
class Assistant:
    """One assistant as told: which one (from 1), what was said, and a mark that changes if that changes."""

    number: int
    item: Mapping[str, Any]
    mark: str

    def ticked(self, tick: str) -> bool:
        """Whether this was said of them."""
        return tick in self.item.get("ticks", [])

    @property
    def in_words(self) -> str:
        """Who it is, in words."""
        hours = hours_in_words(self.item["minutes"])
        return f"{hours} a week at {pounds(self.item['wage_pence'])} an hour, aged {self.item['age']}"


def told_assistants(answers: Carried) -> list[Assistant]:
    """Return each assistant that was told of, in order."""
    items = answers.get("assistants", {}).get("items", [])
    return [Assistant(at, item, f"{at}_{_digest(item)}") for at, item in enumerate(items, start=1)]


def with_tick(answers: Carried, tick: str) -> list[Assistant]:
    """Return those of whom this was said."""
    return [one for one in told_assistants(answers) if one.ticked(tick)]


def _digest(item: Mapping[str, Any]) -> str:
    said = json.dumps(item, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


class EachForm(QuestionForm):
    """The same asked of each assistant whom it is about. What was said of one who has changed is not used."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return those it is about."""
        raise NotImplementedError  # each question says its own

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Return what is asked of one of them."""
        raise NotImplementedError  # each question says its own

    def fit(self) -> None:
        """Ask it of each, before whatever is asked once."""
        once = {name: self.fields.pop(name) for name in list(self.fields)}
        several = len(told_assistants(self.answers)) > 1
        for one in self.whom(self.answers):
            for at, (name, field) in enumerate(self.asks(one).items()):
                if several:
                    label = str(field.label)
                    field.label = f"Assistant {one.number}: {label[:1].lower()}{label[1:]}"
                    hints = [f"{one.in_words}.", str(field.help_text)] if at == 0 else [str(field.help_text)]
                    field.help_text = " ".join(hints).strip()
                self.fields[f"{name}_{one.mark}"] = field
        self.fields.update(once)

    @classmethod
    def lacks(cls, answers: Carried, answer: Mapping[str, Any]) -> bool:
        """Return whether somebody it is about now was not asked."""
        return any(not any(key.endswith(f"_{one.mark}") for key in answer) for one in cls.whom(answers))

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return each answer in words, and of whom where there are more."""
        numbers = {_number_in(key) for key in answer if cls.is_of_one(key)}
        lines = []
        for number in sorted(numbers):
            of_one = {
                key.rsplit("_", 2)[0]: value
                for key, value in answer.items()
                if cls.is_of_one(key) and _number_in(key) == number
            }
            words = cls.one_said(of_one)
            lines.append(words if max(numbers) == 1 else f"Assistant {number}: {words}")
        return lines

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return what was said of one."""
        raise NotImplementedError  # each question says its own

    _of_one: ClassVar[re.Pattern[str]] = re.compile(r".+_[0-9]+_[0-9a-f]{8}")

    @classmethod
    def is_of_one(cls, key: str) -> bool:
        """Return whether an answer is of one assistant, and not asked once."""
        return bool(cls._of_one.fullmatch(key))


def _number_in(key: str) -> int:
    return int(key.rsplit("_", 2)[1])


def of_one(answers: Carried, slug: str, name: str, one: Assistant) -> Any:
    """Return what was answered of one assistant; None where it was not asked."""
    return answers.get(slug, {}).get(f"{name}_{one.mark}")
