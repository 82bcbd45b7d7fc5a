"""Somebody's own page of a first figure to plan with."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.allocation import queries
from sayso.journey.allocation.pages.showing import shown


class MyFirstFigureView(PageView):
    """A first figure to plan with: in a sentence, line by line, and what to do if it is too little."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "allocation/my_first_figure.html"
    title = "A first figure to plan with"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it; or that there is none yet."""
        key: UUID | None = self.login.subject_id
        if key is None:
            raise Http404
        found = queries.first_figure_of(key, viewer=self.login)
        return self.page(shown(found) if found else {})
