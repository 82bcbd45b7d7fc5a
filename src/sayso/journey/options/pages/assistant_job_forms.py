"""What is asked of the job only where it matters: hours that change, nights, a home, costs, days."""

from typing import Any

from django import forms

from sayso.foundation.govuk.dates_and_sums import MoneyField
from sayso.foundation.govuk.fields import WholeNumberField
from sayso.foundation.govuk.presenting import count, pounds
from sayso.journey.charging.pages.carrying import Carried
from sayso.journey.options.pages import assistant_forms as ticks
from sayso.journey.options.pages.assistant_fields import (
    Assistant,
    EachForm,
    HoursField,
    hours_in_words,
    told_assistants,
    with_tick,
)
from sayso.rules.employment.facts import MOST_MINUTES_A_WEEK, MOST_MINUTES_A_YEAR

WEEKS_WORKED_IN_TENTHS = 464  # 52 weeks less 5.6 of leave
A_NIGHT = 9 * 60


class ChangingForm(EachForm):
    """The hours of a year, where no week is like another."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return those whose hours change."""
        return with_tick(answers, ticks.CHANGING)

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask for the hours, with what a usual week would come to."""
        usual = one.item["minutes"] * WEEKS_WORKED_IN_TENTHS // 10
        hours = HoursField(
            label="How many hours do they work in a year?",
            hint="Leave out paid leave. We put in the usual week for the 46.4 weeks that are worked.",
            after="hours a year",
            most_minutes=MOST_MINUTES_A_YEAR,
            initial=usual - usual % 15,
        )
        return {"year_minutes": hours}

    def clean(self) -> dict[str, Any]:
        """Ask for hours over nothing."""
        for name, given in self.cleaned_data.items():
            if given == 0:
                self.add_error(name, "Hours must be more than nothing")
        return self.cleaned_data

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return the hours in words."""
        return f"{hours_in_words(answer['year_minutes'])} a year"


class NightsForm(EachForm):
    """Nights when somebody sleeps at the home and is called only if needed."""

    night_pence = MoneyField(label="What do you pay for a night?", after="a night", most_pence=100_000)
    night_minutes = HoursField(
        label="How long is a night?", after="hours", most_minutes=24 * 60, initial=A_NIGHT
    )
    awake_minutes = HoursField(
        label="For how long are they awake and helping in a night?",
        hint="On average. This time is paid by the hour. Leave it empty if never.",
        after="hours",
        most_minutes=24 * 60,
        required=False,
    )
    wakings = WholeNumberField(
        label="How often are they woken in a night?",
        hint="On average. Leave it empty if never.",
        after="times",
        min_value=0,
        max_value=100,
        required=False,
    )

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return those who sleep in."""
        return with_tick(answers, ticks.NIGHTS)

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask how many nights."""
        nights = WholeNumberField(
            label="On how many nights a week do they sleep in?",
            hint="To sleep, and to help only if you call.",
            after="nights a week",
            min_value=1,
            max_value=7,
        )
        return {"nights": nights}

    def clean(self) -> dict[str, Any]:
        """Ask for a night that is longer than the time awake in it."""
        given = self.cleaned_data
        length, awake = given.get("night_minutes"), given.get("awake_minutes")
        if length == 0:
            self.add_error("night_minutes", "“How long is a night?” must be more than nothing")
        elif length and awake and awake > length:
            self.add_error("awake_minutes", "They cannot be awake for longer than the night")
        return given

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return the nights in words."""
        return f"{count(answer['nights'], 'night')} a week"

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return the nights of each, and what one is paid."""
        paid = f"{pounds(answer['night_pence'])} a night of {hours_in_words(answer['night_minutes'])}"
        awake = answer["awake_minutes"]
        return [*super().said(answer), paid, *([f"Awake for {hours_in_words(awake)}"] if awake else [])]


class HomesForm(EachForm):
    """What is paid for a home that comes with the job."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return those who have a home with the job."""
        return with_tick(answers, ticks.HOME)

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask for a day's rent."""
        rent = MoneyField(
            label="What do they pay you for it a day?",
            hint="Share a week’s rent by 7. Type 0 if it is free.",
            after="a day",
            most_pence=100_000,
        )
        return {"rent_pence": rent}

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return the rent in words."""
        return f"{pounds(answer['rent_pence'])} a day" if answer["rent_pence"] else "It is free"


class OwnCostsForm(EachForm):
    """What counts against the least wage: time that is not paid, and what the job costs them."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return those of whom it was said."""
        return with_tick(answers, ticks.OWN_COSTS)

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask for both; either may be left out."""
        return {
            "unpaid_minutes": HoursField(
                label="How many hours a week are not paid?",
                hint="Such as travel from one place of work to the next. The way from home does not count.",
                after="hours a week",
                most_minutes=MOST_MINUTES_A_WEEK,
                required=False,
            ),
            "deducted_pence": MoneyField(
                label="What does the job cost them in a week?",
                hint="Such as a uniform or a tool that they pay for.",
                after="a week",
                most_pence=1_000_000,
                required=False,
            ),
        }

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return both in words."""
        unpaid, costs = answer["unpaid_minutes"], answer["deducted_pence"]
        said = [f"{hours_in_words(unpaid)} a week not paid"] if unpaid else []
        return ", ".join([*said, *([f"{pounds(costs)} a week of costs"] if costs else [])]) or "Nothing"


class DaysForm(EachForm):
    """On how many days a week they work: sick pay is for a day, and leave has a limit in days."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return everybody where sick days are planned for, else those with more than five days a week."""
        plans = bool(answers.get("plan", {}).get("sick_days"))
        return told_assistants(answers) if plans else with_tick(answers, ticks.MANY_DAYS)

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask for the days."""
        days = WholeNumberField(
            label="On how many days a week do they work?", after="days a week", min_value=1, max_value=7
        )
        return {"days": days}

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return the days in words."""
        return f"{count(answer['days'], 'day')} a week"
