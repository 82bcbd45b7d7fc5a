"""From records to what a page shows of the two of them: words, the map, the circle, and who does what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.govuk.pictures import (
    Around,
    Decided,
    Grid,
    Names,
    Picture,
    Rings,
    circle_of_support,
    who_decides,
)
from sayso.foundation.govuk.presenting import count, listed, plain_day
from sayso.journey.partnership import queries
from sayso.journey.partnership.models import Account
from sayso.journey.partnership.statuses import Domain, Ring, WrittenAs, called_short

OF_ONESELF = Rings("Me", Ring.INNER.label, Ring.MIDDLE.label, Ring.OUTER.label)


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """How the two are named to whoever reads: "you" and "your" for the reader, a name for the other."""

    adult: str
    adults: str
    carer: str
    carers: str
    names: Names

    def about(self, domain: Domain) -> str:
        """Say what a decision is about."""
        told = domain.words.format(adult=self.adult, adults=self.adults, carer=self.carer, carers=self.carers)
        return told[:1].upper() + told[1:]


def spoken_to_adult(carer: str) -> Spoken:
    """Speak to the person of their carer."""
    names = Names("You", "Both of you", carer)
    return Spoken(adult="you", adults="your", carer=carer, carers=f"{carer}’s", names=names)


def spoken_to_carer(adult: str) -> Spoken:
    """Speak to the carer of the person."""
    names = Names(adult, "Both of you", "You")
    return Spoken(adult=adult, adults=f"{adult}’s", carer="you", carers="your", names=names)


def spoken_of(adult: str, carer: str) -> Spoken:
    """Speak to somebody else of the two."""
    names = Names(adult, "Both of them", carer)
    return Spoken(adult=adult, adults=f"{adult}’s", carer=carer, carers=f"{carer}’s", names=names)


def month(on: date) -> str:
    """Write a month: "September 2026"."""
    return f"{on:%B} {on.year}"


def map_picture(lines: Sequence[queries.Deciding], spoken: Spoken) -> Picture:
    """Return the picture of who decides what."""
    return who_decides(
        [
            Decided(
                spoken.about(one.domain),
                one.holder,
                before=one.before,
                since=month(one.moved_on) if one.moved_on else "",
            )
            for one in lines
        ],
        spoken.names,
    )


def map_lines(
    lines: Sequence[queries.Deciding], spoken: Spoken, shared: Sequence[queries.Shared] = ()
) -> list[dict[str, Any]]:
    """Return each decision in words: who decides, since when, by whose idea, and who agreed."""
    said = {one.decision: one for one in shared if one.decision}
    return [
        {
            "domain": one.domain.kind,
            "about": spoken.about(one.domain),
            "holder": spoken.names.of(one.holder),
            "since": one.now.since if one.now else None,
            "before": spoken.names.of(one.before) if one.before else "",
            "row": one.now,
            "said": said.get(one.domain.kind),
        }
        for one in lines
    ]


def circle_picture(
    near: Sequence[queries.Near], *, on: date, today: date, rings: Rings = OF_ONESELF
) -> Picture:
    """Return the picture of who is how close on a day."""
    around = [Around(called_short(one.called), one.ring or Ring.OUTER) for one in near]
    return circle_of_support(around, rings, when="" if on == today else f"On {plain_day(on)}")


def rings_of(name: str) -> Rings:
    """Return what the rings are called to somebody else."""
    return Rings(name, f"Closest to {name}", f"Close to {name}", f"Part of {name}’s life")


@dataclass(frozen=True, kw_only=True)
class Mine:
    """Words of one's own: the version that stands, and what the other may read of it, if anything."""

    account: Account
    out: str

    @property
    def is_out(self) -> bool:
        """Whether the other may read what stands."""
        return self.out == self.account.words

    @property
    def by(self) -> str:
        """Whose hand it is, and of when."""
        day = plain_day(timezone.localdate(self.account.recorded_at))
        if self.account.written_as == WrittenAs.WORKER:
            return f"Written down for you by {self.account.recorded_by.name}, {day}"
        return f"Your words, {day}"


def mine(words: Sequence[Account], out: dict[UUID, Account]) -> list[Mine]:
    """Return one's own words, each with what the other may read of it."""
    return [Mine(account=one, out=out[one.entry].words if one.entry in out else "") for one in words]


def doing_grid(doing: queries.Doing, *, before: date) -> tuple[str, Grid] | None:
    """Return who does what, before and now, as a sentence and a table; None when nobody said yes."""
    if not doing.tasks:
        return None
    rows = [
        [
            f"{task.what} ({called_short(task.carer_called)})",
            _time(task.before_minutes),
            _time(task.now_minutes),
        ]
        for task in doing.tasks
    ]
    rows.append(["All together", _time(doing.before_minutes), _time(doing.now_minutes)])
    new = f" New: {_named(doing.added)}." if doing.added else ""
    gone = f" No longer: {_named(doing.dropped)}." if doing.dropped else ""
    sentence = (
        f"{_time(doing.now_minutes).capitalize()} a week now. {_time(doing.before_minutes).capitalize()}"
    )
    sentence += f" a week on {plain_day(before)}.{new}{gone}"
    return sentence, Grid("Who does what, before and now", ["Task", "Before", "Now"], rows)


def _named(tasks: Sequence[queries.DoneBy]) -> str:
    """Name tasks in one sentence. What somebody wrote may be one itself: it stands without its stop."""
    return "; ".join(task.what.rstrip(".") for task in tasks)


def _time(minutes: int | None) -> str:
    if not minutes:
        return "nothing" if minutes == 0 else "not theirs"
    hours, rest = divmod(minutes, 60)
    return listed([count(n, unit) for n, unit in ((hours, "hour"), (rest, "minute")) if n])
