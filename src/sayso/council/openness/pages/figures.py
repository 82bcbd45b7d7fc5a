"""The law's amounts that nobody has confirmed: what is missing, reading one, and reading it a second time."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField
from sayso.foundation.govuk.fields import LongTextField, TextField, WholeNumberField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import plain_day, pounds
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.foundation.policy import actions
from sayso.foundation.policy.models import CouncilFigure
from sayso.foundation.policy.queries import council_figures, figures, figures_waiting
from sayso.rules.figures import Figure, next_april, statutory
from sayso.rules.money import hundredths_of_a_percent, pounds_text
from sayso.rules.refusals import Invalid, NotFound
from sayso.rules.units import Unit

PERCENT = Unit.HUNDREDTHS_OF_A_PERCENT


class ReadFigureForm(PlainForm):
    """An amount, from when, and where in the official text it stands."""

    starts_on = DateField(label="From which day?", hint="Most amounts change on 6 April.")
    instrument = TextField(
        label="Which circular or law is it in?",
        hint="Such as: Local authority circular 2026 to 2027.",
        max_length=200,
    )
    page = TextField(label="Where in it?", hint="The page, paragraph or regulation.", max_length=60)
    field_order = ["amount", "starts_on", "instrument", "page"]

    def __init__(self, *args: Any, figure: Figure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = amount_field(figure)
        self.order_fields(self.field_order)


class ReadAgainForm(PlainForm):
    """The amount as a second person reads it. They do not see what the first one typed."""

    def __init__(self, *args: Any, figure: Figure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = amount_field(figure)


class WithdrawForm(PlainForm):
    """Why an amount is taken back."""

    because = LongTextField(label="Why is it taken back?", rows=3, max_length=500)


def amount_field(figure: Figure) -> forms.Field:
    """Return the field in which an amount of this figure is typed, in its unit."""
    label = "How much does the text say?"
    if figure.unit.is_money:
        after = figure.unit.value.removeprefix("pounds").strip()
        return MoneyField(label=label, after=after, least_pence=1)
    if figure.unit is PERCENT:
        return TextField(label=label, hint="In percent, such as 0.15.", max_length=8)
    return WholeNumberField(label=label, after=figure.unit.value, min_value=1, width=5)


def amount_of(figure: Figure, typed: Any) -> int:
    """Return what was typed in the figure's unit. Raises Invalid beside the field."""
    if figure.unit is not PERCENT:
        return int(typed)
    try:
        return hundredths_of_a_percent(typed, place="amount")
    except Invalid:
        sentence = "Write a percentage, such as 0.15."
        raise Invalid(sentence, fields={"amount": sentence}) from None


def said(figure: Figure, amount: int) -> str:
    """Return an amount in its unit in words: "£31.80 a week", "0.15 percent", "6 weeks"."""
    if figure.unit.is_money:
        return f"{pounds(amount)} {figure.unit.value.removeprefix('pounds').strip()}".strip()
    return f"{pounds_text(amount) if figure.unit is PERCENT else amount} {figure.unit.value}"


