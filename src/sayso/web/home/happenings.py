"""What happened to somebody and why, in plain words, each line from their own record.

A room that has something to tell adds a function to `LINES`; no page changes. A line is told to the person
(`reader.own`: "You said yes to your plan.") or to a worker of them ("They said yes"). It says no code, and
nothing of what anybody else said or did in private: of those close to somebody it tells only what they chose
themself. Each room is asked a fixed number of times, however long a story is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID

from sayso.foundation.access.viewer import looks_watched
from sayso.foundation.decisions.models import Decision, Telling
from sayso.foundation.decisions.queries import words_by_decision
from sayso.foundation.govuk.pieces import Entry
from sayso.foundation.govuk.presenting import LONDON, plain_day, pounds
from sayso.foundation.letters.queries import sent_to_self
from sayso.journey.allocation.models import IndicativeBudget
from sayso.journey.assessment.models import Eligibility, NeedsAssessment, Wish
from sayso.journey.assessment.statuses import Finding, Reached, SaidBy, WishKind
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.queries import every_budget_of
from sayso.journey.casework.queries.day import support_begun_for
from sayso.journey.casework.queries.own_page import my_support
from sayso.journey.charging.models import Contribution
from sayso.journey.control.queries import turns_of
from sayso.journey.control.statuses import Pressed
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
    """One thing that happened: when, what in a sentence, why in another, and the person's own words.

    `kind` is a word for it, as a worker's record shows it; `is_decision` draws a square there. Of what is
    known by its day alone (`whole_day`) no hour is told.
    """

    at: datetime
    text: str
    kind: str
    why: str = ""
    said: str = ""
    is_decision: bool = False
    whole_day: bool = False


Line = Callable[[Reader], Iterable[Happening]]

_TOLD = {
    WishKind.MATTERS: "{They} told us what matters to {them}.",
    WishKind.WISH: "{They} told us what {they} would like.",
    WishKind.WORRY: "{They} told us what worries {them}.",
}
_FOUND = {
    Finding.ELIGIBLE: "We decided: {their} needs are eligible.",
    Finding.NOT_ELIGIBLE: "We decided: {their} needs are not eligible.",
}
_TO = {
    True: {"They": "You", "they": "you", "them": "you", "their": "your", "Their": "Your"},
    False: {"They": "They", "they": "they", "them": "them", "their": "their", "Their": "Their"},
}


IN_PLACE = "Somebody who acts for {them} said yes to {their} plan."


def _say(reader: Reader, sentence: str, **more: str) -> str:
    """Fill a sentence: {They}, {they}, {them} and {their} are the reader, or whom a worker reads of."""
    return sentence.format(**_TO[reader.own], **more)


def _on(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=LONDON)


def wishes(reader: Reader) -> Iterator[Happening]:
    """Tell what they said of their life, and how they changed it."""
    rows = list(Wish.objects.visible_to(reader.login).filter(person_id=reader.key))
    followed = {one.follows for one in rows}
    for one in rows:
        if one.said_by == SaidBy.OTHER:
            text = _say(reader, "{who} spoke for {them}.", who=one.spoken_by)
        elif one.follows:
            text = _say(reader, "{They} changed what {they} said.")
        else:
            text = _say(reader, _TOLD[WishKind(one.kind)])
        yield Happening(at=one.recorded_at, kind="In their words", text=text, said=one.words)
        if one.replaced_at and one.pk not in followed:
            over = "This is no longer so:"
            yield Happening(at=one.replaced_at, kind="In their words", text=over, said=one.words)


def assessments(reader: Reader) -> Iterator[Happening]:
    """Tell when we looked at what they can do, and how it looked."""
    text = _say(reader, "We looked with {them} at what {they} can do, and what is hard.")
    for one in NeedsAssessment.objects.visible_to(reader.login).filter(person_id=reader.key):
        at, said = _on(one.assessed_on), one.their_words
        yield Happening(at=at, kind="Assessment", text=text, why=one.says, said=said, whole_day=True)


def pressed(reader: Reader) -> Iterator[Happening]:
    """Tell what they pressed: orders that wait or go on, and who manages."""
    said = {
        Pressed.PAUSE: "{They} let new orders wait.",
        Pressed.GO_ON: "{They} let new orders go on.",
        Pressed.HAND_BACK: "{They} handed managing back to the council.",
        Pressed.TAKE_BACK: "{They} took managing back.",
    }
    for one in turns_of(reader.key, viewer=reader.login):
        text = _say(reader, said[Pressed(one.pressed)])
        if one.power:
            text = f"{one.pressed_by.name}, under a power: {one.get_pressed_display().lower()}."
        why = "What is agreed goes on."
        yield Happening(at=one.pressed_at, kind="Their own hand", text=text, why=why)


def urgent(reader: Reader) -> Iterator[Happening]:
    """Tell of support that came at once. Whoever helped unpaid is not named."""
    for one in support_begun_for([reader.key], viewer=reader.login):
        why = f"You needed it that day. It is there until {plain_day(one.ends_on)}."
        text = "Support was put in at once."
        yield Happening(at=one.started_at, kind="Urgent support", text=text, why=why)


def letters(reader: Reader) -> Iterator[Happening]:
    """Tell of the letters they were sent."""
    for one in sent_to_self(reader.key, viewer=reader.login):
        at = one.sendings[0].sent_at
        yield Happening(at=at, kind="Letter", text=f"We wrote to you: {one.heading}.")


def workers(reader: Reader) -> Iterator[Happening]:
    """Tell who began to work with them."""
    for one in my_support(viewer=reader.login).workers:
        yield Happening(at=_on(one.since), kind="Worker", text=f"{one.name} began to work with you.")


def sharing(reader: Reader) -> Iterator[Happening]:
    """Tell what they chose to share, and when they stopped."""
    called = {one.key: one.called for one in close_people(reader.key, viewer=reader.login, on=reader.today)}
    for one in SharingChoice.objects.visible_to(reader.login).filter(person_id=reader.key):
        who = called.get(one.with_person_id, "somebody close to you")
        what = one.get_shares_display()
        what = what[:1].lower() + what[1:]
        yield Happening(at=one.recorded_at, kind="Sharing", text=f"You chose to show {who}: {what}.")
        if one.ended_at:
            yield Happening(at=one.ended_at, kind="Sharing", text=f"You stopped showing {who}: {what}.")


def figures(reader: Reader) -> Iterator[Happening]:
    """Tell of each first figure to plan with, and of each sum of what they pay."""
    for one in IndicativeBudget.objects.visible_to(reader.login).filter(person_id=reader.key):
        if one.net_pence_a_week is not None:
            text = f"A first figure to plan with: {pounds(one.net_pence_a_week)} a week."
            why = "It is a place to start, never the final sum."
            yield Happening(at=one.recorded_at, kind="First figure", text=text, why=why)
    for paid in Contribution.objects.visible_to(reader.login).filter(person_id=reader.key):
        begins = plain_day(paid.starts_on)
        text = _say(reader, "We worked out what {they} pay: {sum}, from {on}.", sum=_pays(paid), on=begins)
        yield Happening(at=paid.recorded_at, kind="What they pay", text=text, is_decision=True)


def _pays(paid: Contribution) -> str:
    if paid.pence_a_week is None:
        return "the whole cost" if paid.is_full_cost else "not known yet"
    return f"{pounds(paid.pence_a_week)} a week" if paid.pence_a_week else "nothing"


def plans(reader: Reader) -> Iterator[Happening]:
    """Tell when they said yes to a plan."""
    own = _say(reader, "{They} said yes to {their} plan.")
    for one in Plan.objects.visible_to(reader.login).filter(person_id=reader.key):
        if one.finished_at:
            text = _say(reader, IN_PLACE) if one.yes_under else own
            yield Happening(at=one.finished_at, kind="Plan", text=text, said=one.yes_words)


def decided(reader: Reader) -> Iterator[Happening]:
    """Tell each budget that was agreed and each decision, with its reasons; to the person, once it was told.

    What was decided on needs is told from where its words stand, for whoever may read them there.
    """
    rows = Decision.objects.visible_to(reader.login).filter(person_id=reader.key)
    found = {one.pk: one for one in rows.exclude(decided_at=None)}
    said = words_by_decision(found, ("question", "reasons"), viewer=reader.login) if found else {}
    budgets = every_budget_of(reader.key, viewer=reader.login)
    for one in budgets:
        yield from _budget(reader, one, _reason(reader, said.get((one.decision_id, "reasons"), ())))
    if not found:
        return
    open_to_all = _told(reader, found) - {one.decision_id for one in budgets}
    needs = Eligibility.objects.visible_to(reader.login).filter(person_id=reader.key)
    on_needs = {one.decision: one for one in needs.filter(reached=Reached.DECIDED)}
    for key in open_to_all:
        why = _reason(reader, said.get((key, "reasons"), ()))
        if key in on_needs:
            text = _say(reader, _FOUND[Finding(on_needs[key].finding)])
            why = _reason(reader, [on_needs[key].reasons])
        else:
            text = f"It was decided: {' '.join(said.get((key, 'question'), ()))}"
        if at := found[key].decided_at:
            yield Happening(at=at, kind="Decision", text=text, why=why, is_decision=True)


def _reason(reader: Reader, words: Iterable[str]) -> str:
    """Return reasons as they were written to the person; to a worker as what was written to them."""
    written = " ".join(words)
    return written if reader.own or not written else f"The reason, as written to them: “{written}”"


def _told(reader: Reader, found: Iterable[UUID]) -> set[UUID]:
    """Return which of these decisions may be told here: to the person, those that were told to them."""
    if not reader.own:
        return set(found)
    told = Telling.objects.visible_to(reader.login).filter(person_id=reader.key)
    return set(found) & set(told.values_list("decision", flat=True))


def _budget(reader: Reader, one: PersonalBudget, why: str) -> Iterator[Happening]:
    if one.agreed_at is None:
        return
    cost = pounds(one.gross_pence_a_week)
    text = _say(reader, "{Their} budget was agreed: {cost} a week.", cost=cost)
    yield Happening(at=one.agreed_at, kind="Budget", text=text, why=why, is_decision=True)
    if one.ended_at and one.ends_before:
        last = plain_day(one.ends_before - timedelta(days=1))
        text = _say(reader, "{Their} budget of {cost} a week stands until {last}.", cost=cost, last=last)
        why = "" if one.ended_because else "Another takes its place."
        yield Happening(at=one.ended_at, kind="Budget", text=text, why=why)


def choices(reader: Reader) -> Iterator[Happening]:
    """Tell each thing they chose, or that nothing suited them; and what was ordered for them."""
    for one in Choice.objects.visible_to(reader.login).filter(person_id=reader.key):
        if one.offer_name:
            text = _say(reader, "{They} chose {offer}.", offer=one.offer_name)
            yield Happening(at=one.recorded_at, kind="Choice", text=text)
        else:
            text = _say(reader, "{They} said that nothing suited {them}.")
            yield Happening(at=one.recorded_at, kind="Choice", text=text, said=one.none_words)
    for order in orders_of(reader.key, viewer=reader.login):
        text = f"We ordered support from {order.provider}."
        yield Happening(at=order.recorded_at, kind="Order", text=text, why=f"For this: {order.aim}")


def reviews(reader: Reader) -> Iterator[Happening]:
    """Tell when they asked us to look again, what we answered, and what came of it."""
    for asked in review.requests_of(reader.key, viewer=reader.login):
        close = " at the support of somebody {they} care for" if asked.about == AskedFor.CLOSE else ""
        text = _say(reader, "{They} asked us to look again" + close + ".")
        yield Happening(at=asked.asked_at, kind="Review", text=text, said=asked.words)
        if asked.answered_at and asked.look_on:
            text = f"We said: we look again by {plain_day(asked.look_on)}."
            yield Happening(at=asked.answered_at, kind="Review", text=text)
        elif asked.answered_at:
            text = "We said that we do not look again now."
            yield Happening(at=asked.answered_at, kind="Review", text=text, why=asked.not_because)
    for one in review.reviews_of(reader.key, viewer=reader.login):
        if one.closed_at:
            text = _say(reader, "We looked at {their} support again. ")
            text += TO_THE_PERSON[Outcome(one.outcome)] if reader.own else f"{one.get_outcome_display()}."
            why = one.outcome_words
            yield Happening(at=one.closed_at, kind="Review", text=text, why=why, is_decision=True)


#: What a worker reads of somebody beside notes, contacts, papers, letters, urgent support and workers, which
#: the record tells itself, in the order of the journey.
OF_THE_JOURNEY: tuple[Line, ...] = (wishes, assessments, figures, plans, decided, choices, pressed, reviews)

#: What each room tells the person.
LINES: tuple[Line, ...] = (*OF_THE_JOURNEY, urgent, letters, workers, sharing)


def happened(reader: Reader, lines: Iterable[Line] = LINES) -> list[Happening]:
    """Return everything that happened to the reader, the newest first.

    Nothing, while somebody may be looking over the reader's shoulder: as of somebody to whom nothing has.
    """
    if reader.own and looks_watched():
        return []
    return sorted((one for line in lines for one in line(reader)), key=lambda one: one.at, reverse=True)


def what_happened(reader: Reader) -> list[tuple[str, list[Entry]]]:
    """Return the same by month, as a page shows it."""
    months = groupby(happened(reader), key=lambda one: f"{one.at.astimezone(LONDON):%B %Y}")
    return [(month, [_entry(one) for one in lines]) for month, lines in months]


def _entry(one: Happening) -> Entry:
    when = plain_day(one.at.astimezone(LONDON).date())
    return Entry(when=when, strong=one.text, text=one.why, said=one.said)
