"""Pages of the look itself: the council's colours, the words explained, and the gallery for maintainers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.words import glossary


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def brand_css(request: HttpRequest) -> HttpResponse:
    """Serve the council's colours. Pages ask for it with `?v=` and a mark that changes when a colour does."""
    return HttpResponse(brand().css, content_type="text/css; charset=utf-8")


@require_safe
def words_explained(request: HttpRequest) -> HttpResponse:
    """Show every term and its meaning, to anyone."""
    terms = glossary()
    return render(request, "govuk/words_explained.html", {"terms": terms.values(), "explained": list(terms)})


@require_safe
def look_gallery(request: HttpRequest) -> HttpResponse:
    """Show every field, piece and picture, to maintainers and to the tests that look at them."""
    return render(request, "govuk/gallery.html")
