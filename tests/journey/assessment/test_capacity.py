"""Capacity: about one decision at one time, with help first, and never about a person (B-26)."""

import re
import uuid
from datetime import timedelta

import pytest
from django.apps import apps

from sayso.foundation.access.areas import Area
from sayso.foundation.decisions import actions as decisions
from sayso.foundation.decisions.grounds import Nature
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.decisions.questions import Question
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import CapacityRecord
from sayso.journey.assessment.statuses import Could, Difficulty
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories.assessment import a_new_capacity_record
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-26")]


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


def kept(ana, by, now, **changed):
    return actions.record_capacity(record=a_new_capacity_record(ana, now, **changed), by=by, at=now)


def asked_of_somebody_else(ana, by, now, record=None, **changed):
    question = Question(
        nature=Nature.MY_LIFE,
        words="Go home tonight?",
        officer=by,
        holder_because="capacity_record",
        holder_because_key=record,
        **changed,
    )
    put = decisions.propose_decision(person=ana, question=question, by=by, at=now)
    return decisions.decide(decision=put, grounds=Grounds(reasons="Home."), by=by, at=now)


def test_it_says_what_they_could_do_towards_one_decision_that_day(now, looking, sam, ana):
    with looking(sam):
        found = kept(ana, sam, now)
        assert queries.capacity_of(ana, viewer=sam) == [found]
        assert found.abilities == {
            "understanding": "could",
            "retaining": "could",
            "weighing": "could_not",
            "communicating": "could",
        }
        assert found.may_be_cited


def test_no_table_and_no_choice_marks_a_person_as_lacking_capacity():
    columns = {
        f"{model._meta.db_table}.{field.name}" for model in apps.get_models() for field in model._meta.fields
    }
    assert [name for name in columns if re.search(r"(has|lacks?|no)_?capacity", name)] == []
    about_people = {name for name in columns if "capacity" in name and name.startswith("people_")}
    assert about_people == set()
    fields = {field.name for field in CapacityRecord._meta.fields}
    assert {"to_decide", "looked_on", "help_given"} <= fields, "of one decision, at one time, with help"


@pytest.mark.parametrize(
    "changed",
    [
        {"because_of": ""},
        {"abilities": {}},
        {"abilities": dict.fromkeys(Difficulty, Could.COULD)},
        {"their_wishes": ""},
        {"consulted": " "},
        {"less_restrictive": ""},
    ],
)
def test_without_a_cause_wishes_people_asked_or_lesser_ways_it_lets_nobody_else_decide(
    now, looking, sam, ana, changed
):
    with looking(sam):
        found = kept(ana, sam, now, **changed)
        assert asked_of_somebody_else(ana, sam, now, found.pk).held_by_rules == ["no_capacity_record"]


def test_a_decision_may_cite_it_and_only_the_one_it_is_about(now, looking, sam, ana):
    irene = somebody(now=now, name="Irene Osei", seen_by=[sam])
    with looking(sam):
        found = kept(ana, sam, now)
        assert asked_of_somebody_else(ana, sam, now, found.pk).state == "decided"
        assert asked_of_somebody_else(irene, sam, now, found.pk).state == "held"
        assert asked_of_somebody_else(ana, sam, now, uuid.uuid4()).state == "held"
        other = asked_of_somebody_else(ana, sam, now)
        of_other = kept(ana, sam, now, about_decision=other.pk)
        assert asked_of_somebody_else(ana, sam, now, of_other.pk).state == "held", "another decision"


def test_what_keeps_her_safe_is_done_first_and_the_record_is_due_until_it_is_written(now, looking, sam, ana):
    with looking(sam):
        done = asked_of_somebody_else(ana, sam, now, keeps_safe=True)
        assert done.state == "decided"
        assert queries.capacity_records_due([ana], viewer=sam) == [done]
        kept(ana, sam, now, about_decision=done.pk)
        assert queries.capacity_records_due([ana], viewer=sam) == []


def test_written_again_it_takes_its_place_and_a_second_time_is_told(now, looking, sam, ana):
    with looking(sam):
        first = kept(ana, sam, now)
        second = kept(ana, sam, now, in_place_of=first.pk)
        assert queries.capacity_of(ana, viewer=sam) == [second]
        with pytest.raises(Stale):
            kept(ana, sam, now, in_place_of=first.pk)
        assert asked_of_somebody_else(ana, sam, now, first.pk).state == "held", "it stands no longer"


@pytest.mark.parametrize("field", ["to_decide", "help_given", "looked_on"])
def test_without_the_decision_the_help_or_a_day_that_has_come_it_is_not_kept(now, looking, sam, ana, field):
    wrong = now.date() + timedelta(days=1) if field == "looked_on" else " "
    with looking(sam), pytest.raises(Invalid) as told:
        kept(ana, sam, now, **{field: wrong})
    assert list(told.value.fields) == [field]


def test_a_carer_with_the_plan_shared_a_stranger_and_a_wrong_role_are_kept_out(now, looking, sam, ana):
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, now=now)
    with looking(sam):
        kept(ana, sam, now)
    with looking(hers):
        assert not CapacityRecord.objects.exists()
    stranger, adviser = a_login("assessor", now=now), a_login("contact", now=now)
    with looking(stranger), pytest.raises(NotFound):
        kept(ana, stranger, now)
    with looking(adviser), pytest.raises(NotPermitted):
        kept(ana, adviser, now)


def test_without_a_trail_nothing_is_kept(now, looking, sam, ana, audit_fails):
    with looking(sam), pytest.raises(audit_fails):
        kept(ana, sam, now)
    with looking(sam):
        assert queries.capacity_of(ana, viewer=sam) == []
