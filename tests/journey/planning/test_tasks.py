"""What a carer is asked and says: a task is theirs only with a yes, and theirs to stop at any moment."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from sayso.foundation.access.areas import Area
from sayso.journey.casework.models import Task
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import CarerTask, TaskOffer
from sayso.journey.planning.statuses import CarerAnswer
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.factories.planning import (
    a_draft,
    a_line,
    a_new_offer,
    an_answer,
    answered,
    offered,
    said_yes,
)
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def tea(now, cast):
    """Return a line of Ana's own finished plan that nobody has said yes to, covered for tonight."""
    plan = a_draft(cast.ana, by=cast.herself, now=now)
    line = a_line(plan, by=cast.herself, now=now, covers_tonight="Joy, from Harbour")
    said_yes(plan, by=cast.herself, now=now)
    return line


@pytest.fixture
def offer(now, looking, cast, tea):
    offered(tea, cast.bea, by=cast.herself, now=now)
    with looking(cast.hers):
        return queries.offers_for(cast.bea, viewer=cast.hers)[0]


def agreed(cast, viewer, now):
    return queries.tasks_agreed(cast.ana, viewer=viewer, on=now.date())


def to_find(cast):
    return list(Task.objects.visible_to(cast.sam).filter(person_id=cast.ana, asked__startswith="cover_"))


@pytest.mark.requirement("S0-07")
def test_she_asks_her_daughter_and_only_the_daughter_and_her_worker_can_read_it(now, looking, cast, offer):
    with looking(cast.hers):
        assert (offer.words, offer.adult_called, offer.answer) == ("Make tea at seven.", "Ana Marsh", "")
        assert queries.waiting([offer]) == [offer]
    with looking(cast.nadia):
        assert len(queries.offers_for(cast.bea, viewer=cast.nadia)) == 1
    for other in (cast.herself, cast.sam):
        with looking(other):
            assert queries.offers_for(cast.bea, viewer=other) == []
            assert TaskOffer.objects.count() == 0


def test_a_worker_of_both_asks_too_even_where_her_answer_is_not_theirs_to_read(now, looking, cast, tea):
    offered(tea, cast.bea, by=cast.sam, now=now)
    with looking(cast.hers):
        (asked,) = queries.offers_for(cast.bea, viewer=cast.hers)
    assert asked.offered_by_id == cast.sam.pk


def test_nobody_asks_a_stranger_for_her_nor_asks_for_somebody_else(now, looking, cast, tea):
    irene = somebody(now=now, name="Irene Osei")
    with looking(cast.herself), pytest.raises(NotFound):
        actions.offer_task(offer=a_new_offer(tea, irene), by=cast.herself, at=now)
    with looking(cast.sam), pytest.raises(NotFound):
        actions.offer_task(offer=a_new_offer(tea, irene), by=cast.sam, at=now)
    open_to(cast.hers, cast.ana, Area.PLAN, now=now)
    with looking(cast.hers), pytest.raises(NotFound):
        actions.offer_task(offer=a_new_offer(tea, irene), by=cast.hers, at=now)
    officer = a_login("payments", now=now)
    with looking(officer), pytest.raises(NotPermitted):
        actions.offer_task(offer=a_new_offer(tea, cast.bea), by=officer, at=now)


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"words": " "}, "words"), ({"minutes_a_week": 0}, "minutes_a_week")],
)
def test_a_question_without_words_is_told_at_its_box(now, looking, cast, tea, changed, field):
    with looking(cast.herself), pytest.raises(Invalid) as told:
        actions.offer_task(offer=a_new_offer(tea, cast.bea, **changed), by=cast.herself, at=now)
    assert list(told.value.fields) == [field]


def test_a_line_that_is_no_line_of_hers_is_not_asked(now, looking, cast, tea):
    other = a_line(a_draft(cast.bea, by=cast.hers, now=now), by=cast.hers, now=now)
    asked = actions.NewOffer(adult=cast.ana, carer=cast.bea, line=other.line, words="Make tea.")
    with looking(cast.herself), pytest.raises(NotFound):
        actions.offer_task(offer=asked, by=cast.herself, at=now)


