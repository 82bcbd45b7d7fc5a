"""What somebody chose, from the list they saw; that nothing suited; and whether it was their own choice."""

import importlib
from datetime import time, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.foundation.gateways.open_referral import Hours
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.options import actions, facts, queries
from sayso.journey.options.models import Choice
from sayso.journey.options.statuses import CheckKind, OwnAnswer
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.factories.options import a_plan_line, a_service, agreed_money, imported, offer_named
from tests.pages.home.signing_in import a_login_of

answer_own_choice = importlib.import_module("sayso.journey.options.actions.answer_own_choice")
pytestmark = pytest.mark.django_db


@pytest.fixture
def brook(now):
    return a_login("broker", now=now, name="Brook Lowry")


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    return made.somebody(now=now, name="Ana Marsh", seen_by=[sam])


@pytest.fixture
def tea(now, sam, ana):
    return a_plan_line(ana, by=sam, now=now)


@pytest.fixture
def feed(now, brook):
    early = (Hours(days=(), opens_at=time(7), closes_at=time(18)),)
    return imported(
        a_service("meadow"),
        a_service("kindly"),
        a_service("early", hours=early),
        a_service("digger", terms=("Garden help",)),
        by=brook,
        now=now,
    )


def chosen(looking, by, ana, tea, now, **said):
    new = actions.NewChoice(person=ana, line=tea.line, **said)
    with looking(by):
        return actions.choose(choice=new, by=by, at=now)


@pytest.mark.requirement("S2-08")
def test_a_choice_keeps_the_list_it_was_made_from_with_each_reason(now, looking, sam, ana, tea, feed):
    kept = chosen(looking, sam, ana, tea, now, offer=offer_named("meadow").pk)
    assert [one["name"] for one in kept.shown] == ["Kindly Home Care", "Meadow Home Care"]
    assert {one["name"]: one["reason"] for one in kept.left_out} == {
        "Early Home Care": "time",
        "Digger Home Care": "other_help",
    }
    assert kept.offer_name == "Meadow Home Care"
    assert "Brook Lowry" in kept.put_together
    with looking(sam):
        shown = facts.offers_for(tea, viewer=sam, on=now.date())
    admin = {(shown.offer(one).name, one.reason) for one in shown.weighed.left_out}
    assert {(one["name"], one["reason"]) for one in kept.left_out} == admin


def test_a_choice_holds_no_sum_of_theirs_for_the_plan_may_be_shared(now, looking, sam, ana, tea, feed):
    agreed_money(tea, by=sam, now=now, pence_a_week=3_777)
    kept = chosen(looking, sam, ana, tea, now, offer=offer_named("meadow").pk)
    assert kept.money_known
    assert "3777" not in str(kept.shown) + str(kept.left_out)
    assert {one["reason"] for one in kept.left_out} >= {"price"}


@pytest.mark.requirement("S2-07")
def test_none_of_these_suits_me_keeps_the_words_and_the_plan_open(now, looking, sam, ana, tea, feed):
    kept = chosen(looking, sam, ana, tea, now, none_words=" One person, always the same. ", may_tell=True)
    assert (kept.offer, kept.none_words, kept.may_tell) == (None, "One person, always the same.", True)
    later = now + timedelta(hours=1)
    again = chosen(looking, sam, ana, tea, later, offer=offer_named("kindly").pk)
    with looking(sam, later):
        assert queries.choice_of(ana, tea.line, viewer=sam) == again
        assert Choice.objects.visible_to(sam).filter(person_id=ana).count() == 2, "what was said first stays"


def test_a_person_may_choose_what_the_list_left_out(now, looking, sam, ana, tea, feed):
    assert chosen(looking, sam, ana, tea, now, offer=offer_named("early").pk).offer_name == "Early Home Care"


def test_a_list_that_changed_since_it_was_seen_is_shown_again(now, looking, brook, sam, ana, tea, feed):
    with looking(sam):
        seen = facts.offers_for(tea, viewer=sam, on=now.date()).mark
    imported(*(a_service(key) for key in ("meadow", "kindly", "early", "digger", "new")), by=brook, now=now)
    with pytest.raises(Stale):
        chosen(looking, sam, ana, tea, now, offer=offer_named("meadow").pk, seen=seen)


