"""The people whose stories are told one by one: added, and given a worker, like everybody else."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sayso.foundation.access.models import User
from sayso.journey.casework import actions as casework
from sayso.journey.casework.statuses import WorkerRole
from sayso.journey.people import actions as people
from sayso.journey.people.models import Born
from sayso.journey.people.statuses import AddressKind, Gender, NumberSource, StandingKind
from sayso.rules.calendar import is_working_day
from sayso.web.demo import reading
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import MANAGERS, Council, acting
from sayso.web.demo.places import postcode

ADVISER, AT_WEEKENDS = "Dee Castle", "Joy Mensah"


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """Return the storytellers, as `made_up/cast.yaml` has them."""
    return tuple(reading.read("cast"))


def adults() -> int:
    """Return how many of them draw on support or ask for it: they count towards the people of the council."""
    return sum(1 for row in rows() if not row.get("carer"))


def add_one(council: Council, row: dict[str, Any]) -> None:
    """Put one storyteller on record, with a lead if they have one."""
    on = council.ago(row["known"])
    adviser = council.logins[ADVISER if is_working_day(on) else AT_WEEKENDS]
    at = council.at("10:30", on=on)
    with acting(adviser, at):
        added = people.add_people(items=[_new(row)], by=adviser, at=at)[0]
    council.people[row["name"]] = added.person_id
    if "lead" in row:
        _allocate(council, row, council.logins[row["lead"]])


def _allocate(council: Council, row: dict[str, Any], worker: User) -> None:
    assert worker.team
    manager = council.logins[MANAGERS[worker.team.name]]
    at = council.at("15:30", days_ago=row["lead_since"])
    person = council.people[row["name"]]
    council.leads[person] = worker
    with acting(manager, at):
        item = casework.NewAllocation(person=person, role=WorkerRole.LEAD, worker=worker)
        casework.allocate(items=[item], by=manager, at=at)


def _new(row: dict[str, Any]) -> people.NewPerson:
    lines, code = _address(row)
    return people.NewPerson(
        key=Chance(f"cast {row['name']}").key(),
        called=row["name"],
        say_it=row.get("say_it", ""),
        title=row.get("title", ""),
        born=Born(year=row["about"], estimate=True) if "about" in row else Born(on=row["born"]),
        gender=Gender(row["gender"]),
        pronouns=row.get("pronouns", ""),
        standings=[StandingKind.CARER if row.get("carer") else StandingKind.ADULT],
        address_kind=AddressKind.NONE if "nowhere" in row else AddressKind.HOME,
        lines=lines,
        postcode=code,
        mobile=row.get("mobile", ""),
        telephone=row.get("telephone", ""),
        email=row.get("email", ""),
        nhs_number=row.get("nhs", ""),
        nhs_source=NumberSource.HEALTH,
        nhs_traced="nhs" in row,
        made_up=True,
    )


def _address(row: dict[str, Any]) -> tuple[str, str]:
    if "nowhere" in row:
        return row["nowhere"], ""
    door, street = row["door"].split(" ", 1)
    town = next(one for one in reading.towns() if one.name == row["town"])
    return f"{row['door']}\n{town.name}", postcode(town.outward, street, int(door))


def names() -> frozenset[str]:
    """Return the names that nobody in the crowd may bear."""
    return frozenset(row["name"] for row in rows()) | {worker.name for worker in reading.workers()}


def nhs_numbers() -> Iterator[str]:
    """Yield the NHS numbers that nobody in the crowd may bear."""
    return (row["nhs"] for row in rows() if "nhs" in row)
