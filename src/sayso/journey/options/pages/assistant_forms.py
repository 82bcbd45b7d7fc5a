"""Who is to be employed: one assistant at a time, and what is unusual about the job."""

from typing import Any

from sayso.foundation.govuk.dates_and_sums import MoneyField
from sayso.foundation.govuk.fields import TicksField, WholeNumberField
from sayso.journey.charging.pages.asking import ListForm
from sayso.journey.options.pages.assistant_fields import Assistant, HoursField
from sayso.rules.employment.facts import (
    MOST_ASSISTANTS,
    MOST_MINUTES_A_WEEK,
    MOST_WAGE,
    OLDEST,
    YOUNGEST,
)

MOST_PRICE = {"least_pence": 1, "most_pence": MOST_WAGE}
CHANGING, NIGHTS, MANY_DAYS, APPRENTICE = "changing", "nights", "many_days", "apprentice"
HOME, CLOSE, OWN_COSTS, PENSION = "home", "close", "own_costs", "pension"
#: What is unusual about a job; each leads to one short page more.
TICKS = {
    CHANGING: "Their hours change, or they work only part of the year",
    NIGHTS: "They sleep at your home on some nights",
    MANY_DAYS: "They work on more than five days a week",
    APPRENTICE: "They are an apprentice",
    HOME: "A home comes with the job",
    CLOSE: "They are your partner or family",
    OWN_COSTS: "Some of their time is not paid, or the job costs them money",
    PENSION: "They asked to be in a pension, or left one",
}
TICKS_SAID = {
    CHANGING: "hours that change",
    NIGHTS: "sleeps in",
    MANY_DAYS: "more than five days a week",
    APPRENTICE: "an apprentice",
    HOME: "with a home",
    CLOSE: "partner or family",
    OWN_COSTS: "with unpaid time or costs",
    PENSION: "a choice about a pension",
}


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
    ticks = TicksField(
        label="Is any of these so?",
        hint="Most people tick none. We ask more only about what you tick.",
        hints={CHANGING: "A rota is not that, even a rota of two weeks."},
        choices=list(TICKS.items()),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for hours over nothing, and for no more assistants than we can add up."""
        given = self.cleaned_data
        if given.get("minutes") == 0:
            self.add_error("minutes", "“How many hours a week do they work?” must be more than nothing")
        if len(self.answers.get("assistants", {}).get("items", [])) >= MOST_ASSISTANTS:
            self.add_error(None, f"You have named {MOST_ASSISTANTS} assistants. Ring us for help with more")
        return given

    @classmethod
    def thing_said(cls, item: dict[str, Any]) -> str:
        """Return one assistant in words."""
        ticks = [TICKS_SAID[one] for one in item["ticks"]]
        return ", ".join([Assistant(0, item, "").in_words, *ticks])
