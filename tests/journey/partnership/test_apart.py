"""Where interests part: a carer's own time that meets a plan, and what the two see differently."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from sayso.foundation.access.areas import Area
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import (
    ClashSettled,
    Difference,
    DifferenceEnding,
    DifferenceOption,
    FreeTime,
    OwnView,
    ToldOfIt,
)
from sayso.journey.partnership.models.apart_kinds import (
    EndingKind,
    HoldsDecision,
    MatterKind,
    OptionKind,
    SeparateDone,
)
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions as planning
from sayso.journey.planning.queries import lines_of, not_settled, offers_for, plan_of, tasks_agreed
from sayso.journey.planning.statuses import CarerAnswer
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.apart import (
    CLASS,
    LATER,
    differs,
    needs_free,
    new_difference,
    new_ending,
    new_free,
    new_view,
    sees,
    tuesdays,
)
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import opens_private
from tests.factories.planning import answered, offered

pytestmark = pytest.mark.django_db
HERS = "I want Bea, and nobody I do not know."
BEAS = "I cannot do Tuesdays any more."


def gaps(two, looking, now):
    with looking(two.ana_in):
        return queries.gaps_of(two.ana, viewer=two.ana_in, on=now.date())


def clashes(two, login, looking, now):
    with looking(login):
        return queries.clashes_of(two.bea, viewer=login, on=now.date())


def asks(two, line, now, **changed):
    opens_private(two, two.bea, now=now)
    open_to(two.sam, two.ana, Area.PLAN, now=now)
    offered(line, two.bea, by=two.sam, now=now, words="Come to the library on Tuesdays.", **changed)


@pytest.mark.requirement("S0-09")
def test_the_carer_sees_both_and_the_person_only_that_nobody_is_down_for_it(now, looking, two):
    """The gap is the same whether nobody asked, she was asked, needs the time, or stopped."""
    line = tuesdays(two, now=now)
    before = gaps(two, looking, now)
    assert [(one.line, one.when) for one in before] == [(line.line, "Tuesday, 2 pm to 5 pm")]
    needs_free(two, by=two.bea_in, now=now)
    assert clashes(two, two.bea_in, looking, now) == [], "nobody asked her yet: the plan is Ana's own"
    asks(two, line, now, minutes_a_week=180)
    assert gaps(two, looking, now) == before
    for login in (two.bea_in, two.sam):
        [clash] = clashes(two, login, looking, now)
        assert (clash.when, clash.free.why, clash.settled) == ("Tuesday, 2 pm to 5 pm", CLASS, None)
        assert (clash.task.words, clash.task.said_yes) == ("Come to the library on Tuesdays.", False)
    assert clashes(two, two.ana_in, looking, now) == []
    with looking(two.bea_in):
        [offer] = offers_for(two.bea, viewer=two.bea_in)
    answered(offer, by=two.bea_in, now=now, minutes_a_week=180)
    assert clashes(two, two.bea_in, looking, now)[0].task.said_yes
    assert gaps(two, looking, now) == []
    with looking(two.bea_in):
        planning.stop_task(offer=offer.pk, by=two.bea_in, at=now)
    assert gaps(two, looking, now) == before
    assert clashes(two, two.bea_in, looking, now) == []


@pytest.mark.requirement("S0-09")
def test_a_clash_is_open_until_a_note_says_how_it_ended_and_opens_again_for_another_time(now, looking, two):
    line = tuesdays(two, now=now)
    asks(two, line, now)
    free = needs_free(two, by=two.bea_in, now=now)
    ends = actions.ClashEnds(person=two.bea, free=free.pk, line=line.line, note="Nadia found paid help.")
    told = {"by": two.bea_in, "at": now}
    with looking(two.bea_in):
        with pytest.raises(Invalid) as why:
            actions.settle_clash(ends=replace(ends, note="  "), **told)
        assert list(why.value.fields) == ["note"]
        with pytest.raises(NotFound):
            actions.settle_clash(ends=replace(ends, line=free.pk), **told)
        actions.settle_clash(ends=ends, **told)
        with pytest.raises(WrongState):
            actions.settle_clash(ends=replace(ends, key=free.pk), **told)
        assert queries.clashes_open([two.bea], viewer=two.bea_in, on=now.date()) == {}
        changed = new_free(two, minutes=240, instead=free.pk)
        actions.need_one_free(time_=changed, **told)
        assert two.bea in queries.clashes_open([two.bea], viewer=two.bea_in, on=now.date())
        with pytest.raises(Stale):
            actions.need_free_no_more(person=two.bea, free=free.pk, **told)
        actions.need_free_no_more(person=two.bea, free=changed.key, **told)
        assert queries.free_times_of(two.bea, viewer=two.bea_in) == []
    with looking(two.bea_in), pytest.raises(ProgrammingError, match="permission denied"):
        FreeTime.objects.filter(pk=free.pk).update(why="another reason")


def test_when_a_task_is_stays_what_it_was_when_the_carer_was_asked(now, looking, two):
    """What Ana writes later in a plan of her own moves nothing on Bea's page."""
    line = tuesdays(two, now=now)
    asks(two, line, now)
    needs_free(two, by=two.bea_in, now=now)
    with looking(two.ana_in):
        draft = planning.begin_plan(
            plan=planning.NewPlan(person=two.ana, written_by="self", from_wishes=False),
            by=two.ana_in,
            at=now + timedelta(minutes=1),
        )
        del draft
    [clash] = clashes(two, two.bea_in, looking, now)
    assert clash.when == "Tuesday, 2 pm to 5 pm"
    with looking(two.ana_in), connection.cursor() as cursor:  # the database's own door, by raw SQL
        cursor.execute("select count(*) from partnership_offer_times(%s)", [[clash.task.offer]])
        assert cursor.fetchone() == (0,)


