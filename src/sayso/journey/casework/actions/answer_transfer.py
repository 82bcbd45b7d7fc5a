"""Accept or decline a hand-over. On acceptance the old allocation ends as the new one begins."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, NOT_YOURS, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.actions.allocate import _begin
from sayso.journey.casework.actions.end_allocation import _close
from sayso.journey.casework.actions.reaching import _end_grants
from sayso.journey.casework.actions.telling import _tell
from sayso.journey.casework.models import Allocation, Task, Transfer
from sayso.journey.casework.statuses import Answer, WorkerRole
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState

SAY = "Write why, so that they can find somebody else."
FIRST_STEP = "We get in touch to say hello, and to ask what matters to you now."


@named_action(kind=Kind.RECORDS, permission=Permission.TRANSFER)
def accept_transfer(*, transfer: UUID, by: User, at: datetime, hello: str = "") -> Allocation:
    """Take a person over. Their open work comes with them; the sender's grants end in the same moment.

    Raises NotFound, NotPermitted for anyone but the receiver, WrongState when it was answered already.
    """
    found = _asked(transfer, by)
    old = (
        Allocation.objects.select_for_update(of=("self",))
        .select_related("worker")
        .get(pk=found.allocation_id)
    )
    if old.ended_at:
        raise WrongState("This person is with somebody else now. There is nothing to accept.")
    _answer(found, Answer.ACCEPTED, hello, by, at)
    sender = old.worker
    # The receiver still sees the work through the hand-over: move it before the sender's grants end.
    if old.role == WorkerRole.LEAD:
        Task.objects.filter(person_id=old.person_id, done_at=None, owner=sender).update(
            owner=by, team=by.team
        )
    _close(old, by=by, at=at)
    new = Allocation(
        person_id=old.person_id,
        role=old.role,
        worker=by,
        because="Handed over",
        started_at=at,
        started_by=by,
    )
    _begin([new], by=by, at=at)
    _end_grants(person=old.person_id, login=by.pk, because="hand-over", at=at)
    _tell_them(new, sender=sender, hello=hello, at=at)
    return new


@named_action(kind=Kind.RECORDS, permission=Permission.TRANSFER)
def decline_transfer(*, transfer: UUID, because: str, by: User, at: datetime) -> Transfer:
    """Say no to a hand-over. The person stays where they are. Raises as `accept_transfer`, and Invalid."""
    found = _asked(transfer, by)
    if not because.strip():
        raise Invalid(SAY, fields={"because": SAY})
    _answer(found, Answer.DECLINED, because, by, at)
    _end_grants(person=found.person_id, login=by.pk, because="hand-over", at=at)
    return found


def _asked(transfer: UUID, by: User) -> Transfer:
    found = Transfer.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=transfer).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.to_worker_id != by.pk:
        raise NotPermitted(NOT_YOURS)
    if found.answer:
        raise WrongState("You have answered this already.")
    return found


def _tell_them(new: Allocation, *, sender: User | None, hello: str, at: datetime) -> None:
    """Write to the person who works with them now, the safe way."""
    worker, council = new.started_by, brand()
    fields = {
        "worker": worker.name,
        "worker_role": worker.role_names.lower(),
        "worker_telephone": worker.telephone or council.telephone,
        "starts_on": at.astimezone(LONDON).date(),
        "before": sender.name if sender else "",
        "first_step": hello.strip() or FIRST_STEP,
        "out_of_hours": council.out_of_hours,
    }
    _tell(
        person=new.person_id,
        code="who_works_with_you",
        fields=fields,
        letter_name="who is working with you",
        about=("allocation", new.pk),
        by=worker,
        at=at,
    )


def _answer(found: Transfer, answer: Answer, words: str, by: User, at: datetime) -> None:
    found.answer, found.answered_at, found.answered_by = answer, at, by
    found.answer_words = words.strip()
    found.save(update_fields=["answer", "answered_at", "answered_by", "answer_words"])
    about, facts = ("transfer", found.pk), {"answer": answer}
    write([event("casework.answer_transfer", by=by, at=at, person=found.person_id, about=about, facts=facts)])
