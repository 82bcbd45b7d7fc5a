"""A person's own page of who came when."""

from django.http import HttpRequest, HttpResponse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.options.pages.own import OwnRecord
from sayso.journey.purchasing import queries
from sayso.journey.purchasing.pages.shown import shown_line


class WhoCameView(OwnRecord, PageView):
    """How often the time I asked for was kept, and each visit."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "purchasing/who_came.html"
    title = "Who came when"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show four weeks."""
        person, today = self.whose(), self.today
        kept = queries.kept_rate(person, viewer=self.login, on=today)
        orders = [
            (one, queries.when_wished(one)) for one in queries.orders_of(person, viewer=self.login, on=today)
        ]
        return self.page({"kept": [shown_line(line) for line in kept.lines], "orders": orders})
