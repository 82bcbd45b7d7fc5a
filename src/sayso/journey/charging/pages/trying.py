"""Try a sum, one question a page. Nothing is kept: no row, no session, no address with an amount in it.

Each page is a form that carries all answers so far. A reply that is well is sent on, with status 307, to the
page of the next question: the browser posts the same again there, so the address fits what is shown.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.charging.pages.asking import ListForm, QuestionForm
from sayso.journey.charging.pages.carrying import SALT, Carried, sealed
from sayso.journey.charging.pages.questions import (
    QUESTIONS,
    Question,
    Questions,
    asked,
    next_question,
    question_before,
    still_asked,
)
from sayso.journey.charging.pages.replying import Reply, read
from sayso.rules.refusals import Invalid


class SentOn(HttpResponseRedirect):
    """Go to another page with the same post: the browser keeps method and form."""

    status_code = 307


class StartAgainPage(PageView):
    """What is shown when the answers in a page cannot be read. It has no address of its own."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    template_name = "charging/start_again.html"
    title = "Start again"
    help_page = "try_charge"

    def shown(self, refusal: Invalid, start: str) -> HttpResponse:
        """Say it kindly, with the way back to the start."""
        return self.page({"refusal": refusal, "start": start, "page_help": self.help_page}, status=400)


class TryPage(PageView):
    """A page of the try-out. It leaves nothing behind, in the browser's own store either.

    Another try-out says its own `questions`, `salt` and `room`: what the names of its addresses begin with.
    """

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    questions: ClassVar[Questions] = QUESTIONS
    salt: ClassVar[str] = SALT
    room: ClassVar[str] = "try_charge"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and tell the browser to keep nothing. Answers that cannot be read are said so, kindly."""
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Invalid as refusal:
            response = StartAgainPage(request=self.request, help_page=self.room).shown(refusal, self.start)
        response["Cache-Control"] = "no-store, private"
        return response

    @property
    def start(self) -> str:
        """Return the address at which the questions begin."""
        return reverse(self.room)

    def address(self, question: Question | None) -> str:
        """Return the address of a question; of the page to check them all when there is none left."""
        return address(question, self.room)

    def read(self) -> tuple[Carried, Reply | None]:
        """Return the answers that came with this page, and a reply. Raises Invalid for what was changed."""
        return read(self.request.POST, today=self.today, questions=self.questions, salt=self.salt)

    def sealed(self, answers: Carried) -> str:
        """Return the answers as they travel in the page."""
        return sealed(answers, salt=self.salt)

    @property
    def today(self) -> date:
        """Return the day of the request, by London's clock."""
        found: date = self.request.at.astimezone(LONDON).date()
        return found

    def arrived(self) -> tuple[Carried, SentOn | None]:
        """Return the answers that came with this page; or where to mend the reply that came with them."""
        answers, reply = self.read()
        if reply is None:
            return answers, None
        if reply.answers is None:
            return answers, SentOn(self.address(reply.question))
        return reply.answers, None


class TryChargeView(TryPage):
    """The first page: what a sum is, that nothing is kept, and what to have to hand."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    template_name = "charging/try_charge.html"
    title = "Try a sum: what you might pay"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Say what this is."""
        return self.page({"first": address(QUESTIONS[0])})


class TryChargeQuestionView(TryPage):
    """One question. Opened by itself it is empty; posted, it carries what was answered."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    template_name = "charging/try_charge_question.html"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, question: str, **kwargs: Any) -> HttpResponse:
        """Show a question without any answers."""
        return self.ask(self.found(question), {})

    def post(self, request: HttpRequest, question: str, **kwargs: Any) -> HttpResponse:
        """Take a reply to this question, or arrive from another."""
        here = self.found(question)
        answers, reply = self.read()
        if reply is None or reply.question is not here:
            arrived, elsewhere = self.arrived()
            return elsewhere or self.ask(here, arrived)
        if reply.answers is None:
            return self.ask(here, answers, reply.form, status=422)
        if reply.stays:
            return self.ask(here, reply.answers)
        return SentOn(self.address(next_question(reply.answers, self.questions)))

    def ask(
        self, here: Question, answers: Carried, form: QuestionForm | None = None, *, status: int = 200
    ) -> HttpResponse:
        """Show one question, with what was answered before."""
        before = question_before(here.slug, answers, self.questions)
        return self.page(
            {
                "title": here.title,
                "question": here,
                "form": form or self.fresh(here, answers),
                "named": named(here, answers),
                "answers": self.sealed(answers),
                "here": self.address(here),
                "back": self.address(before) if before else "",
                "way_back": self.start,
                "told": self.request.POST.get("told", ""),
            },
            status=status,
        )

    def found(self, slug: str) -> Question:
        """Return the question of this address. Raises Http404 for one that is not asked here."""
        for question in self.questions:
            if question.slug == slug:
                return question
        raise Http404

    def fresh(self, here: Question, answers: Carried) -> QuestionForm:
        """Return the form as it is first shown: empty for the next thing of a list, else as answered."""
        typed: dict[str, Any] = {"on": self.today} if here.slug == "day" else {}
        if not here.is_list and here.slug in answers:
            typed = here.form.typed(answers[here.slug])
        return here.form(initial=typed, today=self.today, answers=answers)


class TryChargeCheckView(TryPage):
    """All answers on one page, each with a way to change it, before the sum."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    template_name = "charging/try_charge_check.html"
    title = "Check what you told us"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Go to the first page: there are no answers here to check."""
        return redirect(self.start)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show what was answered, and which questions were not."""
        answers, elsewhere = self.arrived()
        if elsewhere:
            return elsewhere
        rows = told_rows(answers, self.address, self.questions)
        told = {"told": request.POST.get("told", "")}
        asked_for = still_asked(answers, self.questions)
        told["to_sum"] = self.next_after(asked_for)
        return self.page({"rows": rows, "answers": self.sealed(asked_for)} | told)

    def next_after(self, answers: Carried) -> str:
        """Return the address that comes after the check."""
        return self.to_sum

    @property
    def to_sum(self) -> str:
        """Return the address of the sum."""
        return reverse(f"{self.room}_answer")


def address(question: Question | None, room: str = "try_charge") -> str:
    """Return the address of a question; of the page to check them all when there is none left."""
    if question is None:
        return reverse(f"{room}_check")
    return reverse(f"{room}_question", args=[question.slug])


def named(here: Question, answers: Carried) -> list[str]:
    """Return the things already named in a list, in words."""
    if not issubclass(here.form, ListForm):
        return []
    return [here.form.thing_said(item) for item in answers.get(here.slug, {}).get("items", [])]


def told_rows(
    answers: Carried, to: Callable[[Question | None], str] = address, questions: Questions = QUESTIONS
) -> list[dict[str, Any]]:
    """Return a row for each question on the way: what it is, what was said, where to change it."""
    return [
        {
            "title": question.title,
            "said": question.form.said(answers[question.slug]) if question.slug in answers else [],
            "used_for": question.used_for,
            "change": to(question),
        }
        for question in asked(answers, questions)
    ]
