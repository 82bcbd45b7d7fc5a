"""Stop what was agreed: either of the two, alone and without a reason. No rule and nobody holds it."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.partnership import queries
from sayso.journey.partnership.models import PaidContract
from sayso.rules.refusals import Invalid, NotFound, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def stop_paid(*, contract: UUID, ends_before: date, by: User, at: datetime) -> None:
    """Let a contract last until the day before `ends_before`; one that has not begun then never does.

    Either of the two by a sign-in of their own, or a worker of the person's. It is not kept on the other's
    record who did. Where it was care, the person's worker has a task at once: find who does it then.
    Raises NotFound, Invalid for a day that is past, and WrongState for what ends by then anyway.
    """
    person, ends = _theirs(contract, by=by)
    if ends_before < timezone.localdate(at):
        say = "This day is past. Choose today or a day to come."
        raise Invalid(say, fields={"ends_before": say})
    if ends is not None and ends <= ends_before:
        raise WrongState("This ends by then already.")
    with connection.cursor() as cursor:
        cursor.execute("select partnership_stop_paid(%s, %s, %s)", [contract, ends_before, at])
    about = ("paid contract", contract)
    write([event("partnership.stop_paid", by=by, at=at, person=person, about=about)])


def _theirs(contract: UUID, *, by: User) -> tuple[UUID, date | None]:
    """Return on whose record the event stands, and when it ends so far. Raises NotFound."""
    for work in queries.my_paid_work(viewer=by):
        if work.contract == contract and by.subject_id:
            return by.subject_id, work.ends_before
    found: PaidContract | None = PaidContract.objects.visible_to(by).filter(pk=contract).first()
    if found is None or not (by.is_staff or found.person_id == by.subject_id):
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=found.person_id, area=Area.PLAN)
    return found.person_id, found.ends_before
