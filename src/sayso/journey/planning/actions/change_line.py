"""Change a line of a plan, take one out, or say who meets it meanwhile. What stood first stays to be read."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.planning.actions.add_lines import NewLine, written
from sayso.journey.planning.actions.drafting import authorise_to_read, held_draft, standing_row
from sayso.journey.planning.facts import copied
from sayso.journey.planning.models import PlanLine
from sayso.rules.refusals import Invalid


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def change_line(*, row: UUID, to: NewLine, by: User, at: datetime) -> PlanLine:
    """Put this in the place of a line as it was seen. It keeps its own key, its place and the way picked.

    Raises NotFound, Invalid, WrongState for a plan that is not theirs to write, and Stale when it was
    changed since.
    """
    before = standing_row(row, to.person, by=by)
    held_draft(before.plan_id, to.person, by=by)
    to.check()
    new = to.made(line=before.line, place=before.place, by=by, at=at)
    new.plan_id, new.way = before.plan_id, before.way
    new.wish = to.wish or before.wish
    put_in_place(before, new, by=by, at=at)
    write([written(new, by=by, at=at, action="planning.change_line")])
    return new


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def remove_line(*, row: UUID, person: UUID, by: User, at: datetime) -> PlanLine:
    """Take a line out of a draft. It stays to be read in the plan before. Refuses as `change_line` does."""
    gone = standing_row(row, person, by=by)
    held_draft(gone.plan_id, person, by=by)
    gone.be_replaced(by=by, at=at)
    write([written(gone, by=by, at=at, action="planning.remove_line")])
    return gone


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def say_who_covers(*, row: UUID, person: UUID, covers: str, by: User, at: datetime) -> PlanLine:
    """Say who meets a line until it is settled, in a draft or in the plan that stands.

    It is no change of the plan: nothing that the person said yes to becomes other. Raises NotFound, Stale;
    Invalid for no words; WrongState for a draft that the person writes themself.
    """
    before = standing_row(row, person, by=by)
    if before.plan.finished_at:
        authorise_to_read(by, person)
    else:
        held_draft(before.plan_id, person, by=by)
    if not covers.strip():
        raise Invalid("Write who does this meanwhile.", fields={"covers": "Write who does this meanwhile."})
    new = copied(before, by=by, at=at)
    new.covers_tonight = covers.strip()
    put_in_place(before, new, by=by, at=at)
    write([written(new, by=by, at=at, action="planning.say_who_covers")])
    return new


def put_in_place(before: PlanLine, new: PlanLine, *, by: User, at: datetime) -> None:
    """Let one row stand in the place of another."""
    before.be_replaced(by=by, at=at)
    new.save(force_insert=True)