def test_the_database_itself_lets_nobody_put_or_settle_what_is_not_theirs(now, looking, cast, tea, offer):
    irene = a_login_of(somebody(now=now, name="Irene Osei"), "person", now=now)
    calls = [
        (
            "select planning_offer_task(gen_random_uuid(), %s, %s, %s, 'x', 1, %s)",
            [cast.ana, cast.bea, tea.line, now],
        ),
        ("select planning_settle(%s, %s)", [offer.pk, now]),
        ("select planning_after_finish(%s, %s)", [tea.plan_id, now]),
        ("select planning_ask_for_cover(%s, %s, %s)", [cast.ana, tea.line, now]),
    ]
    for statement, values in calls:
        with looking(irene), pytest.raises(ProgrammingError), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
    with looking(cast.herself), pytest.raises(ProgrammingError), transaction.atomic():
        CarerTask(
            person_id=cast.ana,
            line=tea.line,
            carer_id=cast.bea,
            carer_called="Bea",
            offer=offer.pk,
            minutes_a_week=1,
            starts_on=now.date(),
            ends_before=now.date(),
            began_at=now,
        ).save(force_insert=True)


@pytest.mark.requirement("S0-07")
def test_a_yes_makes_the_task_hers_in_that_moment_for_so_long(now, looking, cast, tea, offer):
    with looking(cast.herself):
        lines = [tea]
        assert queries.not_settled(lines, agreed(cast, cast.herself, now)) == lines
    answered(offer, by=cast.hers, now=now)
    with looking(cast.herself):
        (task,) = agreed(cast, cast.herself, now)
        assert (task.carer_called, task.minutes_a_week, task.line) == ("Bea, my daughter", 90, tea.line)
        assert queries.not_settled(lines, [task]) == []
        ends = now.date() + timedelta(weeks=12)
        assert queries.tasks_agreed(cast.ana, viewer=cast.herself, on=ends) == []
        assert queries.line_of(cast.ana, tea.line, viewer=cast.herself).covers_tonight == ""
    with looking(cast.hers):
        offers = queries.offers_for(cast.bea, viewer=cast.hers)
        assert queries.in_force(offers, on=now.date()) == offers
        assert queries.to_ask_again(offers, on=ends) == offers


def test_a_worker_who_holds_her_account_keeps_what_she_says_and_another_cannot(now, looking, cast, offer):
    for other in (cast.sam, cast.herself):
        with looking(other), pytest.raises(NotFound):
            actions.answer_task(answer=an_answer(offer, now), by=other, at=now)
    answered(offer, by=cast.nadia, now=now)
    with looking(cast.herself):
        assert len(agreed(cast, cast.herself, now)) == 1


@pytest.mark.requirement("S0-07")
def test_a_yes_with_help_is_not_counted_until_the_help_is_there(now, looking, cast, offer):
    answered(offer, by=cast.hers, now=now, answer=CarerAnswer.WITH_HELP, words="If somebody lifts.")
    with looking(cast.herself):
        assert agreed(cast, cast.herself, now) == []
    with looking(cast.nadia):
        offers = queries.offers_for(cast.bea, viewer=cast.nadia)
        assert [one.pk for one in queries.help_to_find(offers)] == [offer.pk]
    answered(offer, by=cast.hers, now=now)
    with looking(cast.nadia):
        assert queries.help_to_find(queries.offers_for(cast.bea, viewer=cast.nadia)) == []
    with looking(cast.herself):
        assert len(agreed(cast, cast.herself, now)) == 1


@pytest.mark.requirement("S0-07")
def test_a_no_leaves_the_line_to_be_met_another_way_and_somebody_finds_who(now, looking, cast):
    plan = a_draft(cast.ana, by=cast.herself, now=now)
    line = a_line(plan, by=cast.herself, now=now)
    offered(line, cast.bea, by=cast.herself, now=now)
    said_yes(plan, by=cast.herself, now=now)
    with looking(cast.hers):
        (asked,) = queries.offers_for(cast.bea, viewer=cast.hers)
    answered(asked, by=cast.hers, now=now, answer=CarerAnswer.NO, words="I cannot.")
    with looking(cast.sam):
        assert agreed(cast, cast.sam, now) == []
        assert [task.owner_id for task in to_find(cast)] == [cast.sam.pk]
    answered(asked, by=cast.hers, now=now)
    with looking(cast.sam):
        assert len(agreed(cast, cast.sam, now)) == 1, "whoever said no may say yes after"


@pytest.mark.requirement("S0-07")
def test_she_stops_at_any_moment_and_the_line_is_open_that_same_minute(now, looking, cast, tea, offer):
    answered(offer, by=cast.hers, now=now)
    with looking(cast.hers):
        actions.stop_task(offer=offer.pk, by=cast.hers, at=now)
        stopped = actions.stop_task(offer=offer.pk, by=cast.hers, at=now + timedelta(minutes=1))
        assert stopped.stopped_at == now, "to stop what is stopped changes nothing"
    with looking(cast.herself):
        assert queries.not_settled([tea], agreed(cast, cast.herself, now)) == [tea]
        assert CarerTask.objects.count() == 0, "no row is left to say when"
    with looking(cast.sam):
        (task,) = to_find(cast)
        assert (task.owner_id, task.due_on, task.for_person) == (cast.sam.pk, now.date(), "")
        assert "Bea" not in task.what + task.because
        assert task.made_by_id != cast.hers.pk
    with looking(cast.hers), pytest.raises(WrongState):
        actions.answer_task(answer=an_answer(offer, now), by=cast.hers, at=now)


