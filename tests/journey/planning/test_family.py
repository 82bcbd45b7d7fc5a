"""The family around somebody: read from what is known, each voice its own; and assessed together by yeses."""

from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.access.areas import Area
from sayso.foundation.audit.models import AuditEvent
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.planning import actions
from sayso.journey.planning.models import AroundPerson, AssessedTogether, ChildTogether, TogetherYes
from sayso.journey.planning.queries import family, offers_for
from sayso.journey.planning.statuses import GrownUpAge, TogetherAnswer
from sayso.journey.safeguarding import actions as safeguarding
from sayso.rules.partnership.together import Says, Together, not_met
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.conftest import AuditDown
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import the_two
from tests.factories.planning import a_draft, a_line, answered, offered, said_yes
from tests.factories.safeguarding import a_new_child

ravi = {
    "called": "Ravi, my brother",
    "age_band": GrownUpAge.GROWN,
    "lives_here": True,
    "gives": "The garden.",
    "gives_minutes": 120,
    "gets": "A cooked meal.",
}


@pytest.fixture
def two(now):
    return the_two(now)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"), st.none() | st.sampled_from(list(Together)), st.sampled_from(["", "why"])
        ),
        max_size=6,
    )
)
def test_silence_a_no_and_best_without_a_reason_are_never_a_yes(said):
    says = [Says(who=who, answer=answer, because=because) for who, answer, because in said]
    left = {
        who
        for who, answer, because in said
        if answer != Together.YES and not (answer == Together.BEST and because)
    }
    assert set(not_met(says)) == left
    assert len(not_met(says)) == len(left)


def around(person, **changed):
    return actions.NewAround(person=person, **(ravi | changed))


def map_of(person, login, now, *, with_children=True):
    found = family.family_of(person, viewer=login, on=now.date(), with_children=with_children)
    return {one.called: one for one in found}


@pytest.mark.django_db
def test_the_map_reads_what_is_known_and_asks_only_for_the_rest(now, looking, two):
    draft = a_draft(two.ana, by=two.ana_in, now=now)
    line = a_line(draft, by=two.ana_in, now=now)
    said_yes(draft, by=two.ana_in, now=now)
    offered(line, two.bea, by=two.ana_in, now=now)
    with looking(two.bea_in):
        [offer] = offers_for(two.bea, viewer=two.bea_in)
    answered(offer, by=two.bea_in, now=now)
    with looking(two.ana_in):
        kept = actions.keep_one_around(around=around(two.ana), by=two.ana_in, at=now)
        hers = map_of(two.ana, two.ana_in, now, with_children=False)
    with looking(two.sam):
        safeguarding.note_child(child=a_new_child(two.ana), by=two.sam, at=now)
        sams = map_of(two.ana, two.sam, now)
    bea, brother = sams["Bea, my daughter"], sams["Ravi, my brother"]
    assert [(one.what, one.minutes) for one in bea.gives] == [
        ("Somebody makes tea with me and sits down.", 90)
    ]
    assert (brother.lives_here, brother.age, brother.gives_minutes) == (True, "25 to 64", 120)
    assert [(one.what, one.minutes) for one in brother.gets] == [("A cooked meal.", None)]
    [child] = [one for one in sams.values() if one.child]
    assert (child.lives_here, child.gives_minutes) == (True, 0)
    assert set(hers) == {"Bea, my daughter", "Ravi, my brother"}, "no child stands on a grown-up's own page"
    with looking(two.bea_in):
        beas = map_of(two.bea, two.bea_in, now, with_children=False)
        assert list(beas) == ["Mum"]
        assert [(one.what, one.minutes) for one in beas["Mum"].gets] == [("Make tea at seven.", 90)]
        assert AroundPerson.objects.count() == 0
        with pytest.raises(NotFound):
            actions.drop_around(person=two.ana, entry=kept.entry, by=two.bea_in, at=now)
        with pytest.raises(NotFound):
            actions.keep_one_around(around=around(two.ana), by=two.bea_in, at=now)


