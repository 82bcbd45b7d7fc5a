"""Who waits, for what, since when and how great the risk is: one list, ordered and paged by the database.

What each waits for is asked of what every room keeps, as it is today (`review_who_waits`). Stored is only
what a worker said of the risk. Past the day by which we get in touch, they are on their worker's day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection
from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.viewer import Viewer, current_viewer
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON, near_day
from sayso.foundation.policy.queries import values
from sayso.journey.casework.queries.waiting import risks_that_rose
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.casework.statuses import Risk
from sayso.rules.clocks.promises import (
    RISK_LOOKED_AT,
    TOUCH_HIGH,
    TOUCH_LOW,
    TOUCH_MEDIUM,
    TOUCH_UNKNOWN,
)
from sayso.rules.clocks.reviews import (
    FIRST_DIRECT_PAYMENT_REVIEW,
    FIRST_REVIEW,
    FIRST_REVIEW_AT_LATEST,
    YEARLY_REVIEW,
)

TOUCH = (TOUCH_HIGH, TOUCH_UNKNOWN, TOUCH_MEDIUM, TOUCH_LOW)
#: How long the clocks of reviews are, for the database: `rules.review.due` says how they go together.
REVIEW_CLOCKS = [
    FIRST_REVIEW.number,
    FIRST_REVIEW_AT_LATEST.number,
    *(count.number for count in FIRST_DIRECT_PAYMENT_REVIEW.counts),
    YEARLY_REVIEW.number,
]
COLUMNS = (
    "kind, person_id, since, risk, risk_words_by, risk_on, spoken_on, spoken_by, next_on, touch_by, worker"
)


class Whose(StrEnum):
    """Whose people: one's own and those one stands in for, or a manager's team's."""

    MINE = "mine"
    TEAM = "team"


class WaitKind(StrEnum):
    """What somebody waits for. The value is the database's; `label` is for a screen."""

    ASSESSMENT = "assessment"
    CARER_ASSESSMENT = "carer_assessment"
    REVIEW = "review"
    DIRECT_PAYMENT = "direct_payment"
    SUPPORT = "support"

    @property
    def label(self) -> str:
        """Return it in words."""
        return _LABELS[self]


_LABELS = {
    WaitKind.ASSESSMENT: "Assessment",
    WaitKind.CARER_ASSESSMENT: "Carer’s assessment",
    WaitKind.REVIEW: "Review",
    WaitKind.DIRECT_PAYMENT: "Direct payment",
    WaitKind.SUPPORT: "Support to start",
}


@dataclass(frozen=True)
class Wait:
    """One wait of one person: since when, the risk as last said and by whom, the last word, what comes next.

    `risk` is `unknown` where nobody said. `touch_by` is the day by which we said to get in touch again.
    """

    kind: WaitKind
    person: UUID
    since: date
    risk: Risk
    risk_by: str
    risk_on: date | None
    spoken_on: date | None
    spoken_by: str
    next_on: date | None
    touch_by: date
    worker: str

    def is_late(self, on: date) -> bool:
        """Whether the day by which we get in touch is past."""
        return self.touch_by < on


@dataclass(frozen=True)
class Counted:
    """How many wait for one thing, and with how many of them we should have been in touch."""

    number: int
    late: int


def may_see_team(viewer: User) -> bool:
    """Whether this login sees who waits in a whole team."""
    return viewer.may(Permission.ALLOCATE)


def who_waits(
    *,
    viewer: User,
    on: date,
    whose: Whose = Whose.MINE,
    kind: WaitKind | None = None,
    late: bool = False,
    start: int = 0,
    most: int | None = 50,
) -> list[Wait]:
    """Return who waits, the highest risk first and in each the longest wait; not known stands next to high.

    `late`: only those with whom we should have been in touch before this day. A team's is a manager's: for
    anybody else it is empty.
    """
    words, told = _narrowed(whose, kind, late, on)
    rows = _asked(
        viewer,
        f"select {COLUMNS} {words} order by risk_rank, since, person_id, kind limit %s offset %s",
        [*told, most, start],
    )
    return [Wait(WaitKind(found), who, since, Risk(risk), *rest) for found, who, since, risk, *rest in rows]


