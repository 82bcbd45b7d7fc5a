"""My day: whom to begin with, what is late and due, who waits, and what others asked."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ROLES
from sayso.foundation.govuk.menus import frame
from sayso.foundation.govuk.models import KeptForm
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON, count, listed, moment, near_day
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.casework.pages.persons import Named
from sayso.journey.casework.queries import Covered, covering, handed_by, handed_to, my_tasks
from sayso.journey.casework.queries.cover import my_time_away
from sayso.journey.casework.queries.worklist import Due, opened_lately, people_waiting
from sayso.web.home import worklists
from sayso.web.home.learning_due import lessons_due
from sayso.web.home.pages.day_tables import due_table, support_sentence, waiting_table

WEEK = timedelta(days=7)


class MyDayView(PageView):
    """One's own day; `?until=week` shows the next seven days too."""

    permission = Permission.SEE_MY_DAY
    shows = Shows.PEOPLE
    template_name = "home/my_day.html"
    title = "My day"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        today = self.request.at.astimezone(LONDON).date()
        week = request.GET.get("until") == "week"
        until = today + WEEK if week else today
        tasks = my_tasks(viewer=self.login, until=until)
        due = worklists.owed(tasks, viewer=self.login, until=until)
        first = worklists.first_of(tasks, viewer=self.login)
        waiting = people_waiting(viewer=self.login)
        handed, proposed = handed_to(viewer=self.login), handed_by(viewer=self.login)
        lately = opened_lately(viewer=self.login)
        everybody = {one.person for one in due if one.person} | {one.person for one in waiting}
        everybody |= {one.person_id for one in (*handed, *proposed)}
        named = Named(everybody | set(lately), self.login, today)
        rest = _without_first(due, first, self.login)
        shown = {
            "today": today,
            "week": week,
            "sentence": _sentence(due, today),
            "lessons": lessons_due(self.login, until=until, today=today),
            "begin_with": _begin_with(due, first, named),
            "first": _card(first, named, today, self.login) if first else None,
            "due_count": len(rest),
            "due_table": due_table(rest, named, today),
            "waiting_count": len(waiting),
            "waiting_table": waiting_table(waiting, named, today, viewer=self.login),
            "handed": [(one, named.link(one.person_id)) for one in handed],
            "proposed": [(one, named.link(one.person_id)) for one in proposed],
            "lately": [named.link(key) for key in lately if key in named.shown],
        }
        return self.page(shown | self.beside(today), people=named.shown)

    def beside(self, today: date) -> dict[str, Any]:
        """Return what stands beside the day: what was begun, and what this sign-in is for."""
        kept = worklists.unfinished(viewer=self.login, at=self.request.at)
        doors = frame(self.request, "my_day").menu
        return {
            "unfinished": [_kept(one, today) for one in kept],
            "look_at": worklists.to_look_at(viewer=self.login),
            "stands_in": _stands_in(covering(viewer=self.login), today),
            "away": my_time_away(viewer=self.login),
            "sees_waiting": self.login.may(Permission.TRANSFER),
            "leads_learning": self.login.may(Permission.SEE_TEAM_LEARNING),
            "works_with_people": self.login.may(Permission.SEE_TEAM_TRAY),
            "roles": [ROLES[code] for code in sorted(self.login.role_codes)],
            "doors": [(label, url) for label, url, current in doors if not current],
        }


def _card(first: worklists.First, named: Named, today: date, login: User) -> dict[str, Any] | None:
    """Return what the card of whom to begin with says."""
    if first.person not in named.heads:
        return None
    return {
        "person": first.person,
        "link": named.link(first.person),
        "summary": named.summary(first.person),
        "cautions": named.heads[first.person].cautions,
        "title": _title(first, today),
        "support": support_sentence(first.support, today) if first.support else "",
        "told": first.told,
        "tasks": [(task, worklists.due_of(task, viewer=login).act) for task in first.tasks],
        "whys": list(dict.fromkeys(task.because for task in first.tasks if task.because)),
    }


def _begin_with(due: Sequence[Due], first: worklists.First | None, named: Named) -> Link | None:
    """Return the way to whom to begin with: the card's, else whoever is longest overdue."""
    key = first.person if first else due[0].person if due else None
    return named.link(key) if key in named.heads and key and named.opens else None


def _stands_in(covered: Sequence[Covered], today: date) -> list[str]:
    """Say for whom this sign-in stands in today, until when, and with how many people if not with all."""
    by_worker: dict[str, list[Covered]] = {}
    for one in covered:
        by_worker.setdefault(one.name, []).append(one)
    said = []
    for name, those in by_worker.items():
        until = near_day(max(one.until for one in those), today)
        alone = (
            ""
            if any(one.person is None for one in those)
            else f", with {count(len(those), 'person', 'people')}"
        )
        said.append(f"{name}{alone}, until {until}")
    return said


def _kept(kept: KeptForm, today: date) -> tuple[str, str, str]:
    """Return what a form was, the way back to it, and when it was kept. It names nobody."""
    return _name_of(kept.path), f"{kept.path}?kept={kept.pk}", moment(kept.kept_at, today)


def _name_of(path: str) -> str:
    """Return the title of the page at this path."""
    try:
        found = resolve(path)
    except Resolver404:
        return "A form"
    return getattr(getattr(found.func, "view_class", None), "title", "") or "A form"


def _without_first(due: Sequence[Due], first: worklists.First | None, login: User) -> list[Due]:
    """Return what is left for the table: what stands on the card is not said twice."""
    tasks = first.tasks if first else ()
    on_the_card = {worklists.due_of(task, viewer=login).act.url for task in tasks}
    return [one for one in due if one.act.url not in on_the_card]


def _sentence(due: Sequence[Due], today: date) -> str:
    """Say how much is for today and how much is late: the same things as stand on the page."""
    late = sum(one.due_on < today for one in due)
    for_today = sum(one.due_on == today for one in due)
    parts = []
    if for_today:
        parts.append(f"{count(for_today, 'thing')} for today")
    if late:
        parts.append(f"{late:,} {'is' if late == 1 else 'are'} late")
    return f"{listed(parts)}." if parts else "Nothing is late, and nothing is due today."


def _title(first: worklists.First, today: date) -> str:
    """Say since when: over the weekend, or since the worker was last there."""
    begun = first.support.started_at if first.support else first.told.written_at if first.told else None
    on = begun.astimezone(LONDON).date() if begun else today
    if on == today:
        return "First: begun by others today"
    return (
        "First: from the weekend" if on.weekday() >= 4 and today.weekday() == 0 else "First: begun by others"
    )
