"""Say something beside a plan. What the person wrote stays as they wrote it (S2-01)."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.planning import queries
from sayso.journey.planning.actions.drafting import authorise_to_read
from sayso.journey.planning.models import PlanComment, PlanLine
from sayso.journey.powers.queries import under_power
from sayso.rules.powers import Act
from sayso.rules.refusals import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class NewComment:
    """Words beside a plan, or beside one `line` of it."""

    person: UUID
    plan: UUID
    words: str
    line: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def comment_on_plans(*, items: Sequence[NewComment], by: User, at: datetime) -> list[PlanComment]:
    """Keep comments, by the person or by a worker. Raises NotFound, and Invalid for no words."""
    for item in items:
        authorise_to_read(by, item.person)
        _check(item, by=by)
    made = [_made(item, by=by, at=at) for item in items]
    PlanComment.objects.bulk_create(made)
    write(
        event("planning.comment", by=by, at=at, person=one.person_id, about=("plan", one.plan_id))
        for one in made
    )
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def comment_on_plan(*, comment: NewComment, by: User, at: datetime) -> PlanComment:
    """Keep one. Refuses as `comment_on_plans` does."""
    return comment_on_plans(items=[comment], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.ACT_UNDER_POWER)
def comment_under_power(*, comment: NewComment, by: User, at: datetime) -> PlanComment:
    """Keep what somebody says who acts for the person, with the power they say it under.

    Raises NotFound without a power or such a plan, OutsidePower where no power of theirs reaches it, Invalid.
    """
    power = under_power(comment.person, Act.COMMENT_ON_PLAN, by=by, on=timezone.localdate(at))
    authorise_on(by, person=comment.person, area=Area.PLAN)
    _check(comment, by=by)
    made = _made(comment, by=by, at=at)
    made.under_power = power
    made.save(force_insert=True)
    about, facts = ("plan", made.plan_id), {"power": str(power)}
    write([event("planning.comment", by=by, at=at, person=made.person_id, about=about, facts=facts)])
    return made


def _made(item: NewComment, *, by: User, at: datetime) -> PlanComment:
    return PlanComment(
        id=item.key,
        person_id=item.person,
        plan_id=item.plan,
        line=item.line,
        words=item.words.strip(),
        said_at=at,
        said_by=by,
    )


def _check(item: NewComment, *, by: User) -> None:
    plan = queries.plan_by_key(item.person, item.plan, viewer=by)
    if plan is None:
        raise NotFound(NOT_FOUND)
    if item.line and not PlanLine.objects.visible_to(by).filter(plan=plan, line=item.line).exists():
        raise NotFound(NOT_FOUND)
    if not item.words.strip():
        say = "Write what you want to say."
        raise Invalid(say, fields={"words": say})