def test_an_offer_or_a_line_that_is_not_there_is_not_found(now, looking, sam, ana, tea, feed):
    with pytest.raises(NotFound):
        chosen(looking, sam, ana, tea, now, offer=tea.pk)
    with pytest.raises(NotFound), looking(sam):
        actions.choose(choice=actions.NewChoice(person=ana, line=tea.pk), by=sam, at=now)
    with pytest.raises(Invalid):
        chosen(looking, sam, ana, tea, now, kinds=["magic"])


def test_nobody_chooses_for_somebody_whose_record_is_not_theirs(now, looking, sam, ana, tea, feed):
    stranger = a_login("social-worker", now=now)
    with pytest.raises(NotFound):
        chosen(looking, stranger, ana, tea, now)
    bea = made.somebody(now=now, name="Bea Marsh")
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, now=now)
    with pytest.raises(NotFound):
        chosen(looking, hers, ana, tea, now)
    finance = a_login("finance", now=now)
    with pytest.raises(NotPermitted):
        chosen(looking, finance, ana, tea, now)


def test_a_trail_that_cannot_be_written_undoes_a_choice(now, looking, sam, ana, tea, feed, audit_fails):
    with pytest.raises(audit_fails):
        chosen(looking, sam, ana, tea, now)
    with looking(sam):
        assert queries.choice_of(ana, tea.line, viewer=sam) is None


def test_what_was_said_of_room_holds_for_two_weeks(now, looking, brook, sam, ana, tea, feed):
    full = actions.NewCheck(
        offer=offer_named("meadow").pk, kind=CheckKind.ROOM, answer="full", checked_on=now.date()
    )
    with looking(brook):
        actions.record_check(check=full, by=brook, at=now)

    def left_out(on):
        with looking(sam):
            shown = facts.offers_for(tea, viewer=sam, on=on)
        return {shown.offer(one).key: one.reason for one in shown.weighed.left_out}

    assert left_out(now.date())["meadow"] == "full"
    assert "meadow" not in left_out(now.date() + timedelta(days=15))


# -- what people wanted and could not find -------------------------------------------------------------


@pytest.mark.requirement("S2-07")
def test_a_commissioner_reads_the_want_without_the_name_and_no_number_under_five(now, looking, sam, feed):
    colin = a_login("commissioner", now=now)

    def wanted():
        with looking(colin):
            return queries.wants_without_names(viewer=colin), queries.wants_in_words(viewer=colin)

    for number in range(5):
        somebody = made.somebody(now=now, name=f"Person {number}", seen_by=[sam])
        line = a_plan_line(somebody, by=sam, now=now)
        words = "One person, always the same." if number == 0 else "Do not tell this."
        chosen(looking, sam, somebody, line, now, none_words=words, may_tell=number == 0)
        counts, told = wanted()
        people = {one.kind: one.people for one in counts}
        assert people["meals"] == (5 if number == 4 else None)
    assert [words for _, words in told] == ["One person, always the same."]
    with looking(sam):
        assert queries.wants_without_names(viewer=sam) == []


# -- did you choose this? ------------------------------------------------------------------------------


@pytest.fixture
def herself(now, ana):
    login = a_login_of(ana, "person", now=now, name="Ana Marsh")
    open_to(login, ana, Area.PRIVATE, now=now)
    return login


def answered(looking, by, ana, tea, now, answer=OwnAnswer.NO, **said):
    new = actions.NewOwnAnswer(person=ana, line=tea.line, answer=answer, **said)
    with looking(by):
        return actions.answer_own_choice(answer=new, by=by, at=now)


@pytest.fixture
def principal(now):
    return a_login("principal", now=now, name="Priya Nair")


def outside(looking, who):
    with looking(who):
        return queries.choice_answers_outside(viewer=who)


