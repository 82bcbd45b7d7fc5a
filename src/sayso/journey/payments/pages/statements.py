"""Statements of the bank: maps of columns, files taken in, and what nobody has placed yet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import LONDON, count, moment, plain_day, pounds
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.payments import actions, queries
from sayso.journey.payments.models import BankStatement, StatementLine
from sayso.journey.payments.pages.moving import NothingForm
from sayso.journey.payments.pages.statement_forms import OURS, PlaceForm, SourceForm, StatementForm, typed_of
from sayso.journey.payments.statuses import PlaceAs, Placed

MOST = 100


def whose(statement: BankStatement) -> str:
    """Return whose account a statement is of, by how it ends."""
    payee = statement.payee
    return f"{payee.name_on_account}, ends {payee.ending}" if payee else "The council’s own account"


class StatementsView(PageView):
    """Lines that wait for somebody, what was taken in, and the maps."""

    permission = Permission.IMPORT_STATEMENT
    shows = Shows.PEOPLE
    template_name = "payments/statements.html"
    title = "Statements of the bank"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        lines, taken = queries.lines_to_place(), queries.latest_statements()
        shown = {
            "waiting": len(lines),
            "shown": min(MOST, len(lines)),
            "to_place": _to_place(lines[:MOST]) if lines else None,
            "taken_in": _taken_in(taken, self.request.at.astimezone(LONDON).date()) if taken else None,
            "sources": queries.sources(),
        }
        people = [one.person_id for one in lines[:MOST] if one.person_id]
        people += [one.person_id for one in taken if one.person_id]
        return self.page(shown, people=people)


def _to_place(lines: list[StatementLine]) -> Table:
    columns = [Column("Day"), Column("What the bank wrote"), Column("Amount", number=True), Column("Account")]
    rows = [
        Row.of(
            plain_day(one.happened_on),
            Cell(link=Link(one.words or "No words", reverse("place_statement_line", args=[one.pk]))),
            Cell(pounds(abs(one.pence)), sub="Money in" if one.pence > 0 else "Money out"),
            whose(one.statement),
        )
        for one in lines
    ]
    return Table("Lines that wait to be placed", columns, rows, "The oldest first.")


def _taken_in(statements: list[BankStatement], today: Any) -> Table:
    columns = [
        Column("Taken in"),
        Column("Account"),
        Column("For the days"),
        Column("New lines", number=True),
    ]
    rows = [
        Row.of(
            Cell(
                _capital(moment(one.taken_in_at, today)),
                sub=f"By {one.taken_in_by.name}, read by {one.source.name}",
            ),
            whose(one),
            f"{plain_day(one.starts_on)} to {plain_day(one.ends_on)}",
            f"{one.new_count} of {one.line_count}",
        )
        for one in statements
    ]
    return Table("Statements taken in", columns, rows, "The newest first.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class _StatementForm(FormPage):
    permission = Permission.IMPORT_STATEMENT
    shows = Shows.NOBODY

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("statements")}


class KeepStatementColumnsView(_StatementForm):
    """Keep where the columns of one bank's file are; `?of=` starts from a map that stands."""

    permission = Permission.IMPORT_STATEMENT
    shows = Shows.NOBODY
    form_class = SourceForm
    title = "How does the bank write its files?"
    lead = "Each bank writes its file in its own way. Keep it once, and every file of that bank is read so."
    button = "Keep this map"

    def initial(self) -> dict[str, Any]:
        """Start from the map that is asked for, or from what most banks do."""
        try:
            source = queries.source_of(UUID(self.request.GET.get("of", "")))
        except ValueError:
            source = None
        if source:
            return typed_of(source)
        usual = {"date_order": "dmy", "delimiter": "comma", "encoding": "utf-8"}
        return usual | {"heading_line": 1, "footer_lines": 0, "newest_first": "no"}

    def act(self, form: SourceForm) -> str:
        """Keep it."""
        typed = form.cleaned_data
        actions.keep_source(
            name=typed["name"],
            columns=form.columns(),
            key=typed["form_key"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("statements")


class ImportStatementView(_StatementForm):
    """Take in a file: all of it or nothing."""

    permission = Permission.IMPORT_STATEMENT
    shows = Shows.PEOPLE
    form_class = StatementForm
    title = "Take in a statement"
    lead = "All of it is taken, or nothing. The same file twice changes nothing."
    button = "Take it in"

    def form_arguments(self) -> dict[str, Any]:
        """Return the maps and the accounts that there are."""
        payees = queries.payees_with_statements(viewer=self.login)
        return {"sources": queries.sources(), "payees": payees}

    def people(self) -> list[UUID]:
        """Return whose accounts stand in the list."""
        return [one.person_id for one in queries.payees_with_statements(viewer=self.login)]

    def act(self, form: StatementForm) -> str:
        """Take it in, and say what came of it."""
        typed = form.cleaned_data
        taken = actions.import_statement(
            content=typed["file"].read(),
            source=UUID(typed["source"]),
            payee=None if typed["account"] == OURS else UUID(typed["account"]),
            by=self.login,
            at=self.request.at,
        )
        messages.success(self.request, taken.sentence)
        return reverse("statements")


class MatchStatementLinesView(_StatementForm):
    """Look again at every line that waits."""

    permission = Permission.IMPORT_STATEMENT
    shows = Shows.NOBODY
    form_class = NothingForm
    title = "Look at the lines again?"
    lead = "A line finds its place by its reference and its sum. Nothing is guessed."
    button = "Look again"

    def act(self, form: NothingForm) -> str:
        """Look, and say how many were placed."""
        placed = actions.match_lines(by=self.login, at=self.request.at)
        told = f"{count(placed, 'line')} found a place." if placed else "No line found a place."
        messages.success(self.request, told)
        return reverse("statements")


class PlaceStatementLineView(_StatementForm):
    """Say what one line is."""

    permission = Permission.IMPORT_STATEMENT
    shows = Shows.PEOPLE
    template_name = "payments/place_line.html"
    form_class = PlaceForm
    title = "What is this line?"
    button = "Place it"

    def line(self) -> StatementLine:
        """Return the line in the address. Raises Http404 when there is none, or it is not open."""
        found = queries.line_of(self.kwargs["line"])
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Ask, of a line that is there."""
        self.line()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Place a line that is there."""
        self.line()
        return super().post(request, *args, **kwargs)

    def people(self) -> list[UUID]:
        """Return whose account it stands on, if it is a person's."""
        person = self.line().person_id
        return [person] if person else []

    def context(self, form: Any) -> dict[str, Any]:
        """Show the line."""
        line = self.line()
        more = {"line": line, "whose": whose(line.statement), "is_placed": line.placed != Placed.WAITING}
        return super().context(form) | more | {"sum_pence": abs(line.pence)}

    def act(self, form: PlaceForm) -> str:
        """Place it."""
        typed = form.cleaned_data
        place = actions.NewPlace(
            line=self.line().pk,
            place_as=PlaceAs(typed["place_as"]),
            payment=typed["payment"],
            spent_on=typed["spent_on"],
            because=typed["because"],
        )
        actions.place_line(place=place, by=self.login, at=self.request.at)
        return reverse("statements")
