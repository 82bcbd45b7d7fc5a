"""Who rings about the crowd: everyday calls, people who ask for an assessment, and worries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.journey.casework import actions as casework
from sayso.journey.casework.statuses import Harm, HowSoon, Outcome, PersonKnows
from sayso.journey.safeguarding import actions as safeguarding
from sayso.journey.safeguarding.statuses import Found
from sayso.journey.safeguarding.statuses import Outcome as Decided
from sayso.web.demo import reading
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting
from sayso.web.demo.crowd import Family, Somebody
from sayso.web.demo.days import work_day

DAYS_OF_CALLS, DAYS_OF_WORRIES = 182, 90
NOT_READ_YET, NOT_DECIDED_YET = timedelta(days=3), timedelta(days=9)
A_YEAR = 365


@dataclass(frozen=True)
class Call:
    """A call that is to be taken: when, about whom, and what is said."""

    at: datetime
    about: Somebody
    said: dict[str, Any]
    outcome: Outcome
    harm: Harm = Harm.NO
    team: str = ""

    @property
    def key(self) -> UUID:
        """The key of the contact that comes of it."""
        return Chance(f"call {self.at} {self.about.key}").key()


def calls(council: Council) -> list[Call]:
    """Return every call of the crowd, in the order in which they came."""
    chance = Chance("calls")
    found = [
        *_waits(council, chance),
        *_everyday(council, chance),
        *_worries(council, chance),
    ]
    return sorted(found, key=lambda call: (call.at, call.about.key))


def take(council: Council, some: Sequence[Call]) -> None:
    """Take some calls, each in the hand of an adviser at work that day."""
    advisers = [login for login in council.logins.values() if "contact" in login.role_codes]
    for number, call in enumerate(some):
        if call.about.key not in council.closed:
            _take(council, call, advisers[(call.at.toordinal() + number) % len(advisers)])


def _take(council: Council, call: Call, by: User) -> None:
    answers = casework.Answers(
        caller=call.said["caller"],
        about=call.about.name,
        whereabouts=call.about.place.lines.splitlines()[0],
        what_happened=call.said["what"],
        how_soon=HowSoon(call.said["soon"]),
        person_knows=PersonKnows(call.said.get("knows", "yes")),
        harm=call.harm,
        outcome=call.outcome,
        team=council.teams.get(call.team),
        key=call.key,
    )
    with acting(by, call.at):
        casework.take_contact(answers=answers, person=call.about.key, by=by, at=call.at)


def _waits(council: Council, chance: Chance) -> Iterator[Call]:
    for family in council.families:
        if family.waits:
            at = council.at(f"{chance.randint(12, 16)}:{chance.randint(10, 50)}", on=family.known_on)
            said = chance.choice(reading.read("words")["asks"])
            yield Call(at, family.adult, said, Outcome.ASSESSMENT, team=family.adult.place.team)


def _everyday(council: Council, chance: Chance) -> Iterator[Call]:
    a_year = reading.read("population")["contacts_a_year"]["count"]
    for family in council.families:
        for _ in range(2):
            if not chance.happens(a_year * DAYS_OF_CALLS / A_YEAR / 2):
                continue
            at = _moment(council, family, chance, DAYS_OF_CALLS)
            said = chance.choice(reading.read("words")["contacts"])
            outcome = Outcome(said["outcome"])
            if outcome is Outcome.PASS_ON and at.date() < council.ago(4):
                outcome = Outcome.RECORD
            yield Call(at, family.adult, said, outcome)


def _worries(council: Council, chance: Chance) -> Iterator[Call]:
    share = reading.share("concerns_a_year") * DAYS_OF_WORRIES / A_YEAR
    for family in council.families:
        if chance.happens(share):
            at = _moment(council, family, chance, DAYS_OF_WORRIES)
            words = chance.choice(reading.read("words")["worries"])
            said = {"caller": "Somebody who knows them", "what": words, "soon": "days", "knows": "no"}
            yield Call(at, family.adult, said, Outcome.RECORD, harm=Harm.MAYBE)


def _moment(council: Council, family: Family, chance: Chance, days: int) -> datetime:
    """Draw a moment in working hours since they were known, within so many days of the opening."""
    first = max(council.ago(days), family.known_on + timedelta(days=2))
    on = chance.day_between(min(first, council.ago(1)), council.ago(1))
    at_work = max(work_day(on), family.known_on)
    return council.at(f"{chance.randint(12, 16)}:{chance.randint(0, 59):02d}", on=at_work)


def decide_on_worries(council: Council) -> None:
    """Let the safeguarding lead take up what was heard, and decide; what is fresh still waits."""
    grace, chance = council.logins["Grace Boateng"], Chance("worries")
    opens = council.at("17:00")
    for call in calls(council):
        heard_ago = opens - call.at
        if call.harm is Harm.NO or call.about.key in council.closed or heard_ago < NOT_READ_YET:
            continue
        at = call.at + timedelta(hours=2)
        with acting(grace, at):
            concern = safeguarding.take_up_heard(contact=call.key, by=grace, at=at)
            if heard_ago > NOT_DECIDED_YET:
                _decide(concern.pk, grace, at, chance)


def _decide(concern: UUID, by: User, at: datetime, chance: Chance) -> None:
    known = chance.choice([Found.YES, Found.NO])
    enquire = known is Found.YES
    safeguarding.decide_on_concern(
        concern=concern,
        needs_care=safeguarding.Tested(Found.YES, "They draw on support every day."),
        at_risk=safeguarding.Tested(known, "What was told, and what their worker saw this week."),
        cannot_protect=safeguarding.Tested(known, "Asked them, alone, what they can do about it."),
        outcome=Decided.ENQUIRY if enquire else Decided.NO_FURTHER,
        reasons="Start from what they want." if enquire else "They told their worker how it came about.",
        by=by,
        at=at,
    )
