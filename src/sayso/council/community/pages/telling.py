"""One's own stories: tell one, see how it stands, take it back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.council.community import actions, queries
from sayso.council.community.models import Story
from sayso.council.community.pages import forms
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows


class Own:
    """Mixed into a page of one's own. Whoever has no record has no such page."""

    login: User

    @property
    def me(self) -> UUID:
        """Return the key of one's own record. Raises Http404."""
        if self.login.is_staff or self.login.subject_id is None:
            raise Http404
        return self.login.subject_id

    def stories(self) -> list[Story]:
        """Return one's own stories; while somebody may be looking the database gives none."""
        return queries.stories_of(self.me, viewer=self.login)


class MyStoriesView(Own, PageView):
    """What I told, and whether it is shown."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "community/my_stories.html"
    title = "My stories"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        return self.page({"stories": self.stories() if self.me else []})


class TellStoryView(Own, FormPage):
    """Tell a story."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = forms.TellForm
    title = "Tell a story"
    lead = (
        "Everybody can read it, also who does not sign in. Somebody here reads it first."
        " You can take it back on any day."
    )
    button = "Offer it"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back. Whoever has no record has no such page."""
        return super().context(form) | {"back": reverse("my_stories"), "me": self.me}

    def act(self, form: forms.TellForm) -> str:
        """Offer it."""
        said = form.cleaned_data
        story = actions.NewStory(
            person=self.me, words=said["words"], called=said["called"], key=said["form_key"]
        )
        actions.tell_story(story=story, by=self.login, at=self.request.at)
        return reverse("my_stories")


class TakeBackStoryView(Own, FormPage):
    """Take a story back."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = forms.SureForm
    title = "Take this story back?"
    lead = "From this minute nobody reads it or finds it here. You do not say why."
    button = "Take it back"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back. One that is not one's own is not there."""
        if not any(one.pk == self.kwargs["story"] for one in self.stories()):
            raise Http404
        return super().context(form) | {"back": reverse("my_stories")}

    def act(self, form: Any) -> str:
        """Take it back."""
        story: UUID = self.kwargs["story"]
        actions.take_back_story(person=self.me, story=story, by=self.login, at=self.request.at)
        return reverse("my_stories")
