"""The Door: one request, one transaction, one viewer.

Django's own ATOMIC_REQUESTS ends before a template is rendered, so lazy queries there would see nothing.
The Door stands last among the middleware and keeps the transaction open around view and rendering both.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from sayso.foundation.access import clock
from sayso.foundation.access.asked_once import remembering
from sayso.foundation.access.practice import BANNER, is_practice
from sayso.foundation.access.viewer import WATCHED, viewing

# These answer when the database is down, and so stand outside.
OUTSIDE = ("/healthz", "/readyz", "/brand.css")
READING = ("GET", "HEAD")


class Door:
    """Open a transaction, look with the signed-in login's eyes, and undo everything on a fault of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer one request."""
        if request.path in OUTSIDE:
            return self.get_response(request)
        at = request.at = clock.now()  # type: ignore[attr-defined]  # the Door gives it
        is_reading = request.method in READING
        watched = request.user.is_authenticated and bool(request.session.get(WATCHED))
        request.is_watched = watched  # type: ignore[attr-defined]  # as above
        # What somebody writes is kept whoever looks: only reading is narrowed.
        eyes = viewing(request.user, at=at, watched=watched and is_reading)
        with transaction.atomic(), eyes:
            with remembering(is_reading=is_reading):
                response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)  # Django has already eaten the exception
            if isinstance(response, HttpResponse) and (request.user.is_authenticated or _is_page(response)):
                response.setdefault("Cache-Control", "no-store, private")
            if is_practice():  # for programs, which see no page
                response["Sayso-Practice"] = BANNER
        return response


def _is_page(response: HttpResponse) -> bool:
    """Whether it is a page of ours: Back must not show one after somebody left, signed in or not."""
    return response.headers.get("Content-Type", "").startswith("text/html")