def test_a_yes_stands_until_it_is_stopped_or_its_time_is_over(now, looking, cast, offer):
    answered(offer, by=cast.hers, now=now)
    with looking(cast.hers), pytest.raises(WrongState):
        actions.answer_task(answer=an_answer(offer, now), by=cast.hers, at=now)
    later = now + timedelta(weeks=13)
    again = {"holds_from": later.date(), "ends_before": later.date() + timedelta(weeks=4)}
    answered(offer, by=cast.hers, now=later, **again)
    with looking(cast.herself):
        assert [task.starts_on for task in agreed(cast, cast.herself, later)] == [later.date()]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"answer": ""}, "answer"),
        ({"minutes_a_week": None}, "minutes_a_week"),
        ({"holds_from": None}, "holds_from"),
        ({"ends_before": None}, "ends_before"),
        ({"ends_before": "same"}, "ends_before"),
        ({"ends_before": "years"}, "ends_before"),
    ],
)
def test_a_yes_without_how_much_and_how_long_is_told_at_its_box(now, looking, cast, offer, changed, field):
    days = {"same": now.date(), "years": now.date() + timedelta(days=400)}
    changed = {name: days.get(value, value) for name, value in changed.items()}
    with looking(cast.hers), pytest.raises(Invalid) as told:
        actions.answer_task(answer=an_answer(offer, now, **changed), by=cast.hers, at=now)
    assert list(told.value.fields) == [field]


@pytest.mark.parametrize("answer", [None, CarerAnswer.NO, CarerAnswer.YES])
def test_to_ask_the_same_again_asks_nothing_and_the_asker_cannot_tell(now, looking, cast, tea, offer, answer):
    if answer:
        answered(offer, by=cast.hers, now=now, answer=answer)
    later = now + timedelta(days=3)
    offered(tea, cast.bea, by=cast.herself, now=later)
    offered(tea, cast.bea, by=cast.sam, now=later)
    with looking(cast.hers):
        assert len(queries.offers_for(cast.bea, viewer=cast.hers)) == 1
    if answer == CarerAnswer.NO:
        offered(tea, cast.bea, by=cast.herself, now=now + timedelta(days=29))
        with looking(cast.hers):
            assert len(queries.waiting(queries.offers_for(cast.bea, viewer=cast.hers))) == 1


def test_other_words_take_the_place_of_a_question_that_waits(now, looking, cast, tea, offer):
    offered(tea, cast.bea, by=cast.herself, now=now, words="Make tea on Mondays.")
    with looking(cast.hers):
        waiting = queries.waiting(queries.offers_for(cast.bea, viewer=cast.hers))
        assert [one.words for one in waiting] == ["Make tea on Mondays."]


def test_a_stranger_and_a_wrong_role_answer_and_stop_nothing(now, looking, cast, offer):
    for by, refusal in (
        (a_login("assessor", now=now), NotFound),
        (a_login("payments", now=now), NotPermitted),
    ):
        with looking(by), pytest.raises(refusal):
            actions.answer_task(answer=an_answer(offer, now), by=by, at=now)
        with looking(by), pytest.raises(refusal):
            actions.stop_task(offer=offer.pk, by=by, at=now)


@pytest.mark.parametrize("act", ["offer", "answer", "stop"])
def test_without_a_trail_nothing_is_asked_answered_or_stopped(now, looking, cast, tea, offer, act, request):
    if act == "stop":
        answered(offer, by=cast.hers, now=now)
    audit_fails = request.getfixturevalue("audit_fails")
    by = cast.herself if act == "offer" else cast.hers
    acts = {
        "offer": lambda: actions.offer_task(offer=a_new_offer(tea, cast.bea, words="Lunch"), by=by, at=now),
        "answer": lambda: actions.answer_task(answer=an_answer(offer, now), by=by, at=now),
        "stop": lambda: actions.stop_task(offer=offer.pk, by=by, at=now),
    }
    with looking(by), pytest.raises(audit_fails):
        acts[act]()
    with looking(cast.hers):
        (kept,) = queries.offers_for(cast.bea, viewer=cast.hers)
        assert (kept.answer, kept.stopped_at) == (CarerAnswer.YES if act == "stop" else "", None)
    with looking(cast.herself):
        assert len(agreed(cast, cast.herself, now)) == (act == "stop")
