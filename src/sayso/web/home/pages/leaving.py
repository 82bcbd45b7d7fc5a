"""The way out, fast: sign out here, then somewhere neutral, with no way back by the Back button."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sayso.foundation.access.models import User


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """End the sign-in and go to a neutral page. A worker gets a neutral page of ours, to sign in again.

    A plain link does it, so that it works without script. Signing somebody out by a link that a stranger
    made them follow does no harm worth slowing this down for.
    """
    staff = isinstance(request.user, User) and request.user.is_staff
    logout(request)
    if staff:
        return _forgotten(render(request, "home/hidden.html", {"title": "Notes"}))
    return _forgotten(HttpResponseRedirect(settings.COUNCIL["exit_address"]))


def _forgotten(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["Clear-Site-Data"] = '"cache"'
    return response
