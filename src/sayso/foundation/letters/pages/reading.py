"""Letters to one person, for whoever may see them: the list, one letter, its PDF."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import count, near_day
from sayso.foundation.govuk.view import PageView, Shows
from sayso.foundation.letters.failing import why_in_words
from sayso.foundation.letters.models import Letter, Sending
from sayso.foundation.letters.outbox import Layout, WayKind
from sayso.foundation.letters.pages.asking_people import head
from sayso.foundation.letters.printing import article, letter_pdf
from sayso.foundation.letters.queries import (
    Written,
    content_of,
    copy_of,
    is_hard_to_read,
    letter,
    letters_of,
    sendings_of,
)
from sayso.foundation.letters.wording import Form, wording, wordings

BY_HAND = frozenset({Form.WORDS, Form.SENTENCES, Form.LIST, Form.DAY, Form.PENCE})


class PersonLettersView(PageView):
    """The letters to one person, the newest first, with how each was sent."""

    permission = Permission.SEE_PERSON
    shows = Shows.PERSON
    template_name = "letters/person_letters.html"
    title = "Letters"

    def get(self, request: HttpRequest, person: UUID) -> HttpResponse:
        """Show the list."""
        authorise_on(self.login, person=person, area=Area.PAPERS)
        today = timezone.localdate(self.request.at)
        found = letters_of(person, viewer=self.login)
        rows = [_row(written, person, self.login, today) for written in found]
        columns = [Column("Letter"), Column("Written"), Column("Sent"), Column("What to do", acts=True)]
        table = Table("Letters, the newest first", columns, rows)
        told = {"person": person, "table": table, "number": len(rows), "to_write": by_hand()}
        return self.page(told | head(person, self.login, today), people=[person])


def by_hand() -> list[tuple[str, str]]:
    """Return the letters that can be written on a page, as (code, name): those with no sum in them."""
    newest = {one.code: wording(one.code) for one in wordings()}
    fit = [one for one in newest.values() if {place.form for place in one.places.values()} <= BY_HAND]
    return [(one.code, one.name) for one in fit]


def _row(written: Written, person: UUID, viewer: Viewer, today: Any) -> Row:
    address = reverse("letter", args=[person, written.letter.pk])
    on = timezone.localdate(written.letter.written_at)
    sent = "; ".join(said(sending, today) for sending in written.sendings) or "Not sent"
    opened = Cell(link=Link("Open", address, written.heading))
    return Row.of(Cell(written.heading, sub=written.name), near_day(on, today), sent, opened)


def said(sending: Sending, today: Any) -> str:
    """Say how and when a letter was sent: "by post, today", "by post, waits until Monday 23 November"."""
    way = WayKind(sending.way).words
    if sending.state == "queued":
        if sending.tries or sending.not_before <= sending.sent_at:
            return f"{way}, as soon as it is taken"
        return f"{way}, waits until {near_day(timezone.localdate(sending.not_before), today)}"
    if sending.state == "failed" and sending.failed_at:
        on = near_day(timezone.localdate(sending.failed_at), today)
        return f"{way}, could not be sent, {on}. {why_in_words(sending.failed_why)}"
    if sending.state == "returned" and sending.returned_at:
        return f"{way}, came back {near_day(timezone.localdate(sending.returned_at), today)}"
    return f"{way}, {near_day(timezone.localdate(sending.out_at or sending.sent_at), today)}"


def layout_asked(request: HttpRequest) -> Layout:
    """Return the layout that the address asks for; standard when it asks for none that we have."""
    asked = request.GET.get("layout", "")
    return Layout(asked) if asked in Layout._value2member_map_ else Layout.STANDARD


def shown(found: Letter, layout: Layout, viewer: Viewer) -> SafeString:
    """Return the letter as a piece of a page: as it was drawn, else drawn now from its words."""
    copy = copy_of(found, layout, viewer=viewer)
    return SafeString(copy.html if copy else article(content_of(found), layout))


def pdf_of(found: Letter, layout: Layout, viewer: Viewer) -> HttpResponse:
    """Answer with the PDF: as it was drawn, else drawn now. Its file name says nothing."""
    copy = copy_of(found, layout, viewer=viewer)
    if copy:
        pdf = bytes(copy.pdf)
    else:
        content = content_of(found)
        pdf = letter_pdf(article(content, layout), layout, content.frame)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="letter.pdf"'
    return answer


class LetterView(PageView):
    """One letter as the person gets it, how it was sent, and what can be done with it."""

    permission = Permission.SEE_PERSON
    shows = Shows.PERSON
    template_name = "letters/letter.html"
    title = "Letter"

    def get(self, request: HttpRequest, person: UUID, letter_key: UUID) -> HttpResponse:
        """Show the letter in the layout asked for."""
        found = letter(letter_key, viewer=self.login, person=person)
        today, layout = timezone.localdate(self.request.at), layout_asked(request)
        sent = [(one, said(one, today)) for one in sendings_of(found, viewer=self.login)]
        told = {
            "person": person,
            "letter": found,
            "name": wording(found.code, found.version).name,
            "article": shown(found, layout, self.login),
            "layout_shown": layout,
            "layouts": list(Layout),
            "sendings": sent,
            "hard": is_hard_to_read(found, on=today),
            "grade": count(max(round(found.reading_grade_tenths / 10), 0), "year"),
            "may_send": self.login.may(Permission.SEND_LETTER),
        }
        return self.page(told | head(person, self.login, today), people=[person])


class LetterPdfView(PageView):
    """A letter as a PDF."""

    permission = Permission.SEE_PERSON
    shows = Shows.PERSON
    title = "Letter"

    def get(self, request: HttpRequest, person: UUID, letter_key: UUID) -> HttpResponse:
        """Answer with the PDF, and leave a trace."""
        found = letter(letter_key, viewer=self.login, person=person)
        looked_at(page="letter_pdf", people=[person], by=self.login, at=self.request.at)
        return pdf_of(found, layout_asked(request), self.login)
