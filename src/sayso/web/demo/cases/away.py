"""Priya fell ill on Thursday: Max wrote it down, and Tariq stands in. And the risk of two who wait."""

from datetime import timedelta

from sayso.journey.casework import actions as casework
from sayso.journey.casework.statuses import Risk
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting

STANDS_IN = "Tariq Iqbal"


def tell(council: Council) -> None:
    """Let a colleague be away with cover, and Sam say how great the risk is."""
    _priya_is_ill(council)
    _says(
        council,
        "Irene Osei",
        Risk.MEDIUM,
        14,
        "No more falls. She lives alone, and a neighbour shops for her.",
    )
    _says(council, "Wendy Toye", Risk.MEDIUM, 8, "She sleeps little. Her sister came for the weekend.")
    _says(council, "Wendy Toye", Risk.HIGH, 2, "She has not slept for four nights, and nobody steps in.")


def _priya_is_ill(council: Council) -> None:
    manager, at = council.logins["Max Hale"], council.at("08:40", days_ago=1)
    first = at.date()
    told = casework.NewAbsence(
        worker=council.logins["Priya Nair"],
        first_day=first,
        last_day=first + timedelta(days=13),
        covers=[council.logins[STANDS_IN]],
        key=Chance("Priya Nair is away").key(),
    )
    with acting(manager, at):
        casework.set_absence(absence=told, by=manager, at=at)


def _says(council: Council, whom: str, risk: Risk, days_ago: int, words: str) -> None:
    sam, at = council.logins["Sam Whitlock"], council.at("16:20", days_ago=days_ago)
    said = casework.NewRisk(
        person=council.people[whom], risk=risk, words=words, key=Chance(f"risk {whom} {days_ago}").key()
    )
    with acting(sam, at):
        casework.say_risk(risk=said, by=sam, at=at)
