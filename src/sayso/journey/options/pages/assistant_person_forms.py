"""What is asked of the one who does the job only where it matters: who they are to you, pension, service."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sayso.foundation.govuk.dates_and_sums import PART, DateField
from sayso.foundation.govuk.fields import RadiosField, WholeNumberField, YesNoField
from sayso.foundation.govuk.presenting import age, count
from sayso.journey.charging.pages.asking import day_said
from sayso.journey.charging.pages.carrying import Carried
from sayso.journey.options.pages import assistant_forms as ticks
from sayso.journey.options.pages.assistant_fields import Assistant, EachForm, told_assistants, with_tick
from sayso.rules.direct_payments.relatives import Relationship
from sayso.rules.employment.facts import YOUNGEST, PensionChoice

AGES_BEFORE, APPRENTICES_BEFORE = (17, 20, 21), (18, 24)
PARTNER_OF_ONE = "partner_of_one"
WHO = {
    Relationship.SPOUSE: "Your husband, wife or civil partner",
    Relationship.PARTNER: "Your partner. You are not married",
    Relationship.PARENT: "Your parent, son or daughter, by birth, by marriage or by a step",
    Relationship.BROTHER_SISTER: "Your brother, sister, aunt, uncle or grandparent",
    PARTNER_OF_ONE: "The husband, wife or partner of one of these",
    Relationship.OTHER_RELATIVE: "Another relative, such as a cousin, niece or grandchild",
}
SHARES, SAME_HOME, ELSEWHERE = "shares", "same_home", "elsewhere"
WHERE = {
    SHARES: "In the same home, and they share its meals and tasks",
    SAME_HOME: "In the same home, and they do not share those",
    ELSEWHERE: "Somewhere else",
}
PENSIONS = {
    PensionChoice.OPTED_IN.value: "They asked to be in one",
    PensionChoice.OPTED_OUT.value: "They left it, or do not want one",
}


class ApprenticesForm(EachForm):
    """Whether it is an apprentice's first year; under 19 it makes no difference."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return apprentices of 19 or older."""
        return [one for one in with_tick(answers, ticks.APPRENTICE) if one.item["age"] >= 19]

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask for the year."""
        return {"first_year": YesNoField(label="Is it their first year as an apprentice?")}

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return it in words."""
        return "First year as an apprentice" if answer["first_year"] else "Not their first year"


class BirthdaysForm(EachForm):
    """When somebody was born whose next birthday changes what the law wants: wage, insurance or pension."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return those who are about to reach 18, 21 or 22, and apprentices about to reach 19 or 25."""
        return [
            one
            for one in told_assistants(answers)
            if one.item["age"] in AGES_BEFORE
            or (one.ticked(ticks.APPRENTICE) and one.item["age"] in APPRENTICES_BEFORE)
        ]

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask for the day."""
        born = DateField(
            label="When were they born?", hint="Leave it empty if you do not know.", required=False
        )
        return {"born": born}

    def clean(self) -> dict[str, Any]:
        """Refuse a day that does not fit the age that was told."""
        told = {f"born_{one.mark}": one.item["age"] for one in self.whom(self.answers)}
        for name, born in list(self.cleaned_data.items()):
            if born and (born > self.today or age(born, self.today) != told[name]):
                words = f"Check the day. You told us that they are {told[name]} now"
                self.add_error(name, ValidationError(words, code=f"{PART}year"))
        return self.cleaned_data

    @classmethod
    def typed(cls, answer: dict[str, Any]) -> dict[str, Any]:
        """Return each day as it is put in the boxes again."""
        return {name: date.fromisoformat(day) if day else None for name, day in answer.items()}

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return the day in words."""
        return day_said(answer["born"])[0]


class CloseForm(EachForm):
    """Who they are to the person who gets support, and where they live: the family rule hangs on it."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return those who are partner or family."""
        return with_tick(answers, ticks.CLOSE)

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask who they are, and where they live."""
        return {
            "who": RadiosField(
                label="Who are they to you?",
                hint="“You” is the person who gets the support.",
                choices=list(WHO.items()),
            ),
            "where": RadiosField(label="Where do they live?", choices=list(WHERE.items())),
        }

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return both in words."""
        return f"{WHO[answer['who']]}. {WHERE[answer['where']]}"


class PensionForm(EachForm):
    """What the assistant chose, where that is not what the law does by itself."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return those who chose."""
        return with_tick(answers, ticks.PENSION)

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask what they chose."""
        return {"pension": RadiosField(label="What did they choose?", choices=list(PENSIONS.items()))}

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return it in words."""
        return PENSIONS[answer["pension"]]


class PensionAgeForm(EachForm):
    """Whether somebody of 66 or 67 has reached State Pension age."""

    near = (66, 67)

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return those of 66 and 67."""
        return [one for one in told_assistants(answers) if one.item["age"] in cls.near]

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask it."""
        return {"reached": YesNoField(label="Have they reached State Pension age?")}

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return it in words."""
        return "Yes" if answer["reached"] else "No"


class ServiceForm(EachForm):
    """How long somebody has worked here: notice and redundancy pay grow with it."""

    @classmethod
    def whom(cls, answers: Carried) -> list[Assistant]:
        """Return everybody where money is set aside for the end of the job."""
        return told_assistants(answers) if answers.get("plan", {}).get("sets_aside") else []

    def asks(self, one: Assistant) -> dict[str, forms.Field]:
        """Ask for full years."""
        years = WholeNumberField(
            label="How many full years have they worked for you?",
            hint="Type 0 if they have not begun yet.",
            after="years",
            min_value=0,
            max_value=one.item["age"] - YOUNGEST,
            initial=0,
        )
        return {"years": years}

    @classmethod
    def one_said(cls, answer: dict[str, Any]) -> str:
        """Return the years in words."""
        return count(answer["years"], "full year")
