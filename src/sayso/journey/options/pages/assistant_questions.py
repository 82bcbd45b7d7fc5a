"""The questions of the try-out about an assistant, in order, and when each is asked.

Most people meet five. The others open only for what was ticked, or where an answer would change the sum.
"""

from collections.abc import Callable

from sayso.journey.charging.pages.carrying import Carried
from sayso.journey.charging.pages.questions import Question, asked
from sayso.journey.options.pages import assistant_employer_forms as employer
from sayso.journey.options.pages import assistant_job_forms as job
from sayso.journey.options.pages import assistant_person_forms as person
from sayso.journey.options.pages.assistant_fields import Assistant, EachForm, told_assistants
from sayso.journey.options.pages.assistant_forms import APPRENTICE, CHANGING, NIGHTS, AssistantsForm
from sayso.rules.employment.assistant import MINUTES, WEEKS
from sayso.rules.figures import statutory

SALT = "sayso.options.assistant"


def _always(answers: Carried) -> bool:
    return True


def _of_some(form: type[EachForm]) -> Callable[[Carried], bool]:
    """Ask where it is about somebody."""
    return lambda answers: bool(form.whom(answers))


def _lowest(figure: str) -> int:
    """Return the lowest that a limit of the law has ever been here: below it nothing hangs on the answer."""
    return min(one.value for one in statutory().by_name[figure].amounts if one.value is not None)


def _may_earn_over(one: Assistant, figure: str) -> bool:
    """Whether the pay may pass a limit. Nights and hours that change are not added up here: they may."""
    a_year = one.item["minutes"] * one.item["wage_pence"] * WEEKS // MINUTES
    return one.ticked(NIGHTS) or one.ticked(CHANGING) or a_year > _lowest(figure)


def _may_owe_ni(answers: Carried) -> bool:
    """Whether National Insurance may be due on somebody's pay."""
    for one in told_assistants(answers):
        age = one.item["age"]
        young = age < 21 or (one.ticked(APPRENTICE) and age < 25)
        if _may_earn_over(one, "upper_secondary_threshold" if young else "secondary_threshold"):
            return True
    return False


def _pension_age_matters(answers: Carried) -> bool:
    near = person.PensionAgeForm.whom(answers)
    return any(_may_earn_over(one, "pension_trigger") for one in near)


def _shares_allowance(answers: Carried) -> bool:
    return _may_owe_ni(answers) and answers.get("allowance", {}).get("allowance") == employer.PART


def _has_price_of_self_employed(answers: Carried) -> bool:
    return bool(answers.get("compare", {}).get("self_employed_pence"))


QUESTIONS = (
    Question(
        "assistants",
        "Your assistants",
        AssistantsForm,
        "pay, leave, National Insurance and pension",
        _always,
        lead="Tell us of one assistant at a time. If you do not know yet, say what you think.",
    ),
    Question(
        "changing",
        "Hours that change",
        job.ChangingForm,
        "pay, and the leave that these hours earn",
        _of_some(job.ChangingForm),
        lead="With these hours, leave is earned with each hour that is worked.",
    ),
    Question(
        "nights",
        "Nights",
        job.NightsForm,
        "what nights cost, and whether they are paid enough",
        _of_some(job.NightsForm),
        lead="An assistant sleeps at your home, and helps if you call.",
    ),
    Question(
        "apprentices",
        "Apprentices",
        person.ApprenticesForm,
        "the least that you may pay",
        _of_some(person.ApprenticesForm),
        lead="In the first year the least wage is lower.",
    ),
    Question(
        "birthdays",
        "The next birthday",
        person.BirthdaysForm,
        "from when in the year the law wants more",
        _of_some(person.BirthdaysForm),
        lead="The next birthday may change the least wage, National Insurance or the pension.",
    ),
    Question(
        "homes",
        "A home that comes with the job",
        job.HomesForm,
        "whether the pay is enough in law",
        _of_some(job.HomesForm),
        lead="Some rent counts against the pay. A free home counts towards it, up to a limit.",
    ),
    Question(
        "family",
        "Partner or family",
        person.CloseForm,
        "whether a rule about close family stands in the way",
        _of_some(person.CloseForm),
        lead="Your budget may not pay some close family for care, unless we decide that it is necessary.",
    ),
    Question(
        "own_costs",
        "Unpaid time, and what the job costs them",
        job.OwnCostsForm,
        "whether the pay is enough in law",
        _of_some(job.OwnCostsForm),
        lead="Both count against the pay. Leave out what there is not.",
    ),
    Question(
        "pension",
        "A choice about a pension",
        person.PensionForm,
        "whether you pay into a pension",
        _of_some(person.PensionForm),
        lead="Everybody may choose. You must not push them either way.",
    ),
    Question(
        "pension_age",
        "Pension age",
        person.PensionAgeForm,
        "whether they must be put into a pension",
        _pension_age_matters,
        lead="Pension age is now between 66 and 67. It depends on the birthday.",
    ),
    Question(
        "allowance",
        "Employment Allowance",
        employer.AllowanceForm,
        "how much National Insurance you pay",
        _may_owe_ni,
    ),
    Question(
        "other_payroll",
        "Another payroll",
        employer.OtherPayrollForm,
        "how much of the allowance is left",
        _shares_allowance,
    ),
    Question(
        "employer",
        "What you pay as an employer",
        employer.EmployerForm,
        "what you pay once, however many you employ",
        _always,
        lead="Do you employ nobody yet? Leave what stands in the boxes. It is right for most.",
    ),
    Question(
        "plan",
        "What may come",
        employer.PlanForm,
        "what to put by for it",
        _always,
        lead="You can leave both out. We tell you at the end what they would be.",
    ),
    Question(
        "days",
        "Days of the week",
        job.DaysForm,
        "what a day of leave or illness is",
        _of_some(job.DaysForm),
        lead="Leave stops at 28 days a year. Sick pay is for each day they would have worked.",
    ),
    Question(
        "service",
        "How long they have worked for you",
        person.ServiceForm,
        "what you would owe if a job ended now",
        _of_some(person.ServiceForm),
        lead="Notice and redundancy pay grow with each full year.",
    ),
    Question(
        "compare",
        "What to hold it against",
        employer.CompareForm,
        "whether your budget is enough, and what other ways cost",
        _always,
        lead="Tell us what you know. You can leave all of it out.",
    ),
    Question(
        "status",
        "Employed or self-employed",
        employer.StatusForm,
        "whether they may turn out to be your employee",
        _has_price_of_self_employed,
        lead="These show if somebody is likely to be self-employed. Leave out what you do not know.",
    ),
)


def to_ask_again(answers: Carried) -> Question | None:
    """Return the first question that must be answered before there is a sum; None when all are.

    Assistants are named first. Then whatever hangs on what has been said since: somebody changed.
    """
    if not told_assistants(answers):
        return QUESTIONS[0]
    for question in asked(answers, QUESTIONS):
        if question.slug not in answers:
            return question
        if issubclass(question.form, EachForm) and question.form.lacks(answers, answers[question.slug]):
            return question
    return None
