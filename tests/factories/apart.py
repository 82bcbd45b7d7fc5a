"""Two whose interests part, for tests: a time Bea needs free, a line of Ana's plan, and how each sees it."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.partnership import actions
from sayso.journey.partnership.models import Difference, FreeTime, OwnView
from sayso.journey.partnership.models.apart_kinds import EndingKind, HoldsDecision, MatterKind
from sayso.journey.planning.models import PlanLine
from tests.factories.partnership import Two
from tests.factories.planning import a_draft, a_line, said_yes

CLASS = "My pottery class. I have not told Mum."
LATER = date(2027, 1, 15)


def tuesdays(two: Two, *, now: datetime, **changed: Any) -> PlanLine:
    """Return a line of Ana's own plan: Tuesday 2 to 5, by Bea if she says yes."""
    draft = a_draft(two.ana, by=two.ana_in, now=now)
    told: dict[str, Any] = {
        "aim": "To the library.",
        "how_met": "Somebody comes with me.",
        "wished_at": time(14),
        "days": [1],
        "times_a_week": 1,
        "minutes_each": 180,
        "hoped_for": two.bea,
    }
    line = a_line(draft, by=two.ana_in, now=now, **(told | changed))
    said_yes(draft, by=two.ana_in, now=now)
    return line


def new_free(two: Two, **changed: Any) -> actions.NewFreeTime:
    """Return that Bea needs Tuesday 2 to 5 for herself."""
    told: dict[str, Any] = {"days": [1], "starts_at": time(14), "minutes": 180, "why": CLASS}
    return actions.NewFreeTime(person=two.bea, **(told | changed))


def needs_free(two: Two, *, by: User, now: datetime, **changed: Any) -> FreeTime:
    """Keep it."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.need_one_free(time_=new_free(two, **changed), by=by, at=now)


def new_view(two: Two, of: Any, sees: str, **changed: Any) -> actions.NewView:
    """Return how one of the two sees who does what."""
    told: dict[str, Any] = {"matter": MatterKind.TASKS, "wants": "", "could_accept": ""}
    return actions.NewView(person=of, side=two.side(of).pk, sees=sees, **(told | changed))


def sees(two: Two, of: Any, words: str, *, now: datetime, **changed: Any) -> OwnView:
    """Keep it, by their own sign-in."""
    by = two.own(of)
    with transaction.atomic(), viewing(by, at=now):
        return actions.see_one_differently(view=new_view(two, of, words, **changed), by=by, at=now)


def new_difference(two: Two, **changed: Any) -> actions.NewDifference:
    """Return what a worker takes up: who does what, which each decides for themself."""
    told: dict[str, Any] = {
        "side": two.hers.pk,
        "matter": MatterKind.TASKS,
        "decides": HoldsDecision.EACH,
        "review_on": LATER,
    }
    return actions.NewDifference(person=two.ana, **(told | changed))


def differs(two: Two, *, now: datetime, **changed: Any) -> Difference:
    """Take it up."""
    with transaction.atomic(), viewing(two.sam, at=now):
        return actions.take_up_difference(difference=new_difference(two, **changed), by=two.sam, at=now)


def new_ending(difference: Difference, **changed: Any) -> actions.NewEnding:
    """Return that they agree to differ, looked at again in January."""
    told: dict[str, Any] = {"ending": EndingKind.DIFFER, "review_on": LATER}
    return actions.NewEnding(person=difference.person_id, difference=difference.pk, **(told | changed))