def test_bad_times_and_strangers_are_refused(now, looking, two):
    stranger = a_login("social-worker", now=now)
    for changed, name in (({"days": []}, "days"), ({"days": [9]}, "days"), ({"minutes": 0}, "ends_at")):
        with looking(two.bea_in), pytest.raises(Invalid) as why:
            actions.need_one_free(time_=new_free(two, **changed), by=two.bea_in, at=now)
        assert list(why.value.fields) == [name]
    for login, refusal in (
        (two.ana_in, NotFound),
        (two.sam, NotFound),
        (stranger, NotFound),
        (a_login("payments", now=now), NotPermitted),
    ):
        with looking(login), pytest.raises(refusal):
            actions.need_one_free(time_=new_free(two), by=login, at=now)
        with looking(login), pytest.raises(refusal):
            actions.see_one_differently(view=new_view(two, two.bea, BEAS), by=login, at=now)


@pytest.mark.requirement("S0-15")
def test_each_says_how_they_see_it_on_their_own_record_and_neither_reads_the_other(now, looking, two):
    sees(two, two.ana, HERS, now=now, wants="Tuesdays as they are", could_accept="Every other week")
    first = sees(two, two.bea, BEAS, now=now)
    for login, words in ((two.ana_in, [HERS]), (two.bea_in, [BEAS]), (two.sam, [])):
        with looking(login):
            found = [one for who in (two.ana, two.bea) for one in queries.views_of(who, viewer=login)]
            assert [one.sees for one in found] == words
    with looking(two.bea_in):
        new = new_view(two, two.bea, "I can do one a month.", instead=first.pk)
        actions.see_one_differently(view=new, by=two.bea_in, at=now)
        with pytest.raises(Stale):
            actions.remove_view(person=two.bea, view=first.pk, by=two.bea_in, at=now)
        with pytest.raises(Invalid):
            actions.see_one_differently(view=new_view(two, two.bea, " "), by=two.bea_in, at=now)
        assert [one.sees for one in queries.views_of(two.bea, viewer=two.bea_in)] == ["I can do one a month."]
        actions.remove_view(person=two.bea, view=new.key, by=two.bea_in, at=now)
        assert queries.views_of(two.bea, viewer=two.bea_in) == []
        assert OwnView.objects.visible_to(two.bea_in).count() == 2, "what was said stays for its author"


