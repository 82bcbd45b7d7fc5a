"""What a page says of one run of new sums: counts first, then who, by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.govuk.pictures import Picture, people_shown
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import count, pounds
from sayso.foundation.policy.queries import figures
from sayso.journey.charging.facts.kinds import income_title
from sayso.journey.charging.facts.new_sums import AGE
from sayso.journey.charging.facts.rising import rates_missing
from sayso.journey.charging.facts.run_counts import RunCounts, run_counts
from sayso.journey.charging.models import ChargeRun, ChargeRunLine
from sayso.journey.charging.pages.what_if import signed
from sayso.journey.charging.pages.why_not import in_words
from sayso.journey.charging.queries.runs import how_far, letters_so_far, lines_of, without_a_sum
from sayso.journey.charging.statuses import RunLeft, RunLetter, RunLineState, RunState
from sayso.journey.people.queries import names_of

MOST = 20
NO_NAME = "No name on record"
_MOVES = (
    Column("Who"),
    Column("Now", number=True),
    Column("Then", number=True),
    Column("Change", number=True),
)


@dataclass(frozen=True)
class _Sorted:
    """The lines of a run, by what is to be said of them; each with its change where it has one."""

    rising: Sequence[tuple[ChargeRunLine, int]]
    falling: Sequence[tuple[ChargeRunLine, int]]
    new: Sequence[ChargeRunLine]
    unknown: Sequence[ChargeRunLine]
    left: Sequence[ChargeRunLine]
    to_ask: Sequence[ChargeRunLine]
    by_hand: Sequence[ChargeRunLine]

    @property
    def named(self) -> list[UUID]:
        """The keys of everybody whom the page names."""
        moved = [line for line, _ in (*self.rising[:MOST], *self.falling[:MOST])]
        lists = (self.new, self.unknown, self.left, self.to_ask, self.by_hand)
        return [line.person_id for line in (*moved, *(one for each in lists for one in each[:MOST]))]


def _sort(lines: Sequence[ChargeRunLine]) -> _Sorted:
    both = [(line, line.change_pence) for line in lines if line.change_pence is not None]
    return _Sorted(
        rising=sorted(((one, by) for one, by in both if by > 0), key=lambda each: -each[1]),
        falling=sorted(((one, by) for one, by in both if by < 0), key=lambda each: each[1]),
        new=[one for one in lines if one.before_pence is None and one.after_pence is not None],
        unknown=[one for one in lines if one.left_because == RunLeft.UNKNOWN],
        left=[one for one in lines if one.left_because not in ("", RunLeft.UNKNOWN)],
        to_ask=[one for one in lines if one.to_ask],
        by_hand=[one for one in lines if one.letter_state in (RunLetter.WRITTEN, RunLetter.FAILED)],
    )


def shown_run(run: ChargeRun, *, viewer: User, today: date) -> tuple[dict[str, Any], list[UUID]]:
    """Return what stands on the page of a run, and the keys of everybody named on it."""
    lines = list(lines_of(run, viewer=viewer))
    by, counted = _sort(lines), run_counts(lines)
    nobody_knows = without_a_sum(run.starts_on, viewer=viewer)
    people = list(dict.fromkeys([*by.named, *nobody_knows[:MOST]]))
    called = names_of(people, viewer=viewer, on=today)
    shown = {
        "sums": _totals(counted),
        "counts": _counts(counted),
        "picture": _picture(counted),
        "risen_count": counted.risen,
        "nobody_count": len(nobody_knows),
        "nobody": _nobody(nobody_knows[:MOST], called),
        "most": MOST,
        "rates": [one.title for one in rates_missing(figures(), run.starts_on)],
        "closed": run.line_count - counted.people,
        "unknown_why": _reasons(counted),
    }
    return shown | _lists(by, called) | _far(run, viewer), people


def _lists(by: _Sorted, called: Mapping[UUID, str]) -> dict[str, Any]:
    """Return the lists of names, each with how many there are in all."""
    return {
        "more": _moves("Whose charge rises most", by.rising, called),
        "less": _moves("Whose charge falls most", by.falling, called),
        "new_count": len(by.new),
        "new": _because(by.new, called, lambda line: f"{pounds(line.after_pence)} a week"),
        "unknown_count": len(by.unknown),
        "unknown": _because(by.unknown, called, lambda line: missing_in_words(line.missing)),
        "ask_count": len(by.to_ask),
        "to_ask": _because(by.to_ask, called, lambda line: to_ask_in_words(line.to_ask)),
        "left_count": len(by.left),
        "left": _because(by.left, called, lambda line: str(line.get_left_because_display())),
        "by_hand_count": len(by.by_hand),
        "by_hand": _because(by.by_hand, called, lambda line: str(line.get_letter_state_display())),
    }


def _far(run: ChargeRun, viewer: User) -> dict[str, Any]:
    """Return how far the sums are, and the letters."""
    letters = letters_so_far(run, viewer=viewer) if run.letters_asked_at else {}
    return {
        "progress": _progress(run, how_far(run, viewer=viewer)),
        "letters": _letters(letters),
        "letters_wait": letters.get("", 0),
    }


def _totals(counted: RunCounts) -> list[tuple[str, str]]:
    return [
        ("All of it now, a week", pounds(counted.before_pence)),
        ("All of it then, a week", pounds(counted.after_pence)),
        ("Change, a week", signed(counted.after_pence - counted.before_pence)),
    ]


def _counts(counted: RunCounts) -> list[tuple[str, int]]:
    return [
        ("In this run", counted.people),
        ("Pay more", counted.more),
        ("Pay less", counted.less),
        ("Pay the same", counted.same),
        ("Newly pay nothing", counted.newly_nothing),
        ("Known for the first time", counted.known_first),
        ("The whole cost, which nobody told us", counted.whole_cost_not_told),
        ("Cannot be worked out", counted.unknown),
    ]


def _picture(counted: RunCounts) -> Picture | None:
    if not counted.compared:
        return None
    whole = count(counted.compared, "person", "people")
    sentence = f"How the charges of {whole} move in a week."
    return people_shown(sentence=sentence, groups=list(counted.bands), caption="How charges change in a week")


def _who(person: UUID, called: Mapping[UUID, str]) -> Cell:
    return Cell(link=Link(called.get(person, NO_NAME), reverse("means", args=[person])))


def _moves(
    caption: str, moved: Sequence[tuple[ChargeRunLine, int]], called: Mapping[UUID, str]
) -> Table | None:
    rows = [
        Row.of(
            _who(line.person_id, called),
            pounds(line.before_pence or 0),
            pounds(line.after_pence or 0),
            signed(by),
        )
        for line, by in moved[:MOST]
    ]
    return Table(caption, _MOVES, rows, "The largest change first.") if rows else None


def _because(lines: Sequence[ChargeRunLine], called: Mapping[UUID, str], why: Any) -> Table | None:
    rows = [Row.of(_who(line.person_id, called), why(line)) for line in lines[:MOST]]
    return Table("Each by name", [Column("Who"), Column("What")], rows) if rows else None


def _reasons(counted: RunCounts) -> Table | None:
    rows = [Row.of(*in_words(name), f"{number:,}") for name, number in counted.missing]
    columns = [Column("What is missing"), Column("Law"), Column("People", number=True)]
    return Table("What the sums wait for", columns, rows, "The most people first.") if rows else None


def missing_in_words(missing: Sequence[str]) -> str:
    """Return what a sum waits for, in sentences."""
    return " ".join(f"{in_words(name)[0]}." for name in missing)


def to_ask_in_words(to_ask: Sequence[str]) -> str:
    """Return what somebody is to be asked about."""
    return ", ".join("Their age" if kind == AGE else income_title(kind) for kind in to_ask)


def _nobody(people: Sequence[UUID], called: Mapping[UUID, str]) -> Table | None:
    rows = [Row.of(_who(person, called)) for person in people]
    return Table("Nobody has worked a sum out for them", [Column("Who")], rows) if rows else None


def _progress(run: ChargeRun, far: Mapping[str, int]) -> str:
    if run.state not in (RunState.APPROVED, RunState.DONE):
        return ""
    written, left = far.get(RunLineState.DONE, 0), far.get(RunLineState.LEFT, 0)
    waiting = far.get(RunLineState.WAITING, 0)
    said = f"{written:,} written, {left:,} left as they were"
    return f"{said}, {waiting:,} still wait." if waiting else f"{said}."


def _letters(so_far: Mapping[str, int]) -> str:
    if not so_far:
        return ""
    sent, waiting = so_far.get(RunLetter.SENT, 0), so_far.get("", 0)
    by_person = so_far.get(RunLetter.WRITTEN, 0) + so_far.get(RunLetter.FAILED, 0)
    none = so_far.get(RunLetter.NONE, 0)
    said = f"Letters: {sent:,} sent, {by_person:,} left to a person, {none:,} not needed"
    return f"{said}, {waiting:,} still wait." if waiting else f"{said}."
