"""The look's own pages at the root, and a page in each layout with everything that a frame can hold."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from sayso.foundation.govuk import pages
from sayso.foundation.govuk.page import MenuItem, Page

FULL = Page(
    signed_in_as="Ana Marsh",
    sign_out_url="/leave/",
    menu=[
        MenuItem(label, "#", label == "Home")
        for label in ("Home", "My plan", "My money", "Who is who", "Messages")
    ],
    tools=[("This page in Easy Read", "#"), ("Words explained", "/words/")],
)
BODY = """{% extends layout %}{% block content %}<h1 class="govuk-heading-xl">Home</h1>
<p class="govuk-body">A direct payment is one way.</p>{% endblock %}"""


def framed(request, layout):
    """Show a page in a full frame."""
    given = {"layout": f"govuk/{layout}.html", "title": "Home", "page": FULL}
    return HttpResponse(engines["django"].from_string(BODY).render(given, request))


def blank(request):
    """Answer for a room that is not built here."""
    return HttpResponse("")


urlpatterns = [
    path("brand.css", pages.BrandCssView.as_view(), name="brand_css"),
    path("words/", pages.WordsExplainedView.as_view(), name="words_explained"),
    path("look/", pages.LookGalleryView.as_view(), name="look_gallery"),
    path("framed/<layout>/", framed),
    *[
        path(f"{name}/", blank, name=name)
        for name in ("leave", "find", "help", "raise_concern", "how_we_decide")
    ],
]
