"""How a request stands, in sentences: its clock, what comes next, what lies at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import slugify

from sayso.council.records.queries import Asked, Item, Read, read_of
from sayso.council.records.statuses import Asker
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import LONDON, count, plain_day

GROUPS = [
    Column("What it is"),
    Column("Things", number=True),
    Column("To mark", number=True),
    Column("To read second", number=True),
    Column("What to do", acts=True),
]


@dataclass(frozen=True)
class Clock:
    """The clock in a sentence, a quieter one, and whether it is late."""

    says: str
    more: str = ""
    is_late: bool = False


def clock_of(asked: Asked, *, on: date) -> Clock:
    """Return how the clock of a request stands on this day."""
    row, stands = asked.row, asked.stands
    if row.ended_at:
        return Clock(f"{row.get_ended_display()}, on {plain_day(row.ended_at.astimezone(LONDON).date())}.")
    if stands is None:
        day = plain_day(row.identity_asked_on or row.asked_on)
        return Clock("The month has not begun.", f"We asked who it is on {day}, and wait.")
    left = stands.days_left(on)
    waited = f" {count(stands.waited, 'day')} did not count, while we waited." if stands.waited else ""
    if stands.last_day is None:
        assert stands.still_since is not None
        since = plain_day(stands.still_since)
        return Clock("The clock stands still.", f"We wait since {since}. {count(left, 'day')} are left.")
    if left < 0:
        return Clock(
            f"It was due on {plain_day(stands.last_day)}.", f"{count(-left, 'day')} late.{waited}", True
        )
    return Clock(f"Due by {plain_day(stands.last_day)}.", f"{count(left, 'day')} left.{waited}")


def own_clock(asked: Asked) -> str:
    """Return by when we answer, in a sentence for whoever asked."""
    row, stands = asked.row, asked.stands
    if row.ended_at:
        return f"We answered on {plain_day(row.ended_at.astimezone(LONDON).date())}."
    if stands is None:
        return "We asked you for something that shows who you are. The month begins when we have it."
    if stands.last_day is None:
        return "We wait for your answer. Then the time goes on."
    return f"We answer by {plain_day(stands.last_day)}. Nothing stops while you wait."


@dataclass(frozen=True)
class Group:
    """Things of one kind, on their own record or on somebody else's."""

    key: str
    heading: str
    items: Sequence[Item]

    @property
    def read(self) -> Read:
        """How far it is read."""
        return read_of(self.items)

    @property
    def in_one_go(self) -> list[Item]:
        """What can be given in one go: not marked yet, and not to be read by itself."""
        return [one for one in self.items if one.mark is None and not one.row.alone]

    @property
    def agreed_in_one_go(self) -> list[Item]:
        """What can be agreed to in one go."""
        return [one for one in self.items if one.waits_for_second and not one.row.alone]


def groups_of(items: Sequence[Item]) -> list[Group]:
    """Return what was gathered in groups, in its order; what stands on somebody else's record by itself."""
    found: dict[str, list[Item]] = {}
    headings: dict[str, str] = {}
    for one in items:
        elsewhere = one.row.of_another
        key = slugify(one.row.heading) + ("-elsewhere" if elsewhere else "")
        headings[key] = one.row.heading + (" (on somebody else’s record)" if elsewhere else "")
        found.setdefault(key, []).append(one)
    return [Group(key, headings[key], some) for key, some in found.items()]


def table_of(groups: Sequence[Group], asked: Asked, *, second: bool) -> Table:
    """Return the groups as a table, each with the way to it: for whoever marks, or for the second reader."""
    rows = []
    for one in groups:
        name = "read_things_second" if second else "record_things"
        read = one.read
        waits = read.to_agree if second else read.to_mark
        says = ("Read" if second else "Mark") if waits else "Look at"
        link = Link(says, reverse(name, args=[asked.row.pk, one.key]), one.heading)
        numbers = (str(read.things), str(read.to_mark), str(read.to_agree))
        rows.append(Row.of(one.heading, *numbers, Cell(link=link)))
    return Table("What was gathered", GROUPS, rows)


@dataclass(frozen=True)
class Step:
    """What comes next, and the way to do it."""

    says: str
    link: Link | None = None
    other: Link | None = None


def next_step(asked: Asked, items: Sequence[Item]) -> Step | None:
    """Return what the desk does next; None once it is over."""
    row, key, read = asked.row, asked.row.pk, read_of(items)

    def to(text: str, name: str) -> Link:
        return Link(text, reverse(name, args=[key]))

    if not row.is_open:
        return None
    if not row.identity:
        ask = None if row.identity_asked_on else to("We have to ask who it is", "ask_who_it_is")
        return Step("Find out that it is them.", to("Write what shows who it is", "see_who_it_is"), ask)
    if row.may_have is None:
        return Step("Decide whether whoever asks may have it.", to("Decide it", "settle_who_may"))
    if not row.may_have:
        return Step(
            "It is not for whoever asked. Tell them who may ask, and close it.",
            to("Write what you told them", "end_record_request"),
        )
    if asked.work is None:
        return Step("Gather what we hold.", to("Gather it", "gather_record"))
    if read.to_mark:
        first = next(one for one in groups_of(items) if one.read.to_mark)
        go = Link("Mark what is next", reverse("record_things", args=[key, first.key]))
        return Step(f"{count(read.to_mark, 'thing')} to mark.", go)
    if asked.work.second is None:
        return Step("Everything is marked. Name who reads it second.", to("Name them", "name_second_reader"))
    if read.to_agree:
        return Step(f"{asked.work.second.name} has {count(read.to_agree, 'thing')} to read.")
    return Step("Two of you have decided each thing.", to("Let the pack go", "let_pack_go"))


def who_asks(asked: Asked) -> str:
    """Return who asks, in words."""
    row = asked.row
    if row.asker == Asker.SELF:
        return f"{row.person_called}, for themself"
    return f"{row.asker_called}: {row.get_asker_display()[0].lower()}{row.get_asker_display()[1:]}"
