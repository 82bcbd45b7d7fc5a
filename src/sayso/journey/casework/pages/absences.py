"""Who is away and who stands in: read, written down, changed and ended. Why is never asked."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views import View

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import ChoiceField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import LONDON, listed, near_day
from sayso.foundation.govuk.view import Asked, FormPage, PageView, Shows
from sayso.journey.casework import actions
from sayso.journey.casework.models import Absence
from sayso.journey.casework.pages.persons import Named
from sayso.journey.casework.queries import absence, absences, colleagues, people_of
from sayso.journey.casework.queries.cover import covers_by_person

Offered = Sequence[tuple[str, str]]
TRAY_HAS_IT = "Nobody yet: it lies in the team’s tray"


class DaysForm(PlainForm):
    """From when to when, and who stands in."""

    first_day = DateField(label="First day away", missing="Write the first day away")
    last_day = DateField(
        label="Last day away",
        hint="Their work is their own again the day after. If nobody knows, write a likely day.",
        missing="Write the last day away",
    )
    covers = ChoiceField(
        label="Who stands in?",
        hint="They see the same people, tasks and alerts on these days, and no private account.",
        required=False,
    )
    also = ChoiceField(label="Who else stands in?", required=False)

    def __init__(self, *args: Any, offered: Offered = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("covers", [("", TRAY_HAS_IT), *offered])
        self.choose_among("also", [("", "Nobody else"), *offered])

    def named(self) -> list[User]:
        """Return whom they chose, each once."""
        keys = dict.fromkeys(self.cleaned_data[name] for name in ("covers", "also"))
        return [User.objects.get(pk=key) for key in keys if key]


class AwayForm(DaysForm):
    """Who is away; from when to when; who stands in."""

    worker = ChoiceField(label="Who is away?", missing="Choose who is away")
    field_order = ["worker", "first_day", "last_day", "covers", "also"]

    def __init__(self, *args: Any, workers: Offered = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("worker", workers)


def _offered(without: UUID | None = None) -> list[tuple[str, str]]:
    return [(str(one.pk), f"{one.name}, {one.role_names}") for one in colleagues() if one.pk != without]


class AbsencesView(PageView):
    """One's own time away, whom one stands in for, and a manager's team."""

    permission = Permission.DO_TASKS
    shows = Shows.NOBODY
    template_name = "casework/absences.html"
    title = "Time away, and who stands in"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it, whoever goes first at the head."""
        today = self.request.at.astimezone(LONDON).date()
        found = absences(viewer=self.login, on=today)
        rows = [
            Row.of(
                Cell("You" if one.worker_id == self.login.pk else one.worker.name),
                days(one, today),
                standing_in(one) or TRAY_HAS_IT,
                Cell(link=Link("Look at it", reverse("absence", args=[one.pk]), f"{one.worker.name}, away")),
            )
            for one in found
        ]
        columns = [Column("Who"), Column("Away"), Column("Who stands in"), Column("Open", acts=True)]
        shown = {
            "table": Table("Who is away, and who stands in", columns, rows),
            "count": len(rows),
            "for_others": self.login.may(Permission.ALLOCATE),
        }
        return self.page(shown)


def days(one: Absence, today: date) -> str:
    """Write from when until when somebody is away."""
    if one.first_day == one.last_day:
        return near_day(one.first_day, today)
    return f"From {near_day(one.first_day, today)} until {near_day(one.last_day, today)}"


def standing_in(one: Absence) -> str:
    """Name who stands in for everybody."""
    live = one.covers.filter(ended_at=None).select_related("cover").order_by("cover__name")
    return listed([cover.cover.name for cover in live])


class _OfAbsence(View):
    """Mixed into pages of one absence."""

    request: Asked
    kwargs: dict[str, Any]

    @cached_property
    def absence(self) -> Absence:
        """Return the absence in the address."""
        found = absence(self.kwargs["absence"])
        if found is None:
            raise Http404
        return found

    @property
    def may_change(self) -> bool:
        """Whether whoever looks may change it: their own, or a manager."""
        login, today = self.request.user, self.request.at.astimezone(LONDON).date()
        is_theirs = self.absence.worker_id == login.pk or login.may(Permission.ALLOCATE)
        return is_theirs and self.absence.ended_at is None and self.absence.last_day >= today

    @property
    def url(self) -> str:
        """Return the address of its page."""
        return reverse("absence", args=[self.absence.pk])


class AbsenceView(_OfAbsence, PageView):
    """One time away: who stands in, with everybody and with whom alone."""

    permission = Permission.DO_TASKS
    shows = Shows.PEOPLE
    template_name = "casework/absence.html"
    title = "Time away"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        today, one = self.request.at.astimezone(LONDON).date(), self.absence
        by_person = covers_by_person(one, viewer=self.login)
        named = Named({cover.person_id for cover in by_person}, self.login, today)
        shown = {
            "title": f"{one.worker.name}: time away",
            "absence": one,
            "days": days(one, today),
            "standing_in": standing_in(one),
            "by_person": [(named.link(cover.person_id), cover.cover.name) for cover in by_person],
            "is_over": one.ended_at is not None or one.last_day < today,
            "may_change": self.may_change,
            "has_people": bool(people_of(one.worker_id, viewer=self.login)),
        }
        return self.page(shown, people=named.shown)


