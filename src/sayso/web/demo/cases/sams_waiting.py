"""Sam's people who wait: Irene Osei for 48 days, Wendy Toye for her own assessment, Ken and Roy."""

from datetime import time

from sayso.journey.casework import actions as casework
from sayso.journey.casework.models import Allocation
from sayso.journey.casework.statuses import HowSoon, NoteKind, Outcome, PersonKnows, SeenAlone, Why
from sayso.journey.people.statuses import SafeWay, TieKind
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand


def tell(council: Council) -> None:
    """Put each on record with since when, the last word, and the next promise."""
    _irene(council)
    _wendy(council)
    _ken(council)
    _roy(council)


def _irene(council: Council) -> None:
    joy = Hand(council, "Joy Mensah", "Irene Osei")
    joy.takes_contact(
        days_ago=48,
        caller="Mrs Osei herself, 01632 960 310",
        what_happened="She fell on the stairs yesterday. She manages with a stick and lives alone.",
        how_soon=HowSoon.DAYS,
        person_knows=PersonKnows.IS_PERSON,
        outcome=Outcome.ASSESSMENT,
        team=council.teams["North team"],
    )
    sam = Hand(council, "Sam Whitlock", "Irene Osei")
    sam.notes(
        "Rang her. No more falls. A neighbour does the shopping. She wants to know when.",
        days_ago=14,
        kind=NoteKind.CALL,
        seen_alone=SeenAlone.NOT_SEEN,
        their_words="I don't want to be a nuisance.",
    )
    sam.must(
        "Ring her. We said every 14 days while she waits for an assessment",
        due_in=0,
        days_ago=14,
        because="Stay-in-touch date. Sam last spoke to her on 6 November",
        for_person="Sam rings you to hear how you are.",
    )
    Hand(council, "Priya Nair", "Irene Osei").opens("cover", days_ago=2)
    Hand(council, "Priya Nair", "Irene Osei").notes(
        "Looked at the wait with Sam. See her within 7 days.",
        days_ago=2,
        kind=NoteKind.MEETING,
        seen_alone=SeenAlone.NOT_SEEN,
    )


def _wendy(council: Council) -> None:
    sam = Hand(council, "Sam Whitlock", "Wendy Toye")
    sam.reaches_safely(
        "Wendy",
        days_ago=11,
        way=SafeWay.TELEPHONE,
        starts_at=time(12),
        ends_at=time(13),
        how="Ring her at work, on 01632 960 418. Nothing to the house: no post, no calls.",
        do_not_post=True,
        do_not_visit=True,
        leave_no_messages=True,
    )
    sam.ties(TieKind.CARES_FOR, "Derek, my husband", days_ago=11)
    sam.notes(
        "At her work. Not sleeping. Nobody steps in if she is ill. She is offered an assessment of her own.",
        days_ago=8,
        their_words="I just want one night.",
    )
    sam.must(
        "Agree a date with Wendy for her own assessment",
        due_in=0,
        days_ago=8,
        why=Why.LAW,
        asked="assessment",
        because="Offered on 9 November. She may have needs of her own: Care Act 2014, section 10",
        for_person="Sam agrees a date with you for your own assessment.",
    )


def _ken(council: Council) -> None:
    sam = Hand(council, "Sam Whitlock", "Ken Abara")
    sam.notes(
        "He chose a direct payment for his mornings. The agency stays until it starts, so there is no gap.",
        days_ago=18,
        their_words="I want to pick who sees me in my pyjamas.",
    )
    sam.must(
        "Direct payment to start for Ken: bank details to payments",
        due_in=12,
        days_ago=18,
        because="He waits since 2 November. 28 days is safe, Sam, 18 November",
        for_person="Your direct payment starts. Until then the agency comes as now.",
    )


def _roy(council: Council) -> None:
    """Ruth Adler asks Sam to take Roy on; she stays responsible until Sam says yes."""
    ruth = Hand(council, "Ruth Adler", "Roy Denham")
    ruth.notes("He can do the stairs with one rail. He goes home on Wednesday.", days_ago=2)
    at = council.at("15:00", days_ago=1)
    with acting(ruth.by, at):
        lead = Allocation.objects.get(person_id=ruth.person, ended_at=None)
        casework.propose_transfer(
            allocation=lead.pk,
            to_worker=council.logins["Sam Whitlock"],
            hand_over_note="He goes home on Wednesday. Two visits a day are booked with Brookside to start."
            " He wants to be asked about the dog first, then about himself.",
            goodbye="You were good company. Sam knows about the dog.",
            by=ruth.by,
            at=at,
        )
