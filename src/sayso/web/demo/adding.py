"""Putting the crowd on record: a set of families at a time, as a contact adviser and a manager do it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sayso.foundation.access.models import User
from sayso.journey.casework import actions as casework
from sayso.journey.casework.statuses import WorkerRole
from sayso.journey.people import actions as people
from sayso.journey.people.models import Born
from sayso.journey.people.statuses import AddressKind, Gender, NumberSource, StandingKind
from sayso.rules.calendar import next_working_day
from sayso.web.demo import knowing
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import MANAGERS, Council, acting
from sayso.web.demo.crowd import Family, Somebody
from sayso.web.demo.places import Register

CARERS_TEAM = "Carers team"
CARERS_WITH_A_WORKER = 0.3
#: Sam Whitlock's people are told one by one; the crowd gives Sam few more.
FEW_OF = {"Sam Whitlock": 10}
NOT_LEADING = {"Nadia Shah"}


def take_on(council: Council, families: Sequence[Family], chance: Chance, register: Register) -> None:
    """Put families on record who became known together, and find a worker for each who does not wait."""
    on = families[0].known_on
    _add(council, families, on)
    _allocate(council, families, on, chance)
    knowing.keep_from_view(council, families, on, register)


def _add(council: Council, families: Sequence[Family], on: date) -> None:
    advisers = _advisers(council)
    adviser = advisers[on.toordinal() % len(advisers)]
    at = council.at("11:00", on=on)
    with acting(adviser, at):
        people.add_people(
            items=[_new(one) for family in families for one in family.people], by=adviser, at=at
        )
        knowing.say_what_is_known(council, families, adviser, at)


def _allocate(council: Council, families: Sequence[Family], on: date, chance: Chance) -> None:
    at = council.at("16:00", on=min(next_working_day(on), council.day))
    for team, items in sorted(_allocations(council, families, chance).items()):
        council.led_since.update((item.person, at.date()) for item in items)
        manager = council.logins[MANAGERS[team]]
        with acting(manager, at):
            casework.allocate(items=items, by=manager, at=at)


def _allocations(
    council: Council, families: Iterable[Family], chance: Chance
) -> dict[str, list[casework.NewAllocation]]:
    found: dict[str, list[casework.NewAllocation]] = {}
    for one, team in _who_gets_a_lead(families, chance):
        worker = _least_busy(council, team)
        council.leads[one.key] = worker
        found.setdefault(team, []).append(
            casework.NewAllocation(person=one.key, role=WorkerRole.LEAD, worker=worker)
        )
    return found


def _who_gets_a_lead(families: Iterable[Family], chance: Chance) -> Iterator[tuple[Somebody, str]]:
    for family in families:
        if not family.waits:
            yield family.adult, family.adult.place.team
        if family.carer and chance.happens(CARERS_WITH_A_WORKER):
            yield family.carer, CARERS_TEAM


def _least_busy(council: Council, team: str) -> User:
    """Return who of a team leads for the fewest people; somebody with little room counts as busier."""
    led = [worker.pk for worker in council.leads.values()]
    able = [worker for worker in council.of_team[team] if worker.name not in NOT_LEADING]

    def busy(worker: User) -> tuple[bool, int]:
        count = led.count(worker.pk)
        return count >= FEW_OF.get(worker.name, 1_000_000), count

    return min(able, key=busy)


def _advisers(council: Council) -> list[User]:
    return [login for login in council.logins.values() if "contact" in login.role_codes]


def _new(one: Somebody) -> people.NewPerson:
    return people.NewPerson(
        key=one.key,
        called=one.name,
        born=Born(on=one.born),
        gender=Gender.FEMALE if one.female else Gender.MALE,
        standings=[StandingKind.CARER if one.cares else StandingKind.ADULT],
        address_kind=AddressKind.PLACED if one.in_care_home else AddressKind.HOME,
        lines=one.place.lines,
        postcode=one.place.postcode,
        telephone=one.telephone,
        mobile=one.mobile,
        nhs_number=one.nhs_number,
        nhs_source=NumberSource.HEALTH,
        nhs_traced=bool(one.nhs_number),
        made_up=True,
    )
