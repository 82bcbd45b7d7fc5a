"""What an employer pays once, what else to plan for, and what to hold the cost against."""

from typing import Any

from sayso.foundation.govuk.dates_and_sums import MoneyField
from sayso.foundation.govuk.fields import RadiosField, TicksField, WholeNumberField, YesNoField
from sayso.foundation.govuk.presenting import count, pounds
from sayso.journey.charging.pages.asking import NOT_SAID, QuestionForm
from sayso.journey.options.pages.assistant_forms import MOST_PRICE
from sayso.rules.employment.facts import MOST_PENCE
from sayso.rules.employment.status import QUESTIONS as STATUS_QUESTIONS
from sayso.rules.employment.status import SIGNS

YES, PART, NO, NOT_KNOWN = "yes", "part", "no", "not_known"
ALLOWANCE = {
    YES: "Yes",
    PART: "Yes, and another payroll of mine uses some of it",
    NO: "No",
    NOT_KNOWN: "I do not know",
}
MOST_SICK_DAYS = 196


class AllowanceForm(QuestionForm):
    """Whether Employment Allowance is claimed."""

    allowance = RadiosField(
        label="Do you claim Employment Allowance?",
        hint="It takes off National Insurance. You can claim it if you employ somebody for your own care.",
        choices=list(ALLOWANCE.items()),
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return it in words."""
        return [ALLOWANCE[answer["allowance"]]]


class OtherPayrollForm(QuestionForm):
    """What another payroll of the same employer uses of the allowance: there is one an employer."""

    used_pence = MoneyField(
        label="How much of it does the other payroll use in a year?",
        after="a year",
        most_pence=MOST_PENCE,
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return it in words."""
        return [f"{pounds(answer['used_pence'])} a year"]


class EmployerForm(QuestionForm):
    """What somebody pays once, as an employer."""

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
        said = [f"Insurance: {pounds(answer['insurance_pence'])} a year"]
        said += [f"Pay and tax worked out: {pounds(answer['payroll_pence'])} a year"]
        return said + ([f"Other: {pounds(answer['other_pence'])} a year"] if answer["other_pence"] else [])


class PlanForm(QuestionForm):
    """What may come and need not: illness, and the end of the job. Both may be left out."""

    sick_days = WholeNumberField(
        label="How many working days of illness a year do you want to plan for?",
        hint="For each assistant. You owe sick pay from the first day. Leave it empty for none.",
        after="days a year",
        min_value=0,
        max_value=MOST_SICK_DAYS,
        required=False,
    )
    sets_aside = YesNoField(
        label="Do you want to set money aside for the end of the job?",
        hint="For notice, and for redundancy pay after two years. No answer means no.",
        required=False,
    )

    @classmethod
    def said(cls, answer: dict[str, Any]) -> list[str]:
        """Return both in words."""
        days = answer["sick_days"]
        said = [f"{count(days, 'day')} of illness a year" if days else "No illness in the sum"]
        return [*said, "Money set aside for the end" if answer["sets_aside"] else "Nothing set aside"]


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
