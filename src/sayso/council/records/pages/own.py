"""One's own pages: ask for everything that is held, see by when it comes, read what came; and complain."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.council.records import actions, queries
from sayso.council.records.facts.printing import pack_html
from sayso.council.records.pages import forms
from sayso.council.records.pages.shown import own_clock
from sayso.council.records.statuses import Asker, PartKind
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows

KINDS = {"html": "text/html; charset=utf-8", "pdf": "application/pdf", "json": "application/json"}


class Own:
    """Mixed into a page of one's own. Whoever has no record has no such page."""

    login: User

    @property
    def me(self) -> UUID:
        """Return the key of one's own record. Raises Http404."""
        if self.login.is_staff or self.login.subject_id is None:
            raise Http404
        return self.login.subject_id


class WhatYouHoldView(Own, PageView):
    """What I asked for, by when it comes, what came; and what I complained of."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "records/own.html"
    title = "What you hold about me"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it. What lies at the desk is no part of it."""
        asked = [
            one for one in queries.requests_of(self.me, viewer=self.login) if one.row.asker == Asker.SELF
        ]
        shown = {
            "requests": [{"one": one, "row": one.row, "clock": own_clock(one)} for one in asked],
            "complaints": queries.complaints_of(self.me, viewer=self.login),
        }
        return self.page(shown)


class AskForMyRecordView(Own, FormPage):
    """Ask for everything that is held."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = forms.AskOwnForm
    title = "Ask for everything you hold about me"
    lead = "We answer within a month. It costs nothing. You need not say why."
    button = "Ask for it"

    def initial(self) -> dict[str, Any]:
        """Begin with everything."""
        return {"part": PartKind.EVERYTHING} if self.me else {}

    def context(self, form: Any) -> dict[str, Any]:
        """Give the way back."""
        return {"back": reverse("what_you_hold")}

    def act(self, form: forms.AskOwnForm) -> str:
        """Ask."""
        said = form.cleaned_data
        asked = actions.NewRequest(
            person=self.me, part=PartKind(said["part"]), words=said["words"], key=said["form_key"]
        )
        actions.ask_for_record(asked=asked, by=self.login, at=self.request.at)
        messages.success(self.request, "We have it. Nothing stops while you wait.")
        return reverse("what_you_hold")


class ComplainOfMyRecordView(Own, FormPage):
    """Complain of what is held, or of what is done with it."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = forms.ComplainOwnForm
    title = "Complain about what you hold"
    lead = "We tell you within 30 days that it reached us, and then what we found."
    button = "Send this"

    def initial(self) -> dict[str, Any]:
        """See that it is somebody's own."""
        assert self.me
        return {}

    def context(self, form: Any) -> dict[str, Any]:
        """Give the way back."""
        return {"back": reverse("what_you_hold")}

    def act(self, form: forms.ComplainOwnForm) -> str:
        """Send it."""
        said = form.cleaned_data
        complaint = actions.NewComplaint(person=self.me, words=said["words"], key=said["form_key"])
        actions.complain_of_record(complaint=complaint, by=self.login, at=self.request.at)
        messages.success(self.request, "It has reached us.")
        return reverse("what_you_hold")


class MyRecordPackView(Own, PageView):
    """The pack, as a file, as it left. Its name says nothing of whom it is about."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    title = "What you hold about me"

    def get(self, request: HttpRequest, record_request: UUID, form: str) -> HttpResponse:
        """Answer with the file."""
        assert self.me
        pack = queries.pack_of(record_request, viewer=self.login)
        if form not in KINDS or pack.person_id != self.me:
            raise Http404
        body: bytes | str
        if form == "pdf":
            body = bytes(pack.pdf)
        elif form == "html":
            body = pack_html(pack.content, on=pack.made_on)
        else:
            body = json.dumps(pack.content, ensure_ascii=False, indent=1)
        answer = HttpResponse(body, content_type=KINDS[form])
        answer["Content-Disposition"] = f'attachment; filename="my-answer-{pack.made_on.isoformat()}.{form}"'
        answer["Cache-Control"] = "no-store"
        return answer
