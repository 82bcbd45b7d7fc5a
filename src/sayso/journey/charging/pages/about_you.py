"""Questions about the person and the support: where, who, how old, for when."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError

from sayso.foundation.govuk.dates_and_sums import PART, DateField
from sayso.foundation.govuk.fields import RadiosField, TicksField, WholeNumberField, YesNoField
from sayso.foundation.govuk.presenting import age, count
from sayso.journey.charging.pages.asking import NOT_SAID, QuestionForm, day_said

FIRST_DAY = datetime.date(2015, 4, 1)  # the Care Act's charging rules began
LAST_YEARS_AHEAD = 2
OLDEST = 130
TOO_YOUNG = "These sums are for people of 18 or over"
WHERE = {
    "home": "At home",
    "care_home_permanent": "In a care home, to stay",
    "care_home_temporary": "In a care home for a while",
    "care_home_short_term": "A short stay in a care home",
}
HOUSEHOLDS = {
    "single": "On my own, or with people who are not my partner",
    "couple": "With my husband, wife, civil partner or partner",
    "lone_parent": "With children I bring up on my own",
}
PREMIUMS = {
    "disability": "I get a benefit for disability",
    "enhanced_disability": "I get the highest rate of it for help with daily living",
    "carer": "I care for someone, and could get Carer's Allowance",
}


class WhereForm(QuestionForm):
    """Where support is given: it settles which rules are used."""

    setting = RadiosField(
        label="Where would you get support?",
        choices=list(WHERE.items()),
        hints={
            "home": "Your own home, or your family's. Supported living and Shared Lives too.",
            "care_home_temporary": "Up to a year, and then home again.",
            "care_home_short_term": "Up to 8 weeks, so that you or your family can rest.",
        },
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return where."""
        return [WHERE[answer["setting"]]]


class NightsForm(QuestionForm):
    """How long a short stay is: up to eight weeks may be charged as if at home."""

    nights = WholeNumberField(
        label="How many nights is the stay?", after="nights", min_value=1, max_value=366
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return how many nights."""
        return [count(answer["nights"], "night")]


class DayForm(QuestionForm):
    """The day the sum is for: it settles which year's figures are used."""

    on = DateField(
        label="Which day is the sum for?",
        hint="Figures change each April. Leave it as it is for today.",
    )

    @property
    def latest(self) -> datetime.date:
        """Return the last day that may be asked for."""
        return datetime.date(self.today.year + LAST_YEARS_AHEAD, 12, 31)

    def clean(self) -> dict[str, Any]:
        """Refuse a day before the rules began, or too far ahead to have figures."""
        given = self.cleaned_data.get("on")
        if given and given < FIRST_DAY:
            self.add_error("on", "Choose 1 April 2015 or later. The rules began then")
        elif given and given > self.latest:
            self.add_error("on", f"Choose a day before the end of {self.latest.year}")
        return self.cleaned_data

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return the day."""
        return day_said(answer.get("on"))


class HouseholdForm(QuestionForm):
    """Who the person lives with: the amount to live on turns on it."""

    household = RadiosField(
        label="Who do you live with?",
        hint="We look at your money only. If you are in a care home, say who you lived with.",
        choices=list(HOUSEHOLDS.items()),
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return who."""
        return [HOUSEHOLDS[answer["household"]]]


class ChildrenForm(QuestionForm):
    """How many children: there is an amount to live on for each."""

    children = WholeNumberField(
        label="How many children under 18 live with you?",
        hint="Count those you look after. If there are none, type 0.",
        min_value=0,
        max_value=20,
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return how many."""
        return [count(answer["children"], "child", "children")]


class AgeForm(QuestionForm):
    """How old: the amount to live on is higher from 25, and from pension age."""

    age = WholeNumberField(
        label="How old are you?",
        hint="You need not say. We may then not be able to give you a figure.",
        after="years",
        min_value=18,
        max_value=OLDEST,
        required=False,
    )

    def fit(self) -> None:
        """Say in our own words for whom the sums are."""
        self.fields["age"].error_messages["min_value"] = TOO_YOUNG

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return the age."""
        return [count(answer["age"], "year")] if answer.get("age") else [NOT_SAID]


class BirthDateForm(QuestionForm):
    """The date of birth, near pension age only: pension age depends on it."""

    birth_date = DateField(
        label="When were you born?",
        hint="Pension age is not the same for all. Leave this empty, and we take 66 as pension age.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a day that could not be theirs."""
        born = self.cleaned_data.get("birth_date")
        if born and born > self.today:
            self.add_error("birth_date", _year_wrong("That day has not come yet. Check the year"))
        elif born and not 18 <= age(born, self.today) <= OLDEST:
            self.add_error("birth_date", _year_wrong(f"Check the year. {TOO_YOUNG}"))
        return self.cleaned_data

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return the day."""
        return day_said(answer.get("birth_date"))


class PartnerAgeForm(QuestionForm):
    """How old the partner is: one of a couple at pension age is enough."""

    partner_age = WholeNumberField(
        label="How old is your partner?",
        hint="You need not say. We may then not be able to give you a figure.",
        after="years",
        min_value=16,
        max_value=OLDEST,
        required=False,
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return the age."""
        return [count(answer["partner_age"], "year")] if answer.get("partner_age") else [NOT_SAID]


class Before2016Form(QuestionForm):
    """Whether pension age came before 6 April 2016: some income may then be left out (savings credit)."""

    savings_credit_cohort = YesNoField(
        label="Did you or your partner reach pension age before 6 April 2016?",
        hint="If so, we may leave some of your pension out. If you are not sure, leave this empty.",
        required=False,
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return yes or no."""
        given = answer.get("savings_credit_cohort")
        return [NOT_SAID if given is None else "Yes" if given else "No"]


class PremiumsForm(QuestionForm):
    """What adds to the amount to live on: disability and carer premiums, in plain words."""

    premiums = TicksField(
        label="Are any of these true of you?",
        hint="Tick all that are true. If none is, leave them empty.",
        choices=list(PREMIUMS.items()),
        hints={
            "disability": "PIP, DLA or Attendance Allowance. The law calls it the disability premium.",
            "enhanced_disability": "The highest rate of PIP daily living or DLA care.",
            "carer": "Even if another benefit stops you being paid it. The law calls it the carer premium.",
        },
        required=False,
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return what was ticked, or that nothing was."""
        ticked = [PREMIUMS[one] for one in answer.get("premiums") or []]
        return ticked or ["None of these"]


def _year_wrong(sentence: str) -> ValidationError:
    return ValidationError(sentence, code=f"{PART}year")