@pytest.mark.requirement("S0-15")
def test_the_persons_choice_stands_and_waits_until_the_hours_are_met_by_somebody_else(now, looking, two):
    line = tuesdays(two, now=now)
    difference = differs(two, now=now, line=line.line)
    told = {"by": two.sam, "at": now}
    for ending, more in (
        (EndingKind.DIFFER, {}),
        (EndingKind.AGREED, {}),
        (EndingKind.TRIAL, {"trial_ends_on": LATER}),
    ):
        new = new_ending(difference, ending=ending, **more)
        with looking(two.sam), pytest.raises(Held) as why:
            actions.settle_difference(ending=new, **told)
        assert "3 hours a week" in why.value.message
    with looking(two.sam), pytest.raises(Held):  # two hours of somebody else leave one
        actions.settle_difference(
            ending=new_ending(difference, met_by_called="Harbour Care", met_by_minutes=120), **told
        )
    with looking(two.sam), pytest.raises(Invalid) as wrong:  # and the carer is no other care
        actions.settle_difference(
            ending=new_ending(difference, met_by_called="bea", met_by_minutes=180), **told
        )
    assert list(wrong.value.fields) == ["met_by_called"]
    with looking(two.ana_in):  # meanwhile the need is to be met another way
        plan = plan_of(two.ana, StandingKind.ADULT, viewer=two.ana_in)
        agreed = tasks_agreed(two.ana, viewer=two.ana_in, on=now.date())
        lines = not_settled(lines_of(plan, viewer=two.ana_in), agreed)
        assert [one.line for one in lines] == [line.line]
    with looking(two.sam):
        further = new_ending(difference, ending=EndingKind.INDEPENDENT, way=OptionKind.MEDIATION)
        actions.settle_difference(ending=further, **told)  # what takes it further never waits
        done = actions.settle_difference(
            ending=new_ending(difference, met_by_called="Harbour Care", met_by_minutes=180),
            by=two.sam,
            at=now + timedelta(minutes=1),
        )
        assert (done.needed_minutes, done.carer_minutes) == (180, 0)
        newest = queries.endings_of([difference], viewer=two.sam)[difference.pk]
        assert [one.ending for one in newest] == [EndingKind.DIFFER, EndingKind.INDEPENDENT]


def test_the_carers_own_yes_counts_and_nothing_else_does(now, looking, two):
    line = tuesdays(two, now=now)
    asks(two, line, now, minutes_a_week=180)
    difference = differs(two, now=now, line=line.line)
    agreed = new_ending(difference, ending=EndingKind.AGREED, review_on=None)
    with looking(two.sam), pytest.raises(Held):
        actions.settle_difference(ending=agreed, by=two.sam, at=now)
    with looking(two.bea_in):
        [offer] = offers_for(two.bea, viewer=two.bea_in)
    answered(offer, by=two.bea_in, now=now, answer=CarerAnswer.YES, minutes_a_week=180)
    with looking(two.sam):
        assert actions.settle_difference(ending=agreed, by=two.sam, at=now).carer_minutes == 180
    paid = differs(two, now=now)
    with looking(two.sam), pytest.raises(Held, match="Nobody knows"):
        actions.settle_difference(ending=new_ending(paid), by=two.sam, at=now)
    for changed, name in (
        ({"review_on": now.date()}, "review_on"),
        ({"review_on": None}, "review_on"),
        ({"trial_ends_on": LATER}, "trial_ends_on"),
        ({"ending": EndingKind.TRIAL}, "trial_ends_on"),
        ({"met_by_called": "Somebody"}, "met_by_called"),
        ({"needed_minutes": 20_000}, "needed_minutes"),
        ({"met_by_lines": [line.line], "needed_minutes": 60}, "met_by_lines"),
    ):
        with looking(two.sam), pytest.raises(Invalid) as why:
            actions.settle_difference(ending=new_ending(paid, **changed), by=two.sam, at=now)
        assert list(why.value.fields) == [name]


