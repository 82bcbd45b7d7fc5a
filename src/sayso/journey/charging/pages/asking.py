"""What every question of the public pages is: a form that gives plain values, and says them back in words."""

import datetime
from typing import Any, ClassVar

from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import plain_day, whole_pounds
from sayso.journey.charging.facts.kinds import EVERY, Choices, Groups

MOST_THINGS = 40
NOT_SAID = "You did not say"


class QuestionForm(PlainForm):
    """One question. `answers` are all carried so far; `today` is the day of the request."""

    once = False

    def __init__(
        self, *args: Any, today: datetime.date, answers: dict[str, dict[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.answers = answers
        self.fit()

    def fit(self) -> None:
        """Fit choices and hints to what was answered before."""

    def answer(self) -> dict[str, Any]:
        """Return what was answered as plain values, ready to travel."""
        return {name: _plain(self.cleaned_data.get(name)) for name in self.fields}

    @classmethod
    def typed(cls, answer: dict[str, Any]) -> dict[str, Any]:
        """Return what to put in the boxes again, from an answer."""
        return {name: _typed(name, value) for name, value in answer.items()}

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return the answer in words, a line each."""
        raise NotImplementedError  # each question says its own


class ListForm(QuestionForm):
    """A question that may be answered with many things, one at a time."""

    nothing: ClassVar[str] = "Nothing"
    kind_and_amount: ClassVar[tuple[str, str]] = ("kind", "amount_pence")

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed, so that the button for going on goes on."""
        return not any(self.data.get(self.add_prefix(name), "").strip() for name in self.kind_and_amount)

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return each thing in words."""
        return [cls.thing_said(item) for item in answer.get("items", [])] or [cls.nothing]

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one thing in words."""
        raise NotImplementedError  # each question says its own


def paid(item: dict[str, Any]) -> str:
    """Write an amount and how often: `£20.00 every week`."""
    return f"{whole_pounds(item['amount_pence'])} {EVERY[item['period']].lower()}"


def shared(item: dict[str, Any]) -> str:
    """Write what something is worth, how many own it, and what is owed on it."""
    parts = [whole_pounds(item["amount_pence"])]
    if item.get("owners", 1) > 1:
        parts.append(f"owned by {item['owners']} people")
    if item.get("owed_pence"):
        parts.append(f"{whole_pounds(item['owed_pence'])} owed on it")
    if item.get("weeks_held") is not None:
        parts.append(f"came {item['weeks_held']} weeks ago")
    return ", ".join(parts)


def with_blank(choices: Choices | Groups) -> list[Any]:
    """Return choices for a list that drops down, with nothing chosen at first."""
    return [("", "Choose one"), *choices]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _typed(name: str, value: Any) -> Any:
    return datetime.date.fromisoformat(value) if name in ("on", "birth_date") and value else value


def day_said(value: str | None) -> list[str]:
    """Write a day from its ISO text."""
    return [plain_day(datetime.date.fromisoformat(value))] if value else [NOT_SAID]
