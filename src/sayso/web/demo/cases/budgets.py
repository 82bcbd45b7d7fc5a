"""Budgets: Ana's, agreed by Sam alone; Joan's, with a manager; Ken's, held until Edie was thought of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sayso.foundation.decisions.actions import tell_decision
from sayso.foundation.decisions.grounds import How, Whether
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.letters.actions import send_letter, write_letter
from sayso.foundation.letters.writing import NewLetter
from sayso.journey.budget import actions as budget
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.pages.lettering import ABOUT, CODE, fields_of, reply_until
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.queries import ways_to_reach
from sayso.journey.people.statuses import StandingKind, TieKind
from sayso.journey.planning import actions as planning
from sayso.journey.planning.queries import plan_of
from sayso.journey.planning.statuses import IdeaOf, MetBy, Way
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand

ADULT = StandingKind.ADULT


@dataclass(frozen=True)
class _Wanted:
    """One line of a plan: what they want, how it is met, how often and long, and how it is held."""

    aim: str
    how_met: str
    way: Way
    times_a_week: int
    minutes_each: int
    wished_at: time | None = None


ANA = (
    _Wanted("Tea at seven, like my mother did.", "Tea at seven", Way.DIRECT_PAYMENT, 7, 30, time(19)),
    _Wanted("Up when I wake, not when they come.", "Getting up and washed", Way.COUNCIL, 7, 45, time(8)),
    _Wanted("Out in the garden each day, even if it rains.", "Out in the garden", Way.SERVICE_FUND, 3, 60),
)
JOAN = (
    _Wanted("To stay in my own bed.", "Getting up and washed", Way.COUNCIL, 14, 45, time(8)),
    _Wanted("Not to be alone at night.", "Somebody there at night", Way.COUNCIL, 7, 90, time(22)),
)
KEN = (_Wanted("A shower without falling.", "A shower, and getting dressed", Way.DIRECT_PAYMENT, 7, 40),)
WHY = Grounds(
    whether=Whether.MET,
    how_main=How.WISH,
    how_others=[How.NEED],
    reasons="You want tea at seven and your garden. This pays for both, with somebody you know.",
)


def tell(council: Council) -> None:
    """Price three plans: one is agreed, one waits for a manager, one is held."""
    _anas(council, Hand(council, "Sam Whitlock", "Ana Marsh"))
    _joans(council, Hand(council, "Sam Whitlock", "Joan Petty"))
    _kens(council, Hand(council, "Sam Whitlock", "Ken Abara"))


def _anas(council: Council, sam: Hand) -> None:
    _plan(sam, ANA, at=council.at("11:00", days_ago=70))
    at = council.at("14:00", days_ago=64)
    made = _priced(sam, at=at, impact_checked=True)
    with acting(sam.by, at):
        agreement = budget.Agreement(budget=made.pk, grounds=WHY)
        agreed = budget.agree_budget(agreement=agreement, by=sam.by, at=at)
    _write(council, sam, agreed)


def _write(council: Council, sam: Hand, agreed: PersonalBudget) -> None:
    """Send the letter in the first safe way there is, and keep that she was told."""
    at = council.at("15:00", days_ago=64)
    with acting(sam.by, at):
        reach = ways_to_reach(sam.person, sam.by, at.date())
        asked = NewLetter(
            person=sam.person,
            code=CODE,
            called=reach.addressee,
            fields=fields_of(agreed, viewer=sam.by, on=at.date()),
            layouts=[reach.layout],
            about=(ABOUT, agreed.pk),
        )
        letter = write_letter(asked=asked, by=sam.by, at=at)
        way = reach.safe[0].kind
        send_letter(letter=letter, reach=reach, way=way, by=sam.by, at=at)
        tell_decision(
            decision=agreed.decision,
            told=sam.person,
            way=way.value,
            letter=letter.pk,
            reply_until=reply_until(at.date()),
            by=sam.by,
            at=at,
        )


def _joans(council: Council, sam: Hand) -> None:
    _plan(sam, JOAN, at=council.at("10:00", days_ago=9))
    at = council.at("11:30", days_ago=4)
    made = _priced(sam, at=at)
    grounds = Grounds(
        whether=Whether.MET,
        how_main=How.WISH,
        how_others=[How.RISK],
        reasons="You want to stay in your own bed, and not to be alone at night.",
    )
    with acting(sam.by, at):
        hand_to = council.logins["Max Hale"].pk
        agreement = budget.Agreement(budget=made.pk, grounds=grounds, hand_to=hand_to)
        budget.agree_budget(agreement=agreement, by=sam.by, at=at)


def _kens(council: Council, sam: Hand) -> None:
    sam.ties(TieKind.CARED_FOR_BY, "Edie, my wife", days_ago=30)
    _plan(sam, KEN, at=council.at("10:00", days_ago=3))
    at = council.at("16:00", days_ago=2)
    made = _priced(sam, at=at)
    with acting(sam.by, at):
        grounds = Grounds(
            whether=Whether.MET, how_main=How.NEED, reasons="You need somebody beside you in the shower."
        )
        budget.agree_budget(agreement=budget.Agreement(budget=made.pk, grounds=grounds), by=sam.by, at=at)


def _priced(sam: Hand, *, at: datetime, **more: Any) -> PersonalBudget:
    with acting(sam.by, at):
        new = budget.NewBudget(person=sam.person, starts_on=at.date(), **more)
        return budget.propose_budget(budget=new, by=sam.by, at=at)


def _plan(sam: Hand, wanted: Sequence[_Wanted], *, at: datetime) -> None:
    """Write a plan with them and hear their yes, unless theirs is finished already."""
    with acting(sam.by, at):
        if plan_of(sam.person, ADULT, viewer=sam.by):
            return
        new = planning.NewPlan(person=sam.person, from_wishes=False)
        plan = planning.begin_plan(plan=new, by=sam.by, at=at)
        for one in wanted:
            line = planning.NewLine(
                person=sam.person,
                plan=plan.pk,
                aim=one.aim,
                how_met=one.how_met,
                met_by=MetBy.PAID,
                idea_of=IdeaOf.PERSON,
                wished_at=one.wished_at,
                give_or_take_minutes=15 if one.wished_at else None,
                times_a_week=one.times_a_week,
                minutes_each=one.minutes_each,
            )
            row = planning.add_line(line=line, by=sam.by, at=at)
            picked = planning.PickedWay(person=sam.person, row=row.pk, way=one.way)
            planning.pick_way(picked=picked, by=sam.by, at=at)
        yes = planning.Yes(person=sam.person, plan=plan.pk, alone=SeenAlone.YES, words="Yes. That is it.")
        planning.finish_plan(yes=yes, by=sam.by, at=at)
