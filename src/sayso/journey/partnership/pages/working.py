"""A worker's pages of the two of them, on each record by itself; and both side by side for who holds both."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open, may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonPage
from sayso.journey.partnership import queries
from sayso.journey.partnership.facts import signs_between
from sayso.journey.partnership.models import Account, PartnershipSide
from sayso.journey.partnership.pages import showing
from sayso.journey.partnership.pages.check_in_shown import of_both
from sayso.journey.partnership.pages.whose_shown import beside
from sayso.journey.partnership.statuses import Part, called_short


class OfTheTwo:
    """Mixed into a worker's page of one record. To whoever does not work here it is not there.

    They keep it too, but of themself and on pages of their own, whatever is shared with them.
    """

    kwargs: dict[str, Any]
    login: Any
    header: Any

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        if not self.login.is_staff:
            raise Http404
        key: UUID = self.kwargs["person"]
        return key

    @cached_property
    def areas(self) -> frozenset[Area]:
        """Return what of the record is open. Raises Http404 unless this is."""
        found = areas_open(self.header.person)
        if Area.SHARING not in found:
            raise Http404
        return found

    def sides(self) -> list[PartnershipSide]:
        """Return the sides on this record."""
        return queries.sides_of(self.header.person, viewer=self.login)

    def side(self) -> PartnershipSide:
        """Return the side in the address."""
        assert self.areas
        found = next((side for side in self.sides() if side.pk == self.kwargs["side"]), None)
        if found is None:
            raise Http404
        return found

    def spoken(self, side: PartnershipSide) -> showing.Spoken:
        """Return how to name the two."""
        called = called_short(self.header.called)
        return showing.spoken_of(*((called, side.short) if side.is_adults else (side.short, called)))

    def home(self) -> str:
        """Return the address of the page of the two, on this record."""
        return reverse("the_two_of_them", args=[self.person])


class TheTwoOfThemView(OfTheTwo, PersonPage):
    """The pairs of one person, from their own record: their side, their words, who decides, who is close."""

    permission = Permission.KEEP_PARTNERSHIP
    shows = Shows.PERSON
    template_name = "partnership/the_two_of_them.html"
    title = "The two of them"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it. Nothing of the other's own account is on this page, whatever the worker holds."""
        person, areas = self.header.person, self.areas
        name = called_short(self.header.called)
        circle = queries.circle_of(person, viewer=self.login, on=self.today)
        shown = {
            "title": f"{name} and those who care",
            "name": name,
            "pairs": [self.pair(side, areas) for side in self.sides()],
            "offered": queries.carers_not_yet_paired(person, viewer=self.login, on=self.today),
            "no_carer": queries.no_carer_of(person, viewer=self.login),
            "asks": [
                (ask, timezone.localdate(ask.asked_at))
                for ask in queries.alone_asks(self.header.keys, viewer=self.login)
            ],
            "circle": showing.circle_picture(
                circle, on=self.today, today=self.today, rings=showing.rings_of(name)
            ),
        }
        return self.page(self.head() | shown, people=self.header.keys)

    def pair(self, side: PartnershipSide, areas: frozenset[Area]) -> dict[str, Any]:
        """Return one pair: the map on the person's own record, and their own words to who holds them."""
        shown: dict[str, Any] = {"side": side, "is_live": queries.is_live(side, self.today)}
        if Area.STORY in areas or Area.PRIVATE in areas:
            shown |= {"sees_changes": True, "changes": queries.changes_of(side, viewer=self.login)}
        if Area.PRIVATE in areas:
            shown |= {"holds_private": True, "words": self.words(side)}
            shown["both"] = may_see(person=side.other_id, area=Area.PRIVATE)
        if side.is_adults and Area.PLAN in areas:
            spoken = self.spoken(side)
            lines = queries.map_of(side.person_id, side.pair, viewer=self.login, on=self.today, every=True)
            short = [one for one in lines if one.domain.short or one.now]
            doing = queries.who_does_what(
                side.person_id, viewer=self.login, on=self.today, before=side.starts_on, carer=side.other_id
            )
            shown["map"] = showing.map_picture(short, spoken)
            shown["lines"] = showing.map_lines(lines, spoken)
            whose = queries.whose_decisions(side, viewer=self.login, on=self.today)
            for line, one in zip(shown["lines"], whose, strict=True):
                line["above"] = beside(one, spoken)
            shown["doing"] = showing.doing_grid(doing, before=side.starts_on)
        return shown

    def words(self, side: PartnershipSide) -> list[tuple[Account, list[Account]]]:
        """Return what this person says of the two, each with its earlier versions."""
        stand = queries.words_of(side, viewer=self.login)
        return [(one, queries.versions_of(one, viewer=self.login)[1:]) for one in stand]


class BothOfThemView(OfTheTwo, PersonPage):
    """Both accounts side by side, for a worker who holds both. It does not print."""

    permission = Permission.KEEP_PARTNERSHIP
    shows = Shows.PERSON
    template_name = "partnership/both_of_them.html"
    title = "Both of them"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them, part by part. Raises Http404 unless both private accounts are open."""
        side = self.side()
        for person in (side.person_id, side.other_id):
            if not may_see(person=person, area=Area.PRIVATE):
                raise Http404
        theirs = next(
            (one for one in queries.sides_of(side.other_id, viewer=self.login) if one.pair == side.pair), None
        )
        if theirs is None:
            raise Http404
        columns = [self.column(side), self.column(theirs)]
        adults, carers = (side, theirs) if side.is_adults else (theirs, side)
        signs = signs_between(adults, carers, viewer=self.login, on=self.today)
        rows = [(part, [column[part] for column in columns]) for part in Part]
        shown = {
            "sides": [side, theirs],
            "names": [called_short(self.header.called), side.short],
            "rows": [(part.label, cells) for part, cells in rows if any(cells)],
            "sentences": signs.sentences,
            "unknown": signs.unknown,
            "answers": self.answers(side, theirs),
        }
        return self.page(self.head() | shown, people=[*self.header.keys, side.other_id])

    def answers(self, side: PartnershipSide, theirs: PartnershipSide) -> list[dict[str, Any]]:
        """Return what both answered in their last check-ins, in the order of the names."""
        last = queries.last_check_ins([side, theirs], viewer=self.login, on=self.today)
        if not (last[side.pk] and last[theirs.pk]):
            return []
        persons, carers = (side, theirs) if side.is_adults else (theirs, side)
        found = of_both(persons, last[persons.pk][0], last[carers.pk][0])
        first, second = ("person", "carer") if side.is_adults else ("carer", "person")
        return [one | {"first": one[first], "second": one[second]} for one in found]

    def column(self, side: PartnershipSide) -> dict[Part, list[tuple[Account, bool]]]:
        """Return the words of one of them, by part, each with whether the other may read it."""
        out = queries.released_of(side, viewer=self.login)
        found: dict[Part, list[tuple[Account, bool]]] = {part: [] for part in Part}
        for one in queries.words_of(side, viewer=self.login):
            is_out = one.entry in out and out[one.entry].pk == one.pk
            found[Part(one.part)].append((one, is_out))
        return found
