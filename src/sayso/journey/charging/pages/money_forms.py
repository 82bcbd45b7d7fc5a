"""Questions about money: what comes in, what is put by, the home, and what has to be paid for."""

from typing import Any

from sayso.foundation.govuk.dates_and_sums import MoneyField
from sayso.foundation.govuk.fields import ChoiceField, RadiosField, WholeNumberField, YesNoField
from sayso.journey.charging.facts import council_choices, kinds
from sayso.journey.charging.facts.cases import day_of
from sayso.journey.charging.pages.asking import (
    ListForm,
    QuestionForm,
    paid,
    shared,
    with_blank,
)

EVERY = list(kinds.EVERY.items())
MOST_OWNERS = 20
MOST_WEEKS = 5_000


class IncomeForm(ListForm):
    """Money that comes in, one kind at a time."""

    nothing = "No money comes in"
    kind = ChoiceField(label="What is the money?", choices=with_blank(kinds.income_choices()))
    amount_pence = MoneyField(label="How much is it?", hint="After tax. For example, 120 or 241.30.")
    period = ChoiceField(label="How often do you get it?", choices=EVERY, initial="week")
    passed_on_pence = MoneyField(
        label="How much of it goes to your husband, wife or civil partner?",
        hint="For a private pension from work or of your own. Half of it may then be left out.",
        required=False,
    )

    def fit(self) -> None:
        """Ask what is passed on only where half a pension may be left out: in a care home, of a couple."""
        stays = self.answers.get("where", {}).get("setting") == "care_home_permanent"
        couple = self.answers.get("household", {}).get("household") == "couple"
        if not (stays and couple):
            del self.fields["passed_on_pence"]

    def clean(self) -> dict[str, Any]:
        """Refuse more passed on than comes in."""
        given, passed = self.cleaned_data.get("amount_pence"), self.cleaned_data.get("passed_on_pence")
        if given is not None and passed is not None and passed > given:
            self.add_error("passed_on_pence", "This is more than you get. Type it for the same time")
        return self.cleaned_data

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one kind of money."""
        passed = item.get("passed_on_pence")
        more = ", some of it passed on" if passed else ""
        return f"{kinds.income_title(item['kind'])}: {paid(item)}{more}"


class SavingsForm(ListForm):
    """Money and things of value, one kind at a time."""

    nothing = "No savings"
    kind = ChoiceField(label="What is it?", choices=with_blank(kinds.savings_choices()))
    amount_pence = MoneyField(label="How much is it worth?", hint="All of it, also if you share it.")
    owners = WholeNumberField(
        label="How many people own it?",
        hint="Count yourself. If it is only yours, leave 1.",
        initial=1,
        min_value=1,
        max_value=MOST_OWNERS,
    )
    weeks_held = WholeNumberField(
        label="How many weeks ago did it come?",
        hint="Only for money that came once, or for a business.",
        min_value=0,
        max_value=MOST_WEEKS,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the weeks where what came is left out for a time only."""
        kind = self.cleaned_data.get("kind")
        if kind and kinds.counts_after_a_time(kind) and self.cleaned_data.get("weeks_held") is None:
            if "weeks_held" not in self.errors:
                self.add_error("weeks_held", "Say how many weeks ago it came. It is left out for a time")
        return self.cleaned_data

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one kind of savings."""
        return f"{kinds.capital_title(item['kind'])}: {shared(item)}"


class PropertyForm(ListForm):
    """Land and houses other than the home."""

    nothing = "No other house or land"
    kind = ChoiceField(label="What is it?", choices=with_blank(kinds.property_choices()))
    amount_pence = MoneyField(
        label="What is it worth?", hint="We take off a tenth for what selling would cost."
    )
    owners = WholeNumberField(
        label="How many people own it?",
        hint="Count yourself. If it is only yours, leave 1.",
        initial=1,
        min_value=1,
        max_value=MOST_OWNERS,
    )
    owed_pence = MoneyField(label="What is still owed on it?", hint="Such as a mortgage.", required=False)

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one house or piece of land."""
        return f"{kinds.capital_title(item['kind'])}: {shared(item)}"


