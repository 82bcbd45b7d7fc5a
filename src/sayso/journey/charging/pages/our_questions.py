"""The questions as the money team asks them: the same, with what only we may say, and why we say it."""

from dataclasses import replace
from typing import Any, ClassVar

from sayso.foundation.govuk.fields import LongTextField
from sayso.journey.charging.facts import kinds
from sayso.journey.charging.facts.kinds import Groups
from sayso.journey.charging.pages.asking import ListForm, QuestionForm
from sayso.journey.charging.pages.money_forms import IncomeForm, SavingsForm
from sayso.journey.charging.pages.questions import QUESTIONS

WHY = "Say why we treat them as having it. They read this"


class OursForm(ListForm):
    """A list to which only we may add some kinds, each with our reason. Mixed into the list that it is of."""

    ours: ClassVar[Groups] = []
    why = LongTextField(
        label="If we decide that it counts: why?",
        hint="Only for what they do not have. They read this.",
        rows=2,
        max_length=2000,
        required=False,
    )

    def fit(self) -> None:
        """Offer what only we may say besides."""
        super().fit()
        kind: Any = self.fields["kind"]
        kind.choices = [*kind.choices, *self.ours]
        why: Any = self.fields["why"]
        why.waited_for = True  # what we decide has its reason; nothing else is asked for one

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of what is ours to say."""
        given = super().clean() or {}
        if kinds.is_ours_to_say(given.get("kind") or "") and not given.get("why"):
            self.add_error("why", WHY)
        return given

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one thing, with our reason."""
        said = super().thing_said(item)
        return f"{said}. {item['why']}" if item.get("why") else said


class OurIncomeForm(OursForm, IncomeForm):
    """Money that comes in, and what somebody is treated as getting."""

    ours = kinds.our_income_choices()


class OurSavingsForm(OursForm, SavingsForm):
    """Savings, and what somebody is treated as still having."""

    ours = kinds.our_savings_choices()


_OURS: dict[type[QuestionForm], type[QuestionForm]] = {IncomeForm: OurIncomeForm, SavingsForm: OurSavingsForm}
OUR_QUESTIONS = tuple(replace(one, form=_OURS.get(one.form, one.form)) for one in QUESTIONS)
OURS_BY_SLUG = {question.slug: question for question in OUR_QUESTIONS}
