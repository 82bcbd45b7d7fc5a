"""A review of the two: asked for on a day that says nothing, each heard alone, ended with a copy for each."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from sayso.foundation.access.viewer import viewing
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions, facts, queries
from sayso.journey.partnership.models import PairTalk
from sayso.journey.partnership.statuses import NoticedBy, Together
from sayso.rules.partnership.review_parts import Part
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, WrongState
from tests.conftest import AuditDown
from tests.factories import casework as made
from tests.factories.partnership import a_new_holder, checks_in, opens_private

pytestmark = pytest.mark.django_db
TURN = "sayso.journey.partnership.facts.talks.is_in_turn"
WORN_OUT = {"nights_woken": 4, "job_next_day": "yes", "wants": "less", "injury": "yes"}


def asks(two, now):
    with viewing(two.sam, at=now):
        return actions.ask_for_talks(person=two.ana, side=two.hers.pk, by=two.sam, at=now)


def talked(two, side, now, *, by=None, **said):
    told = {"talked_on": now.date(), "alone": SeenAlone.YES, "answers": {Part.GIVES: "Tea, and the news."}}
    talk = actions.NewTalk(person=side.person_id, side=side.pk, **(told | said))
    with viewing(by or two.sam, at=now):
        return actions.keep_talk(talk=talk, by=by or two.sam, at=now)


def ends(two, now, **said):
    end = actions.NewEnd(person=two.ana, side=two.hers.pk, **said)
    with viewing(two.sam, at=now):
        return actions.end_review(end=end, by=two.sam, at=now)


def test_both_are_asked_for_the_day_that_is_theirs_and_each_reads_only_their_own(now, looking, two):
    with pytest.raises(NotFound):
        asks(two, now)
    opens_private(two, two.ana, two.bea, now=now)
    hers, beas = asks(two, now)
    assert hers.talk_on == beas.talk_on == queries.next_day(two.hers, on=now.date())
    assert queries.next_day(two.hers, on=now.date()) == queries.next_day(two.beas, on=now.date())
    with pytest.raises(WrongState):
        asks(two, now)
    talked(two, two.beas, now, answers={Part.TIME: "Four nights a week.", Part.LIFE: ""})
    for one in (two.ana, two.bea):
        login = two.own(one)
        with looking(login):
            assert {row.person_id for row in PairTalk.objects.visible_to(login)} == {one}
            with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("delete from partnership_talk")
    with looking(two.bea_in):
        (mine,) = queries.talks_of(two.beas, viewer=two.bea_in)
        assert mine.answers == {"time": "Four nights a week."}, "what was left is not kept"
        with pytest.raises(NotPermitted):
            actions.ask_for_talks(person=two.bea, side=two.beas.pk, by=two.bea_in, at=now)


def test_each_says_themself_whether_it_is_right_and_nobody_says_it_for_them(now, looking, two):
    opens_private(two, two.ana, two.bea, now=now)
    asks(two, now)
    talk = talked(two, two.beas, now)
    said = {"person": two.bea, "side": two.beas.pk, "talk": talk.review, "at": now}
    for login in (two.sam, two.ana_in):
        with looking(login), pytest.raises(NotFound):
            actions.answer_talk(agrees=True, by=login, **said)
    with looking(two.bea_in), pytest.raises(Invalid):
        actions.answer_talk(agrees=False, by=two.bea_in, **said)
    with looking(two.bea_in):
        row = actions.answer_talk(agrees=False, words="It was five nights.", by=two.bea_in, **said)
    assert (row.agrees, row.disagrees_words, row.answers) == (False, "It was five nights.", talk.answers)
    again = talked(two, two.beas, now, answers={Part.TIME: "Five nights."})
    assert (again.review, again.agrees) == (talk.review, None), "what is written anew is asked anew"
    with looking(two.ana_in), pytest.raises(WrongState):
        actions.answer_talk(
            person=two.ana, side=two.hers.pk, talk=talk.review, agrees=True, by=two.ana_in, at=now
        )


def test_it_does_not_end_early_and_what_is_done_is_somebodys_by_a_day(now, looking, two):
    made.allocated(two.bea, two.sam, now=now)
    opens_private(two, two.ana, two.bea, now=now)
    with pytest.raises(WrongState):
        ends(two, now, nothing_because="It goes well.")
    asks(two, now)
    talked(two, two.beas, now)
    with pytest.raises(Held, match="has not been heard"):
        ends(two, now, nothing_because="It goes well.")
    talked(two, two.hers, now, alone=SeenAlone.NO)
    with pytest.raises(Held, match="not seen alone"):
        ends(two, now, nothing_because="It goes well.")
    talked(
        two, two.hers, now, alone=SeenAlone.DECLINED, not_alone_because="She wants Bea there. Offered twice."
    )
    with pytest.raises(Held, match="what is to be done"):
        ends(two, now)
    nights = actions.NewChange(
        person=two.bea,
        side=two.beas.pk,
        noticed_on=now.date(),
        noticed_by=NoticedBy.THEMSELF,
        words="Find somebody for two nights.",
        due_on=now.date() + timedelta(days=14),
        in_private=True,
    )
    rows = ends(two, now, changes=[nights])
    assert all(row.ended_at == now for row in rows)
    with looking(two.sam):
        (noticed,) = queries.changes_of(two.beas, viewer=two.sam)
        assert (noticed.change.words, noticed.task.owner) == ("Find somebody for two nights.", two.sam)
        assert queries.changes_of(two.hers, viewer=two.sam) == []
    with pytest.raises(WrongState):
        ends(two, now, nothing_because="Again.")


def test_a_talk_that_cannot_be_put_in_the_trail_is_not_kept(now, two, request):
    opens_private(two, two.ana, two.bea, now=now)
    for side in (two.hers, two.beas):
        talked(two, side, now)
    request.getfixturevalue("audit_fails")
    with pytest.raises(AuditDown):
        talked(two, two.beas, now, answers={Part.TIME: "Lost."})
    with pytest.raises(AuditDown):
        ends(two, now, nothing_because="It goes well.")
    with viewing(two.sam, at=now):
        (row,) = queries.talks_of(two.beas, viewer=two.sam)
    assert (row.answers, row.ended_at) == ({"gives": "Tea, and the news."}, None)


def test_who_holds_one_account_alone_writes_and_ends_that_one_and_learns_nothing_of_the_other(now, two):
    opens_private(two, two.bea, now=now)
    checks_in(two.hers, {"wants": "less", "safe": "no"}, by=two.ana_in, now=now)
    with viewing(two.sam, at=now):
        parts = facts.parts_to_ask(two.beas, None, standing=None, viewer=two.sam, on=now.date())
        assert len(parts) == 2
        assert facts.to_talk_with(viewer=two.sam, on=now.date()) == []
    checks_in(two.beas, WORN_OUT | {"wants": "same"}, by=two.bea_in, now=now)
    with viewing(two.sam, at=now):
        (due,) = facts.to_talk_with(viewer=two.sam, on=now.date())
        assert due.held == (two.beas,)
        parts = facts.parts_to_ask(two.beas, None, standing=None, viewer=two.sam, on=now.date())
        assert {Part.TIME, Part.LIFE} <= set(parts)
    talk = talked(two, two.beas, now, together=Together.NO)
    end = actions.NewEnd(person=two.bea, side=two.beas.pk, nothing_because="She has what she needs.")
    with viewing(two.sam, at=now):
        (row,) = actions.end_review(end=end, by=two.sam, at=now)
    assert (row.review, row.talk_on) == (talk.review, now.date())
    with pytest.raises(Invalid):
        talked(two, two.beas, now, talked_on=now.date() + timedelta(days=1))
    with pytest.raises(NotFound):
        talked(two, two.hers, now)
    with pytest.raises(NotPermitted):
        talked(two, two.beas, now, by=two.bea_in)


@pytest.fixture(autouse=True)
def nobodys_turn(monkeypatch):
    monkeypatch.setattr(TURN, lambda *_, **__: False)


def test_whose_turn_it_is_is_talked_with_for_no_reason_until_a_review_has_ended(now, two, monkeypatch):
    opens_private(two, two.ana, two.bea, now=now)
    day = queries.next_day(two.hers, on=now.date())
    monkeypatch.setattr(TURN, lambda _pair, of, **__: of == day)

    def due(on):
        with viewing(two.sam, at=now):
            return [one.due_on for one in facts.to_talk_with(viewer=two.sam, on=on)]

    assert due(day - timedelta(days=1)) == []
    assert due(day) == due(day + timedelta(days=27)) == [day], "it stays while nobody talked with them"
    assert due(day + timedelta(days=28)) == [], "then it is another day's turn"
    asks(two, now)
    for side in (two.hers, two.beas):
        talked(two, side, now)
    ended = now + timedelta(days=(day - now.date()).days)
    ends(two, ended, nothing_because="All goes well.")
    assert due(day + timedelta(days=1)) == []


@pytest.mark.requirement("S0-10")
def test_signs_open_a_talk_until_a_review_has_looked_at_them_and_a_new_one_opens_it_again(now, two):
    opens_private(two, two.ana, two.bea, now=now)

    def due(when):
        with viewing(two.sam, at=when):
            return [one.due_on for one in facts.to_talk_with(viewer=two.sam, on=when.date())]

    assert due(now) == [], "nothing is known, and it is nobody's turn"
    checks_in(two.beas, WORN_OUT, by=two.bea_in, now=now)
    day = queries.next_day(two.hers, on=now.date())
    assert due(now) == [day]
    assert day <= now.date() + timedelta(days=28)
    assert due(now + timedelta(days=40)) == [day], "it stays, and is late"
    asks(two, now)
    for side in (two.hers, two.beas):
        talked(two, side, now)
    ends(two, now, nothing_because="Two nights are found already.")
    after = now + timedelta(days=1)
    assert due(after) == [], "the review has looked at it"
    checks_in(two.beas, {"work_change": "left"}, by=two.bea_in, now=after, said_on=after.date())
    assert len(due(after)) == 1, "this one is new"
    checks_in(two.hers, {"safe": "no"}, by=two.ana_in, now=after, said_on=after.date())
    assert due(after) == [date(2026, 11, 27)], "within five working days where somebody may not be safe"


@pytest.mark.requirement("S0-10")
def test_a_decision_that_moved_and_the_carer_does_not_know_of_is_a_sign_after_a_fortnight(now, two):
    opens_private(two, two.ana, two.bea, now=now)

    def known(**said):
        with viewing(two.sam, at=now):
            before = queries.map_of(two.ana, two.hers.pair, viewer=two.sam, on=now.date(), every=True)
            stands = next(one.now for one in before if one.domain.kind == "keys")
            holder = a_new_holder(
                two.hers,
                domain="keys",
                holder="carer",
                since=date(2026, 11, 1),
                seen=stands.pk if stands else None,
                **said,
            )
            actions.move_decision(holder=holder, by=two.sam, at=now)
            [found] = facts.facts_of_pairs([(two.hers, two.beas)], viewer=two.sam, on=now.date())
        return found.moves_untold, found.moves_untold_adding_time

    assert known() == (None, None), "nobody said whether she knows"
    assert known(carer_told=False) == (1, None)
    assert known(carer_told=False, adds_time=True) == (1, 1)
    assert known(carer_told=True, adds_time=True) == (0, 0)
