"""The questions about employing an assistant: short forms that give whole pence and whole minutes."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sayso.foundation.govuk.dates_and_sums import MoneyField
from sayso.foundation.govuk.fields import (
    ChoiceField,
    Plain,
    RadiosField,
    TicksField,
    WholeNumberField,
    YesNoField,
    spoken,
)
from sayso.foundation.govuk.presenting import count, pounds
from sayso.foundation.govuk.widgets import Box
from sayso.journey.charging.pages.asking import NOT_SAID, ListForm, QuestionForm
from sayso.rules.employment.case_form import minutes
from sayso.rules.employment.facts import (
    MOST_ASSISTANTS,
    MOST_MINUTES_A_WEEK,
    MOST_WAGE,
    OLDEST,
    YOUNGEST,
)
from sayso.rules.employment.status import QUESTIONS as STATUS_QUESTIONS
from sayso.rules.employment.status import SIGNS
from sayso.rules.refusals import Invalid

MOST_PRICE = {"least_pence": 1, "most_pence": MOST_WAGE}
NEAR_PENSION_AGE = (66, 67)
ALLOWANCE = {"yes": "Yes", "no": "No", "not_known": "I do not know"}


class HoursField(Plain, forms.Field):
    """Hours with decimals. In and out: whole minutes (int), or None when empty."""

    _form = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")

    def __init__(self, *, after: str, most_minutes: int, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Box(width=4, after=after, inputmode="decimal", autocomplete="off"))
        super().__init__(**kwargs)
        self.most_minutes = most_minutes

    def prepare_value(self, value: Any) -> Any:
        """Write stored minutes as hours; leave what was typed as it was."""
        return f"{value / 60:.2f}".rstrip("0").rstrip(".") if isinstance(value, int) else value

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
            raise ValidationError(f"{name} must be {self.prepare_value(self.most_minutes)} or less")
        return found


class AssistantsForm(ListForm):
    """Who is to be employed, one assistant at a time."""

    nothing = "Nobody yet"
    kind_and_amount = ("minutes", "wage_pence")
    minutes = HoursField(
        label="How many hours a week do they work?",
        hint="For example, 16 or 7.5. Leave out nights when they sleep.",
        after="hours a week",
        most_minutes=MOST_MINUTES_A_WEEK,
    )
    wage_pence = MoneyField(label="What do you pay them an hour?", after="an hour", **MOST_PRICE)
    age = WholeNumberField(
        label="How old are they?",
        hint="The least you may pay depends on it.",
        after="years old",
        min_value=YOUNGEST,
        max_value=OLDEST,
    )
    reached_pension_age = YesNoField(
        label="Have they reached State Pension age?",
        hint="Answer this only if they are 66 or 67.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for hours over nothing, and about pension age where it depends on the birthday."""
        given = self.cleaned_data
        if given.get("minutes") == 0:
            self.add_error("minutes", "“How many hours a week do they work?” must be more than nothing")
        if given.get("age") in NEAR_PENSION_AGE and given.get("reached_pension_age") is None:
            if "reached_pension_age" not in self.errors:
                self.add_error("reached_pension_age", "Say whether they have reached State Pension age")
        if len(self.answers.get("assistants", {}).get("items", [])) >= MOST_ASSISTANTS:
            self.add_error(None, f"You have named {MOST_ASSISTANTS} assistants. Ring us for help with more")
        return given

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one assistant in words."""
        hours = HoursField(label="", after="", most_minutes=0).prepare_value(item["minutes"])
        return f"{hours} hours a week at {pounds(item['wage_pence'])} an hour, aged {item['age']}"


class NightsForm(QuestionForm):
    """Nights when somebody sleeps at the home and is called only if needed."""

    nights = WholeNumberField(
        label="On how many nights a week does an assistant sleep in?",
        hint="To sleep, and to help only if you call. Leave it empty if none.",
        after="nights a week",
        min_value=0,
        max_value=7,
        required=False,
    )
    who = ChoiceField(label="Who sleeps in?", choices=[], required=False)
    night_pence = MoneyField(
        label="What do you pay for a night?", after="a night", most_pence=100_000, required=False
    )
    awake_minutes = HoursField(
        label="For how long are they awake and helping in a night?",
        hint="On average. This time is paid by the hour.",
        after="hours",
        most_minutes=24 * 60,
        required=False,
    )
    wakings = WholeNumberField(
        label="How often are they woken in a night?",
        hint="On average.",
        after="times",
        min_value=0,
        max_value=100,
        required=False,
    )

    def fit(self) -> None:
        """Ask who sleeps in only where there is more than one."""
        people = self.answers.get("assistants", {}).get("items", [])
        if len(people) > 1:
            named = [
                (str(at), f"{at + 1}: {AssistantsForm.thing_said(one)}") for at, one in enumerate(people)
            ]
            self.fields["who"].choices = named  # type: ignore[attr-defined]  # it is a list to choose from
        else:
            del self.fields["who"]

    def clean(self) -> dict[str, Any]:
        """Ask what a night is paid, where there are nights."""
        given = self.cleaned_data
        if given.get("nights") and given.get("night_pence") is None and "night_pence" not in self.errors:
            self.add_error("night_pence", "Say what you pay for a night. Type 0 if it is nothing")
        return given

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return the nights in words."""
        if not answer["nights"]:
            return ["No nights"]
        return [f"{count(answer['nights'], 'night')} a week at {pounds(answer['night_pence'])} a night"]


