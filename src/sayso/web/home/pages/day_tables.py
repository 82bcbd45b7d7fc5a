"""How the lists of a day are drawn: words and links, no HTML."""

from collections.abc import Sequence
from datetime import date

from sayso.foundation.access.models import User
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import LONDON, count, days_ago, moment, near_day, plain_day, short_day
from sayso.journey.casework.models import UrgentSupport
from sayso.journey.casework.pages.persons import Named
from sayso.journey.casework.queries.day import asked_for_assessment, last_spoken
from sayso.journey.casework.queries.worklist import Due, Waiting
from sayso.journey.casework.statuses import MetBy

ORDER = (
    "What is longest overdue is first. Due dates come from the law, from what we promised, or from you."
    " Close one by saying what you did."
)
WAIT_ORDER = "Whoever has waited longest is first. Nothing here is worked out by a computer."


def due_table(due: Sequence[Due], named: Named, today: date) -> Table:
    """Return what is late or due: by when, who, what, why now, and what to do about it."""
    columns = [Column("Due"), Column("Who"), Column("What to do"), Column("Why now")]
    rows = [
        Row.of(_when(one.due_on, today), _who(one, named), one.what, one.why, _act(one, named)) for one in due
    ]
    return Table("What is late or due", [*columns, Column("What you can do", acts=True)], rows, ORDER)


def waiting_table(waiting: Sequence[Waiting], named: Named, today: date, *, viewer: User) -> Table:
    """Return who waits: for what, how long, how soon they need it, when somebody last spoke with them."""
    columns = [
        Column("Who"),
        Column("Waiting for"),
        Column("How long"),
        Column("How soon, as the caller saw it"),
    ]
    columns += [Column("Last spoke"), Column("We said by")]
    if not waiting:
        return Table("People who wait for you", columns, [], WAIT_ORDER)
    people = {one.person for one in waiting}
    asked, spoken = asked_for_assessment(people, viewer=viewer), last_spoken(people, viewer=viewer)
    rows = []
    for one in waiting:
        contact, note = asked.get(one.person), spoken.get(one.person)
        since = (contact.taken_at if contact else one.since).astimezone(LONDON).date()
        spoke = Cell("Nobody has written that they did")
        if note:
            met_on = near_day(note.happened_at.astimezone(LONDON).date(), today)
            spoke = Cell(f"{_capital(met_on)}, {note.get_kind_display().lower()}", sub=note.written_by.name)
        rows.append(
            Row.of(
                Cell(link=named.link(one.person), warning=named.caution(one.person)),
                one.waits_for,
                Cell(_capital(days_ago(since, today)), sub=f"since {near_day(since, today)}"),
                contact.get_how_soon_display() if contact else "Not asked",
                spoke,
                _when(one.due_on, today),
            )
        )
    return Table("People who wait for you", columns, rows, WAIT_ORDER)


def support_sentence(support: UrgentSupport, today: date) -> str:
    """Say what somebody put in: when, who, what, and until when."""
    what = {
        MetBy.PROVIDER: f"visits by {support.met_by_name or 'a provider'}",
        MetBy.BED: f"a bed for the night{', at ' + support.met_by_name if support.met_by_name else ''}",
        MetBy.KNOWN_PERSON: "help from someone they know, who has said yes to us",
        MetBy.NOT_KNOWN: "help, and we do not know yet who gives it",
    }[MetBy(support.met_by)]
    if support.met_by == MetBy.PROVIDER and support.visits_a_day:
        what = f"{count(support.visits_a_day, 'visit')} a day by {support.met_by_name or 'a provider'}"
    begun = _capital(moment(support.started_at, today))
    return (
        f"{begun}: {support.started_by.name} put in {what}, before any assessment."
        f" It ends {near_day(support.ends_on, today)}."
    )


def _when(due_on: date, today: date) -> Cell:
    if due_on < today:
        since = short_day(due_on) if due_on.year == today.year else plain_day(due_on)
        return Cell(late="Late", sub=f"since {since}")
    return Cell(_capital(near_day(due_on, today)))


def _who(one: Due, named: Named) -> Cell:
    if one.person and one.person in named.shown:
        warning = named.caution(one.person)
        if not named.opens:
            return Cell(named.name(one.person), warning=warning)
        return Cell(link=named.link(one.person), warning=warning)
    return Cell(one.who or "A record that is not open to you")


def _act(one: Due, named: Named) -> Cell:
    known = one.person and one.person in named.shown
    about = one.act.about or (
        f"for {named.name(one.person)}: {one.what}" if known and one.person else one.what
    )
    return Cell(link=Link(one.act.text, one.act.url, about)) if one.act.url else Cell()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
