"""Who waits: one's own people, or a manager's team, the highest risk and the longest wait first."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import LONDON, count, days_ago, near_day
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.casework.pages.persons import Named
from sayso.journey.casework.statuses import Risk
from sayso.web.home.waiting import Counted, Wait, WaitKind, Whose, counted, may_see_team, who_waits

A_PAGE = 25
NEAR = 2
ORDER = (
    "The highest risk is first, and in each the longest wait. The risk is what a worker said: nothing here is"
    " worked out by a computer. Not known stands before medium, so that somebody asks."
)
COLUMNS = ("Who", "Waiting for", "How long", "Risk now", "Last spoke", "Get in touch by", "Next date")


class WaitingView(PageView):
    """`?whose=team` for a manager, `?kind=` for one thing, `?late=yes` for who should hear, `?page=`."""

    permission = Permission.TRANSFER
    shows = Shows.PEOPLE
    template_name = "home/waiting.html"
    title = "Who waits"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a page of it. An address that asks for what there is not shows what there is."""
        today = self.request.at.astimezone(LONDON).date()
        asked = Shown.of(request, may_see_team(self.login))
        counts = counted(viewer=self.login, on=today, whose=asked.whose)
        number = asked.number(counts)
        last = max(1, -(-number // A_PAGE))
        page = min(asked.page, last)
        rows = who_waits(
            viewer=self.login,
            on=today,
            whose=asked.whose,
            kind=asked.kind,
            late=asked.late,
            start=(page - 1) * A_PAGE,
            most=A_PAGE,
        )
        named = Named({one.person for one in rows}, self.login, today)
        shown = {
            "asked": asked,
            "number": number,
            "says": _says(counts),
            "sees_team": may_see_team(self.login),
            "other": asked.address(whose=Whose.MINE if asked.whose == Whose.TEAM else Whose.TEAM),
            "filters": _filters(asked, counts),
            "table": waiting_table(rows, named, today) if rows else None,
            "pages": _pages(page, last, asked),
        }
        return self.page(shown, people=named.shown)


class Shown:
    """What an address asks for."""

    def __init__(self, whose: Whose, kind: WaitKind | None, late: bool, page: int) -> None:
        self.whose, self.kind, self.late, self.page = whose, kind, late, page

    @classmethod
    def of(cls, request: HttpRequest, sees_team: bool) -> "Shown":
        """Read an address; a manager's begins with the team."""
        whose, kind, page = (request.GET.get(name, "") for name in ("whose", "kind", "page"))
        team = sees_team and whose != Whose.MINE
        return cls(
            Whose.TEAM if team else Whose.MINE,
            WaitKind(kind) if kind in list(WaitKind) else None,
            request.GET.get("late") == "yes",
            max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    def address(self, **changed: Any) -> str:
        """Return the address of this, with something changed; the first page of it."""
        said = {"whose": self.whose, "kind": self.kind, "late": self.late, "page": 1} | changed
        asked = {"whose": said["whose"].value}
        asked |= {"kind": said["kind"].value} if said["kind"] else {}
        asked |= {"late": "yes"} if said["late"] else {}
        asked |= {"page": str(said["page"])} if said["page"] > 1 else {}
        return f"{reverse('waiting')}?{urlencode(asked)}"

    def number(self, counts: dict[WaitKind, Counted]) -> int:
        """Return how many rows it has."""
        those = [counts[self.kind]] if self.kind else list(counts.values())
        return sum(one.late if self.late else one.number for one in those)


def waiting_table(rows: list[Wait], named: Named, today: date) -> Table:
    """Return who waits: for what, how long, the risk as said, the last word, and by when we get in touch."""
    columns = [*(Column(name) for name in COLUMNS), Column("What you can do", acts=True)]
    return Table("Who waits", columns, [_row(one, named, today) for one in rows], ORDER)


def _row(one: Wait, named: Named, today: date) -> Row:
    name = named.name(one.person)
    risk = Cell(
        _short(one.risk),
        sub=f"{one.risk_by}, {near_day(one.risk_on, today)}" if one.risk_on else "Nobody has said",
    )
    spoke = Cell("Nobody has written that they did")
    if one.spoken_on:
        spoke = Cell(_capital(near_day(one.spoken_on, today)), sub=one.spoken_by)
    touch = Cell(_capital(near_day(one.touch_by, today)))
    if one.is_late(today):
        touch = Cell(late="Late", sub=f"since {near_day(one.touch_by, today)}")
    return Row.of(
        Cell(link=named.link(one.person), warning=named.caution(one.person), sub=one.worker),
        one.kind.label,
        Cell(_capital(days_ago(one.since, today)), sub=f"since {near_day(one.since, today)}"),
        risk,
        spoke,
        touch,
        _capital(near_day(one.next_on, today)) if one.next_on else "None yet",
        _act(one, named, name),
    )


def _act(one: Wait, named: Named, name: str) -> Cell:
    """Return the way to say the risk, where the record is open; else it is opened with a purpose first."""
    if one.person not in named.heads:
        return Cell("Open the record first")
    return Cell(link=Link("Say the risk", reverse("say_risk", args=[one.person]), f"for {name}"))


def _short(risk: Risk) -> str:
    return "High" if risk == Risk.HIGH else risk.label


def _says(counts: dict[WaitKind, Counted]) -> str:
    number, late = (sum(getattr(one, name) for one in counts.values()) for name in ("number", "late"))
    if not number:
        return ""
    said = (
        f"We said to get in touch with {late:,} of them before today."
        if late
        else "We are in touch with all."
    )
    return f"{count(number, 'wait')}. {said}"


def _filters(asked: Shown, counts: dict[WaitKind, Counted]) -> list[tuple[str, str, bool]]:
    every, late = (sum(getattr(one, name) for one in counts.values()) for name in ("number", "late"))
    if not every:
        return []
    found = [(f"Everybody ({every:,})", asked.address(kind=None, late=False), not (asked.kind or asked.late))]
    found += (
        [(f"To get in touch with ({late:,})", asked.address(kind=None, late=True), asked.late)]
        if late
        else []
    )
    found += [
        (f"{kind.label} ({one.number:,})", asked.address(kind=kind, late=False), kind == asked.kind)
        for kind, one in counts.items()
        if one.number or kind == asked.kind
    ]
    return found


def _pages(page: int, last: int, asked: Shown) -> dict[str, Any] | None:
    """Return the links to the other pages, as govuk-frontend draws them; None where all is on one."""
    if last == 1:
        return None
    near = [one for one in range(1, last + 1) if one in (1, last) or abs(one - page) <= NEAR]
    items: list[dict[str, Any]] = []
    for before, one in zip([0, *near], near, strict=False):
        if one - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": f"{one:,}", "href": asked.address(page=one), "current": one == page})
    return {
        "previous": {"href": asked.address(page=page - 1)} if page > 1 else None,
        "next": {"href": asked.address(page=page + 1)} if page < last else None,
        "items": items,
    }


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