class HomeForm(QuestionForm):
    """Whether somebody in a care home to stay owns the home they lived in."""

    owns = YesNoField(label="Do you own the home you lived in, or part of it?")

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return yes or no."""
        return ["Yes" if answer["owns"] else "No"]


class HomeValueForm(QuestionForm):
    """What the home is worth to the person."""

    amount_pence = MoneyField(
        label="What is your home worth?", hint="We take off a tenth for what selling would cost."
    )
    owners = WholeNumberField(
        label="How many people own it?",
        hint="Count yourself. If it is only yours, leave 1.",
        initial=1,
        min_value=1,
        max_value=MOST_OWNERS,
    )
    owed_pence = MoneyField(label="What is still owed on it?", hint="Such as a mortgage.", required=False)

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return its worth, owners and debt."""
        return [shared(answer)]


class HomePeopleForm(QuestionForm):
    """Who lives in the home: the law leaves it out while some people do."""

    occupier = RadiosField(
        label="Does any of these people live in your home?",
        hint="Someone who lived there before you went into the care home, and still does.",
        choices=[*list(kinds.WHO_LIVES_THERE.items())[1:], ("nobody", kinds.WHO_LIVES_THERE["nobody"])],
        dividers={"nobody": "or"},
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return who."""
        return [kinds.WHO_LIVES_THERE[answer["occupier"]]]


class WeeksInHomeForm(QuestionForm):
    """Which week of the stay: the home is left out for the first twelve."""

    week_of_stay = WholeNumberField(
        label="Which week of your stay in the care home is it?",
        hint="Your home is left out for the first 12 weeks. Type 1 for the first week.",
        min_value=1,
        max_value=MOST_WEEKS,
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return the week."""
        return [f"Week {answer['week_of_stay']}"]


class HousingForm(ListForm):
    """What the home costs: those costs come off before anything is asked for."""

    nothing = "No costs of a home"
    kind = ChoiceField(label="What do you pay for?", choices=[("", "Choose one")])
    amount_pence = MoneyField(
        label="How much is it?", hint="Your part, if you share it with others who live there."
    )
    period = ChoiceField(label="How often do you pay it?", choices=EVERY, initial="week")

    def fit(self) -> None:
        """Offer what the law names, and what this council allows besides on the day of the sum."""
        extras = council_choices(day_of(self.answers, today=self.today)).get("housing_extras", [])
        kind: Any = self.fields["kind"]
        kind.choices = with_blank(kinds.housing_choices(extras))

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one cost."""
        return f"{kinds.housing_title(item['kind'])}: {paid(item)}"


class DisabilityCostsForm(ListForm):
    """Costs that come with a disability."""

    nothing = "No costs of disability"
    kind = ChoiceField(
        label="What do you pay for because of your disability?",
        choices=with_blank(list(kinds.DISABILITY_COSTS.items())),
    )
    amount_pence = MoneyField(
        label="How much more does it cost you?", hint="Only what you pay because of your disability."
    )
    period = ChoiceField(label="How often do you pay it?", choices=EVERY, initial="week")

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one cost."""
        return f"{kinds.DISABILITY_COSTS[item['kind']]}: {paid(item)}"


class CostForm(QuestionForm):
    """What the support costs: nobody pays more than that."""

    amount_pence = MoneyField(
        label="What does your support cost?",
        hint="You never pay more than this. If you do not know yet, leave it empty.",
        required=False,
    )
    period = ChoiceField(label="How often is that?", choices=EVERY, initial="week")

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return the cost, or that it is not known yet."""
        return [paid(answer)] if answer.get("amount_pence") is not None else ["You do not know yet"]
