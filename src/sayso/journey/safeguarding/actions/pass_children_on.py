"""Pass a child to children's services; keep what they answered; and tell a young carer of their right."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.safeguarding.actions.note_children import authorise_to_note
from sayso.journey.safeguarding.models import ChildAtHome, ChildPassed, YoungCarerTold
from sayso.journey.safeguarding.statuses import CarerToldKind
from sayso.rules.refusals import Invalid, NotFound, WrongState

LONGEST_TO, LONGEST_SENT = 200, 20_000


@dataclass(frozen=True, kw_only=True)
class NewPassing:
    """That a child in the home of `person` was passed on: to whom, by role, and what was sent.

    `passed_at` None: now. What was sent is kept word for word.
    """

    person: UUID
    child: UUID
    to_whom: str
    sent: str
    passed_at: datetime | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, at: datetime) -> None:
        """Raise Invalid, by field."""
        wrong = {}
        if not self.to_whom.strip() or len(self.to_whom) > LONGEST_TO:
            wrong["to_whom"] = f"Write whom you told, by their role, up to {LONGEST_TO} letters."
        if not self.sent.strip() or len(self.sent) > LONGEST_SENT:
            wrong["sent"] = f"Write what you sent or said, up to {LONGEST_SENT:,} letters."
        if self.passed_at and self.passed_at > at:
            wrong["passed_at"] = "This is still to come. Write when you told them."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_NOTE)
def pass_child_on(*, passed: NewPassing, by: User, at: datetime) -> ChildPassed:
    """Keep that children's services were told, and what they were sent. Raises NotFound and Invalid."""
    authorise_to_note(by, {passed.person})
    passed.check(at=at)
    _must_stand(passed.person, passed.child, by=by)
    made = ChildPassed.objects.create(
        id=passed.key,
        person_id=passed.person,
        child=passed.child,
        to_whom=passed.to_whom.strip(),
        sent=passed.sent.strip(),
        passed_at=passed.passed_at or at,
        passed_by=by,
    )
    write([event("safeguarding.pass_child_on", by=by, at=at, about=("child passed", made.pk))])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_NOTE)
def keep_childrens_answer(*, passing: UUID, person: UUID, words: str, by: User, at: datetime) -> ChildPassed:
    """Keep that children's services have it, and what they said. Raises NotFound, Invalid and WrongState."""
    authorise_to_note(by, {person})
    if not words.strip():
        say = "Write who answered, by their role, and what they said."
        raise Invalid(say, fields={"words": say})
    rows = ChildPassed.objects.visible_to(by).select_for_update(of=("self",))
    found: ChildPassed | None = rows.filter(pk=passing, person_id=person).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.answered_at:
        raise WrongState("Their answer is kept already. If there is more, pass the child on again.")
    found.answered_at, found.answered_by, found.answer = at, by, words.strip()
    found.save(update_fields=["answered_at", "answered_by", "answer"])
    write([event("safeguarding.keep_childrens_answer", by=by, at=at, about=("child passed", found.pk))])
    return found


@dataclass(frozen=True, kw_only=True)
class NewTold:
    """What a young carer, or whoever looks after them, was told of an assessment of the child's own."""

    person: UUID
    child: UUID
    kind: CarerToldKind
    words: str = ""
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_NOTE)
def tell_young_carer(*, told: NewTold, by: User, at: datetime) -> YoungCarerTold:
    """Keep that it was offered or told: Children Act 1989, section 17ZA. Raises NotFound."""
    authorise_to_note(by, {told.person})
    _must_stand(told.person, told.child, by=by)
    made = YoungCarerTold.objects.create(
        id=told.key,
        person_id=told.person,
        child=told.child,
        kind=told.kind,
        words=told.words.strip(),
        told_at=at,
        told_by=by,
    )
    write([event("safeguarding.tell_young_carer", by=by, at=at, about=("young carer told", made.pk))])
    return made


def _must_stand(person: UUID, child: UUID, *, by: User) -> None:
    rows = ChildAtHome.objects.visible_to(by).current().filter(person_id=person, child=child)
    if not rows.exists():
        raise NotFound(NOT_FOUND)
