"""What happened to somebody and why, in plain words, each line from the reader's own record.

A room that has something to tell adds a function to `LINES`; the page does not change. A line says no code,
and nothing of what anybody else said or did in private: of those close to the reader it tells only what the
reader chose themself.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from sayso.foundation.decisions.models import Decision, Telling
from sayso.foundation.decisions.queries import words_of
from sayso.foundation.govuk.pieces import Entry
from sayso.foundation.govuk.presenting import LONDON, plain_day, pounds
from sayso.foundation.letters.queries import sent_to_self
from sayso.journey.assessment.models import NeedsAssessment, Wish
from sayso.journey.assessment.statuses import SaidBy, WishKind
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.casework.queries.day import support_begun_for
from sayso.journey.casework.queries.own_page import my_support
from sayso.journey.options.models import Choice
from sayso.journey.people.models import SharingChoice
from sayso.journey.people.queries import close_people
from sayso.journey.planning.models import Plan
from sayso.journey.purchasing.queries import orders_of
from sayso.journey.review import queries as review
from sayso.journey.review.statuses import TO_THE_PERSON, AskedFor, Outcome
from sayso.web.home.reader import Reader


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One thing that happened: when, what in a sentence, why in another, and the reader's own words."""

    at: datetime
    text: str
    why: str = ""
    said: str = ""


Line = Callable[[Reader], Iterable[Happening]]

_TOLD = {
    WishKind.MATTERS: "You told us what matters to you.",
    WishKind.WISH: "You told us what you would like.",
    WishKind.WORRY: "You told us what worries you.",
}


def _on(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=LONDON)


def wishes(reader: Reader) -> Iterator[Happening]:
    """Tell what the reader said of their life, and how they changed it."""
    for one in Wish.objects.visible_to(reader.login).filter(person_id=reader.key):
        if one.said_by == SaidBy.OTHER:
            yield Happening(at=one.recorded_at, text=f"{one.spoken_by} spoke for you.", said=one.words)
        else:
            text = "You changed what you said." if one.follows else _TOLD[WishKind(one.kind)]
            yield Happening(at=one.recorded_at, text=text, said=one.words)
        if one.replaced_at and not _followed(one, reader):
            yield Happening(at=one.replaced_at, text="This is no longer so:", said=one.words)


def _followed(one: Wish, reader: Reader) -> bool:
    return bool(Wish.objects.visible_to(reader.login).filter(person_id=reader.key, follows=one.pk).exists())


def assessments(reader: Reader) -> Iterator[Happening]:
    """Tell when we looked at what they can do, and how it looked."""
    for one in NeedsAssessment.objects.visible_to(reader.login).filter(person_id=reader.key):
        text = "We looked with you at what you can do, and what is hard."
        yield Happening(at=_on(one.assessed_on), text=text, why=one.says, said=one.their_words)


def urgent(reader: Reader) -> Iterator[Happening]:
    """Tell of support that came at once. Whoever helped unpaid is not named."""
    for one in support_begun_for([reader.key], viewer=reader.login):
        why = f"You needed it that day. It is there until {plain_day(one.ends_on)}."
        yield Happening(at=one.started_at, text="Support was put in at once.", why=why)


def letters(reader: Reader) -> Iterator[Happening]:
    """Tell of the letters they were sent."""
    for one in sent_to_self(reader.key, viewer=reader.login):
        yield Happening(at=one.sendings[0].sent_at, text=f"We wrote to you: {one.heading}.")


def workers(reader: Reader) -> Iterator[Happening]:
    """Tell who began to work with them."""
    for one in my_support(viewer=reader.login).workers:
        yield Happening(at=_on(one.since), text=f"{one.name} began to work with you.", said="")


def sharing(reader: Reader) -> Iterator[Happening]:
    """Tell what they chose to share, and when they stopped."""
    called = {one.key: one.called for one in close_people(reader.key, viewer=reader.login, on=reader.today)}
    for one in SharingChoice.objects.visible_to(reader.login).filter(person_id=reader.key):
        who = called.get(one.with_person_id, "somebody close to you")
        what = one.get_shares_display()
        what = what[:1].lower() + what[1:]
        yield Happening(at=one.recorded_at, text=f"You chose that {who} may see: {what}.")
        if one.ended_at:
            yield Happening(at=one.ended_at, text=f"You stopped showing {who}: {what}.")


