"""One's own pages where interests part: the times one needs free, and what one sees differently."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import OwnView
from sayso.journey.partnership.pages import apart_forms as forms
from sayso.journey.partnership.pages.forms import SureForm
from sayso.journey.partnership.pages.own import Ours


class Mine:
    """Mixed into a page of one's own account. Not there while somebody may be looking."""

    request: Any
    kwargs: dict[str, Any]
    login: Any

    @property
    def me(self) -> UUID:
        """Return the key of whoever looks."""
        key: UUID | None = self.login.subject_id
        if key is None or self.request.is_watched:
            raise Http404
        return key

    @property
    def said(self) -> dict[str, Any]:
        """Return by whom and when."""
        return {"by": self.login, "at": self.request.at}


class MyOwnTimesView(Mine, PageView):
    """The times that the reader needs for themself, and what they are asked to do then."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/my_own_times.html"
    title = "Times you need for yourself"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show both: the time, and the task."""
        if self.login.subject_id is None:  # a sign-in with no record of its own has nothing here
            return self.page({"times": [], "clashes": []})
        on = timezone.localdate(self.request.at)
        free = queries.free_times_of(self.me, viewer=self.login)
        shown = {
            "times": [(queries.when_free(one), one) for one in free],
            "clashes": queries.clashes_of(self.me, viewer=self.login, on=on),
        }
        return self.page(shown)


class _TimesForm(Mine, FormPage):
    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        assert self.me
        return {"back": reverse("my_own_times")}


class AddOwnTimeView(_TimesForm):
    """Write down a time that one needs for oneself."""

    form_class = forms.FreeTimeForm
    title = "When do you need to be free?"
    lead = "This changes nothing for anybody. Nobody is told."
    button = "Keep this"

    def act(self, form: forms.FreeTimeForm) -> str:
        """Keep it."""
        actions.need_one_free(time_=form.new(self.me), **self.said)
        return reverse("my_own_times")


class DropOwnTimeView(_TimesForm):
    """Take a time out."""

    form_class = SureForm
    title = "Take this time out?"
    button = "Yes, take it out"

    def context(self, form: Any) -> dict[str, Any]:
        """Say which."""
        free = queries.free_times_of(self.me, viewer=self.login)
        found = next((one for one in free if one.pk == self.kwargs["free"]), None)
        if found is None:
            raise Http404
        return super().context(form) | {"lead": queries.when_free(found)}

    def act(self, form: Any) -> str:
        """Take it out."""
        actions.need_free_no_more(person=self.me, free=self.kwargs["free"], **self.said)
        return reverse("my_own_times")


class SettleMyClashView(_TimesForm):
    """Say how it ended where a task stands in one's own time."""

    form_class = forms.NoteForm
    title = "How did this end?"
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Say what meets."""
        on = timezone.localdate(self.request.at)
        found = queries.clashes_of(self.me, viewer=self.login, on=on)
        asked = (self.kwargs["free"], self.kwargs["line"])
        clash = next((one for one in found if (one.free.pk, one.task.line) == asked), None)
        if clash is None:
            raise Http404
        return super().context(form) | {"lead": f"{clash.task.words} {clash.when}."}

    def act(self, form: forms.NoteForm) -> str:
        """Keep it."""
        actions.settle_clash(ends=form.ends(self.me, self.kwargs["free"], self.kwargs["line"]), **self.said)
        return reverse("my_own_times")


class MyDifferencesView(Ours, PageView):
    """What the reader sees differently, and what came of it in the words meant for them."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/my_differences.html"
    title = "What you see differently"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show one's own side of it, and nothing of the other's."""
        side = self.side()
        if self.is_watched:
            raise Http404
        shown = {
            "title": f"What you and {side.short} see differently",
            "side": side,
            "other": side.short,
            "views": [one for one in queries.views_of(self.me, viewer=self.login) if one.side_id == side.pk],
            "told": [one for one in queries.told_of_it(self.me, viewer=self.login) if one.side_id == side.pk],
        }
        return self.page(shown)


class _ViewForm(Ours, FormPage):
    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = forms.ViewForm
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        self.side()
        if self.is_watched:
            raise Http404
        return {"back": self.url("my_differences")}

    def view_(self) -> OwnView:
        """Return the version in the address."""
        found = [one for one in queries.views_of(self.me, viewer=self.login) if one.pk == self.kwargs["view"]]
        if not found:
            raise Http404
        return found[0]


class SeeDifferentlyView(_ViewForm):
    """Say how one sees it."""

    title = "What do you see differently?"
    lead = "Say how it is for you. The other is not told that you wrote."

    def act(self, form: forms.ViewForm) -> str:
        """Keep it."""
        actions.see_one_differently(view=form.new(self.side()), by=self.login, at=self.request.at)
        return self.url("my_differences")


class ChangeMyViewView(_ViewForm):
    """Say it in another way."""

    title = "Change what you wrote"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return forms.view_as_kept(self.view_())

    def act(self, form: forms.ViewForm) -> str:
        """Put it after the version before."""
        new = form.new(self.side(), instead=self.kwargs["view"])
        actions.see_one_differently(view=new, by=self.login, at=self.request.at)
        return self.url("my_differences")


class RemoveMyViewView(_ViewForm):
    """Take it out."""

    form_class = SureForm  # type: ignore[assignment]  # it asks for nothing
    title = "Take this out?"
    button = "Yes, take it out"

    def context(self, form: Any) -> dict[str, Any]:
        """Show the words."""
        return super().context(form) | {"lead": f"“{self.view_().sees}”"}

    def act(self, form: Any) -> str:
        """Let it stand no longer."""
        told = {"person": self.me, "view": self.kwargs["view"], "by": self.login, "at": self.request.at}
        actions.remove_view(**told)
        return self.url("my_differences")
