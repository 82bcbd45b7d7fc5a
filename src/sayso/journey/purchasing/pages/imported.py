"""What a table of visits changed."""

from django.http import HttpRequest, HttpResponse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows


class VisitsImportedView(PageView):
    """How many visits of a table were new."""

    permission = Permission.RECORD_VISITS
    shows = Shows.NOBODY
    template_name = "purchasing/visits_imported.html"
    title = "The visits are kept"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Say how many; nothing is kept in the address but a number."""
        said = request.GET.get("new", "")
        return self.page({"new": int(said) if said.isascii() and said.isdigit() and len(said) < 7 else None})
