"""Who may see what: one's own page of it, the page that changes it, and the page of a worker who was told."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.people import actions, queries
from sayso.journey.people.facts import on_own_page
from sayso.journey.people.models import SharingChoice
from sayso.journey.people.pages import forms
from sayso.journey.people.pages.asking_forms import asked_in
from sayso.journey.people.pages.one_person import ChangePage
from sayso.journey.people.statuses import AskedPlace, Shareable
from sayso.rules.refusals import NotFound, Refusal, Stale


def shared_lines(close: queries.Close) -> list[tuple[str, str]]:
    """Return each thing that may be shared with Yes or No, in words."""
    return [(area.label, "Yes" if area in close.shared else "No") for area in Shareable]


class WhoMaySeeView(PageView):
    """With whom I share what, of my own record. A carer has a page of their own record just the same."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "people/who_may_see.html"
    title = "Who may see what"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show everybody close, each thing with yes or no, and one way to change it."""
        key, today = self.login.subject_id, timezone.localdate(self.request.at)
        found = queries.close_people(key, viewer=self.login, on=today) if key else []
        near = [(close, shared_lines(close)) for close in found]
        return self.page({"near": near, "has_record": key is not None})


class SharingPage(FormPage):
    """A page that asks what one other may see. Subclasses say whose record it is, in `sharer`."""

    @property
    def sharer(self) -> UUID:
        """Return the key of the person whose choice it is. Raise NotFound when there is none."""
        raise RuntimeError(f"{type(self).__name__} does not say whose choice it is")

    def close(self) -> queries.Close:
        """Return the other in the address, with what is shared. Raise NotFound unless both can be seen."""
        authorise_on(self.login, person=self.sharer, area=Area.SHARING)
        today = timezone.localdate(self.request.at)
        for found in queries.close_people(self.sharer, viewer=self.login, on=today):
            if found.key == self.kwargs["other"]:
                return found
        raise NotFound(NOT_FOUND)

    @property
    def version(self) -> int:
        """Return the version of what is shared now."""
        found: int = SharingChoice.objects.visible_to(self.login).version_of(self.sharer)
        return found

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form which version was seen."""
        return super().form_arguments() | {"seen_version": self.version}

    def initial(self) -> dict[str, Any]:
        """Start with what is shared now."""
        return {"areas": sorted(self.close().shared)}

    def context(self, form: Any) -> dict[str, Any]:
        """Say whom it is about, and what stands when it changed meanwhile."""
        close = self.close()
        changed = shared_lines(close) if self.__dict__.get("_changed") else None
        return super().context(form) | {"close": close, "changed": changed}

    def stale(self, form: Any, refusal: Stale) -> None:
        """Show what stands now beside what was ticked, and let the ticks be saved after reading it."""
        form.refuse(refusal)
        form.has_now_seen(self.version)
        self.__dict__["_changed"] = True

    def choose(self, answers: dict[str, Any], **said: Any) -> None:
        """Share what is newly ticked, and stop what no longer is."""
        close, ticked = self.close(), set(answers["areas"])
        told = {"person": self.sharer, "with_person": close.key, "by": self.login, "at": self.request.at}
        told |= {"seen_version": answers["seen_version"], **said}
        if more := [area for area in Shareable if area in ticked - close.shared]:
            actions.share_areas(areas=more, **told)
            told["seen_version"] = None  # it was asked, and nobody else can write until we are done
        if less := [area for area in Shareable if area in close.shared - ticked]:
            actions.stop_sharing(areas=less, **told)


class ChangeSharingView(SharingPage):
    """What one person close to me may see of my own record."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = forms.OwnSharingForm
    template_name = "people/change_sharing.html"
    button = "Save what they may see"

    @property
    def sharer(self) -> UUID:
        """Return the reader's own key, and never another's."""
        if self.login.subject_id is None:
            raise NotFound(NOT_FOUND)
        return self.login.subject_id

    def context(self, form: Any) -> dict[str, Any]:
        """Let the other's name be in the title."""
        shown = super().context(form)
        return shown | {
            "title": f"{shown['close'].called}: what may they see?",
            "back": reverse("who_may_see"),
        }

    def act(self, form: Any) -> str:
        """Keep the choice, and go back to all of them."""
        self.choose(form.cleaned_data, asked=on_own_page(form.said_alone()))
        return reverse("who_may_see")


class RecordSharingView(SharingPage, ChangePage):
    """What somebody told a worker, while alone, that one other may see."""

    title = "Who may see what"
    form_class = forms.ToldSharingForm
    template_name = "people/record_sharing.html"
    button = "Save what they chose"

    @property
    def sharer(self) -> UUID:
        """Return the key in the address."""
        return self.person

    def record(self, answers: dict[str, Any]) -> None:
        """Record it: more, if they were alone."""
        self.choose(answers, asked=asked_in(answers))

    def refused(self, form: Any, refusal: Refusal) -> None:
        """Let them be seen alone, where a choice waits because they were not."""
        asked = asked_in(form.cleaned_data)
        if not asked.is_theirs:
            today = timezone.localdate(self.request.at)
            new = actions.NewAsked(person=self.sharer, asked=asked, asked_on=today, place=AskedPlace.SHARING)
            actions.record_asked(asked=new, by=self.login, at=self.request.at)
