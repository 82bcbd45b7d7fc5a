"""What somebody hands in of their own money, and looking again: by somebody who did not do the sum."""

import pytest

from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.challenged import LineAnswer, challenged
from sayso.journey.charging.models import LookAgain, ToldMeans
from sayso.journey.charging.statuses import LookedAgain
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import somebody
from tests.factories.charging import kept_means, told
from tests.factories.logins import a_login
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def ana(now):
    return somebody(now=now, name="Ana Marsh")


@pytest.fixture
def herself(now, ana):
    return a_login_of(ana, "person", now=now)


def handed_in(person, by, now, **changed):
    return actions.hand_in_answers(
        told=actions.NewTold(person=person, answers=told(**changed)), by=by, at=now
    )


def asked(kept, by, now, words="My heating costs more.", **more):
    wish = actions.NewLook(person=kept.person_id, assessment=kept.pk, words=words, **more)
    return actions.ask_to_look_again(asked=wish, by=by, at=now)


def answered(look, by, now, **changed):
    said = {"answer": LookedAgain.STAYS, "reason": "The bills you sent are in the sum."}
    return actions.answer_look(look=look.pk, person=look.person_id, by=by, at=now, **(said | changed))


def test_what_she_hands_in_waits_for_finance_until_a_sum_begins_with_it(now, looking, finn, ana, herself):
    with looking(herself):
        mine = handed_in(ana, herself, now)
    with looking(finn):
        assert [one.pk for one in queries.all_handed_in(viewer=finn)] == [mine.pk]
    kept = kept_means(ana, by=finn, now=now, answers=mine.answers, told=mine.pk)
    with looking(finn):
        assert queries.all_handed_in(viewer=finn) == []
        assert ToldMeans.objects.get(pk=mine.pk).looked_by_id == finn.pk
    assert kept.told == mine.pk


def test_what_she_hands_in_later_takes_the_place_of_the_first(now, looking, ana, herself):
    with looking(herself):
        handed_in(ana, herself, now)
        second = handed_in(ana, herself, now, age={"age": 78})
        assert queries.handed_in(ana, viewer=herself).pk == second.pk
        assert ToldMeans.objects.count() == 2, "the first stays to be read"


def test_nobody_hands_in_for_another_and_no_worker_reads_it_but_finance(now, looking, finn, ana, herself):
    bea = somebody(now=now, name="Bea Marsh")
    hers, sam = a_login_of(bea, "carer", now=now), a_login("social-worker", now=now)
    with looking(hers), pytest.raises(NotFound):
        handed_in(ana, hers, now)
    with looking(finn), pytest.raises(NotPermitted):
        handed_in(ana, finn, now)
    with looking(herself):
        handed_in(ana, herself, now)
    for login in (hers, sam):
        with looking(login):
            assert not ToldMeans.objects.exists()


def test_nothing_and_nonsense_are_not_handed_in(now, looking, ana, herself):
    with looking(herself):
        for answers in ({}, {"age": {"age": "old"}}):
            with pytest.raises(Invalid):
                actions.hand_in_answers(told=actions.NewTold(person=ana, answers=answers), by=herself, at=now)
        assert not ToldMeans.objects.exists()


def test_without_a_trail_nothing_is_handed_in(now, looking, ana, herself, audit_fails):
    with looking(herself):
        with pytest.raises(audit_fails):
            handed_in(ana, herself, now)
        assert not ToldMeans.objects.exists()


def test_whoever_worked_it_out_may_not_answer_and_a_colleague_may(now, looking, finn, ana, herself):
    kept = kept_means(ana, by=finn, now=now)
    with looking(herself):
        wish = asked(kept, herself, now)
    with looking(finn):
        assert [one.pk for one in queries.looks_waiting(viewer=finn)] == [wish.pk]
        with pytest.raises(Held) as held:
            answered(wish, finn, now)
    assert "somebody else looks at it afresh" in held.value.message
    other = a_login("finance", now=now, name="Ruta Shah")
    with looking(other):
        answered(wish, other, now)
        assert queries.looks_waiting(viewer=other) == []
        with pytest.raises(WrongState):
            answered(wish, other, now)
    with looking(herself):
        [mine] = queries.looks_of(ana, viewer=herself)
        assert mine.reason == "The bills you sent are in the sum."


def test_an_answer_has_a_reason(now, looking, finn, ana, herself):
    kept, other = kept_means(ana, by=finn, now=now), a_login("finance", now=now)
    with looking(herself):
        wish = asked(kept, herself, now)
    with looking(other):
        with pytest.raises(Invalid) as refused:
            answered(wish, other, now, reason=" ")
    assert list(refused.value.fields) == ["reason"]


