"""One's own talks about how it goes: when we would like to talk, what was written, and is it right."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import PairTalk
from sayso.journey.partnership.pages.check_in_own import Alone
from sayso.journey.partnership.pages.talk_forms import AnswerTalkForm
from sayso.journey.partnership.pages.talk_shown import said_in


class MyTalksView(Alone, PageView):
    """When we would like to talk with me alone, and my copy of each talk."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/my_talks.html"
    title = "When we talk with you alone"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        side = self.side()
        rows = queries.talks_of(side, viewer=self.login)
        shown = {
            "side": side,
            "other": side.short,
            "asked": next((row for row in rows if not row.ended_at and not row.talked_on), None),
            "rows": [(row, said_in(row, side)) for row in rows if row.talked_on],
        }
        return self.page(shown)


class AnswerTalkView(Alone, FormPage):
    """Say whether what was written down is right."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = AnswerTalkForm
    title = "Is what we wrote down right?"
    lead = "What you say stands beside it. Only you and the worker you trust with this read it."
    button = "Keep this"

    def talk(self) -> PairTalk:
        """Return the talk in the address. One that was not held is not there."""
        found = queries.talk_one(self.side(), self.kwargs["talk"], viewer=self.login)
        if found is None or found.talked_on is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        """Start with what was said before."""
        talk = self.talk()
        return {"agrees": talk.agrees, "words": talk.disagrees_words}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return super().context(form) | {"back": self.url("my_talks")}

    def act(self, form: AnswerTalkForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        actions.answer_talk(
            person=self.me,
            side=self.side().pk,
            talk=self.talk().review,
            agrees=said["agrees"],
            words=said["words"],
            by=self.login,
            at=self.request.at,
        )
        return self.url("my_talks")
