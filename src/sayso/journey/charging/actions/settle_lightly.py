"""Settle what somebody pays without looking at their money: as they agree, or because they will not tell."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging.actions.assess_means import NewMeans, assess_one
from sayso.journey.charging.facts.lightly import LIGHTLY, WITHIN
from sayso.journey.charging.models import FinancialAssessment
from sayso.rules.refusals import Held, Invalid

NOT_THEIRS = (
    "They cannot decide this by themselves. So it is not their refusal or their agreement, and they are not "
    "charged for it."
)
RELEASES = (
    "An attorney, a deputy or an appointee tells us about the money. Where there is nobody, we decide in "
    "their best interests how to find out. Until then there is no charge."
)


@dataclass(frozen=True, kw_only=True)
class NewLightTouch:
    """How means are treated, from a day on, without looking at them.

    `on` is the day on which they agreed, or on which they were told what follows from not telling us;
    `agreed_pence` what they agreed to pay in a week, where they are within the limit; `can_decide` whether
    it is theirs to decide. `setting` is where support is given, `cost_pence` what it costs in a week, None
    while nobody knows.
    """

    person: UUID
    treated_as: str
    on: date
    why: str
    can_decide: bool
    setting: str
    assessed_on: date
    starts_on: date
    agreed_pence: int | None = None
    cost_pence: int | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        """Return it as answers: what a sum is worked out from and kept with."""
        made: dict[str, dict[str, Any]] = {"where": {"setting": self.setting}}
        if self.cost_pence is not None:
            made["cost"] = {"amount_pence": self.cost_pence, "period": "week"}
        agreed = self.agreed_pence if self.treated_as == WITHIN else None
        made[LIGHTLY] = {
            "treated_as": self.treated_as,
            "on": self.on.isoformat(),
            "why": self.why.strip(),
            "can_decide": True,
        } | ({} if agreed is None else {"agreed_pence": agreed})
        return made


@named_action(kind=Kind.DECIDES, permission=Permission.ASSESS_MEANS)
def settle_lightly(
    *, touch: NewLightTouch, by: User, at: datetime, seen_version: int | None = None
) -> FinancialAssessment:
    """Keep it as a sum (SI 2014/2672, regulation 10). They may ask us to look at everything on any later day.

    Held while somebody cannot decide it by themselves: nobody is charged because they could not answer.
    Raises NotFound, Invalid by field, and Stale as `assess_one` does.
    """
    authorise_on(by, person=touch.person, area=Area.MEANS)
    if not touch.can_decide:
        rule = "Mental Capacity Act 2005, sections 1 to 4; care and support statutory guidance, annex D"
        raise Held(NOT_THEIRS, rule=rule, releases=RELEASES)
    if touch.on > touch.assessed_on:
        sentence = "This day is still to come. Write the day on which it was said."
        raise Invalid(sentence, fields={"on": sentence})
    means = NewMeans(
        person=touch.person,
        answers=touch.answers,
        assessed_on=touch.assessed_on,
        starts_on=touch.starts_on,
        key=touch.key,
    )
    kept = assess_one(means=means, by=by, at=at, seen_version=seen_version)
    facts, about = {"treated_as": touch.treated_as}, ("means", kept.pk)
    write([event("charging.settle_lightly", by=by, at=at, person=touch.person, about=about, facts=facts)])
    return kept
