"""What the actions share: whose hand it is, whether they were asked alone, and that nobody was faster."""

from collections.abc import Collection
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.models import Person
from sayso.journey.people.statuses import Alone
from sayso.rules.refusals import Invalid, NotFound

ASK_ALONE = "Ask them when nobody else is there. Then write down what they chose."
#: Answers to "were they asked alone?" with which it is their own say.
THEIR_OWN = frozenset({SeenAlone.YES, SeenAlone.DECLINED})


def is_own(by: User, person: UUID) -> bool:
    """Whether this login is the person themself."""
    return by.subject_id == person


def authorise_to_speak(by: User, *, person: UUID, area: Area) -> None:
    """Raise NotFound unless this login is the person, or a worker who may see this area of theirs."""
    if not by.is_staff and not is_own(by, person):
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=person, area=area)


def their_own_hand(by: User, person: UUID) -> None:
    """Raise NotFound unless this login is the person themself: for all others nothing is there."""
    if not is_own(by, person):
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=person, area=Area.SHARING)


def said_alone(by: User, person: UUID, alone: SeenAlone | Alone | None) -> str:
    """Return how they were asked: "" with their own sign-in. Raises Invalid unless they were alone."""
    if is_own(by, person):
        return ""
    if alone not in THEIR_OWN:
        raise Invalid(ASK_ALONE, fields={"alone": ASK_ALONE})
    return SeenAlone(alone).value


def hold(people: Collection[UUID], *, by: User) -> None:
    """Let whoever writes next about these people wait, always in one order. Raises NotFound."""
    rows = Person.objects.visible_to(by).select_for_update(no_key=True)
    if len(list(rows.filter(person_id__in=people).order_by("person_id"))) != len(set(people)):
        raise NotFound(NOT_FOUND)
