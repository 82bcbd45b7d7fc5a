"""Begin assessments of several people together: only once each of them says yes, each on their own record."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.queries import record_keys
from sayso.journey.planning.actions.drafting import hold_people
from sayso.journey.planning.actions.together import authorise_on_work, see_are_ties
from sayso.journey.planning.models import AssessedTogether
from sayso.journey.planning.queries import family
from sayso.journey.safeguarding.queries import child_of
from sayso.rules.partnership.together import COMBINED, not_met
from sayso.rules.refusals import Held, Invalid, NotFound, WrongState

SOMEBODY = "Choose at least one other person."
BEGUN = "They are assessed together already."
RULE = "Assessments are joined only when each person says yes to it, for themself."
RELEASES = "Ask each of them alone, and write down what they say. Until then assess each one apart."


@dataclass(frozen=True, kw_only=True)
class NewJoined:
    """Whose assessments are done together: this person's, those of `others`, and of `children` at home."""

    person: UUID
    others: Sequence[UUID] = ()
    children: Sequence[UUID] = ()
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.DECIDES, permission=Permission.ASSESS)
def begin_together(*, joined: NewJoined, by: User, at: datetime) -> AssessedTogether:
    """Begin. Held until each of them says yes, each on their own record, and to each of the others.

    What is not open to whoever begins counts as not said. Raises NotFound, Invalid, WrongState and Held.
    """
    authorise_on_work(by, joined.person)
    if not joined.others and not joined.children:
        raise Invalid(SOMEBODY, fields={"others": SOMEBODY})
    see_are_ties(joined.person, joined.others, by=by, on=timezone.localdate(at))
    hold_people([joined.person], by=by)
    last = next(iter(family.together_of(joined.person, viewer=by)), None)
    if last and (set(last.others), set(last.children)) == (set(joined.others), set(joined.children)):
        raise WrongState(BEGUN)
    keys = record_keys(joined.person, viewer=by)
    if any(child_of(keys, one, viewer=by) is None for one in joined.children):
        raise NotFound(NOT_FOUND)
    on = timezone.localdate(at)
    open_ones = not_met(family.says_of(joined.person, joined.others, joined.children, viewer=by, on=on))
    if open_ones:
        raise Held(
            f"Not everybody has said yes: {', '.join(open_ones)}. Nothing has begun.",
            rule=RULE,
            releases=RELEASES,
            authority=COMBINED.text,
        )
    made = AssessedTogether(
        id=joined.key,
        person_id=joined.person,
        others=list(joined.others),
        children=list(joined.children),
        began_at=at,
        began_by=by,
    )
    made.save(force_insert=True)
    facts = {"grown": len(joined.others) + 1}
    about = ("together", made.pk)
    write([event("planning.begin_together", by=by, at=at, person=joined.person, about=about, facts=facts)])
    return made
