"""The way out, fast: nothing of ours is left on the screen, and Back leads to no page of ours.

A browser keeps the addresses it was at. None of our pages may be kept (`no-store`), so Back asks us again;
for a while after somebody left, whoever is signed out in that browser is sent to the neutral page instead.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

#: Set in the browser that left. It says nothing, and goes by itself.
COOKIE = "w"
FOR = timedelta(minutes=15)
#: Read by programs, or the way back itself. Styles and scripts are answered before.
NOT_PAGES = ("/api/", "/brand.css", "/healthz", "/readyz", "/leave/", "/back/")


def neutral() -> HttpResponse:
    """Return the way to a page that says nothing of us."""
    return forgotten(HttpResponseRedirect(settings.COUNCIL["exit_address"], status=303))


def forgotten(response: HttpResponse) -> HttpResponse:
    """Let the browser keep nothing of ours, and not tell the next site where it came from."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["Clear-Site-Data"] = '"cache"'
    return response


class Leaving:
    """Middleware, after signing in is known: Back shows nothing of ours, and signing out wipes the phone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Send whoever left to the neutral page; forget that they left once they have signed in again."""
        left = request.COOKIES.get(COOKIE) == "1"
        is_page = request.method in ("GET", "HEAD") and not request.path.startswith(NOT_PAGES)
        if left and is_page and not request.user.is_authenticated:
            return neutral()
        was_in = request.method == "POST" and request.user.is_authenticated
        response = self.get_response(request)
        if left and request.user.is_authenticated:
            response.delete_cookie(COOKIE)
        if was_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"cache"'
        return response


def remember_leaving(response: HttpResponse) -> HttpResponse:
    """Mark the browser as one that left."""
    response.set_cookie(
        COOKIE, "1", max_age=FOR, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
    )
    return response
