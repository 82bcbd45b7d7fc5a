"""Raise a concern: anybody, from any page, with or without a sign-in."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.journey.safeguarding.actions import Told, raise_concern
from sayso.journey.safeguarding.pages.forms import ConcernForm
from sayso.journey.safeguarding.statuses import AboutStaff, Asked, Danger
from sayso.rules.refusals import Refusal


@method_decorator(csrf_exempt, name="dispatch")
class RaiseConcernView(FormPage):
    """One calm page. The answer is a reference that tells nobody anything.

    A page that was open for hours must still work, so no token is asked for: the session's cookie does not
    come along from another site, and what comes without it is what anybody may send anyway. The answer is
    not a redirect, and the form's own key makes it one concern: so nothing else is kept of who sent it.
    """

    permission = Permission.RAISE_CONCERN
    shows = Shows.NOBODY
    template_name = "safeguarding/raise_concern.html"
    title = "Raise a concern"
    button = "Send this"
    form_class = ConcernForm

    def initial(self) -> dict[str, Any]:
        """Start with the record a worker came from, if they did."""
        try:
            return {"person": UUID(self.request.GET.get("person", ""))}
        except ValueError:
            return {}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Take the concern and show its reference. The same page sent twice is one concern."""
        form = ConcernForm(request.POST)
        if not form.is_valid():
            return self.shown(form, status=422)
        try:
            reference = raise_concern(told=_told(form.cleaned_data), by=request.user, at=self.request.at)
        except Refusal as refusal:
            form.refuse(refusal)
            return self.shown(form, status=422)
        return self._sent(reference)

    def _sent(self, reference: str) -> HttpResponse:
        self.template_name = "safeguarding/concern_sent.html"  # type: ignore[misc]  # of this answer only
        return self.page({"reference": reference, "title": "We have it"})


def _told(said: dict[str, Any]) -> Told:
    return Told(
        what_happened=said["what_happened"],
        about=said["about"],
        place=said["place"],
        danger=Danger(said["danger"] or Danger.NOT_SURE),
        asked=Asked(said["asked"] or Asked.NOT_ASKED),
        wants=said["wants"],
        teller=said["teller"],
        about_staff=said["about_staff"] == AboutStaff.YES,
        person=said["person"],
        key=said["form_key"],
    )