class FiguresView(PageView):
    """Which amounts of the law nobody confirmed, which wait for a second reader, which are ours."""

    permission = Permission.CONFIRM_FIGURES
    shows = Shows.NOBODY
    template_name = "openness/figures.html"
    title = "The law’s amounts"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what is missing today and next April, and what has been read."""
        on = timezone.localdate(self.request.at)
        april = next_april(on)
        in_force, waiting = figures(), {one.name for one in figures_waiting()}
        missing = [
            _missing_row(figure, today=today, april=then, waits=figure.name in waiting)
            for figure in in_force.by_name.values()
            for today, then in [
                (in_force.used(figure.name, on) is None, in_force.used(figure.name, april) is None)
            ]
            if today or then
        ]
        columns = [Column("Amount"), Column("Missing"), Column("What to do", acts=True)]
        confirmed = [_confirmed_row(one) for one in council_figures().exclude(confirmed_at=None)]
        read_by = [
            Column("Amount"),
            Column("How much"),
            Column("Where"),
            Column("Who"),
            Column("What to do", acts=True),
        ]
        return self.page(
            {
                "april": april,
                "missing": Table("Not confirmed", columns, missing) if missing else None,
                "waiting": [self.waits(one) for one in figures_waiting()],
                "confirmed": Table("Confirmed by us", read_by, confirmed) if confirmed else None,
            }
        )

    def waits(self, one: CouncilFigure) -> dict[str, Any]:
        """Return what to say of an amount that one person has read. Never how much, to whoever reads next."""
        mine = one.entered_by_id == self.login.pk
        return {
            "row": one,
            "title": statutory().by_name[one.name].title,
            "mine": mine,
            "amount": said(statutory().by_name[one.name], one.amount) if mine else "",
        }


def _missing_row(figure: Figure, *, today: bool, april: bool, waits: bool) -> Row:
    when = "today and next April" if today and april else "today" if today else "next April"
    link = Link("Read it", reverse("read_figure", args=[figure.name]), figure.title)
    act = Cell("waits for a second reader") if waits else Cell(link=link)
    return Row.of(Cell(figure.title, sub=figure.authority.text), when, act)


def _confirmed_row(one: CouncilFigure) -> Row:
    figure = statutory().by_name[one.name]
    assert one.confirmed_by is not None
    who = f"{one.entered_by.name} and {one.confirmed_by.name}"
    where = Cell(one.instrument, sub=f"{one.page}. From {plain_day(one.starts_on)}")
    act = Cell(link=Link("Take back", reverse("withdraw_figure", args=[one.pk]), figure.title))
    return Row.of(figure.title, said(figure, one.amount), where, who, act)


class OfOneFigure(FormPage):
    """A form about one figure, or about one amount that somebody read."""

    permission = Permission.CONFIRM_FIGURES
    shows = Shows.NOBODY
    template_name = "openness/one_figure.html"

    @property
    def row(self) -> CouncilFigure:
        """Return the amount that the address names."""
        key: UUID = self.kwargs["figure"]
        found = council_figures().filter(pk=key).first()
        if found is None:
            raise NotFound("There is no such amount, or it was taken back.")
        return found

    @property
    def figure(self) -> Figure:
        """Return the figure that the address, or the amount, is of."""
        name = self.kwargs["name"] if "name" in self.kwargs else self.row.name
        if name not in statutory().by_name:
            raise NotFound("There is no such figure.")
        return statutory().by_name[name]

    def context(self, form: Any) -> dict[str, Any]:
        """Add the figure, and where the amount was read."""
        row = self.row if "figure" in self.kwargs else None
        return {"figure": self.figure, "row": row, "back": reverse("figures")}


class ReadFigureView(OfOneFigure):
    """Enter an amount that you read in the official text. It waits for a second reader."""

    form_class = ReadFigureForm
    title = "Read an amount of the law"
    button = "Keep what I read"

    def form_arguments(self) -> dict[str, Any]:
        """Give the form its figure."""
        return {"figure": self.figure}

    def act(self, form: ReadFigureForm) -> str:
        """Enter it."""
        given = form.cleaned_data
        item = actions.NewFigure(
            name=self.figure.name,
            starts_on=given["starts_on"],
            amount=amount_of(self.figure, given["amount"]),
            instrument=given["instrument"],
            page=given["page"],
        )
        actions.enter_figures(items=[item], by=self.login, at=self.request.at)
        messages.success(self.request, "Kept. It counts once somebody else has read the same amount.")
        return reverse("figures")


class ConfirmFigureView(OfOneFigure):
    """Read the same place yourself, and type the amount that stands there."""

    form_class = ReadAgainForm
    title = "Read it too"
    button = "This is what it says"

    def form_arguments(self) -> dict[str, Any]:
        """Give the form its figure."""
        return {"figure": self.figure}

    def act(self, form: ReadAgainForm) -> str:
        """Confirm it."""
        amount = amount_of(self.figure, form.cleaned_data["amount"])
        actions.confirm_figure(figure=self.row.pk, amount=amount, by=self.login, at=self.request.at)
        messages.success(self.request, "Confirmed. Sums that need this amount can be worked out now.")
        return reverse("figures")


class WithdrawFigureView(OfOneFigure):
    """Take an amount back, with the reason."""

    form_class = WithdrawForm
    title = "Take an amount back"
    button = "Take it back"

    def act(self, form: WithdrawForm) -> str:
        """Withdraw it."""
        because = form.cleaned_data["because"]
        actions.withdraw_figure(figure=self.row.pk, because=because, by=self.login, at=self.request.at)
        messages.success(self.request, "Taken back. Sums to come do without it; sums already kept stay.")
        return reverse("figures")
