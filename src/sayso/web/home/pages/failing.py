"""When something goes wrong: say first that nothing is lost, then what to do."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from sayso.foundation.access import clock
from sayso.foundation.govuk.keeping import keep_typed


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Keep what was typed in a form whose token is worn out, and send them to sign in again."""
    if request.POST.get("form_owner"):
        return redirect(keep_typed(request, clock.now()))
    return render(request, "home/form_expired.html", {"title": "This page was open for too long"}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer alike for what is not there and for what is not open to this sign-in."""
    return render(request, "home/not_found.html", {"title": "We cannot find that page"}, status=404)


def our_fault(request: HttpRequest) -> HttpResponse:
    """Own up to a fault. Uses no database: it may be that which broke. A program gets it in its own form."""
    if request.path.startswith("/api/"):
        message = "Something went wrong on our side. Nothing was changed. Try again in a minute."
        return JsonResponse({"code": "our_fault", "message": message}, status=500)
    return render(request, "home/our_fault.html", {"title": "Something went wrong on our side"}, status=500)
