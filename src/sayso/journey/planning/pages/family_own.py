"""One's own page of the people around one, in one's own voice: nobody in it reads it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.viewer import looks_watched
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.planning import actions
from sayso.journey.planning.models import AroundPerson
from sayso.journey.planning.pages.family_forms import (
    AroundForm,
    TogetherForm,
    around_as_kept,
    together_as_kept,
)
from sayso.journey.planning.pages.family_shown import family_shown
from sayso.journey.planning.pages.family_working import keep_or_drop
from sayso.journey.planning.pages.mine import Mine, MyForm
from sayso.journey.planning.queries import family
from sayso.journey.planning.statuses import TogetherAnswer
from sayso.rules.refusals import Stale


class MyFamilyView(Mine, PageView):
    """Who lives with me or helps me, what each of us gives, and who may be assessed with me."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "planning/my_family.html"
    title = "My family, and who helps whom"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it. While somebody may be looking, what I said in private is not there."""
        is_watched = looks_watched()
        told = {"with_children": False, "with_typed": not is_watched}
        around = family.family_of(self.whose(), viewer=self.login, on=self.today, **told)
        said = family.said_together(self.whose(), viewer=self.login)
        together = [
            {"key": key, "called": called, "said": _answer(said, key)}
            for key, called in (self.near() if not is_watched else [])
        ]
        return self.page({"map": family_shown(around, ""), "together": together})


class _MyFamilyForm(MyForm):
    goes_back = "my_family"


class AddMyAroundView(_MyFamilyForm):
    """Tell of somebody who lives with me or helps me, of whom nothing else tells it."""

    form_class = AroundForm
    title = "Somebody who lives with you or helps you"
    lead = (
        "Only you and those who work with you can read this. Nobody you write about can."
        " Leave what you like. If it is a child, tell the person who works with you."
    )
    button = "Keep this"

    def around(self) -> AroundPerson | None:
        """Return who stands in the address. Raises Http404, also while somebody may be looking."""
        entry = self.kwargs.get("entry")
        if entry and looks_watched():
            raise Http404
        found = family.typed_one(self.whose(), entry, viewer=self.login) if entry else None
        if entry and found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        """Offer those close to me of whom I said nothing yet."""
        told = {"viewer": self.login, "on": self.today, "with_children": False}
        near = family.to_tell_of(family.family_of(self.whose(), **told))
        return super().form_arguments() | {"near": near, "row": self.around()}

    def initial(self) -> dict[str, Any]:
        """Start with what stands, or with whom the link was of."""
        return around_as_kept(self.around()) or {"who": self.request.GET.get("who", "")}

    def stale(self, form: AroundForm, refusal: Stale) -> None:
        """Say that it was changed; what was typed stays."""
        super().stale(form, refusal)
        form.has_now_read()

    def act(self, form: AroundForm) -> str:
        """Keep it, or take them out."""
        keep_or_drop(form, self.whose(), by=self.login, at=self.request.at)
        return reverse("my_family")


class ChangeMyAroundView(AddMyAroundView):
    """Change what I said of somebody."""

    title = "What you said of them"


class SayMyTogetherView(_MyFamilyForm):
    """Say whether my needs may be looked at together with somebody else's."""

    form_class = TogetherForm
    title = "Looked at together?"
    lead = (
        "You each answer for yourself. They never learn what you say, nor that you were asked."
        " You can change your answer at any time. If you say no, we look at your needs apart."
    )
    button = "Keep my answer"

    def other(self) -> tuple[Any, str]:
        """Return the other. Raises Http404 for a stranger, and while somebody may be looking."""
        for key, called in self.near():
            if key == str(self.kwargs["other"]) and not looks_watched():
                return self.kwargs["other"], called
        raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Name the other."""
        return super().form_arguments() | {"other": self.other()[1], "own": True}

    def initial(self) -> dict[str, Any]:
        """Start with what I said."""
        said = family.said_together(self.whose(), viewer=self.login)
        return together_as_kept(said.get(self.other()[0]))

    def act(self, form: TogetherForm) -> str:
        """Keep it."""
        said = form.new(self.whose(), self.other()[0])
        actions.say_together(said=said, by=self.login, at=self.request.at)
        return reverse("my_family")


def _answer(said: Any, key: str) -> str:
    found = next((row for other, row in said.items() if str(other) == key), None)
    return TogetherAnswer(found.answer).label if found else ""
