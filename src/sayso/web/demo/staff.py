"""Who works here: teams, the logins that are printed, and the workers who lead for the crowd."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.foundation.access import actions
from sayso.foundation.access.models import Team, User
from sayso.web.demo import reading
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting
from sayso.web.demo.sign_ins import PASSWORD

YEARS = 6
PEOPLE_A_WORKER = 40
#: In each team, of every ten workers. The rest are assessors.
SOCIAL_WORKERS, THERAPISTS = 4, 1
ADVISERS = 3
LEADING = ("social-worker", "assessor", "occupational-therapist")


@dataclass(frozen=True)
class Needed:
    """So many workers of one role in one team."""

    team: str
    role: str


def begin(council: Council) -> None:
    """Set the council up: the system's login, the teams, and an administrator."""
    at = council.at("09:00", days_ago=365 * YEARS)
    system = actions.set_up_council(at=at)
    rows = reading.read("places")["teams"]
    Team.objects.bulk_create(
        [Team(id=Chance(f"team {one['name']}").key(), **one) for one in rows], batch_size=100
    )
    council.teams = {team.name: team for team in Team.objects.all()}
    council.logins["clocks"] = system
    admin = next(one for one in reading.workers() if one.role == "admin")
    _take_on(council, admin, by=system)


def take_on_staff(council: Council) -> None:
    """Take on everybody who is named, and as many workers as the people need."""
    admin = council.logins["Denise Holroyd"]
    for worker in reading.workers():
        if worker.role != "admin":
            _take_on(council, worker, by=admin)
    for worker in _workers_needed(council):
        _take_on(council, worker, by=admin)
    for login in council.logins.values():
        if login.team and login.role_codes & set(LEADING):
            council.of_team.setdefault(login.team.name, []).append(login)


def _take_on(council: Council, worker: reading.Worker, *, by: User) -> None:
    at = council.at("09:30", days_ago=365 * YEARS)
    with acting(by, at):
        login = actions.add_login(
            email=worker.email,
            name=worker.name,
            password=PASSWORD if worker.sign_in else None,
            team=council.teams.get(worker.team),
            telephone=worker.telephone,
            made_up=True,
            by=by,
            at=at,
        )
        actions.give_role(user=login, role=worker.role, by=by, at=at)
    council.logins[worker.name] = login


def _workers_needed(council: Council) -> Iterator[reading.Worker]:
    """Yield workers with made-up names: enough that none leads for many more than forty people."""
    chance = Chance("workers")
    taken = {worker.name for worker in reading.workers()}
    for needed in _needed(council):
        names = chance.choices(reading.names(), [one.share for one in reading.names()])[0]
        while True:
            first = chance.choice([*names.younger_female, *names.younger_male])
            name = f"{first} {chance.choice(names.family)}"
            if name not in taken:
                taken.add(name)
                break
        yield reading.Worker(name=name, role=needed.role, team=needed.team)


def _needed(council: Council) -> Iterator[Needed]:
    yield from [Needed("Contact team", "contact")] * ADVISERS
    led: dict[str, int] = {}
    for family in council.families:
        led[family.adult.place.team] = led.get(family.adult.place.team, 0) + 1
        if family.carer:
            led["Carers team"] = led.get("Carers team", 0) + 1
    for team, count in sorted(led.items()):
        people_a_worker = PEOPLE_A_WORKER * (3 if team == "Carers team" else 1)
        for number in range(-(-count // people_a_worker)):
            place = number % 10
            role = "assessor" if place >= SOCIAL_WORKERS + THERAPISTS else "social-worker"
            yield Needed(team, "occupational-therapist" if place == SOCIAL_WORKERS else role)
