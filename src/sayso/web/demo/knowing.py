"""What is known of the crowd beside who they are: ties, needs, answers, and how to reach them safely."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sayso.foundation.access import actions as access
from sayso.foundation.access.models import User
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.statuses import WishKind
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import NeedKind, Question, SafeWay, TieKind
from sayso.rules.calendar import next_working_day
from sayso.web.demo import reading
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import MANAGERS, Council, acting
from sayso.web.demo.crowd import Family, Somebody
from sayso.web.demo.places import Register

#: What the adult calls the tie to the carer, and what the carer calls the tie to the adult.
TIES = {
    "spouse": (TieKind.SPOUSE, TieKind.SPOUSE),
    "partner": (TieKind.PARTNER, TieKind.PARTNER),
    "parent": (TieKind.PARENT, TieKind.CHILD),
    "child": (TieKind.CHILD, TieKind.PARENT),
    "brother_sister": (TieKind.BROTHER_SISTER, TieKind.BROTHER_SISTER),
    "friend": (TieKind.FRIEND, TieKind.FRIEND),
}
#: How the list of words says between which hours.
HOURS = {"from": "starts_at", "to": "ends_at"}
#: How many were asked what matters to them when they became known.
WERE_ASKED = 0.6
ASK_AGAIN_AFTER = timedelta(days=365)


def say_what_is_known(council: Council, families: Sequence[Family], by: User, at: datetime) -> None:
    """Record all of this of some families at once, in the hand of whoever added them. Inside `acting`."""
    chance = Chance(f"knowing {at.date()}")
    everybody = [one for family in families for one in family.people]
    ties = [tie for family in families for tie in _ties(family, at.date())]
    needs = list(_needs(everybody, chance, council.day))
    answers = list(_answers(everybody, chance))
    if ties:
        people.record_ties(items=ties, by=by, at=at)
    if needs:
        people.record_communication_needs(items=needs, by=by, at=at)
    if answers:
        people.record_equality_answers(items=answers, by=by, at=at)
    wishes = list(_wishes(everybody, chance))
    if wishes:
        assessment.say_wishes(items=wishes, by=by, at=at)
    for item in _safe_contacts(everybody, chance, council.day):
        people.record_safe_contact(item=item, by=by, at=at)


def keep_from_view(council: Council, families: Sequence[Family], on: date, register: Register) -> None:
    """Hide the few addresses that must stay hidden, and close the few records that few may open."""
    chance = Chance(f"hidden {on}")
    at = council.at("17:00", on=next_working_day(on))
    grace = council.logins["Grace Boateng"]
    for family in families:
        adult = family.adult
        lead = council.leads.get(adult.key)
        if lead is None or adult.in_care_home:
            continue
        if chance.happens(reading.share("hidden_address")):
            home = register.home()
            with acting(lead, at):
                people.hide_address(
                    person=adult.key,
                    lines=home.lines,
                    postcode=home.postcode,
                    starts_on=at.date(),
                    group=[grace],
                    said_by=adult.first_name,
                    look_again_on=_later(at.date(), council.day),
                    by=lead,
                    at=at,
                )
        elif chance.happens(reading.share("restricted")):
            manager = council.logins[MANAGERS[adult.place.team]]
            council.closed.add(adult.key)
            with acting(manager, at):
                access.restrict_record(
                    person=adult.key,
                    because="staff",
                    group=[lead, manager],
                    look_again_on=_later(at.date(), council.day),
                    by=manager,
                    at=at,
                )


def _ties(family: Family, on: date) -> Iterator[people.NewTie]:
    adult, carer = family.adult, family.carer
    if carer is None:
        return
    to_carer, to_adult = TIES[family.carer_is]
    kinds = [(to_carer, to_adult), (TieKind.CARED_FOR_BY, TieKind.CARES_FOR)]
    if adult.place == carer.place:
        kinds.append((TieKind.LIVES_WITH, TieKind.LIVES_WITH))
    for of_adult, of_carer in kinds:
        yield _tie(adult, carer, of_adult, on)
        yield _tie(carer, adult, of_carer, on)


def _tie(one: Somebody, other: Somebody, kind: TieKind, on: date) -> people.NewTie:
    return people.NewTie(
        person=one.key, other=other.key, kind=kind, other_called=other.first_name, starts_on=on
    )


def _needs(everybody: Iterable[Somebody], chance: Chance, day: date) -> Iterator[people.NewNeed]:
    choices = reading.read("words")["needs"]
    languages = reading.read("words")["languages"]
    for one in everybody:
        review_on = day + timedelta(days=chance.randint(10, 360))
        if chance.happens(reading.share("communication_need")):
            (need,) = chance.choices(choices, [choice["share"] for choice in choices])
            kind = NeedKind.BSL if one.reason == "sensory" and chance.happens(0.3) else NeedKind(need["kind"])
            detail = "" if kind is NeedKind.BSL else need["detail"]
            yield people.NewNeed(
                person=one.key, kind=kind, detail=detail, said_by=one.first_name, review_on=review_on
            )
        language = languages.get(one.names.of)
        if language and chance.happens(0.3):
            for kind in (NeedKind.SPEAKS, NeedKind.INTERPRETER):
                yield people.NewNeed(
                    person=one.key, kind=kind, detail=language, said_by=one.first_name, review_on=review_on
                )


def _answers(everybody: Iterable[Somebody], chance: Chance) -> Iterator[people.NewAnswer]:
    """Yield what was answered: not everybody was asked, and some would rather not say."""
    asked, not_said = reading.share("equality_asked"), reading.shares("ethnicity")["prefer_not_to_say"]
    for one in everybody:
        if not chance.happens(asked):
            continue
        silent = chance.happens(not_said)
        yield people.NewAnswer(
            person=one.key,
            question=Question.ETHNIC_GROUP,
            said_by=one.first_name,
            answer="" if silent else chance.choice(one.names.answers),
            preferred_not_to_say=silent,
        )
        if chance.happens(0.5):
            silent = chance.happens(0.2)
            yield people.NewAnswer(
                person=one.key,
                question=Question.DISABILITY,
                said_by=one.first_name,
                answer="" if silent else chance.choice(["Yes", "No"]),
                preferred_not_to_say=silent,
            )


def _wishes(everybody: Iterable[Somebody], chance: Chance) -> Iterator[assessment.NewWish]:
    """Yield what people say of their life: not everybody was asked."""
    choices = reading.read("words")["wishes"]
    for one in everybody:
        if not chance.happens(WERE_ASKED):
            continue
        for said in chance.sample(choices, chance.randint(1, 2)):
            room = said.get("give_or_take")
            yield assessment.NewWish(
                person=one.key,
                words=said["words"],
                kind=WishKind(said["kind"]),
                wished_at=time.fromisoformat(said["at"]) if "at" in said else None,
                give_or_take_minutes=room if "at" in said else None,
                days=tuple(said.get("days", ())),
            )


def _safe_contacts(
    everybody: Iterable[Somebody], chance: Chance, day: date
) -> Iterator[people.NewSafeContact]:
    for one in everybody:
        if one.in_care_home or not chance.happens(reading.share("safe_contact")):
            continue
        said: dict[str, Any] = dict(chance.choice(reading.read("words")["safe"]))
        said["way"] = SafeWay(said["way"])
        for key, name in HOURS.items():
            if key in said:
                said[name] = time(said.pop(key))
        yield people.NewSafeContact(
            person=one.key,
            said_by=one.first_name,
            look_again_on=day + timedelta(days=chance.randint(20, 300)),
            **said,
        )


def _later(on: date, day: date) -> date:
    """Return when it is looked at again: a year after, or since then a year after the council opens."""
    return max(on, day) + ASK_AGAIN_AFTER / 2
