"""The page of stories, for everybody; and the stories that wait, for whoever reads them first."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.council.community import actions, queries
from sayso.council.community.pages import forms
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows


class StoriesView(PageView):
    """What people tell, in their own words. `?q=` keeps those that hold these words."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "community/stories.html"
    title = "Stories"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        asked = self.searched
        may_tell = request.user.is_authenticated and not request.user.is_staff
        return self.page({"asked": asked, "stories": queries.stories_shown(asked), "may_tell": may_tell})


class StoriesToReadView(PageView):
    """The stories that wait to be read, the longest waiting first."""

    permission = Permission.READ_STORIES
    shows = Shows.NOBODY
    template_name = "community/stories_to_read.html"
    title = "Stories to read"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        return self.page({"waiting": queries.stories_to_read(viewer=self.login)})


class ReadStoryView(FormPage):
    """Read one story, and say whether it can be shown."""

    permission = Permission.READ_STORIES
    shows = Shows.NOBODY
    form_class = forms.ReadForm
    template_name = "community/read_story.html"
    title = "Can this be shown?"
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Show the story. One that waits for nobody is not there."""
        waiting = queries.stories_to_read(viewer=self.login)
        story = next((one for one in waiting if one.key == self.kwargs["story"]), None)
        if story is None:
            raise Http404
        return super().context(form) | {"story": story, "back": reverse("stories_to_read")}

    def act(self, form: forms.ReadForm) -> str:
        """Keep what was found."""
        said = form.cleaned_data
        told = {"is_fit": said["is_fit"], "said_back": said["said_back"]}
        actions.read_story(story=self.kwargs["story"], by=self.login, at=self.request.at, **told)
        return reverse("stories_to_read")
