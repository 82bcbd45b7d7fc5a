"""The council's points table: for anybody to read, and for an administrator to publish."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.allocation import actions, facts, queries
from sayso.journey.allocation.actions.publish_table import LONGEST
from sayso.journey.allocation.models import PublishedTable
from sayso.journey.allocation.pages.showing import money_words, points_in_table


class PointsTableView(PageView):
    """How a first figure follows from needs: the table in force, who was asked, and what it is not."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "allocation/points_table.html"
    title = "How we decide: a first figure to plan with"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it, with the tables before it and after it."""
        today = self.request.at.astimezone(LONDON).date()
        now = queries.table_on(today)
        others = [one for one in queries.tables() if now is None or one.pk != now.pk]
        more: dict[str, Any] = {"now": None, "law": facts.NEVER_MORE_THAN_A_START}
        return self.page(
            more
            | {"others": [_shown(one) for one in others], "today": today}
            | ({"now": _shown(now)} if now else {})
        )


class TableForm(PlainForm):
    """A table as a file in YAML."""

    text = LongTextField(
        label="The table",
        hint="Paste the whole file. It says from when it holds, and who was asked about it.",
        rows=20,
        max_length=LONGEST,
        missing="Paste the table",
    )


class PublishTableView(FormPage):
    """Publish a points table from a day on. What could harm is refused by its place in the file."""

    permission = Permission.CHANGE_SETTINGS
    shows = Shows.NOBODY
    form_class = TableForm
    title = "Publish a points table"
    lead = (
        "Anybody can read it from now on. More need never scores less: a table in which it does is refused."
    )
    button = "Publish this table"

    def initial(self) -> dict[str, Any]:
        """Start with the newest, to be changed."""
        newest = next(iter(queries.tables()), None)
        return {"text": newest.text} if newest else {}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the public page."""
        return {"back": reverse("points_table")}

    def act(self, form: TableForm) -> str:
        """Publish it."""
        key = form.cleaned_data["form_key"]
        actions.publish_table(text=form.cleaned_data["text"], by=self.login, at=self.request.at, key=key)
        return reverse("points_table")


def _shown(table: PublishedTable) -> dict[str, Any]:
    read = queries.read(table)
    return {
        "row": table,
        "name": read.name,
        "points": points_in_table(read),
        "money": money_words(read),
        "where": read.published_at,
    }