@pytest.mark.requirement("S0-15")
def test_each_reads_only_the_result_that_is_meant_for_them(now, looking, two):
    difference = differs(two, now=now)
    told = actions.Telling(person=two.ana, side=two.hers.pk, words="Somebody from Harbour comes on Tuesdays.")
    opens_private(two, two.ana, now=now)
    with looking(two.sam):
        with pytest.raises(WrongState):
            actions.tell_of_it(difference=difference.pk, told=told, by=two.sam, at=now)
        actions.settle_difference(
            ending=new_ending(difference, needed_minutes=0, way=OptionKind.OTHER_CARE), by=two.sam, at=now
        )
        with pytest.raises(Invalid):
            actions.tell_of_it(difference=difference.pk, told=replace(told, words=" "), by=two.sam, at=now)
        for_bea = replace(told, person=two.bea, side=two.beas.pk)
        with pytest.raises(NotFound):  # Bea's account is not open to him
            actions.tell_of_it(difference=difference.pk, told=for_bea, by=two.sam, at=now)
        actions.tell_of_it(difference=difference.pk, told=told, by=two.sam, at=now)
        again = replace(told, words="Lena from Harbour comes.", key=two.hers.pk)
        actions.tell_of_it(difference=difference.pk, told=again, by=two.sam, at=now)
    for login, words in ((two.ana_in, ["Lena from Harbour comes."]), (two.bea_in, [])):
        with looking(login):
            found = [one for who in (two.ana, two.bea) for one in queries.told_of_it(who, viewer=login)]
            assert [one.words for one in found] == words
            assert Difference.objects.visible_to(login).count() == 0
            with pytest.raises(NotFound):
                actions.tell_of_it(difference=difference.pk, told=told, by=login, at=now)
            with pytest.raises(NotFound):
                actions.take_up_difference(difference=new_difference(two), by=login, at=now)


def test_options_say_what_they_do_to_both(now, looking, two):
    difference = differs(two, now=now)
    put = {"person": two.ana, "difference": difference.pk, "by": two.sam, "at": now}
    option = actions.NewOption(way=OptionKind.BREAK, carer_minutes=-180, to_meet_minutes=180)
    mediation = actions.NewOption(way=OptionKind.MEDIATION, for_person="She is heard.", for_carer="And she.")
    with looking(two.sam):
        actions.put_options(items=[option, mediation], **put)
        found = queries.options_of(difference, viewer=two.sam)
        assert {(one.way, one.carer_minutes, one.to_meet_minutes) for one in found} == {
            ("break", -180, 180),
            ("mediation", None, None),
        }
        for wrong, name in (
            (actions.NewOption(way=OptionKind.BREAK, carer_minutes=-180), "for_person"),
            (actions.NewOption(way=OptionKind.BREAK, to_meet_minutes=180), "for_carer"),
            (replace(option, carer_minutes=-20_000), "carer_minutes"),
        ):
            with pytest.raises(Invalid) as why:
                actions.put_options(items=[wrong], **put)
            assert name in why.value.fields


