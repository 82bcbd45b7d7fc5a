"""The questions of the try-out about an assistant, in order, and when each is asked."""

from sayso.journey.charging.pages.carrying import Carried
from sayso.journey.charging.pages.questions import Question
from sayso.journey.options.pages.assistant_forms import (
    AssistantsForm,
    CompareForm,
    EmployerForm,
    NightsForm,
    StatusForm,
)

SALT = "sayso.options.assistant"


def _always(answers: Carried) -> bool:
    return True


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
        "nights",
        "Nights",
        NightsForm,
        "what nights cost, and whether they are paid enough",
        _always,
        lead="Some assistants sleep at your home, and help if you call. If there are no such nights, go on.",
    ),
    Question(
        "employer",
        "What you pay as an employer",
        EmployerForm,
        "what you pay once, however many you employ",
        _always,
        lead="Do you employ nobody yet? Say what you mean to do.",
    ),
    Question(
        "compare",
        "What to hold it against",
        CompareForm,
        "whether your budget is enough, and what other ways cost",
        _always,
        lead="Tell us what you know. You can leave all of it out.",
    ),
    Question(
        "status",
        "Employed or self-employed",
        StatusForm,
        "whether they may turn out to be your employee",
        _has_price_of_self_employed,
        lead="These show if somebody is likely to be self-employed. Leave out what you do not know.",
    ),
)
