"""The money team's list: what is to be done about what people pay, the longest overdue first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import open_among
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import count
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.casework.pages.persons import Named
from sayso.journey.charging.pages.work_shown import Beside, for_many_at_once, work_table
from sayso.journey.charging.queries import work
from sayso.journey.charging.statuses import WorkKind

A_PAGE = 25
NEAR = 2
"""So many pages before and after the one that is shown have a link of their own."""


class ChargeWorkView(PageView):
    """Everything to be done; `?kind=` shows one kind, `?page=` the next ones."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PEOPLE
    template_name = "charging/work.html"
    title = "What people pay: what to do"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a page of it. An address that asks for what there is not shows what there is."""
        today = timezone.localdate(self.request.at)
        counts = work.counted(viewer=self.login, on=today)
        asked = request.GET.get("kind", "")
        kind = WorkKind(asked) if asked in WorkKind.values else None
        kinds = [kind] if kind else list(WorkKind)
        number = sum(counts[one].number for one in kinds)
        last = max(1, -(-number // A_PAGE))
        page = min(_whole(request.GET.get("page", "")), last)
        start = (page - 1) * A_PAGE
        rows = work.listed(kinds, viewer=self.login, on=today, start=start, most=A_PAGE) if number else []
        named = Named({one.person for one in rows}, self.login, today)
        sums = work.sums_named(rows, viewer=self.login) if rows else {}
        told = [one.person for one in rows if one.kind == WorkKind.LETTER]
        papers = open_among(told, Area.PAPERS) if told else set()
        shown = {
            "kind": kind,
            "number": number,
            "says": _says(number, sum(counts[one].late for one in kinds)),
            "filters": _filters(counts, kind),
            "at_once": None if kind or page > 1 else for_many_at_once(viewer=self.login, on=today),
            "table": work_table(rows, Beside(sums, papers, named, today)) if rows else None,
            "pages": _pages(page, last, kind),
        }
        return self.page(shown, people=named.shown)


def _whole(asked: str) -> int:
    """Return the page that was asked for; the first where that is no number of a page."""
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def _says(number: int, late: int) -> str:
    if not number:
        return ""
    are = "is" if late == 1 else "are"
    return f"{count(number, 'thing')} to do. {f'{late:,} {are} late.' if late else 'Nothing is late.'}"


def _address(kind: WorkKind | None, page: int = 1) -> str:
    asked = {"kind": kind.value} if kind else {}
    asked |= {"page": str(page)} if page > 1 else {}
    return reverse("charge_work") + (f"?{urlencode(asked)}" if asked else "")


def _filters(counts: dict[WorkKind, work.Counted], current: WorkKind | None) -> list[tuple[str, str, bool]]:
    """Return the way to everything and to each kind of which there is one: words, address, shown now."""
    every = sum(one.number for one in counts.values())
    found = [(f"Everything ({every:,})", _address(None), current is None)]
    found += [
        (f"{kind.label} ({counts[kind].number:,})", _address(kind), kind == current)
        for kind in WorkKind
        if counts[kind].number or kind == current
    ]
    return found if every else []


def _pages(page: int, last: int, kind: WorkKind | None) -> dict[str, Any] | None:
    """Return the links to the other pages, as govuk-frontend draws them; None where all is on one."""
    if last == 1:
        return None
    near = [one for one in range(1, last + 1) if one in (1, last) or abs(one - page) <= NEAR]
    items: list[dict[str, Any]] = []
    for before, one in zip([0, *near], near, strict=False):
        if one - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": f"{one:,}", "href": _address(kind, one), "current": one == page})
    return {
        "previous": {"href": _address(kind, page - 1)} if page > 1 else None,
        "next": {"href": _address(kind, page + 1)} if page < last else None,
        "items": items,
    }
