"""Finishing a plan: by the person's own yes, with nothing counted as given that nobody has said yes to."""

import pytest

from sayso.foundation.access.models import User
from sayso.journey.casework.models import Task
from sayso.journey.casework.queries.own_page import my_support
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions, queries
from sayso.journey.planning.statuses import MetBy
from sayso.rules.refusals import Held, Invalid, Stale, WrongState
from tests.factories.planning import GARDEN, a_draft, a_line, answered, offered, said_yes

pytestmark = pytest.mark.django_db
ADULT = StandingKind.ADULT


def yes(cast, plan, **changed) -> actions.Yes:
    return actions.Yes(person=cast.ana, plan=plan.pk, **changed)


@pytest.mark.requirement("S2-01")
def test_she_writes_her_plan_alone_and_finishing_it_is_her_yes(now, looking, cast):
    plan = a_draft(cast.ana, by=cast.herself, now=now)
    a_line(plan, by=cast.herself, now=now)
    said_yes(plan, by=cast.herself, now=now)
    with looking(cast.sam):
        stands = queries.plan_of(cast.ana, ADULT, viewer=cast.sam)
        assert (stands.pk, stands.finished_by_id, stands.yes_alone) == (plan.pk, cast.herself.pk, "")
        assert [one.pk for one in queries.plans_ready([cast.ana, cast.bea], viewer=cast.sam)] == [plan.pk]
        assert queries.draft_of(cast.ana, ADULT, viewer=cast.sam) is None


@pytest.mark.requirement("S2-01")
@pytest.mark.parametrize("alone", [SeenAlone.NO, SeenAlone.NOT_POSSIBLE, SeenAlone.NOT_SEEN])
def test_written_by_somebody_else_it_stays_a_draft_until_she_is_asked_alone(now, looking, cast, alone):
    plan = a_draft(cast.ana, by=cast.sam, now=now)
    a_line(plan, by=cast.sam, now=now)
    with looking(cast.sam):
        with pytest.raises(Held) as held:
            actions.finish_plan(yes=yes(cast, plan, alone=alone), by=cast.sam, at=now)
        assert held.value.rule
        assert held.value.releases
        assert queries.draft_of(cast.ana, ADULT, viewer=cast.sam).pk == plan.pk


@pytest.mark.parametrize("alone", [SeenAlone.YES, SeenAlone.DECLINED])
def test_her_yes_asked_alone_or_with_that_offered_finishes_it_with_her_words(now, looking, cast, alone):
    plan = a_draft(cast.ana, by=cast.sam, now=now)
    a_line(plan, by=cast.sam, now=now)
    said_yes(plan, by=cast.sam, now=now, alone=alone, words=" That is me. ")
    with looking(cast.sam):
        stands = queries.plan_of(cast.ana, ADULT, viewer=cast.sam)
    assert (stands.yes_alone, stands.yes_words) == (alone, "That is me.")


def test_by_her_own_sign_in_too_she_is_asked_whether_she_is_alone_when_others_wrote_it(now, looking, cast):
    plan = a_draft(cast.ana, by=cast.sam, now=now)
    a_line(plan, by=cast.sam, now=now)
    with looking(cast.herself):
        with pytest.raises(Invalid) as told:
            actions.finish_plan(yes=yes(cast, plan), by=cast.herself, at=now)
        assert list(told.value.fields) == ["alone"]
        with pytest.raises(Held):
            actions.finish_plan(yes=yes(cast, plan, alone=SeenAlone.NO), by=cast.herself, at=now)
        actions.finish_plan(yes=yes(cast, plan, alone=SeenAlone.YES), by=cast.herself, at=now)


def test_her_yes_is_to_what_she_read_and_not_to_what_was_changed_since(now, looking, cast):
    plan = a_draft(cast.ana, by=cast.sam, now=now)
    a_line(plan, by=cast.sam, now=now)
    late = yes(cast, plan, alone=SeenAlone.YES, seen_version=0)
    with looking(cast.herself), pytest.raises(Stale):
        actions.finish_plan(yes=late, by=cast.herself, at=now)


def test_a_plan_with_nothing_in_it_is_not_finished_and_no_plan_is_finished_twice(now, looking, cast):
    plan = a_draft(cast.ana, by=cast.herself, now=now)
    with looking(cast.herself), pytest.raises(WrongState, match="Write one thing"):
        actions.finish_plan(yes=yes(cast, plan), by=cast.herself, at=now)
    a_line(plan, by=cast.herself, now=now)
    said_yes(plan, by=cast.herself, now=now)
    with looking(cast.herself), pytest.raises(WrongState, match="is finished"):
        actions.finish_plan(yes=yes(cast, plan), by=cast.herself, at=now)


