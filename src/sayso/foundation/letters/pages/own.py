"""A person's own letters: all that they were sent, in any layout, whole."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import plain_day
from sayso.foundation.govuk.view import PageView, Shows
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.pages.reading import layout_asked, pdf_of, shown
from sayso.foundation.letters.queries import Written, sent_to_self
from sayso.rules.refusals import NotFound


class MyLettersView(PageView):
    """The letters that I was sent."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "letters/my_letters.html"
    title = "Your letters"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list, the newest first."""
        listed = [
            (written, plain_day(timezone.localdate(written.letter.written_at)))
            for written in mine(self.login)
        ]
        return self.page({"letters": listed})


class MyLetterView(PageView):
    """One letter that I was sent."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "letters/my_letter.html"
    title = "A letter to you"

    def get(self, request: HttpRequest, letter_key: UUID) -> HttpResponse:
        """Show the letter in the layout asked for."""
        found, layout = my_letter(self.login, letter_key), layout_asked(request)
        told = {"letter": found, "article": shown(found, layout, self.login), "layout_shown": layout}
        return self.page(told | {"layouts": list(Layout)})


class MyLetterPdfView(PageView):
    """A letter that I was sent, as a PDF."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    title = "A letter to you"

    def get(self, request: HttpRequest, letter_key: UUID) -> HttpResponse:
        """Answer with the PDF."""
        return pdf_of(my_letter(self.login, letter_key), layout_asked(request), self.login)


def mine(login: User) -> list[Written]:
    """Return what the person behind this login was sent."""
    return sent_to_self(login.subject_id, viewer=login) if login.subject_id else []


def my_letter(login: User, key: UUID) -> Letter:
    """Return one of them. Raises NotFound for any other letter, draft or not, theirs or not."""
    found = next((written.letter for written in mine(login) if written.letter.pk == key), None)
    if found is None:
        raise NotFound(NOT_FOUND)
    return found
