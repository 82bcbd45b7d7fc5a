"""Letters that Sam wrote: one posted to Irene, one to Ana in large print, one to Ken not sent yet."""

from datetime import datetime

from sayso.foundation.letters import actions as letters
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.outbox import WayKind
from sayso.foundation.letters.writing import NewLetter
from sayso.journey.people.models import Person
from sayso.journey.people.queries import ways_to_reach
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand

OUT_OF_HOURS = "01632 960 199"


def tell(council: Council) -> None:
    """Write three letters in plain words; send two of them the safe way."""
    at = council.at("11:30", days_ago=28)
    irene = Hand(council, "Sam Whitlock", "Irene Osei")
    _send(irene, _who_works(irene, council, at), WayKind.POST, at)
    at = council.at("15:30", days_ago=7)
    ana = irene.on("Ana Marsh")
    _send(
        ana,
        _advice(ana, at, "Yes, you can have the rail moved", "Can the bed rail go lower?"),
        WayKind.POST,
        at,
    )
    ken = irene.on("Ken Abara")
    _advice(
        ken,
        council.at("16:10", days_ago=2),
        "You can pick your own assistant",
        "Can I pick who comes in the morning?",
    )


def _who_works(hand: Hand, council: Council, at: datetime) -> Letter:
    fields = {
        "worker": "Sam Whitlock",
        "worker_role": "social worker",
        "worker_telephone": hand.by.telephone,
        "starts_on": council.ago(30),
        "first_step": "Sam rings you at least every 14 days until your assessment.",
        "out_of_hours": OUT_OF_HOURS,
    }
    return _write(hand, "who_works_with_you", fields, at)


def _advice(hand: Hand, at: datetime, answer: str, asked: str) -> Letter:
    fields = {
        "answer": answer,
        "asked_on": at.date(),
        "asked": asked,
        "advice": [
            "We talked it through with you. This is what we said.",
            "Sam comes to look at it with you.",
        ],
        "places": [f"Sam Whitlock: {hand.by.telephone}."],
        "why": "You told us that this is all you want for now.",
    }
    return _write(hand, "advice", fields, at)


def _write(hand: Hand, code: str, fields: dict[str, object], at: datetime) -> Letter:
    with acting(hand.by, at):
        asked = NewLetter(
            person=hand.person,
            code=code,
            fields=fields,
            called=hand.about,
            our_number=Person.objects.get(pk=hand.person).council_number,
        )
        return letters.write_letter(asked=asked, by=hand.by, at=at)


def _send(hand: Hand, letter: Letter, way: WayKind, at: datetime) -> None:
    with acting(hand.by, at):
        reach = ways_to_reach(hand.person, hand.by, at.date())
        letters.send_letter(letter=letter, reach=reach, way=way, by=hand.by, at=at)
