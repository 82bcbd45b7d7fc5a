"""Every question of the public pages in order, and when it is asked: never one whose answer nothing uses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.journey.charging.facts.kinds import is_disability_benefit
from sayso.journey.charging.pages import about_you, money_forms
from sayso.journey.charging.pages.asking import ListForm, QuestionForm
from sayso.journey.charging.pages.carrying import Carried

AT_HOME = ("home", "care_home_short_term")
"""Where the amount to live on may be the minimum income guarantee; a short stay may be charged as at home."""
NEAR_PENSION_AGE = range(60, 69)
PAST_ALL_PENSION_AGES = 69


@dataclass(frozen=True)
class Question:
    """One page: its name in the address, its form, why it is asked, and when."""

    slug: str
    title: str
    form: type[QuestionForm]
    used_for: str
    asked: Callable[[Carried], bool]
    lead: str = ""

    @property
    def is_list(self) -> bool:
        """Whether many things may be named, one at a time."""
        return issubclass(self.form, ListForm)


Questions = Sequence[Question]


def _always(answers: Carried) -> bool:
    return True


def _setting(answers: Carried) -> Any:
    return answers.get("where", {}).get("setting")


def _household(answers: Carried) -> Any:
    return answers.get("household", {}).get("household")


def _age(answers: Carried) -> int | None:
    age: int | None = answers.get("age", {}).get("age")
    return age


def _is_at_home(answers: Carried) -> bool:
    return _setting(answers) in AT_HOME


def _stays(answers: Carried) -> bool:
    return bool(_setting(answers) == "care_home_permanent")


def _has_children(answers: Carried) -> bool:
    return _is_at_home(answers) and bool(_household(answers) in ("couple", "lone_parent"))


def _near_pension_age(answers: Carried) -> bool:
    age = _age(answers)
    return _is_at_home(answers) and age is not None and age in NEAR_PENSION_AGE


def _partner_matters(answers: Carried) -> bool:
    age = _age(answers)
    young = age is None or age < PAST_ALL_PENSION_AGES
    return _is_at_home(answers) and _household(answers) == "couple" and young


def _may_be_before_2016(answers: Carried) -> bool:
    return (_age(answers) or 0) >= PAST_ALL_PENSION_AGES


def _owns_home(answers: Carried) -> bool:
    return _stays(answers) and answers.get("home", {}).get("owns") is True


def _keeps_a_home(answers: Carried) -> bool:
    return _setting(answers) not in (None, "care_home_permanent")


def _gets_disability_benefit(answers: Carried) -> bool:
    items = answers.get("income", {}).get("items", [])
    return _is_at_home(answers) and any(is_disability_benefit(item["kind"]) for item in items)


QUESTIONS = (
    Question("where", "Where you get support", about_you.WhereForm, "which rules we use", _always),
    Question(
        "nights",
        "Nights of the stay",
        about_you.NightsForm,
        "whether a short stay is charged as if you were at home",
        lambda answers: _setting(answers) == "care_home_short_term",
    ),
    Question("day", "Day of the sum", about_you.DayForm, "which year's figures we use", _always),
    Question(
        "household",
        "Who you live with",
        about_you.HouseholdForm,
        "how much you keep to live on, and who may live in your home",
        _always,
    ),
    Question(
        "children",
        "Children",
        about_you.ChildrenForm,
        "how much you keep for each child",
        _has_children,
    ),
    Question("age", "Your age", about_you.AgeForm, "how much you keep to live on", _always),
    Question(
        "birth_date",
        "When you were born",
        about_you.BirthDateForm,
        "the day you reach pension age",
        _near_pension_age,
    ),
    Question(
        "partner_age",
        "Your partner's age",
        about_you.PartnerAgeForm,
        "whether one of you has reached pension age",
        _partner_matters,
    ),
    Question(
        "before_2016",
        "Pension age before April 2016",
        about_you.Before2016Form,
        "whether some of your income is left out",
        _may_be_before_2016,
    ),
    Question(
        "premiums",
        "What adds to what you keep",
        about_you.PremiumsForm,
        "how much you keep to live on",
        _is_at_home,
    ),
    Question(
        "income",
        "Money you get",
        money_forms.IncomeForm,
        "what you could pay from",
        _always,
        lead="Tell us one kind of money at a time. Some kinds are never counted. We leave those out.",
    ),
    Question(
        "savings",
        "Savings and other money",
        money_forms.SavingsForm,
        "whether your savings add to the sum",
        _always,
        lead="Tell us one at a time: savings, accounts, cash, shares. Do not count the home you live in.",
    ),
    Question(
        "property",
        "Other house or land",
        money_forms.PropertyForm,
        "whether what you own adds to the sum",
        _always,
        lead="Do you own land, or a house you do not live in? If not, go on.",
    ),
    Question("home", "Your own home", money_forms.HomeForm, "whether your home counts", _stays),
    Question(
        "home_value",
        "What your home is worth",
        money_forms.HomeValueForm,
        "how much of your home counts",
        _owns_home,
    ),
    Question(
        "home_people",
        "Who lives in your home",
        money_forms.HomePeopleForm,
        "whether the law leaves your home out",
        _owns_home,
    ),
    Question(
        "weeks_in_home",
        "Week of your stay",
        money_forms.WeeksInHomeForm,
        "whether the first 12 weeks are over",
        _owns_home,
    ),
    Question(
        "housing",
        "What your home costs",
        money_forms.HousingForm,
        "what comes off before you pay anything",
        _keeps_a_home,
        lead="Tell us one cost at a time. These come off before we ask you for anything.",
    ),
    Question(
        "disability_costs",
        "What disability costs you",
        money_forms.DisabilityCostsForm,
        "what comes off before you pay anything",
        _gets_disability_benefit,
        lead="You told us of a benefit for disability. So you may keep what your disability costs you.",
    ),
    Question("cost", "What support costs", money_forms.CostForm, "the most you could pay", _always),
)
BY_SLUG: Mapping[str, Question] = {question.slug: question for question in QUESTIONS}


def asked(answers: Carried, questions: Questions = QUESTIONS) -> list[Question]:
    """Return the questions that these answers lead to, in order."""
    return [question for question in questions if question.asked(answers)]


def still_asked(answers: Carried, questions: Questions = QUESTIONS) -> Carried:
    """Return the answers whose questions are still asked: one about a care home tells nothing at home."""
    left = asked(answers, questions)
    return {question.slug: answers[question.slug] for question in left if question.slug in answers}


def next_question(answers: Carried, questions: Questions = QUESTIONS) -> Question | None:
    """Return the first question without an answer; None when all have been shown."""
    left = asked(answers, questions)
    return next((question for question in left if question.slug not in answers), None)


def question_before(slug: str, answers: Carried, questions: Questions = QUESTIONS) -> Question | None:
    """Return the question before this one, on the way that these answers lead."""
    before = asked(answers, questions)
    slugs = [question.slug for question in before]
    at = slugs.index(slug) if slug in slugs else 0
    return before[at - 1] if at > 0 else None
