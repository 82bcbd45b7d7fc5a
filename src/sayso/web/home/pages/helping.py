"""Help with each page: what it is for, step by step, with an example."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import get_resolver

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows


def help_template(name: str) -> str | None:
    """Return the template that helps with the page of this URL name, or None."""
    for room in ROOMS:
        path = f"{room}/help/{name}.html"
        try:
            get_template(path)
        except TemplateDoesNotExist:
            continue
        return path
    return None


ROOMS = (
    "home",
    "people",
    "powers",
    "casework",
    "assessment",
    "control",
    "budget",
    "allocation",
    "planning",
    "review",
    "safeguarding",
    "charging",
    "options",
    "purchasing",
    "payments",
    "openness",
    "records",
    "workforce",
    "community",
    "letters",
    "ledger",
    "policy",
    "decisions",
    "govuk",
    "access",
    "breaks",
    "partnership",
)


class HelpView(PageView):
    """Help with one page, or how help works."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "home/help.html"
    title = "Help with this page"

    def get(self, request: HttpRequest, page_name: str = "") -> HttpResponse:
        """Show the help of one page."""
        name = page_name or "help"
        template = help_template(name)
        if template is None or name not in get_resolver().reverse_dict:
            raise Http404
        return self.page({"help_template": template})
