"""The questions as the money team asks them: the same, with what only we may say, and why we say it."""

from dataclasses import replace
from typing import Any

from sayso.foundation.govuk.fields import LongTextField
from sayso.journey.charging.facts import kinds
from sayso.journey.charging.pages.asking import QuestionForm
from sayso.journey.charging.pages.money_forms import IncomeForm, SavingsForm
from sayso.journey.charging.pages.questions import QUESTIONS

WHY = "Say why we treat them as having it. They read this"


class OurIncomeForm(IncomeForm):
    """Money that comes in, and what somebody is treated as getting."""

    why = LongTextField(
        label="If we decide that it counts: why?",
        hint="Only for what they do not get. They read this.",
        rows=2,
        max_length=2000,
        required=False,
    )

    def fit(self) -> None:
        """Offer what only we may say besides."""
        super().fit()
        _offer_besides(self, kinds.our_income_choices())

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of what is ours to say."""
        super().clean()
        return _with_reason(self)

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one kind of money, with our reason."""
        return _said_with_reason(super().thing_said(item), item)


class OurSavingsForm(SavingsForm):
    """Savings, and what somebody is treated as still having."""

    why = LongTextField(
        label="If we decide that it counts: why?",
        hint="Only for what they no longer have. They read this.",
        rows=2,
        max_length=2000,
        required=False,
    )

    def fit(self) -> None:
        """Offer what only we may say besides."""
        super().fit()
        _offer_besides(self, kinds.our_savings_choices())

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of what is ours to say."""
        super().clean()
        return _with_reason(self)

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one kind of savings, with our reason."""
        return _said_with_reason(super().thing_said(item), item)


def _offer_besides(form: QuestionForm, ours: kinds.Groups) -> None:
    kind, why = form.fields["kind"], form.fields["why"]
    offered: Any = kind
    offered.choices = [*offered.choices, *ours]
    waiting: Any = why
    waiting.waited_for = True  # what we decide has its reason; nothing else is asked for one


def _with_reason(form: QuestionForm) -> dict[str, Any]:
    given = form.cleaned_data
    if kinds.is_ours_to_say(given.get("kind") or "") and not given.get("why"):
        form.add_error("why", WHY)
    return given


def _said_with_reason(said: str, item: dict[str, Any]) -> str:
    return f"{said}. {item['why']}" if item.get("why") else said


_OURS: dict[type[QuestionForm], type[QuestionForm]] = {IncomeForm: OurIncomeForm, SavingsForm: OurSavingsForm}
OUR_QUESTIONS = tuple(replace(one, form=_OURS.get(one.form, one.form)) for one in QUESTIONS)
OURS_BY_SLUG = {question.slug: question for question in OUR_QUESTIONS}
