"""How somebody may be reached, as the caller tells it: the ways, which are safe, and when.

Letters know nothing of people. The room that does builds a `Reach` and hands it over; `send_letter` obeys it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
WEEKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))


class WayKind(StrEnum):
    """A way of sending a letter, or the word that one is there."""

    POST = "post"
    EMAIL = "email"
    TEXT = "text"
    TELEPHONE = "telephone"
    BY_HAND = "by_hand"
    PORTAL = "portal"

    @property
    def offer(self) -> str:
        """What to do instead, as the start of a sentence: "Send it by post"."""
        return _OFFERS[self]

    @property
    def words(self) -> str:
        """The way as it stands in a sentence: "by post"."""
        return _WORDS[self]


_OFFERS = {
    WayKind.POST: "Send it by post",
    WayKind.EMAIL: "Send an e-mail",
    WayKind.TEXT: "Send a text message",
    WayKind.TELEPHONE: "Ring, and read it out",
    WayKind.BY_HAND: "Give it by hand",
    WayKind.PORTAL: "Put it on their own page",
}
_WORDS = {
    WayKind.POST: "by post",
    WayKind.EMAIL: "by e-mail",
    WayKind.TEXT: "by text message",
    WayKind.TELEPHONE: "by telephone",
    WayKind.BY_HAND: "by hand",
    WayKind.PORTAL: "on their own page",
}


class Layout(StrEnum):
    """How a letter is laid out. The words come from the same content."""

    STANDARD = "standard"
    LARGE = "large"
    EASY = "easy"

    @property
    def words(self) -> str:
        """The layout as it is called on a screen."""
        return _LAYOUTS[self]


_LAYOUTS = {
    Layout.STANDARD: "Standard print, 14 point",
    Layout.LARGE: "Large print, 18 point",
    Layout.EASY: "Easy Read",
}


@dataclass(frozen=True, kw_only=True)
class SafeTimes:
    """The days (Monday is 0) and hours, by London's clock, at which a way is safe. `words` says them."""

    words: str
    days: frozenset[int] = EVERY_DAY
    starts: time = time(0)
    ends: time = time(23, 59, 59)

    def next_safe(self, at: datetime) -> datetime:
        """Return this moment if it is safe, else the next safe one."""
        local = at.astimezone(LONDON)
        for ahead in range(8):
            day = local.date() + timedelta(days=ahead)
            if day.weekday() not in self.days:
                continue
            opens, closes = (_on(day, of_day) for of_day in (self.starts, self.ends))
            if local < closes:
                return max(local, opens)
        raise ValueError("these times name no day")


def _on(day: date, of_day: time) -> datetime:
    return datetime.combine(day, of_day, tzinfo=LONDON)


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way of reaching somebody.

    `allowed` says if it is safe; when not, `because` is a sentence for staff that says what to do and holds
    no private fact. `to` is the address (lines), number or e-mail address; `to_key` the record it comes from.
    `hidden`: it may stand in no file, save on a letter posted to the person's own self. `quiet`: somebody
    near them must not know, so that the word of a letter names neither the council nor its number.
    """

    kind: WayKind
    allowed: bool
    to: str = ""
    to_key: UUID | None = None
    because: str = ""
    times: SafeTimes | None = None
    hidden: bool = False
    quiet: bool = False

    @property
    def words(self) -> str:
        """What this way is, with its times: "Send a text message, weekday mornings"."""
        return f"{self.kind.offer}, {self.times.words}" if self.times else self.kind.offer


@dataclass(frozen=True, kw_only=True)
class Reach:
    """All the ways of reaching one person, the best one first, and how their letters are laid out.

    `addressee` is the name that letters use. `to_self` is False when letters go to somebody else for them.
    """

    person: UUID
    addressee: str
    ways: Sequence[Way]
    layout: Layout = Layout.STANDARD
    to_self: bool = True

    @property
    def safe(self) -> list[Way]:
        """The ways that may be used, the best one first."""
        return [way for way in self.ways if way.allowed]

    def by(self, kind: WayKind) -> Way | None:
        """Return the way of this kind: an allowed one if there is any."""
        of_kind = [way for way in self.ways if way.kind is kind]
        return next((way for way in of_kind if way.allowed), of_kind[0] if of_kind else None)
