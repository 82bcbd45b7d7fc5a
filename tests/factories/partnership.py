"""The two of them, for tests: Ana, who draws on support, and Bea, who cares for her. Everyone is made up."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access import actions as access
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.partnership import actions
from sayso.journey.partnership.models import Account, CheckIn, PartnershipSide
from sayso.journey.partnership.statuses import DomainKind, Holder, NoticedBy, PairKind, Part
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import TieKind
from tests.factories.casework import somebody
from tests.factories.logins import LONG_AGO, a_login, a_system, open_to

MEALS = "I make her meals, and I ring at nine every night."
COMPANY = "She has Biscuit the dog while I am at work."
TIRED = "I can’t do Mondays any more. I haven’t told Mum."
COATS = "I mend her coats. Always have."


@dataclass
class Two:
    """The two of them, with their own sign-ins, and a worker who may open both records."""

    ana: UUID
    bea: UUID
    sam: User
    ana_in: User
    bea_in: User
    hers: PartnershipSide
    beas: PartnershipSide

    def side(self, of: UUID) -> PartnershipSide:
        """Return the side of one of them."""
        return self.hers if of == self.ana else self.beas

    def own(self, of: UUID) -> User:
        """Return the sign-in of one of them."""
        return self.ana_in if of == self.ana else self.bea_in


def own_sign_in(person: UUID, role: str, *, now: datetime, name: str = "") -> User:
    """Return the sign-in of somebody on record, with all of their own record open to it."""
    login, system = a_login(role, now=now, name=name), a_system(now)
    User.objects.filter(pk=login.pk).update(subject_id=person)
    login = User.objects.get(pk=login.pk)
    with transaction.atomic(), viewing(system, at=now - LONG_AGO):
        access.open_own_record(login=login, by=system, at=now - LONG_AGO)
    return login


def ties(one: UUID, other: UUID | None, called: str, kind: TieKind, *, by: User, now: datetime) -> None:
    """Record what somebody is to somebody."""
    new = people.NewTie(person=one, other=other, other_called=called, kind=kind, starts_on=date(2001, 1, 1))
    with transaction.atomic(), viewing(by, at=now):
        people.record_tie(item=new, by=by, at=now)


def close_to_each_other(sam: User, now: datetime) -> tuple[UUID, UUID]:
    """Return the keys of Ana and Bea, each of whom names the other; no page of the two is open."""
    ana = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    ties(ana, bea, "Bea, my daughter", TieKind.CARED_FOR_BY, by=sam, now=now)
    ties(bea, ana, "Mum", TieKind.CARES_FOR, by=sam, now=now)
    return ana, bea


def a_new_pair(ana: UUID, bea: UUID, **changed: Any) -> actions.NewPair:
    """Return the two as a pair since September."""
    pair: dict[str, Any] = {"kind": PairKind.PARENT_CHILD, "starts_on": date(2026, 9, 1)}
    return actions.NewPair(adult=ana, carer=bea, **(pair | changed))


def the_two(now: datetime) -> Two:
    """Return the two of them, their page open on both records, with nothing written yet."""
    sam = a_login("social-worker", now=now, name="Sam Whitlock")
    ana, bea = close_to_each_other(sam, now)
    with transaction.atomic(), viewing(sam, at=now):
        hers, beas = actions.open_pair(pair=a_new_pair(ana, bea), by=sam, at=now)
    return Two(
        ana=ana,
        bea=bea,
        sam=sam,
        ana_in=own_sign_in(ana, "person", now=now, name="Ana Marsh"),
        bea_in=own_sign_in(bea, "carer", now=now, name="Bea Marsh"),
        hers=hers,
        beas=beas,
    )


def opens_private(two: Two, *people: UUID, now: datetime) -> None:
    """Let Sam hold the private accounts of these people."""
    for person in people:
        open_to(two.sam, person, Area.PRIVATE, now=now)


def new_words(side: PartnershipSide, words: str = MEALS, **changed: Any) -> actions.NewWords:
    """Return something the person of this side says."""
    said: dict[str, Any] = {"part": Part.GIVES}
    return actions.NewWords(person=side.person_id, side=side.pk, words=words, **(said | changed))


def says(side: PartnershipSide, words: str = MEALS, *, by: User, now: datetime, **changed: Any) -> Account:
    """Return something said, as it is kept."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.say_one_of_us(words=new_words(side, words, **changed), by=by, at=now)


def releases(account: Account, *, by: User, now: datetime) -> None:
    """Let the other read it."""
    with transaction.atomic(), viewing(by, at=now):
        actions.release_words(account=account.pk, person=account.person_id, by=by, at=now)


def a_new_holder(side: PartnershipSide, **changed: Any) -> actions.NewHolder:
    """Return that Ana chooses her assistants since today."""
    moved: dict[str, Any] = {
        "domain": DomainKind.HIRING,
        "holder": Holder.PERSON,
        "since": date(2026, 11, 20),
    }
    return actions.NewHolder(person=side.person_id, side=side.pk, **(moved | changed))


def new_check_in(side: PartnershipSide, answers: dict[str, Any] | None = None, **changed: Any) -> Any:
    """Return a check-in of the person of this side, on the day of the tests."""
    told = {"answers": {"wants": "same"} if answers is None else answers, "said_on": date(2026, 11, 20)}
    return actions.NewCheckIn(person=side.person_id, side=side.pk, **(told | changed))


def checks_in(
    side: PartnershipSide, answers: dict[str, Any] | None = None, *, by: User, now: datetime, **changed: Any
) -> CheckIn:
    """Return a check-in, as it is kept."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.check_in_one(said=new_check_in(side, answers, **changed), by=by, at=now)


def new_change(side: PartnershipSide, **changed: Any) -> actions.NewChange:
    """Return that a worker saw something change, to be followed up within a week."""
    told: dict[str, Any] = {
        "noticed_on": date(2026, 11, 20),
        "noticed_by": NoticedBy.WORKER,
        "words": "She does the evenings too now.",
        "due_on": date(2026, 11, 27),
        "in_private": False,
    }
    return actions.NewChange(person=side.person_id, side=side.pk, **(told | changed))