def test_the_plan_before_is_replaced_and_stays_to_be_read(now, looking, cast):
    first = a_draft(cast.ana, by=cast.herself, now=now)
    a_line(first, by=cast.herself, now=now)
    said_yes(first, by=cast.herself, now=now)
    second = a_draft(cast.ana, by=cast.herself, now=now)
    said_yes(second, by=cast.herself, now=now)
    with looking(cast.sam):
        assert queries.plan_of(cast.ana, ADULT, viewer=cast.sam).pk == second.pk
        kept = queries.plan_by_key(cast.ana, first.pk, viewer=cast.sam)
        assert kept.replaced_by_id == cast.herself.pk
        assert len(queries.lines_of(kept, viewer=cast.sam)) == 1


@pytest.mark.requirement("S0-07")
def test_a_line_nobody_said_yes_to_never_stops_the_plan_and_becomes_a_task_for_tonight(now, looking, cast):
    plan = a_draft(cast.ana, by=cast.herself, now=now)
    tea = a_line(plan, by=cast.herself, now=now)
    covered = a_line(plan, by=cast.herself, now=now, aim=GARDEN, covers_tonight="Joy, from Harbour")
    a_line(plan, by=cast.herself, now=now, met_by=MetBy.SELF)
    offered(tea, cast.bea, by=cast.herself, now=now)
    said_yes(plan, by=cast.herself, now=now)
    with looking(cast.sam):
        agreed = queries.tasks_agreed(cast.ana, viewer=cast.sam, on=now.date())
        lines = queries.lines_of(plan, viewer=cast.sam)
        left = queries.not_settled(lines, agreed)
        assert [one.line for one in left] == [tea.line, covered.line]
        (task,) = Task.objects.visible_to(cast.sam).filter(person_id=cast.ana)
        assert (task.owner_id, task.due_on, task.why) == (cast.sam.pk, now.date(), "law")
        assert task.what == "Find who meets this tonight: line 1 of the plan"
        assert task.for_person == ""
        assert User.objects.get(pk=task.made_by_id).email == "clocks@system.sayso.test"
    with looking(cast.herself):
        assert my_support(viewer=cast.herself).promises == []


def test_with_a_carers_yes_there_is_no_task_and_a_second_plan_makes_no_second_one(now, looking, cast):
    plan = a_draft(cast.ana, by=cast.herself, now=now)
    tea = a_line(plan, by=cast.herself, now=now)
    garden = a_line(plan, by=cast.herself, now=now, aim=GARDEN)
    offered(tea, cast.bea, by=cast.herself, now=now)
    with looking(cast.hers):
        (offer,) = queries.offers_for(cast.bea, viewer=cast.hers)
    answered(offer, by=cast.hers, now=now)
    said_yes(plan, by=cast.herself, now=now)
    said_yes(a_draft(cast.ana, by=cast.herself, now=now), by=cast.herself, now=now)
    with looking(cast.sam):
        tasks = Task.objects.visible_to(cast.sam).filter(person_id=cast.ana)
        assert [task.asked for task in tasks] == [f"cover_{garden.line.hex[:24]}"]
        (agreed,) = queries.tasks_agreed(cast.ana, viewer=cast.sam, on=now.date())
        assert (agreed.line, agreed.carer_called) == (tea.line, "Bea, my daughter")


@pytest.mark.requirement("S0-07")
@pytest.mark.parametrize("changed", ["taken out", "another time"])
def test_a_yes_is_to_what_was_asked_and_ends_with_the_line_or_its_time(now, looking, cast, changed):
    plan = a_draft(cast.ana, by=cast.herself, now=now)
    tea = a_line(plan, by=cast.herself, now=now)
    a_line(plan, by=cast.herself, now=now, aim=GARDEN, met_by=MetBy.SELF)
    offered(tea, cast.bea, by=cast.herself, now=now)
    with looking(cast.hers):
        (offer,) = queries.offers_for(cast.bea, viewer=cast.hers)
    answered(offer, by=cast.hers, now=now)
    said_yes(plan, by=cast.herself, now=now)
    later = now.replace(minute=55)
    again = a_draft(cast.ana, by=cast.herself, now=later)
    with looking(cast.herself):
        copy = queries.lines_of(again, viewer=cast.herself)[0]
        if changed == "taken out":
            actions.remove_line(row=copy.pk, person=cast.ana, by=cast.herself, at=later)
        else:
            to = actions.NewLine(person=cast.ana, plan=again.pk, aim=copy.aim, met_by=MetBy.CARER, days=(0,))
            actions.change_line(row=copy.pk, to=to, by=cast.herself, at=later)
    said_yes(again, by=cast.herself, now=later)
    with looking(cast.herself):
        assert queries.tasks_agreed(cast.ana, viewer=cast.herself, on=now.date()) == []
    with looking(cast.hers):
        (offer,) = queries.offers_for(cast.bea, viewer=cast.hers)
        assert queries.in_force([offer], on=now.date()) == []
        assert offer.stopped_by_id == cast.herself.pk
