"""One's own learning: what is asked, what was done, and the lesson itself a step at a time."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.council.workforce import actions, queries
from sayso.council.workforce.pages.saying import how_it_stands
from sayso.council.workforce.queries import Lesson, Step
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.practice import is_practice
from sayso.foundation.govuk.fields import RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Column, Row, Table
from sayso.foundation.govuk.presenting import LONDON, plain_day
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.rules.refusals import NotFound

RECORD = [Column("Lesson"), Column("Edition"), Column("Done on")]


class LearningView(PageView):
    """What this login is asked to learn, and the record of what it did."""

    permission = Permission.TAKE_LESSONS
    shows = Shows.NOBODY
    template_name = "workforce/learning.html"
    title = "Your learning"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        today = timezone.localdate(self.request.at)
        asked = queries.asked_of(self.login, on=today)
        rows = [
            Row.of(
                one.title or one.lesson, str(one.edition), plain_day(one.done_at.astimezone(LONDON).date())
            )
            for one in queries.done_by(self.login)
        ]
        shown = {
            "lessons": [(one, *how_it_stands(one, today)) for one in asked],
            "record": Table("What you have done", RECORD, rows, "The newest first.") if rows else None,
            "practice_url": "" if is_practice() else settings.SAYSO_PRACTICE_URL,
            "leads": self.login.may(Permission.SEE_TEAM_LEARNING),
        }
        return self.page(shown)


class AnswerForm(PlainForm):
    """One question. It only asks: what is chosen is shown back, and kept nowhere."""

    once = False
    answer = RadiosField(label="What do you think?", missing="Choose an answer, or go on without one")

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert step.question
        field: Any = self.fields["answer"]
        field.label = step.question.ask
        field.choices = [(str(number), one.say) for number, one in enumerate(step.question.answers, 1)]


class LessonStepView(PageView):
    """One step of a lesson. A question is answered by GET: nothing of it is kept, here or in the trail."""

    permission = Permission.TAKE_LESSONS
    shows = Shows.NOBODY
    template_name = "workforce/lesson_step.html"
    title = "A lesson"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the step; with why, once an answer is chosen."""
        lesson, number = queries.lesson_of(self.kwargs["lesson"]), int(self.kwargs["step"])
        if not 1 <= number <= len(lesson.steps):
            raise NotFound("This lesson has no such step. Go back to your learning, and begin it there.")
        step = lesson.steps[number - 1]
        form, status = None, 200
        if step.question:
            form = AnswerForm(request.GET if "asked" in request.GET else None, step=step)
            status = 422 if form.is_bound and not form.is_valid() else 200
        shown = {
            "title": step.title,
            "lesson": lesson,
            "step": step,
            "number": number,
            "form": form,
            **_answered(step, form),
            "before": _address(lesson, number - 1) if number > 1 else "",
            "next": _address(lesson, number + 1),
        }
        return self.page(shown, status=status)


def _answered(step: Step, form: AnswerForm | None) -> dict[str, Any]:
    """Return the answer that was chosen, and the others, each with its why; nothing while none is."""
    if form is None or step.question is None or not form.is_bound or not form.is_valid():
        return {"chosen": None, "others": []}
    chosen = step.question.answers[int(form.cleaned_data["answer"]) - 1]
    return {"chosen": chosen, "others": [one for one in step.question.answers if one is not chosen]}


def _address(lesson: Lesson, number: int) -> str:
    if number > len(lesson.steps):
        return reverse("finish_lesson", args=[lesson.code])
    return reverse("lesson_step", args=[lesson.code, number])


class FinishForm(PlainForm):
    """Nothing is asked: only that it was done."""


class FinishLessonView(FormPage):
    """The end of a lesson: what to take away, where it comes from, and keeping that it was done."""

    permission = Permission.TAKE_LESSONS
    shows = Shows.NOBODY
    template_name = "workforce/finish_lesson.html"
    form_class = FinishForm
    title = "You have reached the end"
    button = "Keep that I did this lesson"

    def act(self, form: FinishForm) -> str:
        """Keep it."""
        done = actions.record_lesson(lesson=self.kwargs["lesson"], by=self.login, at=self.request.at)
        on: date = done.done_at.astimezone(LONDON).date()
        messages.success(self.request, f"We have kept that you did this lesson on {plain_day(on)}.")
        return reverse("learning")

    def context(self, form: FinishForm) -> dict[str, Any]:
        """Add the lesson."""
        lesson = queries.lesson_of(self.kwargs["lesson"])
        return {"lesson": lesson, "before": _address(lesson, len(lesson.steps))}
