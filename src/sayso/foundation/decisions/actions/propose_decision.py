"""Put a question: what is to be decided, whose decision it is, and what the options are."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.grounds import Nature
from sayso.foundation.decisions.models import Decision, DecisionWords
from sayso.foundation.decisions.turn import new_words
from sayso.rules.refusals import Invalid


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_DECISION)
def propose_decision(
    *,
    person: UUID,
    nature: Nature,
    question: str,
    by: User,
    at: datetime,
    subject_kind: str = "",
    subject_key: UUID | None = None,
    options: Sequence[str] = (),
    officer: User | None = None,
    holder: UUID | None = None,
    holder_because: str = "",
    holder_because_key: UUID | None = None,
    about_need: bool = False,
    lowers_or_ends: bool = False,
    keeps_safe: bool = False,
    key: UUID | None = None,
) -> Decision:
    """Record a question to be decided, as a draft.

    My life: the holder is the person unless another `holder` or an `officer` is given (which only a
    `holder_because` releases when it comes to deciding). The council's duty names its `officer`. Raises
    NotFound and Invalid.
    """
    authorise_on(by, person=person, area=Area.PLAN)
    _check(question=question, nature=nature, officer=officer)
    own = nature is Nature.MY_LIFE and officer is None
    decision = Decision(
        id=key or uuid4(),
        person_id=person,
        nature=nature.value,
        subject_kind=subject_kind,
        subject_key=subject_key,
        about_need=about_need,
        lowers_or_ends=lowers_or_ends,
        keeps_safe=keeps_safe,
        holder_id=(holder or person) if own else None,
        officer=officer,
        holder_because=holder_because,
        holder_because_key=holder_because_key,
        proposed_at=at,
        proposed_by=by,
    )
    decision.save(force_insert=True)
    parts = [("question", question), *(("option", option) for option in options)]
    DecisionWords.objects.bulk_create(new_words(decision, parts, by=by, at=at))
    facts = {"nature": nature.value, "subject": subject_kind}
    write(
        [event("decisions.propose_decision", by=by, at=at, person=person, about=_of(decision), facts=facts)]
    )
    return decision


def _of(decision: Decision) -> tuple[str, UUID]:
    return ("decision", decision.pk)


def _check(*, question: str, nature: Nature, officer: User | None) -> None:
    if not question.strip():
        sentence = "Write the question that is to be decided."
        raise Invalid(sentence, fields={"question": sentence})
    if nature is Nature.COUNCIL_DUTY and officer is None:
        sentence = "Name the officer who decides this for the council."
        raise Invalid(sentence, fields={"officer": sentence})
