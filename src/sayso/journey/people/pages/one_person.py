"""What every page about one person has: their header, the way back, and the form that changes one thing."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.people import queries
from sayso.journey.people.models import Said
from sayso.rules.refusals import Stale


def record_url(person: UUID) -> str:
    """Return the address of somebody's record: the whole of it, or their details where there is no more."""
    try:
        return reverse("person_record", args=[person])
    except NoReverseMatch:
        return reverse("person_details", args=[person])


class OnePerson:
    """Mixed into a page whose address holds `person`. NotFound where the viewer may not see who it is."""

    kwargs: dict[str, Any]
    request: Any
    login: Any

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        key: UUID = self.kwargs["person"]
        return key

    @property
    def today(self) -> date:
        """Return the day of this request, in England."""
        return timezone.localdate(self.request.at)

    def header(self) -> queries.Header:
        """Return the head of the record, read once a page."""
        kept: queries.Header | None = self.__dict__.get("_header")
        if kept is None:
            kept = queries.header(self.person, self.login, self.today)
            self.__dict__["_header"] = kept
        return kept

    def framed(self, **context: Any) -> dict[str, Any]:
        """Return a page's context with the header."""
        return {"header": self.header(), "today": self.today, **context}


class PersonPage(OnePerson, PageView):
    """A page that shows one person's record."""

    permission = Permission.SEE_PERSON
    shows = Shows.PERSON


class AskAboutPerson(OnePerson, FormPage):
    """A page that asks something about one person, under their header."""

    permission = Permission.CHANGE_PERSON
    shows = Shows.PERSON
    template_name = "people/change.html"

    def context(self, form: Any) -> dict[str, Any]:
        """Frame the form with the person's header."""
        return self.framed(back=reverse("person_details", args=[self.person]))

    def people(self) -> Iterable[UUID]:
        """Say whose record is on the page."""
        return self.header().keys


class ChangePage(AskAboutPerson, ABC):
    """A page that changes one thing about one person. Subclasses say `form_class` and `record`."""

    @abstractmethod
    def record(self, answers: dict[str, Any]) -> None:
        """Make the change by one action."""

    def act(self, form: Any) -> str:
        """Make the change, and go back to the details."""
        self.record(form.cleaned_data)
        return reverse("person_details", args=[self.person])


class OverwritePage(ChangePage):
    """A change that takes the place of what stands. Of two people at once, the second reads before saving.

    Subclasses say `replaces`, the model of the rows, and `words`. `record` passes `seen_version` from the
    answers to its action.
    """

    replaces: ClassVar[type[Said]]

    @abstractmethod
    def words(self, row: Any) -> str:
        """Say what a row that stands now says."""

    @property
    def version(self) -> int:
        """Return the version of what stands now."""
        found: int = self.replaces.objects.visible_to(self.login).version_of(self.person)
        return found

    def standing(self) -> Any:
        """Return the rows that stand now, the newest first."""
        rows = self.replaces.objects.visible_to(self.login).current().filter(person_id=self.person)
        return rows.select_related("recorded_by").order_by("-recorded_at")

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form which version was seen."""
        return super().form_arguments() | {"seen_version": self.version}

    def stale(self, form: Any, refusal: Stale) -> None:
        """Show what stands beside what was typed, and let the same words be saved after reading it."""
        form.refuse(refusal)
        form.has_now_seen(self.version)
        self.__dict__["_theirs"] = [(self.words(row), row) for row in self.standing()]

    def context(self, form: Any) -> dict[str, Any]:
        """Return what stands, when somebody was faster."""
        return super().context(form) | {"theirs": self.__dict__.get("_theirs")}