class EmployerForm(QuestionForm):
    """What somebody pays once, as an employer."""

    allowance = RadiosField(
        label="Do you claim Employment Allowance?",
        hint="It takes off National Insurance. You can claim it if you employ somebody for your own care.",
        choices=list(ALLOWANCE.items()),
    )
    insurance_pence = MoneyField(
        label="What does insurance for employers cost?",
        hint="£90 a year is usual. Change it if you know better.",
        after="a year",
        initial=9_000,
        most_pence=1_000_000,
    )
    payroll_pence = MoneyField(
        label="What does it cost to have pay and tax worked out?",
        hint="£192 a year is usual. Type 0 if you do it on your own.",
        after="a year",
        initial=19_200,
        most_pence=10_000_000,
    )
    other_pence = MoneyField(
        label="What else do you pay in a year?",
        hint="Such as finding somebody, training and travel. Leave it empty if nothing.",
        after="a year",
        most_pence=100_000_000,
        required=False,
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return each in words."""
        said = [f"Employment Allowance claimed: {ALLOWANCE[answer['allowance']].lower()}"]
        said += [f"Insurance: {pounds(answer['insurance_pence'])} a year"]
        said += [f"Pay and tax worked out: {pounds(answer['payroll_pence'])} a year"]
        return said + ([f"Other: {pounds(answer['other_pence'])} a year"] if answer["other_pence"] else [])


class CompareForm(QuestionForm):
    """What to hold it against: the rate in a budget, and other prices. All may be left out."""

    budget_pence = MoneyField(
        label="What does your budget give you for an hour?", after="an hour", required=False, **MOST_PRICE
    )
    agency_pence = MoneyField(
        label="What does an agency ask for an hour?", after="an hour", required=False, **MOST_PRICE
    )
    self_employed_pence = MoneyField(
        label="What does somebody self-employed ask for an hour?",
        after="an hour",
        required=False,
        **MOST_PRICE,
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return each price that was told."""
        names = {
            "budget_pence": "Budget",
            "agency_pence": "Agency",
            "self_employed_pence": "Self-employed",
        }
        told = [f"{said}: {pounds(answer[name])} an hour" for name, said in names.items() if answer[name]]
        return told or [NOT_SAID]


class StatusForm(QuestionForm):
    """Whether somebody who says they are self-employed is likely to be. All may be left open."""

    signs = TicksField(label="Is any of these so?", choices=list(SIGNS.items()), required=False)

    def fit(self) -> None:
        """Ask each question of the rules, the signs last."""
        signs = self.fields.pop("signs")
        for name, (words, _) in STATUS_QUESTIONS.items():
            self.fields[name] = YesNoField(label=words, required=False)
        self.fields["signs"] = signs

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return how many were answered, and what was ticked."""
        answered = sum(1 for name in STATUS_QUESTIONS if answer.get(name) is not None)
        return [f"{answered} of {len(STATUS_QUESTIONS)} answered", *(SIGNS[one] for one in answer["signs"])]
