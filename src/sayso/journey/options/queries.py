"""Questions about offers and choices. Those about somebody answer by what the viewer may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.journey.options.models import Check, Choice, FeedImport, Offer, OwnChoiceAnswer
from sayso.journey.options.statuses import CheckKind, ImportState
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import CarerTask, Plan, PlanLine
from sayso.journey.planning.queries import lines_of_plans, not_settled, plans_of, tasks_agreed

#: How a line is met for which there is something to choose.
TO_CHOOSE = frozenset({"paid", "community", "equipment", "another_way"})
#: Ways of asking that count as alone. Whoever was offered it and said no is not pressed again.
ASKED_ALONE = ("own", "yes", "declined")


def offers_on(on: date) -> list[Offer]:
    """Return the offers that stand on a day, by name. They are the council's, and about nobody."""
    rows = Offer.objects.filter(first_seen_on__lte=on).exclude(ended_on__lte=on)
    return list(rows.order_by("name", "id"))


def offer_of(key: UUID) -> Offer | None:
    """Return one offer, whether it still stands or not."""
    return Offer.objects.filter(pk=key).first()


def checks_of(offers: Iterable[Offer]) -> Mapping[UUID, dict[CheckKind, Check]]:
    """Return the latest check of each kind, by offer. A kind that is not there was not checked."""
    found: dict[UUID, dict[CheckKind, Check]] = {}
    rows = Check.objects.filter(offer__in=[one.pk for one in offers])
    for row in rows.order_by("checked_on", "recorded_at"):
        found.setdefault(row.offer_id, {})[CheckKind(row.kind)] = row
    return found


def imports(most: int = 50) -> list[FeedImport]:
    """Return the last imports, the newest first."""
    rows = FeedImport.objects.select_related("imported_by", "settled_by").defer("kept")
    return list(rows.order_by("-imported_at")[:most])


def import_of(key: UUID) -> FeedImport | None:
    """Return one import."""
    return FeedImport.objects.select_related("imported_by", "settled_by").filter(pk=key).first()


def last_taken(feed: str) -> FeedImport | None:
    """Return the last import of a feed that changed what there is to choose from."""
    rows = FeedImport.objects.filter(feed=feed, state=ImportState.TAKEN)
    return rows.select_related("imported_by").order_by("-imported_at", "-settled_at").first()


def imports_held() -> list[FeedImport]:
    """Return the imports that wait for a second person, the oldest first."""
    rows = FeedImport.objects.filter(state=ImportState.HELD).select_related("imported_by")
    return list(rows.order_by("imported_at"))


def lines_to_choose(person: UUID, *, viewer: Viewer, on: date | None = None) -> list[PlanLine]:
    """Return the lines of somebody's plans for which there may be something to choose.

    With a day also those that somebody close is hoped for and has not said yes to on it: until a yes a need
    is to be met another way, whether nobody was asked, or somebody stopped.
    """
    plans = plans_of(person, viewer=viewer)
    agreed = tasks_agreed(person, viewer=viewer, on=on) if on else None
    return to_choose_from(plans, lines_of_plans(plans, viewer=viewer), agreed)


def to_choose_from(
    plans: Iterable[Plan],
    lines: Mapping[UUID, Sequence[PlanLine]],
    agreed: Iterable[CarerTask] | None = None,
) -> list[PlanLine]:
    """Return those of the lines of these plans, each by its key, for which there may be something to choose.

    They are of the plan that stands, or of the draft where none stands yet; the adult's own come first.
    `agreed` is what carers said yes to; without it no line is returned that a carer is hoped for.
    """
    held: dict[str, Plan] = {}
    for plan in sorted(plans, key=lambda plan: plan.finished_at is None):
        held.setdefault(plan.standing, plan)
    of = [lines[held[standing].pk] for standing in StandingKind if standing in held]
    every = [line for some in of for line in some]
    still_open = {line.pk for line in not_settled(every, agreed)} if agreed is not None else set()
    return [line for line in every if line.met_by in TO_CHOOSE or line.pk in still_open]


def choice_of(person: UUID, line: UUID, *, viewer: Viewer) -> Choice | None:
    """Return what this person last chose for a line of their plan, or that nothing suited them."""
    rows = Choice.objects.visible_to(viewer).current().filter(person_id=person, line=line)
    found: Choice | None = rows.select_related("offer", "recorded_by").first()
    return found


def choices_of(person: UUID, *, viewer: Viewer) -> list[Choice]:
    """Return the choices that stand on one record, the newest first."""
    rows = Choice.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.select_related("offer", "recorded_by").order_by("-recorded_at"))


def own_answers(person: UUID, *, viewer: Viewer) -> list[OwnChoiceAnswer]:
    """Return what somebody answered to "did you choose this?". It is private: most viewers find nothing."""
    rows = OwnChoiceAnswer.objects.visible_to(viewer).filter(person_id=person)
    return list(rows.order_by("-answered_at"))


def is_to_ask(person: UUID, line: UUID, since: datetime, *, viewer: Viewer) -> bool:
    """Whether "did you choose this?" waits: nobody was asked alone since this was chosen or ordered."""
    rows = OwnChoiceAnswer.objects.visible_to(viewer).filter(person_id=person, line=line)
    return not rows.filter(answered_at__gte=since, seen_alone__in=ASKED_ALONE).exists()


@dataclass(frozen=True)
class Want:
    """How many wanted a kind of help in a district and found nothing; None for fewer than five."""

    kind: str
    district: str
    people: int | None


def wants_without_names(*, viewer: Viewer) -> list[Want]:
    """Return what people wanted and could not find: for a commissioner's login; nothing for any other."""
    return [Want(*row) for row in _asked("select * from wants_without_names()", viewer)]


def wants_in_words(*, viewer: Viewer) -> list[tuple[Sequence[str], str]]:
    """Return kinds of help and what would suit, in the words of those who let them be told."""
    return [(kinds, words) for kinds, words in _asked("select * from wants_in_words()", viewer)]


@dataclass(frozen=True)
class AnswerOutside:
    """Somebody said that they did not choose their support. `called` is "" where their record is closed."""

    key: UUID
    called: str
    answer: str
    words: str
    seen_alone: str
    answered_at: datetime


def choice_answers_outside(*, viewer: Viewer) -> list[AnswerOutside]:
    """Return who did not choose their own support, the oldest first: for whoever stands outside their team.

    A principal social worker or a manager reads it who works in no team that works with the person, and to
    whom their record is not open. For anybody else there is nothing.
    """
    return [AnswerOutside(*row) for row in _asked("select * from choice_answers_outside()", viewer)]


def _asked(statement: str, viewer: Viewer) -> list[tuple[Any, ...]]:
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
