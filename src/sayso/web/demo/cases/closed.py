"""Records that few may open: a councillor's mother, and somebody whose address must stay hidden."""

from sayso.foundation.access import actions as access
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import SafeWay
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand

HIDDEN_AT = ("6 Osier Lane\nUpper Tarn", "LX6 9ZT")


def tell(council: Council) -> None:
    """Close one record, hide one address, and let the glass be broken once."""
    _councillors_mother(council)
    _hidden(council)
    _glass(council)


def _councillors_mother(council: Council) -> None:
    priya = Hand(council, "Priya Nair", "Margaret Ibbotson")
    priya.notes(
        "She forgets the gas. Her son is a councillor: she wants nobody at the council to read this but us.",
        days_ago=140,
        their_words="He'd only fuss.",
    )
    priya.must("Fit the gas alarm and show her twice", due_in=7, because="Agreed with her on 3 July")
    max_hale, at = council.logins["Max Hale"], council.at("16:00", days_ago=140)
    with acting(max_hale, at):
        access.restrict_record(
            person=priya.person,
            because="staff",
            group=[council.logins["Priya Nair"], max_hale],
            look_again_on=council.ago(-40),
            by=max_hale,
            at=at,
        )


def _hidden(council: Council) -> None:
    priya = Hand(council, "Priya Nair", "Simone Francis")
    priya.reaches_safely(
        "Simone",
        days_ago=80,
        number="07700 900 331",
        way=SafeWay.TEXT,
        how="Text only 'ring when you can'. Nothing more.",
        must_not_know="anyone who asks where she is",
        leave_no_messages=True,
        do_not_visit=True,
        do_not_post=True,
    )
    lines, postcode = HIDDEN_AT
    at = council.at("13:00", days_ago=80)
    with acting(priya.by, at):
        people.hide_address(
            person=priya.person,
            lines=lines,
            postcode=postcode,
            starts_on=at.date(),
            group=[council.logins["Grace Boateng"]],
            said_by="Simone, seen alone",
            look_again_on=council.ago(-30),
            by=priya.by,
            at=at,
        )
    priya.notes("Settled in the new flat. She sleeps. She wants a lock on the back window.", days_ago=19)
    priya.must("Back window lock for Simone", due_in=-1, days_ago=19, because="She asked on 1 November")


def _glass(council: Council) -> None:
    """On Wednesday night Joy had to open a closed record; two people have it on their lists."""
    joy, at = council.logins["Joy Mensah"], council.at("22:10", days_ago=2)
    margaret = council.people["Margaret Ibbotson"]
    with acting(joy, at):
        access.break_glass(
            person=margaret,
            reason="Neighbour smelt gas and she does not answer. I need to know who has a key.",
            by=joy,
            at=at,
        )
    Hand(council, "Joy Mensah", "Margaret Ibbotson").notes(
        "Fire service went in. Gas off, she is well. Her key is with number 10.",
        days_ago=2,
        hour="22:55",
        seen_alone=SeenAlone.NOT_SEEN,
    )
