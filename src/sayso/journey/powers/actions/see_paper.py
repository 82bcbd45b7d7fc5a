"""Write down that the paper of a power was seen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.powers.actions.access_of import day, hold_power, told
from sayso.journey.powers.models import Power
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class PaperSeen:
    """Which paper was seen, and when. `kept`: the key of the paper on the record, where it is kept."""

    person: UUID
    power: UUID
    seen_on: date
    words: str
    kept: UUID | None = None


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_POWERS)
def see_paper(*, paper: PaperSeen, by: User, at: datetime) -> Power:
    """Keep it. Raises NotFound, Invalid, and Stale once the power is over."""
    power = hold_power(paper.person, paper.power, by=by)
    wrong = {}
    if not paper.words.strip():
        wrong["words"] = "Write which paper you saw: the original, a certified copy, or its access code."
    if paper.seen_on > day(at):
        wrong["seen_on"] = "This day is still to come. Write the day on which you saw the paper."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    power.paper_words, power.paper_kept = paper.words.strip(), paper.kept
    power.paper_seen_on, power.paper_seen_by = paper.seen_on, by
    power.save(update_fields=["paper_words", "paper_kept", "paper_seen_on", "paper_seen_by"])
    write([told("see_paper", power, by=by, at=at)])
    return power
