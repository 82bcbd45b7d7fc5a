"""What a posted page says: the answers it carried, and the reply that was typed into it.

Pure: the same post says the same, as often as it is sent. So a page may be sent again by Reload or by Back,
and a reply may be sent on to the page of the next question.
"""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from sayso.journey.charging.pages.asking import MOST_THINGS, ListForm, QuestionForm
from sayso.journey.charging.pages.carrying import SALT, Carried, opened
from sayso.journey.charging.pages.questions import QUESTIONS, Question, Questions

FULL = f"You have named {MOST_THINGS} things. That is the most we can add up here. Ring us for help"


@dataclass(frozen=True)
class Reply:
    """A reply to one question: its form, and the answers with it (None while the form has mistakes).

    `stays` means that there may be more of the same: the page is shown again for the next thing.
    """

    question: Question
    form: QuestionForm
    answers: Carried | None
    stays: bool = False


def read(
    posted: QueryDict, *, today: date, questions: Questions = QUESTIONS, salt: str = SALT
) -> tuple[Carried, Reply | None]:
    """Return the answers that a page carried, and the reply in it if there is one.

    Raises Invalid when the carried answers were changed, or cannot be read.
    """
    answers = opened(posted.get("answers", ""), salt=salt)
    replied = posted.get("replied", "")
    question = next((one for one in questions if one.slug == replied), None)
    if question is None:
        return answers, None
    form = question.form(posted, today=today, answers=answers)
    if isinstance(form, ListForm):
        return answers, _list_reply(question, form, posted, answers)
    merged = answers | {question.slug: form.answer()} if form.is_valid() else None
    return answers, Reply(question, form, merged)


def _list_reply(question: Question, form: ListForm, posted: QueryDict, answers: Carried) -> Reply:
    items = list(answers.get(question.slug, {}).get("items", []))
    if "remove" in posted:
        kept = [item for at, item in enumerate(items) if str(at) != posted["remove"]]
        return Reply(question, form, answers | {question.slug: {"items": kept}}, stays=True)
    adds = "add" in posted
    if form.is_blank and not adds:
        return Reply(question, form, answers | {question.slug: {"items": items}})
    if len(items) >= MOST_THINGS:
        form.add_error(None, FULL)
    if not form.is_valid():
        return Reply(question, form, None)
    items.append(form.answer())
    return Reply(question, form, answers | {question.slug: {"items": items}}, stays=adds)
