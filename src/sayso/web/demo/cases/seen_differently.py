"""What Ana and Bea see differently: choir on Thursdays. Each says it alone; Sam takes it up; it is tried."""

from collections.abc import Mapping
from datetime import time
from typing import Any
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.journey.partnership import actions
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.partnership.models.apart_kinds import EndingKind, HoldsDecision, MatterKind, OptionKind
from sayso.journey.partnership.queries import own_sides
from sayso.web.demo.council import Council, acting

ANAS: Mapping[str, Any] = {
    "sees": "I go to choir by myself on Thursdays. I fell once in three years, and that was ice.",
    "wants": "To go and come back when I please, with nobody waiting at the window.",
    "could_accept": "Ruth beside me on the way home, if she talks of the music.",
}
BEAS: Mapping[str, Any] = {
    "sees": "I sit by the telephone on Thursdays until she is home. It is my one free evening.",
    "wants": "That somebody is with her after dark, and that it is not me.",
    "could_accept": "A ring when she is in. Then I can swim.",
}
TOLD_BEA = (
    "Thursdays are yours. From now on somebody from the choir walks home with your mum, and your mum "
    "rings you when she is in. It is tried until the middle of January. Then we ask you again, by "
    "yourself."
)


def tell(council: Council) -> None:
    """Keep what each says, the way on that is tried, and what Bea was told of it."""
    for who, words, hour, ago in (("Ana Marsh", ANAS, "17:20", 27), ("Bea Marsh", BEAS, "21:40", 26)):
        own, at = council.logins[who], council.at(hour, days_ago=ago)
        side = _side(council, who)
        view = actions.NewView(person=side.person_id, side=side.pk, matter=MatterKind.RISK, **words)
        with acting(own, at):
            actions.see_one_differently(view=view, by=own, at=at)
    _own_time(council)
    difference = _tried(council, _side(council, "Ana Marsh"))
    _told(council, difference)


def _side(council: Council, who: str) -> PartnershipSide:
    own = council.logins[who]
    with acting(own, council.at("17:00", days_ago=20)):
        return own_sides(viewer=own)[0]


def _own_time(council: Council) -> None:
    """Bea writes when she needs to be free: her own, and Nadia's to read."""
    bea, at = council.logins["Bea Marsh"], council.at("21:50", days_ago=26)
    free = actions.NewFreeTime(
        person=council.people["Bea Marsh"], days=[3], starts_at=time(19), minutes=120, why="I swim."
    )
    with acting(bea, at):
        actions.need_one_free(time_=free, by=bea, at=at)


def _tried(council: Council, hers: PartnershipSide) -> UUID:
    """Sam takes it up on Ana's record; nobody is down for more hours than they said yes to."""
    sam, at = council.logins["Sam Whitlock"], council.at("11:15", days_ago=22)
    new = actions.NewDifference(
        person=hers.person_id,
        side=hers.pk,
        matter=MatterKind.RISK,
        decides=HoldsDecision.PERSON,
        review_on=council.ago(-56),
    )
    with acting(sam, at):
        found = actions.take_up_difference(difference=new, by=sam, at=at)
        actions.put_options(person=hers.person_id, difference=found.pk, items=_ways(), by=sam, at=at)
    at = council.at("16:05", days_ago=15)
    ending = actions.NewEnding(
        person=hers.person_id,
        difference=found.pk,
        ending=EndingKind.TRIAL,
        way=OptionKind.OTHER_CARE,
        needed_minutes=30,
        met_by_called="Ruth Price, from the choir",
        met_by_minutes=30,
        trial_ends_on=council.ago(-56),
        review_on=council.ago(-56),
    )
    with acting(sam, at):
        actions.settle_difference(ending=ending, by=sam, at=at)
    return found.pk


def _ways() -> list[actions.NewOption]:
    """Return the ways on that were put to both."""
    return [
        actions.NewOption(
            way=OptionKind.OTHER_CARE,
            carer_minutes=0,
            to_meet_minutes=30,
            for_person="She goes as she likes, and has company on the way home after dark.",
            for_carer="Nobody asks her for this evening.",
        ),
        actions.NewOption(
            way=OptionKind.REDRAW,
            carer_minutes=30,
            to_meet_minutes=0,
            for_person="Bea fetches her.",
            for_carer="She would have to say yes to it. Nobody asked her.",
        ),
    ]


def _told(council: Council, difference: UUID) -> None:
    """Nadia, who works with Bea and reads what was taken up, tells her in words meant for her."""
    nadia, beas = council.logins["Nadia Shah"], _side(council, "Bea Marsh")
    at = council.at("16:30", days_ago=15)
    with acting(council.logins["clocks"], at):
        grants.give_on(
            login=nadia.pk,
            person=council.people["Ana Marsh"],
            areas=[Area.WORK, Area.SHARING],
            because="allocation",
            at=at,
        )
    at = council.at("17:05", days_ago=14)
    told = actions.Telling(person=beas.person_id, side=beas.pk, words=TOLD_BEA)
    with acting(nadia, at):
        actions.tell_of_it(difference=difference, told=told, by=nadia, at=at)