@pytest.mark.django_db
def test_one_who_is_slower_is_told_and_nobody_is_found_by_trying_keys(now, looking, two):
    with looking(two.ana_in):
        first = actions.keep_one_around(around=around(two.ana), by=two.ana_in, at=now)
        change = around(two.ana, gives="Nothing now.", entry=first.entry, seen=first.pk)
        second = actions.keep_one_around(around=change, by=two.ana_in, at=now)
        with pytest.raises(Stale):
            actions.drop_around(person=two.ana, entry=first.entry, seen=first.pk, by=two.ana_in, at=now)
        with pytest.raises(Invalid) as wrong:
            actions.keep_one_around(
                around=around(two.ana, called=" ", gives_minutes=20_000, gets="x" * 401),
                by=two.ana_in,
                at=now,
            )
        assert set(wrong.value.fields) == {"called", "gives_minutes", "gets"}
        with pytest.raises(Invalid) as wrong:
            actions.keep_one_around(around=around(two.ana, other=two.sam.pk), by=two.ana_in, at=now)
        assert list(wrong.value.fields) == ["other"]
        actions.drop_around(person=two.ana, entry=second.entry, seen=second.pk, by=two.ana_in, at=now)
        assert "Ravi, my brother" not in map_of(two.ana, two.ana_in, now, with_children=False)
        with pytest.raises(NotFound):
            actions.drop_around(person=two.ana, entry=second.entry, by=two.ana_in, at=now)
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("delete from planning_around")
    officer = a_login("payments", now=now)
    with looking(officer), pytest.raises(NotPermitted):
        actions.keep_one_around(around=around(two.ana), by=officer, at=now)


def joined(two, **changed):
    return actions.NewJoined(person=two.ana, **({"others": [two.bea]} | changed))


def says(two, person, answer, *, by, now, **changed):
    said = actions.NewTogether(person=person, other=two.ana if person == two.bea else two.bea, answer=answer)
    return actions.say_together(said=replace(said, **changed), by=by, at=now)


@pytest.mark.django_db
def test_assessments_are_joined_only_once_each_said_yes_for_themself(now, looking, two):
    """Care Act 2014, section 12."""
    open_to(two.sam, two.ana, Area.WORK, now=now)
    with looking(two.sam):
        with pytest.raises(Invalid):
            actions.begin_together(joined=joined(two, others=[]), by=two.sam, at=now)
        with pytest.raises(Held) as held:
            actions.begin_together(joined=joined(two), by=two.sam, at=now)
        assert "the person themself, Bea, my daughter" in str(held.value)
        assert "each person says yes" in held.value.rule
        with pytest.raises(Invalid) as wrong:
            says(two, two.ana, TogetherAnswer.YES, by=two.sam, now=now, alone=SeenAlone.NO)
        assert list(wrong.value.fields) == ["alone"], "a worker asks alone"
        with pytest.raises(Invalid):
            says(two, two.ana, TogetherAnswer.BEST, by=two.sam, now=now)
        says(two, two.ana, TogetherAnswer.YES, by=two.sam, now=now, alone=SeenAlone.YES)
        with pytest.raises(Held) as held:
            actions.begin_together(joined=joined(two), by=two.sam, at=now)
        assert "yes: Bea, my daughter." in str(held.value)
    with looking(two.bea_in):
        with pytest.raises(Invalid):
            says(two, two.bea, TogetherAnswer.BEST, by=two.bea_in, now=now, because="Me")
        says(two, two.bea, TogetherAnswer.NO, by=two.bea_in, now=now)
        assert {row.person_id for row in TogetherYes.objects.visible_to(two.bea_in)} == {two.bea}
    with looking(two.sam), pytest.raises(Held):
        actions.begin_together(joined=joined(two), by=two.sam, at=now)
    with looking(two.bea_in):
        says(two, two.bea, TogetherAnswer.YES, by=two.bea_in, now=now)
    with looking(two.sam):
        begun = actions.begin_together(joined=joined(two), by=two.sam, at=now)
        assert family.together_of(two.ana, viewer=two.sam) == [begun]
        with pytest.raises(WrongState):
            actions.begin_together(joined=joined(two), by=two.sam, at=now)
    for login in (two.ana_in, two.bea_in):
        with looking(login):
            assert AssessedTogether.objects.count() == 0
            with pytest.raises(NotPermitted):
                actions.begin_together(joined=joined(two), by=login, at=now)
    with looking(a_login("auditor", now=now)):
        for event in AuditEvent.objects.filter(action="planning.say_together"):
            assert set(event.people) in ({two.ana}, {two.bea})