def test_one_who_acts_for_both_is_told_so_where_two_are_wanted(now, looking, two):
    """Safety, money, home: another worker is advised to whoever holds both accounts, until it is answered."""
    opens_private(two, two.ana, two.bea, now=now)
    tasks = differs(two, now=now)
    money = differs(two, now=now, matter=MatterKind.MONEY, decides=HoldsDecision.PERSON)
    with looking(two.sam):
        assert queries.acts_for_both(tasks, viewer=two.sam) is None
        [found] = queries.differences_to_do(viewer=two.sam, until=now.date()).for_both
        assert (found.difference, found.who) == (money, ("Sam Whitlock",))
        keep = {"person": two.ana, "difference": money.pk, "by": two.sam, "at": now}
        with pytest.raises(Invalid):
            actions.keep_separate(done=SeparateDone.STAYS, **keep)
        actions.keep_separate(done=SeparateDone.WORKER, **keep)
        assert queries.differences_to_do(viewer=two.sam, until=now.date()).for_both == ()
        to_look_at = queries.differences_to_do(viewer=two.sam, until=LATER).to_look_at
        assert {one.pk for one, _ in to_look_at} == {tasks.pk, money.pk}
        with pytest.raises(Invalid):
            actions.take_up_difference(
                difference=new_difference(two, review_on=now.date()), by=two.sam, at=now
            )
        with pytest.raises(NotFound):
            actions.take_up_difference(difference=new_difference(two, side=two.beas.pk), by=two.sam, at=now)
    stranger = a_login("social-worker", now=now)
    with looking(stranger):
        for act in (
            lambda: actions.keep_separate(
                person=two.ana, difference=money.pk, done=SeparateDone.ASKED, by=stranger, at=now
            ),
            lambda: actions.settle_difference(ending=new_ending(money), by=stranger, at=now),
            lambda: actions.put_options(person=two.ana, difference=money.pk, items=[], by=stranger, at=now),
        ):
            with pytest.raises(NotFound):
                act()


def test_a_failed_trail_undoes_each_of_them(now, looking, two, request):
    line = tuesdays(two, now=now)
    asks(two, line, now)
    free = needs_free(two, by=two.bea_in, now=now)
    view = sees(two, two.bea, BEAS, now=now)
    difference = differs(two, now=now)
    opens_private(two, two.ana, now=now)
    told = actions.Telling(person=two.ana, side=two.hers.pk, words="Somebody comes.")
    option = actions.NewOption(way=OptionKind.BREAK, carer_minutes=0, to_meet_minutes=0)
    ended = new_ending(difference, needed_minutes=0)
    with looking(two.sam):
        actions.settle_difference(ending=replace(ended, key=free.pk), by=two.sam, at=now)
    hers = {"person": two.ana, "difference": difference.pk}
    clash = actions.ClashEnds(person=two.bea, free=free.pk, line=line.line, note="Done.")
    beas = (
        lambda **w: actions.need_one_free(time_=new_free(two), **w),
        lambda **w: actions.need_free_no_more(person=two.bea, free=free.pk, **w),
        lambda **w: actions.settle_clash(ends=clash, **w),
        lambda **w: actions.see_one_differently(view=new_view(two, two.bea, BEAS), **w),
        lambda **w: actions.remove_view(person=two.bea, view=view.pk, **w),
    )
    sams = (
        lambda **w: actions.take_up_difference(difference=new_difference(two), **w),
        lambda **w: actions.put_options(items=[option], **hers, **w),
        lambda **w: actions.settle_difference(ending=ended, **w),
        lambda **w: actions.tell_of_it(difference=difference.pk, told=told, **w),
        lambda **w: actions.keep_separate(done=SeparateDone.ASKED, **hers, **w),
    )
    before = rows(two, looking)
    failing = request.getfixturevalue("audit_fails")
    for login, acts in ((two.bea_in, beas), (two.sam, sams)):
        for at, act in enumerate(acts):
            with looking(login), pytest.raises(failing):
                act(by=login, at=now)
            assert rows(two, looking) == before, (login, at)


def rows(two, looking) -> list[tuple[object, ...]]:
    """Return what stands in every table of this part, as whoever holds it reads it."""
    found = []
    for login in (two.bea_in, two.sam):
        with looking(login):
            for model in (OwnView, Difference, DifferenceOption, DifferenceEnding, ToldOfIt, FreeTime):
                found += sorted(model.objects.visible_to(login).values_list(), key=str)
            found += sorted(ClashSettled.objects.visible_to(login).values_list(), key=str)
    return found
