"""Put a question: what is to be decided, whose decision it is, and what the options are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from uuid import UUID, uuid4

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.decisions.grounds import Nature
from sayso.foundation.decisions.models import Decision, DecisionWords
from sayso.foundation.decisions.questions import Question
from sayso.foundation.decisions.turn import authorise_turns, new_words
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewQuestion:
    """A question about one person, to be decided later."""

    person: UUID
    question: Question
    key: UUID = field(default_factory=uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_DECISION)
def propose_decisions(*, items: Sequence[NewQuestion], by: User, at: datetime) -> list[Decision]:
    """Record questions, each as a draft, in order. Raises NotFound and Invalid."""
    authorise_turns(by, [(item.person, None) for item in items])
    for item in items:
        check_question(item.question)
    made = [draft(item.person, item.question, by=by, at=at, key=item.key) for item in items]
    words = [
        new_words(one, asked(item.question), by=by, at=at) for one, item in zip(made, items, strict=True)
    ]
    Decision.objects.bulk_create(made)
    DecisionWords.objects.bulk_create(chain.from_iterable(words))
    write([proposed_event(one, by=by, at=at) for one in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_DECISION)
def propose_decision(
    *, person: UUID, question: Question, by: User, at: datetime, key: UUID | None = None
) -> Decision:
    """Record a question about this person as a draft. Refuses as `propose_decisions` does."""
    asked_now = NewQuestion(person=person, question=question, key=key or uuid4())
    return propose_decisions(items=[asked_now], by=by, at=at)[0]


def asked(question: Question) -> list[tuple[str, str]]:
    """Return the words of a question by their part."""
    return [("question", question.words), *(("option", option) for option in question.options)]


def proposed_event(decision: Decision, *, by: User, at: datetime) -> Event:
    """Return the event of one question put: codes, never words."""
    facts = {"nature": decision.nature, "subject": decision.subject_kind}
    about, person = ("decision", decision.pk), decision.person_id
    return event("decisions.propose_decision", by=by, at=at, person=person, about=about, facts=facts)


def check_question(question: Question) -> None:
    """Raise Invalid for a question without words, or a council's without its officer."""
    if not question.words.strip():
        sentence = "Write the question that is to be decided."
        raise Invalid(sentence, fields={"question": sentence})
    if question.nature is Nature.COUNCIL_DUTY and question.officer is None:
        sentence = "Name the officer who decides this for the council."
        raise Invalid(sentence, fields={"officer": sentence})


def draft(person: UUID, question: Question, *, by: User, at: datetime, key: UUID) -> Decision:
    """Return the decision that a question puts, not saved."""
    own = question.nature is Nature.MY_LIFE and question.officer is None
    return Decision(
        id=key,
        person_id=person,
        nature=question.nature.value,
        subject_kind=question.subject_kind,
        subject_key=question.subject_key,
        about_need=question.about_need,
        lowers_or_ends=question.lowers_or_ends,
        keeps_safe=question.keeps_safe,
        holder_id=(question.holder or person) if own else None,
        officer=question.officer,
        holder_because=question.holder_because,
        holder_because_key=question.holder_because_key,
        proposed_at=at,
        proposed_by=by,
    )
