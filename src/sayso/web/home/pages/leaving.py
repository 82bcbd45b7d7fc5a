"""The way out, fast; and the switch for when somebody may be looking."""

from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.viewer import WATCHED
from sayso.foundation.govuk.leaving import COOKIE, forgotten, neutral, remember_leaving
from sayso.foundation.govuk.view import PageView, Shows


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """End the sign-in and go to a neutral page. A worker gets a neutral page of ours, to sign in again.

    A plain link does it, so that it works without script: our own policy would hold a form on its way to
    another site. Signing somebody out by a link that a stranger made them follow does no harm worth slowing
    this down for.
    """
    staff = isinstance(request.user, User) and request.user.is_staff
    logout(request)
    if staff:
        return forgotten(render(request, "home/hidden.html", {"title": "Notes"}))
    return remember_leaving(neutral())


class ComeBackView(PageView):
    """The way back for whoever left and wants to come back at once: they type this address."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "home/come_back.html"
    title = "Come back"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let this browser show our pages again."""
        answer = self.page()
        answer.delete_cookie(COOKIE)
        return answer


class HidePrivateView(PageView):
    """Somebody may be looking: letters, history, who looked and what is private are not there from now on.

    It stands in the session, and nowhere else: no row, event or message says it was turned on. There is no
    way to turn it off but to sign in again, so that whoever looks cannot. The form bears no token, so that it
    can stand on every page and works at once: another site's form brings no sign-in with it (SameSite), and
    could do no more than hide.
    """

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn it on, and show one's own page as it is now."""
        request.session[WATCHED] = True
        return HttpResponseRedirect(reverse("own_home"), status=303)