@pytest.mark.django_db
def test_a_child_says_it_for_themself_or_it_is_best_for_them_and_no_grown_up_reads_it(now, looking, two):
    open_to(two.sam, two.ana, Area.WORK, now=now)
    with looking(two.sam):
        child = safeguarding.note_child(child=a_new_child(two.ana), by=two.sam, at=now).child
        with_child = joined(two, others=[], children=[child])
        with pytest.raises(Held):
            actions.begin_together(joined=with_child, by=two.sam, at=now)
        told = actions.NewChildTogether(person=two.ana, child=child, answer=TogetherAnswer.BEST)
        with pytest.raises(Invalid) as wrong:
            actions.say_child_together(said=told, by=two.sam, at=now)
        assert set(wrong.value.fields) == {"because", "who_speaks"}
        best = replace(told, because="He sees it all, and is heard once.", who_speaks="His father")
        actions.say_child_together(said=best, by=two.sam, at=now)
        actions.begin_together(joined=with_child, by=two.sam, at=now)
        with pytest.raises(NotFound):
            actions.say_child_together(said=replace(best, child=two.bea), by=two.sam, at=now)
    for login in (two.ana_in, two.bea_in):
        with looking(login):
            assert ChildTogether.objects.count() == 0
            with pytest.raises(NotPermitted):
                actions.say_child_together(said=best, by=login, at=now)
    with looking(a_login("auditor", now=now)):
        [event] = AuditEvent.objects.filter(action="planning.say_child_together")
        assert event.people == []


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["keep", "drop", "say", "child", "begin"])
def test_without_a_trail_nothing_of_it_is_kept(now, looking, two, what, request):
    open_to(two.sam, two.ana, Area.WORK, now=now)
    by = two.sam
    with looking(by):
        row = actions.keep_one_around(around=around(two.ana), by=by, at=now)
        child = safeguarding.note_child(child=a_new_child(two.ana), by=by, at=now).child
        yes = actions.NewChildTogether(person=two.ana, child=child, answer=TogetherAnswer.YES)
        if what == "begin":
            actions.say_child_together(said=yes, by=by, at=now)
    request.getfixturevalue("audit_fails")
    acts = {
        "keep": lambda: actions.keep_one_around(around=around(two.ana), by=by, at=now),
        "drop": lambda: actions.drop_around(person=two.ana, entry=row.entry, by=by, at=now),
        "say": lambda: says(two, two.ana, TogetherAnswer.YES, by=by, now=now, alone=SeenAlone.YES),
        "child": lambda: actions.say_child_together(said=yes, by=by, at=now),
        "begin": lambda: actions.begin_together(
            joined=joined(two, others=[], children=[child]), by=by, at=now
        ),
    }
    with looking(by), pytest.raises(AuditDown):
        acts[what]()
    with looking(by):
        assert AroundPerson.objects.current().count() == 1
        assert TogetherYes.objects.count() == 0
        assert ChildTogether.objects.count() == (what == "begin")
        assert AssessedTogether.objects.count() == 0
