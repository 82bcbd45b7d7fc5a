"""Pages of the look itself: the council's colours, the words explained, and the gallery for maintainers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import cache_control

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.gallery import gallery
from sayso.foundation.govuk.view import PageView, Shows
from sayso.foundation.govuk.words import glossary


@method_decorator(cache_control(public=True, max_age=31_536_000, immutable=True), name="get")
class BrandCssView(View):
    """The council's colours. Pages ask for it with `?v=` and a mark that changes when a colour does."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Serve a stylesheet of custom properties."""
        return HttpResponse(brand().css, content_type="text/css; charset=utf-8")


class WordsExplainedView(PageView):
    """Every term and its meaning, for anyone."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "govuk/words_explained.html"
    title = "Words explained"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the glossary; its own words are not explained a second time below."""
        terms = glossary()
        return self.page({"terms": terms.values(), "explained": list(terms)})


class LookGalleryView(PageView):
    """Every field, piece and picture, for maintainers and for the tests that look at them."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "govuk/gallery.html"
    title = "The look"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show everything; `?layout=worker` in the workers' density."""
        return self.page(self.shown(None))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show the form again with its mistakes. Nothing is kept."""
        return self.page(self.shown(request.POST), status=422)

    def shown(self, typed: Any) -> dict[str, Any]:
        """Return the samples, in the layout that was asked for."""
        kind = "worker" if self.request.GET.get("layout") == "worker" else "person"
        return {"layout": f"govuk/{kind}.html", **gallery(typed, self.request.at.date())}