def test_asked_twice_one_wish_stands_with_its_first_day(now, looking, finn, ana, herself):
    kept = kept_means(ana, by=finn, now=now)
    with looking(herself):
        first = asked(kept, herself, now)
        asked(kept, herself, now, words="")
        [one] = queries.looks_of(ana, viewer=herself)
        assert (one.words, one.answer_by) == ("My heating costs more.", first.answer_by)


def test_only_the_person_or_finance_asks_and_only_of_a_sum_of_that_person(now, looking, finn, ana, herself):
    kept, bea = kept_means(ana, by=finn, now=now), somebody(now=now, name="Bea Marsh")
    hers, sam = a_login_of(bea, "carer", now=now), a_login("social-worker", now=now)
    with looking(hers):
        with pytest.raises(NotFound):
            asked(kept, hers, now)
        theirs = actions.NewLook(person=bea, assessment=kept.pk)
        with pytest.raises(NotFound):
            actions.ask_to_look_again(asked=theirs, by=hers, at=now)
    with looking(sam), pytest.raises(NotPermitted):
        asked(kept, sam, now)
    with looking(finn):
        asked(kept, finn, now)  # she rang


def test_without_a_trail_nobody_asked_and_nobody_answered(now, looking, finn, ana, herself, request):
    kept, other = kept_means(ana, by=finn, now=now), a_login("finance", now=now)
    again = kept_means(ana, by=finn, now=now, answers=told(age={"age": 78}))
    with looking(herself):
        wish = asked(kept, herself, now)
    down = request.getfixturevalue("audit_fails")
    with looking(herself):
        with pytest.raises(down):
            asked(again, herself, now)
        assert LookAgain.objects.count() == 1
    with looking(other):
        with pytest.raises(down):
            answered(wish, other, now)
        assert LookAgain.objects.get().answered_at is None


HEATING, TAX = "costs.heating", "costs.council_tax_net"


def of_line(step, answer="stays", reason="The bill says so."):
    return LineAnswer(step=step, answer=LookedAgain(answer), reason=reason)


def test_she_asks_about_one_line_and_reads_what_came_of_that_line(now, looking, finn, ana, herself):
    kept, other = kept_means(ana, by=finn, now=now), a_login("finance", now=now)
    with looking(herself):
        wish = asked(kept, herself, now, lines=[HEATING])
        assert wish.lines == [{"step": HEATING, "label": "Heating: £12.00"}]
    with looking(other):
        answered(wish, other, now, answer=LookedAgain.CHANGES, lines=[of_line(HEATING, "changes")])
    with looking(herself):
        [line] = challenged(queries.looks_of(ana, viewer=herself)[0].lines)
        assert (line.label, line.says, line.reason) == (
            "Heating: £12.00",
            "It changes",
            "The bill says so.",
        )


def test_asked_about_another_line_both_are_looked_at_and_about_no_line_all_are(
    now, looking, finn, ana, herself
):
    kept = kept_means(ana, by=finn, now=now)
    with looking(herself):
        asked(kept, herself, now, lines=[HEATING])
        both = asked(kept, herself, now, lines=[TAX, HEATING])
        assert {one["step"] for one in both.lines} == {HEATING, TAX}
        assert asked(kept, herself, now, lines=[]).lines == []
        assert asked(kept, herself, now, lines=[TAX]).lines == [], "all of it stays asked for"


def test_a_line_that_the_sum_does_not_have_is_not_asked_about(now, looking, finn, ana, herself):
    kept = kept_means(ana, by=finn, now=now)
    with looking(herself):
        for line in ("costs.yacht", "charge"):  # what follows from other lines is not one to ask about
            with pytest.raises(Invalid) as refused:
                asked(kept, herself, now, lines=[line])
        assert not LookAgain.objects.exists()
    assert list(refused.value.fields) == ["lines"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"lines": []}, "lines"),
        ({"lines": [of_line(TAX)]}, "lines"),
        ({"lines": [of_line(HEATING, reason=" ")]}, "lines"),
        ({"lines": [of_line(HEATING, "changes")]}, "answer"),
    ],
)
def test_each_line_she_asked_about_is_answered_and_the_whole_fits_its_lines(
    now, looking, finn, ana, herself, said, field
):
    kept, other = kept_means(ana, by=finn, now=now), a_login("finance", now=now)
    with looking(herself):
        wish = asked(kept, herself, now, lines=[HEATING])
    with looking(other):
        with pytest.raises(Invalid) as refused:
            answered(wish, other, now, **said)
        assert LookAgain.objects.get().answered_at is None
    assert list(refused.value.fields) == [field]