def plans(reader: Reader) -> Iterator[Happening]:
    """Tell when they said yes to a plan."""
    for one in Plan.objects.visible_to(reader.login).filter(person_id=reader.key):
        if one.finished_at:
            yield Happening(at=one.finished_at, text="You said yes to your plan.", said=one.yes_words)


def budgets(reader: Reader) -> Iterator[Happening]:
    """Tell when a budget was agreed, with the reasons, and when one ended."""
    rows = PersonalBudget.objects.visible_to(reader.login).filter(person_id=reader.key)
    for one in rows.select_related("decision"):
        if one.agreed_at is None:
            continue
        why = " ".join(words_of(one.decision, "reasons", viewer=reader.login))
        text = f"Your budget was agreed: {pounds(one.gross_pence_a_week)} a week."
        yield Happening(at=one.agreed_at, text=text, why=why)
        if one.ended_at:
            yield Happening(
                at=one.ended_at, text="This budget ended.", why="Another took its place, or none."
            )


def decisions(reader: Reader) -> Iterator[Happening]:
    """Tell what was decided and told to them, with its reasons. A budget's own line tells that one."""
    budgeted = PersonalBudget.objects.visible_to(reader.login).filter(person_id=reader.key)
    told = Telling.objects.visible_to(reader.login).filter(person_id=reader.key).values("decision")
    rows = Decision.objects.visible_to(reader.login).filter(person_id=reader.key, pk__in=told)
    for one in rows.exclude(pk__in=budgeted.values("decision")):
        if one.decided_at is None:
            continue
        asked = " ".join(words_of(one, "question", viewer=reader.login))
        why = " ".join(words_of(one, "reasons", viewer=reader.login))
        yield Happening(at=one.decided_at, text=f"It was decided: {asked}", why=why)


def choices(reader: Reader) -> Iterator[Happening]:
    """Tell each thing they chose, or that nothing suited them; and what was ordered for them."""
    for one in Choice.objects.visible_to(reader.login).filter(person_id=reader.key):
        if one.offer_name:
            yield Happening(at=one.recorded_at, text=f"You chose {one.offer_name}.")
        else:
            yield Happening(at=one.recorded_at, text="You said that nothing suited you.", said=one.none_words)
    for order in orders_of(reader.key, viewer=reader.login):
        text = f"We ordered support from {order.provider}."
        yield Happening(at=order.recorded_at, text=text, why=f"For this: {order.aim}")


def reviews(reader: Reader) -> Iterator[Happening]:
    """Tell when they asked us to look again, what we answered, and what came of it."""
    for asked in review.requests_of(reader.key, viewer=reader.login):
        about = " at the support of somebody you care for" if asked.about == AskedFor.CLOSE else ""
        yield Happening(at=asked.asked_at, text=f"You asked us to look again{about}.", said=asked.words)
        if asked.answered_at and asked.look_on:
            text = f"We said: we look again by {plain_day(asked.look_on)}."
            yield Happening(at=asked.answered_at, text=text)
        elif asked.answered_at:
            text = "We said that we do not look again now."
            yield Happening(at=asked.answered_at, text=text, why=asked.not_because)
    for one in review.reviews_of(reader.key, viewer=reader.login):
        if one.closed_at:
            text = f"We looked at your support again. {TO_THE_PERSON[Outcome(one.outcome)]}"
            yield Happening(at=one.closed_at, text=text, why=one.outcome_words)


#: What each room tells, in the order of the journey.
LINES: tuple[Line, ...] = (
    wishes,
    assessments,
    urgent,
    letters,
    workers,
    sharing,
    plans,
    budgets,
    decisions,
    choices,
    reviews,
)


def happened(reader: Reader) -> list[Happening]:
    """Return everything that happened to the reader, the newest first."""
    return sorted((one for line in LINES for one in line(reader)), key=lambda one: one.at, reverse=True)


def what_happened(reader: Reader) -> list[tuple[str, list[Entry]]]:
    """Return the same by month, as a page shows it."""
    months = groupby(happened(reader), key=lambda one: f"{one.at.astimezone(LONDON):%B %Y}")
    return [(month, [_entry(one) for one in lines]) for month, lines in months]


def _entry(one: Happening) -> Entry:
    when = plain_day(one.at.astimezone(LONDON).date())
    return Entry(when=when, strong=one.text, text=one.why, said=one.said)
