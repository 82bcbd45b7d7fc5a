"""Opening a record with a purpose, breaking the glass, looking at both afterwards, and who looked."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access import actions as access
from sayso.foundation.access.looking import who_looked
from sayso.foundation.access.models import Opening
from sayso.foundation.access.named_action import event
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.purposes import PURPOSES
from sayso.foundation.access.roles import ROLES
from sayso.foundation.audit.writing import write
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.people import queries
from sayso.journey.people.pages.forms import FindingForm, GlassForm, PurposeForm
from sayso.journey.people.pages.one_person import record_url
from sayso.rules.refusals import NotFound

NO_SUCH_RECORD = "We cannot tell whose record this is. Check the number, or the whole name and birth date."


class OpenRecordView(FormPage):
    """Open somebody's record for twelve hours, saying why. One in a few is looked at by somebody else."""

    permission = Permission.OPEN_WITH_PURPOSE
    shows = Shows.NOBODY
    template_name = "people/open_record.html"
    title = "Why are you opening this record?"
    button = "Open the record"
    form_class = PurposeForm

    def form_arguments(self) -> dict[str, Any]:
        """Offer the purposes."""
        return {"purposes": PURPOSES}

    def context(self, form: PlainForm) -> dict[str, Any]:
        """Say what will be open, and until when."""
        return {"areas": sorted(area.sentence for area in self.login.opens)}

    def act(self, form: PlainForm) -> str:
        """Open it."""
        person = self.kwargs["person"]
        purpose = form.cleaned_data["purpose"]
        access.open_record(person=person, purpose=purpose, by=self.login, at=self.request.at)
        return record_url(person)


class BreakGlassView(FormPage):
    """Open a closed record for an hour, to keep somebody safe."""

    permission = Permission.BREAK_GLASS
    shows = Shows.NOBODY
    template_name = "people/break_glass.html"
    title = "Open a closed record"
    button = "Open it for one hour"
    form_class = GlassForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open it; or say that nobody was found, always in the same words, and keep that in the trail too."""
        form = self.form_class(request.POST)
        if form.is_valid() and _whose(form) is None:
            write([event("people.glass_found_nobody", by=self.login, at=self.request.at)])
            form.add_error(None, NO_SUCH_RECORD)
            return self.shown(form, status=422)
        return super().post(request, *args, **kwargs)

    def act(self, form: GlassForm) -> str:
        """Open it for an hour."""
        person = _whose(form)
        if person is None:
            raise NotFound(NO_SUCH_RECORD)
        reason = form.cleaned_data["reason"]
        access.break_glass(person=person, reason=reason, by=self.login, at=self.request.at)
        return record_url(person)


def _whose(form: GlassForm) -> UUID | None:
    given = form.cleaned_data
    return queries.closed_record(number=given["number"], name=given["name"], born=given["birth_date"])


class _OpeningList(PageView):
    """A list of openings that somebody has to look at."""

    permission = Permission.CHECK_PURPOSES
    shows = Shows.PEOPLE
    template_name = "people/openings.html"
    broke_glass: bool
    check: str
    lead: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what waits, the longest first; one's own is never there."""
        rows = Opening.objects.filter(to_check=True, checked_at=None, broke_glass=self.broke_glass)
        waiting = list(
            rows.exclude(opened_by=self.login).select_related("opened_by__team").order_by("opened_at")[:100]
        )
        keys = {row.person_id for row in waiting}
        names = queries.names_of(keys, viewer=self.login, on=timezone.localdate(self.request.at))
        shown = {
            "waiting": [
                (row, names.get(row.person_id, ""), PURPOSES.get(row.purpose, "")) for row in waiting
            ],
            "check": self.check,
            "lead": self.lead,
            "now": self.request.at,
            "today": timezone.localdate(self.request.at),
        }
        return self.page(shown, people=names)


class OpeningsToCheckView(_OpeningList):
    """Records that were opened with a purpose, for somebody else to look at."""

    title = "Records opened with a purpose"
    lead = "About one in ten comes here, and every one with no clear purpose."
    broke_glass = False
    check = "check_opening"


class BrokenGlassView(_OpeningList):
    """Closed records that were opened by breaking the glass."""

    permission = Permission.CHECK_BROKEN_GLASS
    title = "Broken glass"
    lead = "Each of these has to be looked at within two working days."
    broke_glass = True
    check = "check_broken_glass"


class _Check(FormPage):
    """Say what a look at one opening found."""

    permission = Permission.CHECK_PURPOSES
    shows = Shows.PEOPLE
    template_name = "people/check_opening.html"
    button = "Save what I found"
    form_class = FindingForm
    broke_glass: bool

    def opening(self) -> Opening:
        """Return the opening in the address, if it is of this list. Raises NotFound."""
        rows = Opening.objects.select_related("opened_by__team")
        found = rows.filter(pk=self.kwargs["opening"], broke_glass=self.broke_glass).first()
        if found is None or found.opened_by_id == self.login.pk:
            raise NotFound("We cannot find this.")
        return found

    def context(self, form: PlainForm) -> dict[str, Any]:
        """Show who opened what, when and why."""
        opening = self.opening()
        name = self._names(opening).get(opening.person_id, "")
        purpose = PURPOSES.get(opening.purpose, "")
        today = timezone.localdate(self.request.at)
        return {"opening": opening, "name": name, "purpose": purpose, "today": today}

    def people(self) -> Iterable[UUID]:
        """Say who is named on the page."""
        return self._names(self.opening())

    def _names(self, opening: Opening) -> dict[UUID, str]:
        return queries.names_of(
            [opening.person_id], viewer=self.login, on=timezone.localdate(self.request.at)
        )


class CheckOpeningView(_Check):
    """Look at one opening with a purpose."""

    title = "Was this opened for a good reason?"
    broke_glass = False

    def act(self, form: PlainForm) -> str:
        """Record what was found."""
        finding = form.cleaned_data["finding"]
        access.check_opening(opening=self.opening(), finding=finding, by=self.login, at=self.request.at)
        return reverse("openings_to_check")


class CheckBrokenGlassView(_Check):
    """Look at one breaking of the glass."""

    permission = Permission.CHECK_BROKEN_GLASS
    title = "Why was the glass broken?"
    broke_glass = True

    def act(self, form: PlainForm) -> str:
        """Record what was found."""
        finding = form.cleaned_data["finding"]
        access.check_broken_glass(opening=self.opening(), finding=finding, by=self.login, at=self.request.at)
        return reverse("broken_glass")


class WhoLookedView(PageView):
    """Who looked at my record: from which team and role, when and why; never by name."""

    permission = Permission.SEE_WHO_LOOKED
    shows = Shows.OWN
    template_name = "people/who_looked.html"
    title = "Who looked at your record"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list."""
        looks = [
            look | {"roles": _roles(look["roles"]), "why": PURPOSES.get(str(look["purpose"]), "")}
            for look in who_looked()
        ]
        return self.page({"looks": looks, "today": timezone.localdate(self.request.at)})


def _roles(codes: Any) -> str:
    return ", ".join(sorted(ROLES[code].name for code in codes if code in ROLES))
