"""Offers, plan lines and budgets for tests of choosing and buying. Everything is made up."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.foundation.decisions.models import Decision
from sayso.foundation.gateways.open_referral import Cost, Feed, Hours, Service, Wrong
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.options import actions
from sayso.journey.options.models import FeedImport, Offer
from sayso.journey.planning.models import Plan, PlanLine
from tests.factories.decisions import a_question
from tests.factories.logins import open_to

TEA = "Tea at seven, like my mother did."
ALL_DAY = (Hours(days=(), opens_at=time(7), closes_at=time(22)),)


def a_service(key: str = "meadow", **changed: Any) -> Service:
    """Return a service of a feed: tea at home, all day, £24 an hour, in ZZ1."""
    told: dict[str, Any] = {
        "key": key,
        "name": f"{key.title()} Home Care",
        "status": "active",
        "organisation": f"{key.title()} Ltd",
        "organisation_key": f"org-{key}",
        "parent_organisation": "",
        "what": "Help with tea.",
        "telephone": "01632 960 240",
        "website": "",
        "terms": ("Meals",),
        "hours": ALL_DAY,
        "costs": (Cost(pence=2400, unit="hour", words="per hour"),),
        "areas": ("ZZ1",),
        "based_at": (),
        "accessibility": ("Step-free",),
        "ages": (None, None),
        "accreditations": "",
        "assured_on": date(2026, 10, 1),
    }
    return Service(**(told | changed))


def a_new_feed(
    *services: Service, mark: str = "", wrong: Iterable[Wrong] = (), feed: str = "lindenshire"
) -> actions.NewFeed:
    """Return a feed that was read, ready to be brought in."""
    read = Feed(tuple(services), tuple(wrong), mark or uuid4().hex)
    return actions.NewFeed(feed=feed, named="feed.json", read=read)


def imported(*services: Service, by: User, now: datetime, **more: Any) -> FeedImport:
    """Bring in a feed."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.import_offers(new=a_new_feed(*services, **more), by=by, at=now)


def offer_named(key: str, feed: str = "lindenshire") -> Offer:
    """Return the offer of a service."""
    return Offer.objects.get(feed=feed, key=key)


def a_plan_line(person: UUID, *, by: User, now: datetime, **changed: Any) -> PlanLine:
    """Return Ana's tea as a line of a finished plan, written straight into the plan's table."""
    told: dict[str, Any] = {
        "aim": TEA,
        "how_met": "Somebody comes and makes tea",
        "met_by": "paid",
        "idea_of": "person",
        "outcomes": ["nutrition"],
        "wished_at": time(19),
        "give_or_take_minutes": 15,
        "days": [0, 1, 2, 3, 4],
        "times_a_week": 5,
        "minutes_each": 30,
        "way": "council",
        "recorded_at": now,
        "recorded_by": by,
    }
    with transaction.atomic(), viewing(by, at=now):
        plan = Plan.objects.visible_to(by).current().filter(person_id=person, standing="adult").first()
        plan = plan or Plan.objects.create(
            person_id=person,
            standing="adult",
            written_by="worker",
            recorded_at=now,
            recorded_by=by,
            finished_at=now,
            finished_by=by,
        )
        line: PlanLine = PlanLine.objects.create(person_id=person, plan=plan, **(told | changed))
    return line


def agreed_money(
    line: PlanLine, *, by: User, now: datetime, pence_a_week: int = 10_000, way: str = "council"
) -> BudgetLine:
    """Return what a line has in an agreed budget, written straight into the budget's tables."""
    open_to(by, line.person_id, Area.MONEY, now=now)
    with transaction.atomic(), viewing(by, at=now):
        decision: Decision = a_question(line.person, by=by, at=now)
        budget = PersonalBudget.objects.create(
            person_id=line.person_id,
            standing="adult",
            plan=line.plan_id,
            plan_version=1,
            decision=decision,
            state="agreed",
            gross_pence_a_week=pence_a_week,
            starts_on=now.date() - timedelta(days=60),
            proposed_at=now,
            proposed_by=by,
            agreed_at=now,
            agreed_by=by,
        )
        money: BudgetLine = BudgetLine.objects.create(
            person_id=line.person_id,
            budget=budget,
            line=line.line,
            words=line.aim,
            way=way,
            pence_a_week=pence_a_week,
            priced_by="made for a test",
            starts_on=budget.starts_on,
        )
    return money
