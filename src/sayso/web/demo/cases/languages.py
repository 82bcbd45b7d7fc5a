"""Maryam Yusuf signs; others speak Punjabi or read Welsh: needs that stand wherever their names do."""

from sayso.journey.casework.statuses import NoteKind, SeenAlone, Why
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import NameKind, NeedKind, PointKind, SafeWay, TieKind
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand


def tell(council: Council) -> None:
    """Record how each takes things in, and what is owed to Maryam."""
    _maryam(council)
    _singhs(council)
    priya = Hand(council, "Priya Nair", "Emyr Hughes-Tŷ")
    priya.needs(NeedKind.SPEAKS, "Welsh", days_ago=490)
    priya.needs(NeedKind.READS, "Welsh", days_ago=490)
    priya.needs(NeedKind.AUDIO, "He hears letters read aloud", days_ago=490)
    _alex(council)


def _maryam(council: Council) -> None:
    sam = Hand(council, "Sam Whitlock", "Maryam Yusuf")
    at = council.at("12:00", days_ago=590)
    relay = people.NewContactPoint(
        person=sam.person,
        kind=PointKind.VIDEO_RELAY,
        value="07700 900 320",
        starts_on=at.date(),
        note="Through the video relay service",
    )
    with acting(sam.by, at):
        people.record_contact_points(items=[relay], by=sam.by, at=at)
    sam.needs(NeedKind.BSL, days_ago=590)
    sam.reaches_safely(
        "Maryam",
        days_ago=300,
        number="07700 900 320",
        way=SafeWay.TEXT,
        how="Video relay or text. Do not ring.",
        leave_no_messages=True,
    )
    _maryams_review(sam)


def _maryams_review(sam: Hand) -> None:
    sam.notes(
        "Video relay. Settled. Nothing has changed that we know of. Review on Thursday.",
        days_ago=4,
        kind=NoteKind.MESSAGE,
        seen_alone=SeenAlone.NOT_SEEN,
    )
    sam.must(
        "Book an interpreter for Maryam's review on Thursday. Nobody is booked",
        due_in=0,
        days_ago=4,
        because="A review cannot be finished without one",
    )
    sam.must(
        "Review with Maryam, with the interpreter",
        due_in=6,
        days_ago=4,
        why=Why.LAW,
        because="A plan is kept under review: Care Act 2014, section 27",
        for_person="Sam and an interpreter meet you to look at your plan.",
    )


def _singhs(council: Council) -> None:
    tariq = Hand(council, "Tariq Iqbal", "Harjit Singh")
    tariq.needs(NeedKind.SPEAKS, "Punjabi", days_ago=230, said_by="Jaswinder, his wife")
    tariq.needs(NeedKind.INTERPRETER, "Punjabi", days_ago=230, said_by="Jaswinder, his wife")
    tariq.ties(TieKind.SPOUSE, "Jaswinder", days_ago=230)
    tariq.ties(TieKind.CARED_FOR_BY, "Jaswinder", days_ago=230)
    tariq.notes(
        "With an interpreter. He thinks it is 1980 some mornings. She sits up with him most nights.",
        days_ago=34,
        their_words="The temple on Sundays. Do not take that.",
        who_was_there="Jaswinder Kaur; interpreter",
        seen_alone=SeenAlone.DECLINED,
    )
    tariq.must(
        "Look at the temple bus with Mr Singh and the interpreter",
        due_in=0,
        because="He asked on 17 October",
        for_person="Tariq comes with an interpreter to talk about Sundays.",
    )


def _alex(council: Council) -> None:
    ayse = Hand(council, "Ayşe Demir", "Alex Moss")
    at = council.at("13:00", days_ago=200)
    with acting(ayse.by, at):
        name = people.NewName(
            person=ayse.person, text="Alexandra Moss", kind=NameKind.FORMER, starts_on=council.ago(600)
        )
        people.record_name(item=name, by=ayse.by, at=at)
    ayse.reaches_safely(
        "Alex", days_ago=200, way=SafeWay.EMAIL, number="alex.moss@example.test", how="Use the name Alex."
    )
    ayse.notes("Measured the doors for a wider chair. Alex wants to cook standing up.", days_ago=12)
    ayse.must("Order the perching stool for Alex", due_in=0, days_ago=12, because="Agreed on 8 November")
