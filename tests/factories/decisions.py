"""Decisions for tests, brought as far as a test needs by the actions that a worker uses."""

from datetime import date, datetime

from sayso.foundation.access.models import Subject, User
from sayso.foundation.decisions import actions
from sayso.foundation.decisions.grounds import How, Nature, Whether
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.questions import Question

REPLY_UNTIL = date(2026, 12, 18)
LAWFUL = Grounds(
    whether=Whether.MET,
    how_main=How.WISH,
    how_others=[How.COSTS_LESS],
    reasons="You want to eat at seven. Someone will come then.",
)


def a_question(person: Subject, *, by: User, at: datetime, **changed: object) -> Decision:
    """Return a council's question about a need of this person, put by this login."""
    given = {
        "nature": Nature.COUNCIL_DUTY,
        "words": "How is tea at seven met at weekends?",
        "options": ["A visit at seven", "Tea a little earlier"],
        "officer": by,
        "about_need": True,
        "subject_kind": "plan_line",
    }
    if changed.get("nature") is Nature.MY_LIFE:
        given |= {"officer": None, "about_need": False}
    question = Question(**(given | changed))
    return actions.propose_decision(person=person.pk, question=question, by=by, at=at)


def a_decided(
    person: Subject, *, by: User, at: datetime, grounds: Grounds = LAWFUL, **changed: object
) -> Decision:
    """Return a decision that this login made for the council."""
    question = a_question(person, by=by, at=at, **changed)
    return actions.decide(decision=question, grounds=grounds, by=by, at=at)


def a_told(person: Subject, *, by: User, at: datetime, **changed: object) -> Decision:
    """Return a decision that was made and told by letter; there is time to answer until 18 December."""
    decided = a_decided(person, by=by, at=at, **changed)
    actions.tell_decision(
        decision=decided,
        told=person.pk,
        way="post",
        letter=person.pk,
        reply_until=REPLY_UNTIL,
        by=by,
        at=at,
    )
    decided.refresh_from_db()
    return decided