def counted(*, viewer: User, on: date, whose: Whose = Whose.MINE) -> dict[WaitKind, Counted]:
    """Return how many wait for each thing, and how many of them should have heard from us."""
    words, told = _narrowed(whose, None, False, on)
    rows = _asked(
        viewer,
        f"select kind, count(*), count(*) filter (where touch_by < %s) {words} group by kind",
        [on, *told],
    )
    found = {WaitKind(kind): Counted(number, late) for kind, number, late in rows}
    return {kind: found.get(kind, Counted(0, 0)) for kind in WaitKind}


def _narrowed(whose: Whose, kind: WaitKind | None, late: bool, on: date) -> tuple[str, list[Any]]:
    words = (
        "from review_who_waits(%s, %s, %s)"
        " where (%s::text is null or kind = %s) and (not %s or touch_by < %s)"
    )
    key = kind.value if kind else None
    return words, [whose.value, REVIEW_CLOCKS, touch_days(on), key, key, late, on]


def touch_days(on: date) -> list[int]:
    """Return within how many days we get in touch where the risk is high, not known, medium and low."""
    chosen = values(on=on, topic="waiting")
    return [int(str(chosen[clock.setting])) for clock in TOUCH]


def _asked(viewer: User, words: str, told: Sequence[Any]) -> list[tuple[Any, ...]]:
    assert current_viewer() == viewer.pk
    with connection.cursor() as cursor:
        cursor.execute(words, list(told))
        return list(cursor.fetchall())


# -- on the day of a worker, and of a manager --------------------------------------------------------------


def to_touch(viewer: User, until: date) -> list[Due]:
    """Return with whom of those who wait for this login we get in touch by a day: each person once."""
    if not viewer.may(Permission.TRANSFER):
        return []
    found: dict[UUID, list[Wait]] = {}
    for one in who_waits(viewer=viewer, on=until, most=None):
        if one.touch_by <= until:
            found.setdefault(one.person, []).append(one)
    return [
        Due(
            due_on=min(one.touch_by for one in waits),
            what="Ask how they are while they wait",
            why=_why(waits, until),
            act=Link("Write a note of it", reverse("write_note", args=[person])),
            person=person,
        )
        for person, waits in found.items()
    ]


def _why(waits: Sequence[Wait], today: date) -> str:
    things = ", ".join(dict.fromkeys(one.kind.label.lower() for one in waits))
    last = next((one.spoken_on for one in waits if one.spoken_on), None)
    spoken = f"We last spoke {near_day(last, today)}" if last else "Nobody has written that they spoke"
    return f"They wait: {things}. {spoken}"


def risks_due(viewer: User, until: date) -> list[Due]:
    """Return whose risk rose while they wait, in a manager's team, until the manager has looked."""
    if not viewer.may(Permission.ALLOCATE):
        return []
    due = [
        Due(
            due_on=RISK_LOOKED_AT.after(one.said_at.astimezone(LONDON).date()),
            what=f"Look: the risk rose to {Risk(one.risk).value} while they wait",
            why=f"{one.said_by} said so",
            act=Link("Look at it", reverse("look_at_risk", args=[one.person, one.key])),
            person=one.person,
        )
        for one in risks_that_rose(viewer=viewer)
    ]
    return due


# -- on one's own page -------------------------------------------------------------------------------------

#: What stands on the page of whoever waits: what for, and what comes next.
STAGES = {
    WaitKind.ASSESSMENT: ("to talk with us about what you need", "We agree a day with you."),
    WaitKind.CARER_ASSESSMENT: (
        "to talk with us about what caring takes, and what you need yourself",
        "We agree a day with you.",
    ),
    WaitKind.REVIEW: ("for us to look at your support again with you", "We agree a day with you."),
    WaitKind.DIRECT_PAYMENT: (
        "for your direct payment",
        "We need to know which account it goes to. Then the first payment comes.",
    ),
    WaitKind.SUPPORT: (
        "for your support to start",
        "It is agreed. We find who comes, at the time you wish, and tell you the first day.",
    ),
}


def my_waiting(*, viewer: Viewer) -> list[tuple[WaitKind, date]]:
    """Return what the reader waits for and since when, from their own record alone."""
    if current_viewer() != (viewer.pk if viewer.is_authenticated else None):
        raise RuntimeError("who waits was asked for one viewer while another looks")
    with connection.cursor() as cursor:
        cursor.execute("select kind, since from review_my_waiting(%s)", [REVIEW_CLOCKS])
        return [(WaitKind(kind), since) for kind, since in cursor.fetchall()]
