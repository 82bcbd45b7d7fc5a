"""What a manager's own team has learnt: by name, and only that it was done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sayso.council.workforce import queries
from sayso.council.workforce.pages.saying import WORDS, still_asked
from sayso.council.workforce.queries import Place
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Row, Table
from sayso.foundation.govuk.presenting import LONDON, count, plain_day
from sayso.foundation.govuk.view import PageView, Shows

COLUMNS = [Column("Who"), Column("Lesson"), Column("How it stands"), Column("Done on"), Column("Edition")]
ORDER = "Those who are late come first. Answers, time taken and marks are not kept, so none can be shown."


class TeamLearningView(PageView):
    """Show who of the manager's own team did what is asked of them, who has it before them, who is late."""

    permission = Permission.SEE_TEAM_LEARNING
    shows = Shows.NOBODY
    template_name = "workforce/team_learning.html"
    title = "What your team has learnt"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        today = timezone.localdate(self.request.at)
        found = queries.team_learning(viewer=self.login, on=today)
        rows = []
        for one in found:
            word, sentence = WORDS[one.place], still_asked(one, today)
            done = plain_day(one.done_at.astimezone(LONDON).date()) if one.done_at else "Not yet"
            stands = Cell(sub=sentence, late=word) if one.place is Place.OVERDUE else Cell(word, sub=sentence)
            edition = str(one.edition) if one.edition else ""
            rows.append(Row.of(one.name, one.lesson.title, stands, done, edition))
        late = sum(one.place is Place.OVERDUE for one in found)
        done_by = sum(one.place is Place.DONE for one in found)
        return self.page(
            {
                "team": self.login.team,
                "sentence": f"{done_by} of {count(len(found), 'lesson')} asked for are done."
                + (f" {late} {'is' if late == 1 else 'are'} late." if late else " None is late."),
                "table": Table("What your team has learnt", COLUMNS, rows, ORDER) if rows else None,
            }
        )
