"""Somebody's details: names, where they live, how to reach them, what they need, who is close."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import plain_day
from sayso.journey.people import models, queries
from sayso.journey.people import statuses as kinds
from sayso.journey.people.pages.one_person import PersonPage
from sayso.journey.people.pages.sharing import shared_lines
from sayso.journey.people.queries.joined import joinings
from sayso.journey.people.queries.safe_words import need_words, safe_words, said_words

DATED = [
    Column("What"),
    Column("Kind"),
    Column("From"),
    Column("Until"),
    Column("What you can do", acts=True),
]


class PersonDetailsView(PersonPage):
    """Everything that is recorded about who somebody is, with what was so before."""

    template_name = "people/person_details.html"
    title = "Details"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the details; changing each is one link away."""
        head = self.header()
        may_change = self.login.may(Permission.CHANGE_PERSON)
        shown = self.framed(
            may_change=may_change,
            may_propose=self.login.may(Permission.PROPOSE_MERGE),
            names=_names(self._rows(models.Name)),
            addresses=_addresses(self._rows(models.Address), may_change),
            hidden=[row for row in self._rows(models.HiddenAddress) if row.ends_before is None],
            points=_points(self._rows(models.ContactPoint), may_change),
            safe=[(safe_words(row), said_words(row)) for row in self._in_force(models.SafeContact)],
            needs=_needs(self._in_force(models.CommunicationNeed), may_change),
            ties=_ties(self._in_force(models.Tie), may_change),
            sharing=self._sharing(),
            questions=self._questions(),
            joinings=joinings(self.person, viewer=self.login),
            deaths=models.Death.objects.visible_to(self.login).current().filter(person_id__in=head.keys),
            reach=queries.ways_to_reach(self.person, self.login, self.today),
        )
        return self.page(shown, people=head.keys)

    def _rows(self, model: Any) -> list[Any]:
        rows = model.objects.visible_to(self.login).current().filter(person_id__in=self.header().keys)
        return list(rows.order_by("-starts_on", "-recorded_at"))

    def _in_force(self, model: Any) -> list[Any]:
        rows = model.objects.visible_to(self.login).on(self.today).filter(person_id__in=self.header().keys)
        return list(rows.order_by("-starts_on", "-recorded_at"))

    def _sharing(self) -> list[tuple[queries.Close, list[tuple[str, str]]]] | None:
        """Give with whom they could share and what they do; None to whoever may not read such choices."""
        if not may_see(person=self.person, area=Area.SHARING):
            return None
        found = queries.close_people(self.person, viewer=self.login, on=self.today)
        return [(close, shared_lines(close)) for close in found]

    def _questions(self) -> list[tuple[str, str, str]]:
        """Give each equality question with its answer, "would rather not say", or "not asked"."""
        rows = models.EqualityAnswer.objects.visible_to(self.login).current()
        told = {row.question: row for row in rows.filter(person_id__in=self.header().keys)}
        return [
            (
                kinds.Question(code).label,
                _answer(told.get(code)),
                reverse("record_equality_answer", args=[self.person, code]),
            )
            for code in kinds.Question.values
        ]


def _answer(row: models.EqualityAnswer | None) -> str:
    if row is None:
        return "Not asked"
    return "Would rather not say" if row.preferred_not_to_say else row.answer


def _period(row: models.Dated) -> list[str]:
    return [plain_day(row.starts_on), plain_day(row.ends_before) if row.ends_before else "now"]


def _end(row: models.Dated, name: str, may_change: bool, text: str, about: str) -> Cell:
    if row.ends_before or not may_change:
        return Cell("")
    return Cell(link=Link(text, reverse(name, args=[row.person_id, row.pk]), about))


def _names(rows: list[models.Name]) -> Table:
    lines = [
        Row.of(
            Cell(row.text, sub=f"Say {row.say_it}" if row.say_it else ""),
            kinds.NameKind(row.kind).label,
            *_period(row),
        )
        for row in rows
    ]
    return Table("Names", DATED[:4], lines, "Newest first.")


def _addresses(rows: list[models.Address], may_change: bool) -> Table:
    lines = [
        Row.of(
            row.one_line or "Nothing said of where to look",
            kinds.AddressKind(row.kind).label,
            *_period(row),
            _end(row, "leave_address", may_change, "They left", f"{row.one_line}"),
        )
        for row in rows
    ]
    return Table("Addresses", DATED, lines, "Newest first.")


def _points(rows: list[models.ContactPoint], may_change: bool) -> Table:
    lines = [
        Row.of(
            Cell(row.value, sub=row.note),
            kinds.PointKind(row.kind).label,
            *_period(row),
            _end(row, "end_contact_point", may_change, "No longer in use", f": {row.value}"),
        )
        for row in rows
    ]
    return Table("Telephone and e-mail", DATED, lines, "Newest first.")


def _needs(rows: list[models.CommunicationNeed], may_change: bool) -> Table:
    columns = [Column("What"), Column("Who said so"), Column("Ask again"), DATED[-1]]
    lines = [
        Row.of(
            need_words(row),
            said_words(row),
            plain_day(row.review_on),
            _end(row, "end_communication_need", may_change, "No longer needed", f": {need_words(row)}"),
        )
        for row in rows
    ]
    return Table("Communication needs", columns, lines)


def _ties(rows: list[models.Tie], may_change: bool) -> Table:
    columns = [Column("Who"), Column("What they are to each other"), Column("Since"), DATED[-1]]
    lines = [
        Row.of(
            row.other_called,
            kinds.TieKind(row.kind).label,
            plain_day(row.starts_on),
            _end(row, "end_tie", may_change, "This ended", f": {row.other_called}"),
        )
        for row in rows
    ]
    return Table("Who is close", columns, lines)
