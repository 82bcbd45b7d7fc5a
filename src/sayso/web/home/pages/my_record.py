"""A person's own record, read whole: what happened and why, and a copy to keep."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.practice import BANNER, is_practice
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import PageView, Shows
from sayso.web.home.copying import as_json, copy_of, taken_by
from sayso.web.home.happenings import what_happened
from sayso.web.home.reader import Reader


class _Mine(PageView):
    """A page of one's own record. Nobody on record: there is no such page."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN

    def reader(self) -> Reader:
        """Return whose page it is."""
        if self.login.subject_id is None:
            raise Http404
        today = self.request.at.astimezone(LONDON).date()
        return Reader(login=self.login, key=self.login.subject_id, today=today)


class MyTimelineView(_Mine):
    """What happened and why, by month, the newest first."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "home/my_timeline.html"
    title = "What happened and why"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self.page({"months": what_happened(self.reader())})


class MyCopyView(_Mine):
    """What my copy holds, and the way to get it."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "home/my_copy.html"
    title = "My copy of my record"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show which parts it has."""
        return self.page({"parts": copy_of(self.reader())})


class MyCopyFileView(_Mine):
    """The copy itself, as a file. Its name says nothing of whom it is about."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    title = "My copy of my record"

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        """Answer with the file, and leave a trace of it in one's own name."""
        reader, council = self.reader(), settings.COUNCIL["name"]
        if form not in ("html", "json"):
            raise Http404
        parts = taken_by(reader, form=form, at=self.request.at)
        if form == "html":
            shown: dict[str, Any] = {"parts": parts, "on": reader.today, "council_name": council}
            shown["practice"] = BANNER if is_practice() else ""
            body, kind = str(render_to_string("home/my_copy_file.html", shown)), "text/html; charset=utf-8"
        else:
            told = as_json(parts, on=reader.today, council=council)
            told |= {"practice": BANNER} if is_practice() else {}
            body, kind = json.dumps(told, ensure_ascii=False, indent=1), "application/json"
        answer = HttpResponse(body, content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="my-copy-{reader.today.isoformat()}.{form}"'
        answer["Cache-Control"] = "no-store"
        return answer
