"""What a page says of one run of new sums: counts first, then who, by name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.govuk.pictures import Picture, people_shown
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import count, pounds
from sayso.foundation.policy.queries import figures
from sayso.journey.charging.facts.compared import BANDS
from sayso.journey.charging.facts.kinds import income_title
from sayso.journey.charging.facts.new_sums import AGE
from sayso.journey.charging.facts.rising import rates_missing
from sayso.journey.charging.models import ChargeRun, ChargeRunLine
from sayso.journey.charging.pages.what_if import signed
from sayso.journey.charging.pages.why_not import in_words
from sayso.journey.charging.queries.runs import how_far, lines_of, without_a_sum
from sayso.journey.charging.statuses import RunLeft, RunLineState, RunState
from sayso.journey.people.queries import names_of

MOST = 20
NO_NAME = "No name on record"
_MOVES = (
    Column("Who"),
    Column("Now", number=True),
    Column("Then", number=True),
    Column("Change", number=True),
)


def shown_run(run: ChargeRun, *, viewer: User, today: date) -> tuple[dict[str, Any], list[UUID]]:
    """Return what stands on the page of a run, and the keys of everybody named on it."""
    lines = list(lines_of(run, viewer=viewer))
    both = [(line, line.change_pence) for line in lines if line.change_pence is not None]
    rising = sorted(((one, by) for one, by in both if by > 0), key=lambda each: -each[1])
    falling = sorted(((one, by) for one, by in both if by < 0), key=lambda each: each[1])
    new = [line for line in lines if line.before_pence is None and line.after_pence is not None]
    unknown = [line for line in lines if line.left_because == RunLeft.UNKNOWN]
    left = [line for line in lines if line.left_because not in ("", RunLeft.UNKNOWN)]
    to_ask = [line for line in lines if line.to_ask]
    nobody_knows = without_a_sum(run.starts_on, viewer=viewer)
    named = [line for line, _ in (*rising[:MOST], *falling[:MOST])]
    named += [*new[:MOST], *unknown[:MOST], *left[:MOST], *to_ask[:MOST]]
    people = list(dict.fromkeys([*(line.person_id for line in named), *nobody_knows[:MOST]]))
    called = names_of(people, viewer=viewer, on=today)
    far = how_far(run, viewer=viewer)
    shown = {
        "sums": _totals(both),
        "counts": _counts(lines, rising, falling, both, unknown, new),
        "picture": _picture(both),
        "more": _moves("Who pays most more", rising, called),
        "less": _moves("Who pays most less", falling, called),
        "new_count": len(new),
        "new": _because(new, called, lambda line: f"{pounds(line.after_pence)} a week"),
        "unknown_count": len(unknown),
        "unknown_why": _reasons(unknown),
        "unknown": _because(unknown, called, lambda line: _missing_in_words(line.missing)),
        "ask_count": len(to_ask),
        "to_ask": _because(to_ask, called, lambda line: _asked(line.to_ask)),
        "left_count": len(left),
        "left": _because(left, called, lambda line: str(line.get_left_because_display())),
        "risen_count": sum(bool(line.risen) for line in lines),
        "nobody_count": len(nobody_knows),
        "nobody": _nobody(nobody_knows[:MOST], called),
        "most": MOST,
        "rates": [one.title for one in rates_missing(figures(), run.starts_on)],
        "closed": run.line_count - len(lines),
        "progress": _progress(run, far),
    }
    return shown, people


def _totals(both: Sequence[tuple[ChargeRunLine, int]]) -> list[tuple[str, str]]:
    before = sum(line.before_pence or 0 for line, _ in both)
    after = sum(line.after_pence or 0 for line, _ in both)
    return [
        ("All of it now, a week", pounds(before)),
        ("All of it then, a week", pounds(after)),
        ("Change, a week", signed(after - before)),
    ]


def _counts(
    lines: Sequence[ChargeRunLine],
    rising: Sequence[Any],
    falling: Sequence[Any],
    both: Sequence[Any],
    unknown: Sequence[Any],
    new: Sequence[Any],
) -> list[tuple[str, int]]:
    nothing = sum(1 for line, by in both if by < 0 and line.after_pence == 0)
    return [
        ("In this run", len(lines)),
        ("Pay more", len(rising)),
        ("Pay less", len(falling)),
        ("Pay the same", len(both) - len(rising) - len(falling)),
        ("Newly pay nothing", nothing),
        ("Known for the first time", len(new)),
        ("The whole cost, which nobody told us", len(lines) - len(both) - len(unknown) - len(new)),
        ("Cannot be worked out", len(unknown)),
    ]


def _picture(both: Sequence[tuple[ChargeRunLine, int]]) -> Picture | None:
    if not both:
        return None
    groups = [
        (name, sum((least is None or by >= least) and (most is None or by <= most) for _, by in both))
        for name, least, most in BANDS
    ]
    sentence = f"How the charges of {count(len(both), 'person', 'people')} move in a week."
    return people_shown(sentence=sentence, groups=groups, caption="How charges change in a week")


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


def _reasons(unknown: Iterable[ChargeRunLine]) -> Table | None:
    counted = Counter(name for line in unknown for name in line.missing)
    rows = [Row.of(*in_words(name), f"{number:,}") for name, number in counted.most_common()]
    columns = [Column("What is missing"), Column("Law"), Column("People", number=True)]
    return Table("What the sums wait for", columns, rows, "The most people first.") if rows else None


def _missing_in_words(missing: Sequence[str]) -> str:
    return " ".join(f"{in_words(name)[0]}." for name in missing)


def _asked(to_ask: Sequence[str]) -> str:
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
