"""Linda and Graham Fairley: he cares for her, and at home she is not safe."""

from datetime import time

from sayso.foundation.access import actions as access
from sayso.journey.casework.statuses import Readers, SeenAlone, Why
from sayso.journey.people.statuses import SafeWay, TieKind
from sayso.journey.safeguarding import actions as safeguarding
from sayso.journey.safeguarding.statuses import Asked, Danger, Found, Outcome
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand


def tell(council: Council) -> None:
    """Sam saw her alone; a concern was raised and decided; her record shows to few. His shows nothing."""
    sam = Hand(council, "Sam Whitlock", "Linda Fairley")
    sam.ties(TieKind.SPOUSE, "Graham", days_ago=245)
    sam.ties(TieKind.CARED_FOR_BY, "Graham", days_ago=245)
    _seen_alone(sam)
    concern = _concern(council, sam)
    _decided(council, concern)
    _closed(council, sam)
    sam.must(
        "See Linda at her stroke group, alone",
        due_in=4,
        because="Agreed with her and with Grace Boateng",
        why=Why.PROMISE,
    )


def _seen_alone(sam: Hand) -> None:
    sam.notes(
        "Visited. Graham stayed in the room and answered for her. We agreed to meet at her stroke group.",
        days_ago=25,
        seen_alone=SeenAlone.NOT_POSSIBLE,
        not_alone_because="Her husband would not leave the room",
        who_was_there="Graham Fairley",
    )
    sam.notes(
        "Saw Linda alone at her stroke group. She is afraid of him when he drinks. She wants to stay at home"
        " and wants it to stop. She does not want the police now.",
        days_ago=17,
        their_words="If he finds out I told you, I pay for it.",
        readers=Readers.SAFETY,
    )
    sam.reaches_safely(
        "Linda, seen alone",
        days_ago=17,
        way=SafeWay.BY_HAND,
        days=(1,),
        starts_at=time(10),
        ends_at=time(12),
        how="See her at her stroke group. Say it is about the group.",
        must_not_know="her husband",
        do_not_post=True,
        do_not_ring=True,
        do_not_text=True,
        do_not_visit=True,
        leave_no_messages=True,
    )


def _concern(council: Council, sam: Hand) -> safeguarding.Told:
    told = safeguarding.Told(
        what_happened="Bruises on both arms. She says he holds her down when he has been drinking.",
        about="Linda Fairley",
        place="At home",
        danger=Danger.NOT_NOW,
        asked=Asked.SAID,
        wants="To stay at home, and for it to stop. Not the police now.",
        teller="Sam Whitlock, North team",
        person=sam.person,
    )
    at = council.at("14:00", days_ago=17)
    with acting(sam.by, at):
        safeguarding.raise_concern(told=told, by=sam.by, at=at)
    return told


def _decided(council: Council, concern: safeguarding.Told) -> None:
    grace, at = council.logins["Grace Boateng"], council.at("10:00", days_ago=16)
    with acting(grace, at):
        safeguarding.decide_on_concern(
            concern=concern.key,
            needs_care=safeguarding.Tested(Found.YES, "She needs help every day since her stroke."),
            at_risk=safeguarding.Tested(Found.YES, "She told Sam, alone, what he does."),
            cannot_protect=safeguarding.Tested(Found.YES, "She cannot get out of her chair by herself."),
            outcome=Outcome.ENQUIRY,
            reasons="Start from what Linda wants: to be at home, and safe there. Nobody tells him.",
            by=grace,
            at=at,
        )


def _closed(council: Council, sam: Hand) -> None:
    """Close her record to all but those who keep her safe."""
    max_hale, at = council.logins["Max Hale"], council.at("12:00", days_ago=16)
    group = [council.logins[name] for name in ("Sam Whitlock", "Max Hale", "Grace Boateng", "Joy Mensah")]
    with acting(max_hale, at):
        access.restrict_record(
            person=sam.person,
            because="named_case",
            group=group,
            look_again_on=council.ago(-75),
            by=max_hale,
            at=at,
        )
