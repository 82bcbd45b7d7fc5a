"""One place where a refusal that no page caught becomes a page: the sentence, and a way back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_resolver

from sayso.foundation.govuk.menus import frame
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, Refusal, Stale, WrongState

STATUS: dict[type[Refusal], int] = {Invalid: 400, NotPermitted: 403, WrongState: 409, Held: 409, Stale: 409}


class Refusing:
    """Middleware. Pages with a form catch a refusal themselves (`form.refuse`); this is for the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; only what goes wrong below is ours."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show the refusal as a page; let fly anything else."""
        if not isinstance(exception, Refusal):
            return None
        if isinstance(exception, NotFound):  # the very same page as for an address that does not exist
            handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(404)
            return handler(request, exception=exception)
        status = next((code for kind, code in STATUS.items() if isinstance(exception, kind)), 422)
        is_staff = getattr(request.user, "is_staff", False)
        shown = {
            "refusal": exception,
            "problem": True,
            "page": frame(request, ""),
            "layout": "govuk/worker.html" if is_staff else "govuk/person.html",
        }
        return render(request, "govuk/refused.html", shown, status=status)
