"""Stefan Wójcik, 82: nobody works with him now, and tonight at ten to six a neighbour will ring."""

from datetime import time

from sayso.journey.casework.statuses import NoteKind, Readers
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import NameKind, NeedKind
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand

MOBILE = "07700 900 377"


def tell(council: Council) -> None:
    """Put his name right, and say what is known of him from the year of the grab rails."""
    dee = Hand(council, "Dee Castle", "Stefan Voychik")
    at = council.at("11:30", days_ago=2085)
    with acting(dee.by, at):
        people.record_names(
            items=[
                people.NewName(
                    person=dee.person,
                    text="Stefan Wójcik",
                    say_it="STEF-an VOY-chik",
                    kind=NameKind.CALLED,
                    starts_on=at.date(),
                )
            ],
            by=dee.by,
            at=at,
        )
    council.people["Stefan Wójcik"] = dee.person
    dee.needs(NeedKind.SPEAKS, "Polish first; good English", days_ago=2085, said_by="Mr Wójcik")
    _the_grab_rails(council)


def _the_grab_rails(council: Council) -> None:
    ayse = Hand(council, "Ayşe Demir", "Stefan Wójcik")
    ayse.opens("contact", days_ago=1347, hour="09:00")
    ayse.needs(NeedKind.AID, "Hears better on the left", days_ago=1347, said_by="Mr Wójcik")
    ayse.reaches_safely(
        "Mr Wójcik",
        days_ago=1347,
        number=MOBILE,
        starts_at=time(9),
        ends_at=time(12),
        how="Do not ring the house phone. Ring his mobile, or go in person. Ask if he is alone before you"
        " say why. His nephew must not be told what he says to us.",
        leave_no_messages=True,
    )
    ayse.notes(
        "Grab rails at the back door and by the bath. Steep step at the front. Knock; do not ring the bell."
        " Mrs Hollis at number 16 has a key. A small dog, friendly.",
        days_ago=1347,
        hour="17:00",
        their_words="I will not leave this house.",
    )
    ayse.notes(
        "When his nephew was out of the room he asked us not to ring the house. He would not say why.",
        days_ago=1347,
        hour="17:10",
        readers=Readers.SAFETY,
    )
    ayse.notes(
        "Rang his mobile. The rails hold. He wants nothing more from us now and knows how to ring.",
        days_ago=1347,
        hour="19:30",
        kind=NoteKind.CALL,
    )
