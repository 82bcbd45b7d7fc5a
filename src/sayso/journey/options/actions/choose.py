"""Keep what somebody chose for a line of their plan, or that none of it suits them."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.control.queries import level_of
from sayso.journey.control.statuses import Level, Task
from sayso.journey.options import facts, queries
from sayso.journey.options.models import Choice, Offer
from sayso.journey.people.models import Person
from sayso.journey.planning.models import PlanLine
from sayso.rules.choice import KINDS, ORDER, Weighing
from sayso.rules.refusals import Invalid, NotFound, Stale, WrongState

THEIRS_ALONE = (
    "They choose who comes themself, on their own page, and it goes through as they chose it. "
    "If they want to choose with you, write that down first."
)


@dataclass(frozen=True, kw_only=True)
class NewChoice:
    """What somebody chose for one line of their plan. `offer` None: none of these suits them.

    `none_words` are what would, and `may_tell` whether those who plan services may read these words without a
    name. `seen` is the mark of the list they saw; "" when nobody kept it.
    """

    person: UUID
    line: UUID
    offer: UUID | None = None
    none_words: str = ""
    may_tell: bool = False
    kinds: Sequence[str] = ()
    seen: str = ""
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.CHOOSE_SUPPORT)
def choose(*, choice: NewChoice, by: User, at: datetime) -> Choice:
    """Keep a choice with the list it was made from. One may choose what was left out: it is theirs to say.

    Raises NotFound for a record or a line that is not open, or an offer that has ended; Invalid for a kind of
    help that we do not know; Stale when the list changed since it was seen; WrongState for a worker while the
    person chooses alone.
    """
    authorise_to_choose(by, [choice.person])
    see_who_chooses(choice.person, by=by)
    if not set(choice.kinds) <= set(KINDS):
        raise Invalid("Choose kinds of help from the list.", fields={"kinds": "Choose from the list."})
    line = line_standing(choice.person, choice.line, by=by)
    shown = facts.offers_for(line, viewer=by, on=timezone.localdate(at), kinds=choice.kinds)
    if choice.seen and choice.seen != shown.mark:
        raise Stale("The list has changed since you opened it. Look at it again, then choose.")
    offer = _offer(choice.offer, shown)
    # The person is held: of two choices in the same moment the later stands, and both are kept.
    list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(pk=choice.person))
    before = queries.choice_of(choice.person, choice.line, viewer=by)
    if before:
        before.be_replaced(by=by, at=at)
    made = _made(choice, line, shown, offer)
    made.recorded_at, made.recorded_by = at, by
    made.save(force_insert=True)
    told = {"chosen": offer is not None, "shown": len(made.shown), "real_number": made.real_number}
    write(
        [event("options.choose", by=by, at=at, person=choice.person, about=("choice", made.pk), facts=told)]
    )
    return made


def authorise_to_choose(by: User, people: Iterable[UUID]) -> None:
    """Raise NotFound unless this login may keep what each of these people chooses: a worker, or oneself."""
    for person in people:
        if not by.is_staff and person != by.subject_id:
            raise NotFound(NOT_FOUND)
        authorise_on(by, person=person, area=Area.PLAN)


def see_who_chooses(person: UUID, *, by: User) -> None:
    """Raise WrongState for a worker while the person said that they choose who comes themself."""
    if by.subject_id == person:
        return
    level = level_of(person, Task.CHOOSE, viewer=by)
    if level is not None and level.level == Level.ALONE:
        raise WrongState(THEIRS_ALONE)


def line_standing(person: UUID, line: UUID, *, by: User) -> PlanLine:
    """Return the line of a plan as it stands, of the newest plan that has it. Raises NotFound."""
    rows = PlanLine.objects.visible_to(by).current().filter(person_id=person, line=line)
    found: PlanLine | None = rows.order_by("-recorded_at").first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def _offer(key: UUID | None, shown: facts.Shown) -> Offer | None:
    if key is None:
        return None
    if str(key) not in shown.offers:
        raise NotFound("This one is no longer on the list. Look at it again, then choose.")
    return shown.offers[str(key)]


def _made(choice: NewChoice, line: PlanLine, shown: facts.Shown, offer: Offer | None) -> Choice:
    return Choice(
        id=choice.key,
        person_id=choice.person,
        line=choice.line,
        kinds=sorted(shown.wanted.kinds),
        wished_at=line.wished_at,
        give_or_take_minutes=line.give_or_take_minutes,
        days=line.days,
        district=shown.wanted.district,
        shown=[_told(one, shown) for one in shown.weighed.fits],
        left_out=[_told(one, shown) | {"reason": one.reason} for one in shown.weighed.left_out],
        order_rule=ORDER,
        put_together=shown.put_together,
        real_number=shown.weighed.real_number,
        independent=shown.weighed.independent,
        money_known=shown.weighed.money_known,
        offer=offer,
        offer_name=offer.name if offer else "",
        none_words="" if offer else choice.none_words.strip(),
        may_tell=choice.may_tell and not offer,
    )


def _told(one: Weighing, shown: facts.Shown) -> dict[str, Any]:
    """Return one offer as the list keeps it: its key, names and public price. No sum of the person's."""
    offer = shown.offer(one)
    return {
        "offer": str(offer.pk),
        "name": offer.name,
        "organisation": offer.organisation,
        "price_pence": offer.price_pence,
        "price_unit": offer.price_unit,
    }