@pytest.mark.requirement("S1-10")
def test_a_no_reaches_somebody_outside_the_team_and_nobody_in_it(
    now, looking, sam, ana, tea, herself, principal
):
    made.allocated(ana, sam, now=now)
    manager_of_team = a_login("manager", now=now, team=sam.team)
    elsewhere = a_login("manager", now=now, team=made.a_team("West team"))
    answered(looking, herself, ana, tea, now, words="I was told to have Meadow.")
    (told,) = outside(looking, principal)
    assert (told.called, told.answer, told.words) == ("Ana Marsh", "no", "I was told to have Meadow.")
    assert len(outside(looking, elsewhere)) == 1
    for inside in (sam, manager_of_team, a_login("broker", now=now), herself):
        assert outside(looking, inside) == []
    with looking(sam):
        assert queries.own_answers(ana, viewer=sam) == []


def test_a_yes_reaches_nobody_and_is_not_asked_again(now, looking, ana, tea, herself, principal):
    with looking(herself):
        assert queries.is_to_ask(ana, tea.line, now, viewer=herself)
    answered(looking, herself, ana, tea, now, answer=OwnAnswer.YES)
    assert outside(looking, principal) == []
    with looking(herself):
        assert not queries.is_to_ask(ana, tea.line, now, viewer=herself)
        assert queries.is_to_ask(ana, tea.line, now + timedelta(days=1), viewer=herself), "a newer order"


def test_an_answer_with_somebody_there_is_kept_and_asked_again(now, looking, ana, tea, sam, principal):
    open_to(sam, ana, Area.PRIVATE, now=now)
    with pytest.raises(Invalid, match="asked alone"):
        answered(looking, sam, ana, tea, now)
    answered(looking, sam, ana, tea, now, seen_alone=SeenAlone.NO)
    with looking(sam):
        assert queries.is_to_ask(ana, tea.line, now, viewer=sam)
    assert [one.seen_alone for one in outside(looking, principal)] == ["no"]


def test_no_trace_of_an_answer_is_there_for_a_carer_with_whom_everything_is_shared(
    now, looking, ana, tea, herself, monkeypatch
):
    trail, write = [], answer_own_choice.write
    monkeypatch.setattr(answer_own_choice, "write", lambda events: (trail.extend(events), write(events)))
    bea = made.somebody(now=now, name="Bea Marsh")
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.CONTACT, Area.PLAN, Area.MONEY, Area.PAPERS, Area.HEALTH, now=now)
    answered(looking, herself, ana, tea, now)
    with looking(hers):
        assert queries.own_answers(ana, viewer=hers) == []
        assert queries.choice_of(ana, tea.line, viewer=hers) is None
    with pytest.raises(NotFound):
        answered(looking, hers, ana, tea, now)
    assert [one.facts for one in trail] == [{}], "the trail holds no answer"


def test_whoever_stands_outside_takes_it_up_once(now, looking, ana, tea, sam, herself, principal):
    answered(looking, herself, ana, tea, now, answer=OwnAnswer.SOMEBODY_ELSE)
    (told,) = outside(looking, principal)

    def take_up(by, did="Rang her. She chose again."):
        with looking(by):
            actions.take_up_answer(answer=told.key, did=did, by=by, at=now)

    with pytest.raises(Invalid):
        take_up(principal, did=" ")
    with pytest.raises(NotPermitted):
        take_up(sam)
    take_up(principal)
    assert outside(looking, principal) == []
    with pytest.raises(NotFound):
        take_up(principal)


def test_a_trail_that_cannot_be_written_undoes_an_answer_and_a_taking_up(
    now, looking, ana, tea, herself, principal, request
):
    answered(looking, herself, ana, tea, now)
    (told,) = outside(looking, principal)
    fails = request.getfixturevalue("audit_fails")
    with pytest.raises(fails):
        answered(looking, herself, ana, tea, now)
    with pytest.raises(fails), looking(principal):
        actions.take_up_answer(answer=told.key, did="Rang.", by=principal, at=now)
    assert len(outside(looking, principal)) == 1
