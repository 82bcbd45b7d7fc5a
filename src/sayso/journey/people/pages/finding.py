"""The one box: people now; other rooms add what else can be found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.people import queries
from sayso.journey.people.models import Person
from sayso.journey.people.pages.one_person import record_url


@dataclass(frozen=True, kw_only=True)
class Hits:
    """What else was found: a heading ("Notes"), links with a line of text about each, and whose they are."""

    heading: str
    links: Sequence[tuple[Link, str]] = field(default_factory=list)
    people: Sequence[UUID] = ()


Finder = Callable[[str, User, date], Hits | None]
OTHER_FINDERS: list[Finder] = []


def also_find(finder: Finder) -> Finder:
    """Add a way of finding something else (notes, papers, providers) to the one box.

    It is called with what was typed, the login and the day; it answers by what that login may see.
    """
    OTHER_FINDERS.append(finder)
    return finder


class FindView(PageView):
    """Find somebody by name as heard, birth date, address, telephone, NHS or record number."""

    permission = Permission.FIND_PEOPLE
    shows = Shows.PEOPLE
    template_name = "people/find.html"
    title = "Find"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show who is found, the likeliest first; the same words whenever nobody is."""
        typed = self.searched
        today = timezone.localdate(self.request.at)
        found = queries.find(typed, viewer=self.login, on=today) if typed else []
        others = [hits for finder in OTHER_FINDERS if typed and (hits := finder(typed, self.login, today))]
        context = {
            "find_words": typed,
            "found": with_ways_in(found, self.login),
            "others": others,
            "may_add": self.login.may(Permission.ADD_PERSON),
            "may_break_glass": self.login.may(Permission.BREAK_GLASS),
        }
        shown = {one.person for one in found} | {person for hits in others for person in hits.people}
        return self.page(context, people=shown)


def with_ways_in(found: Sequence[queries.Found], login: User) -> list[tuple[queries.Found, str]]:
    """Put beside each the address to go to: the record, the question why it is to be opened, or nothing."""
    if not login.may(Permission.OPEN_WITH_PURPOSE):
        return [(one, "") for one in found]
    keys = [one.person for one in found]
    seen = set(
        Person.objects.visible_to(login).filter(person_id__in=keys).values_list("person_id", flat=True)
    )
    return [
        (one, record_url(one.person) if one.person in seen else reverse("open_record", args=[one.person]))
        for one in found
    ]
