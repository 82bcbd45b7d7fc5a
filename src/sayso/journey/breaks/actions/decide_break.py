"""Decide whether a break is bought, and how. What may not be decided is kept, and goes to a manager."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.decisions.actions import NewDecision, decide, decide_together
from sayso.foundation.decisions.grounds import UNLAWFUL, How, Nature, Whether
from sayso.foundation.decisions.holds import Grounds, Hold, declare
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.questions import Question
from sayso.foundation.decisions.states import State
from sayso.journey.breaks import queries
from sayso.journey.breaks.actions.speaking import tell_adult
from sayso.journey.breaks.models import BreakNeed, BreakStep
from sayso.journey.breaks.statuses import BREAK_RULES, LEFT_TO_CARER, NOT_SHOWN, SUBJECT, CareState
from sayso.rules.refusals import NotFound

QUESTION = "Is this carer’s break bought, and how?"
OPTIONS = (
    "Buy the break that was asked for",
    "Buy another that is as good and was shown to them",
    "Keep looking, and meet the need another way meanwhile",
)
HOLDS = {
    rule.code: rule
    for rule in declare(
        *(Hold(one.code, one.rule, one.authority, one.releases) for one in BREAK_RULES.values())
    )
}
#: What a manager must see to take it up; never what the carer said in private.
TO_TAKE_UP = (Area.CONTACT, Area.PLAN, Area.SHARING, Area.WORK)
A_MANAGER_HAS = timedelta(days=30)
BECAUSE = "break owed"


@dataclass(frozen=True, kw_only=True)
class BreakDecision:
    """What somebody decides of one break of a carer, `person`.

    `offer` is the step in which the break that is as good and costs less was offered.
    """

    person: UUID
    need: UUID
    whether: Whether | None = None
    how_main: How | None = None
    how_others: Sequence[How] = ()
    reasons: str = ""
    offer: UUID | None = None

    @property
    def grounds(self) -> Grounds:
        """The grounds, as a decision takes them."""
        return Grounds(
            whether=self.whether,
            how_main=self.how_main,
            how_others=self.how_others,
            reasons=self.reasons,
        )


@named_action(kind=Kind.DECIDES, permission=Permission.DECIDE_FOR_COUNCIL)
def decide_break(*, decided: BreakDecision, by: User, at: datetime) -> Decision:
    """Decide, and return the decision as it stands then: decided, or held with the rules that hold it.

    It is not raised when a rule holds it: what was given is kept as what happened. Money, supply or policy
    given as a reason not to buy it leaves the need unmet, goes to the managers at once, and stands on the
    adult's record as owed where care for the adult was planned. Raises NotFound, WrongState and Invalid.
    """
    if not by.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=decided.person, area=Area.PLAN)
    need = queries.need_of(decided.person, decided.need, viewer=by)
    before = queries.decision_on(decided.person, decided.need, viewer=by)
    if need is None and before is None:
        raise NotFound(NOT_FOUND)
    holds = [HOLDS[code] for code in _held_by(decided, by=by)]
    found = _settle(decided, need, before, holds, by=by, at=at)
    events = [_event(found, decided, by=by, at=at)]
    events += _on_adult(found, decided, by=by, at=at)
    if found.state == State.HELD and decided.whether in UNLAWFUL:
        _hand_to_managers(found, by=by, at=at)
    write(events)
    return found


def _held_by(decided: BreakDecision, *, by: User) -> list[str]:
    """Return the codes of this room's rules that hold it."""
    codes = []
    if decided.whether is Whether.MET_BY_CARER:
        codes.append(LEFT_TO_CARER)
    if How.COSTS_LESS in (decided.how_main, *decided.how_others):
        offers = BreakStep.objects.visible_to(by).filter(need_id=decided.need)
        if not any(one.pk == decided.offer and one.was_shown for one in offers):
            codes.append(NOT_SHOWN)
    return codes


def _settle(
    decided: BreakDecision,
    need: BreakNeed | None,
    before: Decision | None,
    holds: list[Hold],
    *,
    by: User,
    at: datetime,
) -> Decision:
    """Put it to the council's decisions: again the one that was held, or a new one."""
    if before and before.state in (State.HELD, State.DRAFT):
        return decide(decision=before, grounds=decided.grounds, also_held_by=holds, by=by, at=at)
    if need is None:
        raise NotFound(NOT_FOUND)
    question = Question(
        nature=Nature.COUNCIL_DUTY,
        words=QUESTION,
        options=OPTIONS,
        subject_kind=SUBJECT,
        subject_key=decided.need,
        officer=by,
        about_need=need.is_assessed,
    )
    new = NewDecision(person=need.person_id, question=question, grounds=decided.grounds, also_held_by=holds)
    return decide_together(items=[new], by=by, at=at)[0]


def _on_adult(found: Decision, decided: BreakDecision, *, by: User, at: datetime) -> list[Event]:
    """Say on the adult's record, where care was planned there, that it is owed; or is planned again."""
    becomes = CareState.PLANNED
    if found.state == State.HELD:
        if decided.whether not in UNLAWFUL:
            return []
        becomes = CareState.OWED
    elif decided.whether not in (None, Whether.MET):
        becomes = CareState.ENDED
    return tell_adult(found.person_id, decided.need, becomes, by=by, at=at)


def _hand_to_managers(found: Decision, *, by: User, at: datetime) -> None:
    """Let the managers see what they are to take up: those of the worker's team, or else all."""
    for manager in queries.managers_for(by):
        if not grants.live(person=found.person_id, login=manager.pk, because=BECAUSE):
            grants.give_on(
                login=manager.pk,
                person=found.person_id,
                areas=TO_TAKE_UP,
                because=BECAUSE,
                at=at,
                until=at + A_MANAGER_HAS,
            )


def _event(found: Decision, decided: BreakDecision, *, by: User, at: datetime) -> Event:
    facts = {
        "state": found.state,
        "whether": decided.whether.value if decided.whether else "",
        "held": found.held_by_rules,
    }
    about = ("decision", found.pk)
    return event("breaks.decide_break", by=by, at=at, person=found.person_id, about=about, facts=facts)