class SetAbsenceView(FormPage):
    """Write down that oneself is away, or, for a manager, somebody else."""

    permission = Permission.DO_TASKS
    shows = Shows.NOBODY
    form_class = AwayForm
    title = "Write down time away"
    lead = "We do not ask why. From the first day to the last, whoever stands in has the work."
    button = "Save time away"

    def form_arguments(self) -> dict[str, Any]:
        """Offer colleagues who can take people on."""
        offered = _offered()
        me = (str(self.login.pk), f"{self.login.name} (you)")
        others = [one for one in offered if one[0] != me[0]]
        workers = [me, *others] if self.login.may(Permission.ALLOCATE) else [me]
        return {"offered": offered, "workers": workers}

    def initial(self) -> dict[str, Any]:
        """Start with oneself."""
        return {"worker": str(self.login.pk)}

    def context(self, form: Any) -> dict[str, Any]:
        """Give a way back."""
        return {"back": reverse("absences")}

    def act(self, form: AwayForm) -> str:
        """Save it."""
        said = form.cleaned_data
        told = actions.NewAbsence(
            worker=User.objects.get(pk=said["worker"]),
            first_day=said["first_day"],
            last_day=said["last_day"],
            covers=form.named(),
            key=said["form_key"],
        )
        made = actions.set_absence(absence=told, by=self.login, at=self.request.at)
        return reverse("absence", args=[made.pk])


class _ChangesAbsence(_OfAbsence, FormPage):
    """Mixed into forms about one absence that may be changed by whoever asks."""

    permission = Permission.DO_TASKS
    shows = Shows.NOBODY

    def context(self, form: Any) -> dict[str, Any]:
        """Name who is away, and give a way back. What is not theirs is not there."""
        if not self.may_change:
            raise Http404
        return {"title": f"{self.title}: {self.absence.worker.name}", "back": self.url}


class ChangeAbsenceView(_ChangesAbsence):
    """Change the days, or who stands in."""

    form_class = DaysForm
    title = "Change time away"
    button = "Save the change"

    def form_arguments(self) -> dict[str, Any]:
        """Offer everybody but whoever is away; and say which version was seen."""
        return {
            "offered": _offered(without=self.absence.worker_id),
            "seen_version": self.absence.version,
        }

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        live = self.absence.covers.filter(ended_at=None).order_by("cover__name")
        covers = [str(key) for key in live.values_list("cover_id", flat=True)]
        return {
            "first_day": self.absence.first_day,
            "last_day": self.absence.last_day,
            "covers": covers[0] if covers else "",
            "also": covers[1] if len(covers) > 1 else "",
        }

    def act(self, form: DaysForm) -> str:
        """Change it."""
        said = form.cleaned_data
        actions.change_absence(
            absence=self.absence.pk,
            first_day=said["first_day"],
            last_day=said["last_day"],
            covers=form.named(),
            seen_version=said["seen_version"],
            by=self.login,
            at=self.request.at,
        )
        return self.url


class CoverOneForm(PlainForm):
    """Who, and who stands in with them."""

    person = ChoiceField(label="With whom?", missing="Choose with whom")
    cover = ChoiceField(label="Who stands in?", missing="Choose who stands in")

    def __init__(self, *args: Any, people: Offered = (), offered: Offered = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("person", [("", "Choose"), *people])
        self.choose_among("cover", [("", "Choose"), *offered])


class CoverOneView(_ChangesAbsence):
    """Name who stands in with one person alone."""

    shows = Shows.PEOPLE
    form_class = CoverOneForm
    title = "Somebody else for one person"
    lead = "Only they stand in with this person. It goes before whoever stands in with everybody."
    button = "Save who stands in"

    @cached_property
    def named(self) -> Named:
        """Return whom the one away works with, as far as whoever asks may see."""
        today = self.request.at.astimezone(LONDON).date()
        return Named(people_of(self.absence.worker_id, viewer=self.login), self.login, today)

    def people(self) -> set[UUID]:
        """Return whom the list names."""
        return self.named.shown

    def form_arguments(self) -> dict[str, Any]:
        """Offer them by name, and colleagues."""
        people = sorted(
            ((str(key), self.named.name(key)) for key in self.named.heads), key=lambda one: one[1]
        )
        return {"people": people, "offered": _offered(without=self.absence.worker_id)}

    def act(self, form: CoverOneForm) -> str:
        """Name them."""
        said = form.cleaned_data
        actions.cover_one(
            absence=self.absence.pk,
            person=UUID(said["person"]),
            cover=User.objects.get(pk=said["cover"]),
            by=self.login,
            at=self.request.at,
        )
        return self.url


class EndForm(PlainForm):
    """Nothing to fill in."""


class EndAbsenceView(_ChangesAbsence):
    """Say that somebody is back, or did not go."""

    form_class = EndForm
    title = "Back now"
    lead = (
        "Everything is theirs again this minute. Whoever stood in no longer sees their people."
        " What they took on themselves stays with them."
    )
    button = "They are back, or did not go"

    def act(self, form: EndForm) -> str:
        """End it."""
        actions.end_absence(absence=self.absence.pk, by=self.login, at=self.request.at)
        return reverse("absences")
