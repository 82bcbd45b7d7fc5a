"""Decide whether whoever asks may have it: by the power they hold, or the person's yes in writing."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.council.records.actions.desk import open_request, opened, why, words_told, wrote
from sayso.council.records.models import RecordRequest
from sayso.council.records.statuses import Asker, TakenTo
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.journey.powers.queries import powers_of
from sayso.rules.powers.records import MayHave, Part, may_have_record
from sayso.rules.refusals import WrongState

SETTLED = "This was decided already."
DIED = "The law of data protection ends with a life. What we owe to confidence does not."
#: To read what is known of a power, whether a worry closed it, and what was found of a decision.
TO_ASK = (Area.SHARING, Area.STORY, Area.HEALTH, Area.CONTACT)


@named_action(kind=Kind.DECIDES, permission=Permission.ANSWER_RECORD_REQUESTS)
def settle_who_may(*, record_request: UUID, shows: str = "", by: User, at: datetime) -> RecordRequest:
    """Decide by the rules whether whoever asks may have it; else keep to whom it is taken. Nothing is given.

    `shows` says what shows the person's yes in writing. Raises NotFound, WrongState, and Invalid.
    """
    row = open_request(record_request, by=by)
    if row.may_have is not None:
        raise WrongState(SETTLED)
    if row.asker == Asker.WRITTEN:
        say = "Write what shows that the person said yes: the paper and its date."
        row.may_have, row.may_have_words = True, words_told(shows, field="shows", say=say)
    elif row.asker == Asker.AFTER_DEATH:
        row.may_have, row.may_have_words, row.taken_to = False, DIED, TakenTo.ESTATE
    else:
        found = _by_their_power(row, by=by, at=at)
        row.may_have = found.is_yes
        row.may_have_words = f"{found.rule.says} {found.rule.releases}" if found.rule else ""
        row.taken_to = found.goes_to.value if found.goes_to else ""
    row.settled_at, row.settled_by = at, by
    row.save(update_fields=["may_have", "may_have_words", "taken_to", "settled_at", "settled_by"])
    wrote("settle_who_may", row, by=by, at=at, may_have=row.may_have, taken_to=row.taken_to)
    return row


def _by_their_power(row: RecordRequest, *, by: User, at: datetime) -> MayHave:
    on = timezone.localdate(at)
    with opened([row.person_id], TO_ASK, because=why(row), by=by, at=at):
        held = powers_of(row.person_id, viewer=by, on=on)
        cited = [one.facts for one in held if one.row.pk == row.power]
        return may_have_record(cited, Part(row.part), on=on)
