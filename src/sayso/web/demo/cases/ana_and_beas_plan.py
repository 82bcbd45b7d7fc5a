"""Ana writes her plan herself, and Bea says what she will do: each with her own sign-in."""

from datetime import datetime, time, timedelta
from typing import Any

from sayso.foundation.access.models import User
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.statuses import CarerAnswer, MetBy, Way, Writer
from sayso.web.demo.council import Council, acting

#: Ana's lines beside those that she said before: what she wants, and how it is met.
WANTED: tuple[dict[str, Any], ...] = (
    {
        "aim": "A shower without slipping. A woman, please.",
        "how_met": "Somebody is with me while I wash, and waits outside the door.",
        "met_by": MetBy.PAID,
        "wished_at": time(7, 30),
        "give_or_take_minutes": 30,
        "times_a_week": 3,
        "minutes_each": 45,
    },
    {
        "aim": "Somebody in the house on the nights when I am not steady.",
        "how_met": "Not settled. I want somebody whose name I know.",
        "met_by": MetBy.ANOTHER_WAY,
        "covers_tonight": "Harbour Homecare, who ring me at nine and come if I do not answer",
    },
    {
        "aim": "Somebody in the house on Monday and Wednesday nights.",
        "how_met": "Somebody sleeps in the small room.",
        "met_by": MetBy.CARER,
        "days": (0, 2),
        "times_a_week": 2,
        "minutes_each": 480,
    },
    {
        "aim": "My tablets sorted for the week, on a Tuesday.",
        "how_met": "Sort the tablets, with the list from the surgery.",
        "met_by": MetBy.CARER,
        "days": (1,),
        "times_a_week": 1,
        "minutes_each": 60,
    },
)

#: What Bea is asked about each line that she is hoped for.
ASKED = ("Sleep at Mum’s on Mondays and Wednesdays.", "Sort Mum’s tablets for the week, on Tuesdays.")


def tell(council: Council) -> None:
    """Let Ana write it and say yes; let Bea say yes to two nights and to Tuesdays, and leave one question."""
    ana, bea = council.logins["Ana Marsh"], council.logins["Bea Marsh"]
    at = council.at("10:30", days_ago=70)
    plan = _written(council, ana, at)
    asked, tea = _asked(council, ana, plan, council.at("11:40", days_ago=69))
    for line in asked:
        _bea_says_yes(council, bea, line, council.at("12:40", days_ago=67))
    at = council.at("15:10", days_ago=65)
    with acting(ana, at):
        yes = actions.Yes(person=plan.person_id, plan=plan.pk, words="That is me, and that is my week.")
        actions.finish_plan(yes=yes, by=ana, at=at)
    at = council.at("10:20", days_ago=3)
    with acting(ana, at):
        offer = actions.NewOffer(
            adult=plan.person_id,
            carer=council.people["Bea Marsh"],
            line=tea.line,
            words="Make tea at seven on a weekday, when nobody else can.",
            minutes_a_week=60,
        )
        actions.offer_task(offer=offer, by=ana, at=at)


def _written(council: Council, ana: User, at: datetime) -> Plan:
    person = council.people["Ana Marsh"]
    with acting(ana, at):
        plan = actions.begin_plan(plan=actions.NewPlan(person=person, written_by=Writer.SELF), by=ana, at=at)
        said = queries.lines_of(plan, viewer=ana)
        ways = (Way.DIRECT_PAYMENT, Way.SERVICE_FUND)
        for line, way in zip(said, ways, strict=False):
            _paid(line, way, ana, at)
        items = [actions.NewLine(person=person, plan=plan.pk, **wanted) for wanted in WANTED]
        shower = actions.add_lines(items=items, by=ana, at=at)[0]
        council_way = actions.PickedWay(person=person, row=shower.pk, way=Way.COUNCIL)
        actions.pick_way(picked=council_way, by=ana, at=at)
    return plan


def _paid(line: PlanLine, way: Way, ana: User, at: datetime) -> None:
    """Let somebody who is paid do what she said, with the way that she picked for it."""
    is_tea = line.wished_at is not None
    to = actions.NewLine(
        person=line.person_id,
        plan=line.plan_id,
        aim=line.aim,
        how_met="Somebody makes it with me, and stays while I eat." if is_tea else "Joy comes out with me.",
        met_by=MetBy.PAID,
        wish=line.wish,
        wished_at=line.wished_at,
        give_or_take_minutes=line.give_or_take_minutes,
        days=(0, 1, 2, 3, 4) if is_tea else (),
        times_a_week=5 if is_tea else 7,
        minutes_each=60 if is_tea else 30,
    )
    made = actions.change_line(row=line.pk, to=to, by=ana, at=at)
    actions.pick_way(picked=actions.PickedWay(person=line.person_id, row=made.pk, way=way), by=ana, at=at)


def _asked(council: Council, ana: User, plan: Plan, at: datetime) -> tuple[list[PlanLine], PlanLine]:
    """Let Ana ask Bea about two nights and Tuesdays; return those lines, and the line of her tea."""
    with acting(ana, at):
        lines = queries.lines_of(plan, viewer=ana)
        asked = [line for line in lines if line.met_by == MetBy.CARER]
        for line, words in zip(asked, ASKED, strict=True):
            offer = actions.NewOffer(
                adult=plan.person_id,
                carer=council.people["Bea Marsh"],
                line=line.line,
                words=words,
                minutes_a_week=line.minutes_a_week,
            )
            actions.offer_task(offer=offer, by=ana, at=at)
    return asked, lines[0]


def _bea_says_yes(council: Council, bea: User, line: PlanLine, at: datetime) -> None:
    with acting(bea, at):
        offers = queries.offers_for(council.people["Bea Marsh"], viewer=bea)
        (offer,) = [one for one in offers if one.line == line.line]
        answer = actions.CarersAnswer(
            offer=offer.pk,
            answer=CarerAnswer.YES,
            words="Yes, for now.",
            minutes_a_week=offer.minutes_a_week,
            holds_from=at.date(),
            ends_before=at.date() + timedelta(weeks=26),
        )
        actions.answer_task(answer=answer, by=bea, at=at)
