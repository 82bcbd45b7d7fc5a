"""Two records with one NHS number, and two that a manager is asked to join."""

from sayso.journey.casework.statuses import HowSoon, PersonKnows
from sayso.journey.people import actions as people
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand


def tell(council: Council) -> None:
    """John and Jon share a number; Fatima and Fathima share a birth date and a door."""
    dee = Hand(council, "Dee Castle", "Jon Smyth")
    dee.takes_contact(
        days_ago=21,
        hour="11:00",
        caller="Himself. No number he wants to give",
        what_happened="He asks why nobody has rung him back. He says he has rung before.",
        how_soon=HowSoon.DAYS,
        person_knows=PersonKnows.IS_PERSON,
    )
    fathima, at = dee.on("Fathima Begum"), council.at("15:00", days_ago=15)
    fatima = dee.on("Fatima Begum")
    fatima.opens("contact", days_ago=15, hour="15:00")
    with acting(fathima.by, at):
        people.propose_merge(
            person=fathima.person,
            into=fatima.person,
            because="Same birth date, same door. She spells it both ways.",
            by=fathima.by,
            at=at,
        )
    for half in ("Fatima Begum", "Fathima Begum"):
        Hand(council, "Max Hale", half).opens("check", days_ago=0, hour="09:40")
