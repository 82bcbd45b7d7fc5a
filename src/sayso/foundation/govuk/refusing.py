"""One place where a refusal that no page caught becomes a page: the sentence, and a way back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found

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
            return page_not_found(request, exception)
        status = next((code for kind, code in STATUS.items() if isinstance(exception, kind)), 422)
        return render(request, "govuk/refused.html", {"refusal": exception, "problem": True}, status=status)
